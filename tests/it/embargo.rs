//! A draft, or an edition whose day has not come, leaves no trace in a build.

use std::io::Read as _;

use swp_site::kept::Kept;
use swp_site::model::Period;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use crate::support::{shown, small_project};

/// Stands in every place of the edition that an author can write to, and nowhere else.
const SECRET: &str = "quokka";

/// A site with one edition that everybody may read and one that nobody may, whose `report.yaml`
/// holds `line`.
fn site(line: &str) -> Files {
    let mut files = small_project();
    let report = format!(
        "kind: strategy\ntitle: The quokka plan\nperiod: 2019-22\ndocument: quokka-plan\n{line}\n\
         priorities:\n  - {{ id: quokka, title: Quokka }}\n"
    );
    for (path, text) in SECRETS {
        files.insert(*path, text.as_bytes());
    }
    files.insert("data/2019-22/report.yaml", report.as_bytes());
    for (path, more) in ADDED {
        let mut text = files.text(&FilePath::from(*path)).unwrap_or_default().to_owned();
        text.push_str(more);
        files.insert(*path, text.as_bytes());
    }
    files
}

const SECRETS: &[(&str, &str)] = &[
    (
        "content/2019-22/index.md",
        "---\ntitle: The quokka plan\naliases: [quokka-plan]\n---\nQuokka.\n",
    ),
    (
        "content/2019-22/01-quokka.md",
        "---\ntitle: Quokka\nsummary: Quokka.\nkpis: [quokka-sightings]\n---\n\
         {{ figure(id=quokka-parks) }} parks. QKA. They hop, and fall to a predator. \
         ![A quokka](quokka.png)\n",
    ),
    ("content/2019-22/quokka.png", "quokka"),
    (
        "data/2019-22/kpis.yaml",
        "quokka-sightings:\n  cells:\n    2019-20: { Q1: 9991, Q2: 9992, Q3: 9993, Q4: 9994 }\n  \
         commentary: A quokka year.\n  source: { document: quokka-plan }\n",
    ),
    (
        "data/2019-22/figures.yaml",
        "quokka-parks:\n  value: 9995\n  what: parks with a quokka\n  period: 2019-20\n  \
         source: { document: quokka-plan, place: Quokka }\n",
    ),
    (
        "data/2019-22/budget.yaml",
        "title: Money for the quokka\nperiod: 2019-20\nsource: { document: quokka-plan }\nincome:\n  \
         - { id: quokka-grant, title: Quokka grant, amount: £9996 }\nspending:\n  \
         - { id: quokka-food, title: Quokka food, amount: £9996 }\n",
    ),
];

const ADDED: &[(&str, &str)] = &[
    ("data/themes.yaml", "quokkas: { title: Quokka }\n"),
    ("data/sources.yaml", "quokka-plan: { title: The quokka plan }\n"),
    (
        "data/kpis.yaml",
        "quokka-sightings:\n  title: Quokka\n  measure: times a quokka was seen\n  unit: times\n  \
         theme: quokkas\n  direction: increase\n  because: A quokka is rare.\n",
    ),
    (
        "data/glossary.yaml",
        "QKA:\n  expansion: quokka agency\n  meaning: It counts every quokka.\n  \
         source: { document: quokka-plan }\n\
         hop:\n  meaning: A jump of a short-tailed wallaby.\n\
         short-tailed wallaby:\n  meaning: Another name of the animal.\n\
         predator:\n  meaning: An animal that eats others.\n",
    ),
    ("content/index.md", "Burglary is no predator.\n"),
];

fn build(files: &Files, options: &Options<'_>) -> Built {
    let built = swp_site::build(files, options, &Kept::default());
    assert!(!built.diagnostics.has_errors(), "{}", shown(&built.diagnostics, files));
    built
}

/// Every file that names the secret or one of its numbers in its path or its text.
fn traces(built: &Built) -> Vec<String> {
    let numbers = ["9,991", "9991", "9,995", "9995", "9,996", "9996", "2019-22"];
    // Terms that only the edition uses, or what explains one of them.
    let terms = ["wallaby", "id=hop"];
    let told = |text: &str| {
        let text = text.to_lowercase();
        text.contains(SECRET) || numbers.iter().chain(&terms).any(|word| text.contains(word))
    };
    let files = built.outputs.iter();
    let files = files.filter(|(path, bytes)| told(path.as_str()) || told(&unpacked(bytes)));
    files.map(|(path, _)| path.to_string()).collect()
}

/// The text of a file; the search engine packs its own.
fn unpacked(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    match bytes.starts_with(&[0x1f, 0x8b]) {
        true => {
            flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut text).expect("a packed text");
        }
        false => text.extend(bytes),
    }
    String::from_utf8_lossy(&text).into_owned()
}

const DAY: Option<Period> = Some(Period::Day(2019, 6, 1));

#[test]
fn an_edition_leaves_no_trace_before_its_day() {
    let files = site("publish-on: 2019-06-01");
    for today in [None, Some(Period::Day(2019, 5, 31)), Some(Period::Day(2018, 12, 31))] {
        // With an address, so that what lists absolute addresses is looked through too.
        let base_url = Some("https://example.org/");
        let built = build(&files, &Options { today, base_url, ..Options::default() });
        assert_eq!(traces(&built), Vec::<String>::new(), "{today:?}");
    }
}

#[test]
fn a_term_that_a_published_text_uses_too_stays() {
    let built = build(&site("status: draft"), &Options { today: DAY, ..Options::default() });
    let glossary = built.outputs.text(&"glossary/index.html".into()).expect("the glossary");
    assert!(glossary.contains("An animal that eats others."), "{glossary}");
}

#[test]
fn a_draft_page_keeps_its_terms_to_itself() {
    let mut files = small_project();
    let page = "---\ntitle: Soon\ndraft: true\n---\nWe hop.\n";
    files.insert("content/2017-18/01-soon.md", page.as_bytes());
    files.insert("data/glossary.yaml", b"hop:\n  meaning: A jump of a wallaby.\n".as_slice());
    assert_eq!(traces(&build(&files, &Options::default())), Vec::<String>::new());
    assert_ne!(traces(&build(&files, &Options { drafts: true, ..Options::default() })), [""; 0]);
}

#[test]
fn a_draft_leaves_no_trace() {
    let built = build(&site("status: draft"), &Options { today: DAY, ..Options::default() });
    assert_eq!(traces(&built), Vec::<String>::new());
}

#[test]
fn a_draft_stays_out_when_its_day_comes() {
    let files = site("status: draft\npublish-on: 2019-06-01");
    let built = build(&files, &Options { today: DAY, ..Options::default() });
    assert_eq!(traces(&built), Vec::<String>::new());
}

#[test]
fn an_edition_appears_on_its_day() {
    let files = site("publish-on: 2019-06-01");
    let built = build(&files, &Options { today: DAY, ..Options::default() });
    let traces = traces(&built);
    let searched = |trace: &String| trace.starts_with("search/engine/fragment/");
    assert!(traces.iter().any(searched), "the search finds it: {traces:?}");
    for path in [
        "2019-22/index.html",
        "2019-22/quokka/index.html",
        "2019-22/quokka.png",
        "2019-22/measures/quokka-sightings/index.html",
        "2019-22/data/quokka-sightings.csv",
        "2019-22/data/budget.csv",
        "glossary/index.html",
        "index.html",
    ] {
        assert!(traces.iter().any(|trace| trace == path), "{path} is not among {traces:?}");
    }
    let page =
        String::from_utf8_lossy(built.outputs.get(&"2019-22/index.html".into()).expect("the page"));
    assert!(!page.contains("Draft"), "an edition whose day has come is no draft");
}

#[test]
fn a_build_with_drafts_shows_it_marked() {
    let files = site("publish-on: 2019-06-01");
    let built = build(&files, &Options { drafts: true, ..Options::default() });
    let page = String::from_utf8_lossy(
        built.outputs.get(&"2019-22/quokka/index.html".into()).expect("it"),
    );
    assert!(page.contains("Draft: not yet published"));
}
