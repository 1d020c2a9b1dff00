//! What readers meet on every page: where they are, what words mean, units, notes, ways back, paper.

use std::sync::LazyLock;

use swp_site::Built;
use swp_site::source::{FilePath, Files};

use crate::support::{build, page, real_site, small_project};

static REAL: LazyLock<Built> = LazyLock::new(|| build(&real_site()));

fn pages() -> impl Iterator<Item = (&'static FilePath, String)> {
    let html = REAL.outputs.iter().filter(|(path, _)| path.extension() == "html");
    html.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
}

/// From the first mark to the next of the other.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

fn main_of(html: &str) -> &str {
    between(html, "<main", "</main>")
}

/// The words of HTML.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("&amp;", "&")
}

fn with(files: &[(&str, &str)]) -> Built {
    let mut all = small_project();
    for (path, text) in files {
        all.insert(*path, text.as_bytes());
    }
    build(&all)
}

#[test]
fn the_contents_say_where_the_reader_is() {
    let mut seen = 0;
    for (path, html) in pages() {
        let contents = between(&html, "<nav class=contents", "</nav>");
        let contents =
            if contents.is_empty() { between(&html, "id=contents", "</nav>") } else { contents };
        // A page for wrong addresses, and one that sends readers on, are nowhere.
        if path.as_str() == "404.html" || html.contains("http-equiv=refresh") {
            continue;
        }
        seen += 1;
        let marks = contents.matches("aria-current").count();
        assert_eq!(marks, 1, "{path} marks {marks} entries of its contents");
    }
    assert!(seen > 140, "{seen} pages");
    let measure = page(&REAL, "2017-18/measures/hate-crime/index.html");
    assert!(measure.contains("aria-current=true href=../../performance/index.html"), "{measure}");
}

#[test]
fn every_heading_below_the_first_can_be_led_to() {
    for (path, html) in pages() {
        for level in 2..=6 {
            for rest in main_of(&html).split(&format!("<h{level}")).skip(1) {
                let (attributes, words) = rest.split_once('>').expect("a heading opens");
                assert!(
                    attributes.contains("id="),
                    "{path}: no id on `{}`",
                    &words[..40.min(words.len())]
                );
            }
        }
    }
}

#[test]
fn long_parts_of_a_page_lead_back_to_the_contents() {
    let performance = page(&REAL, "2017-18/performance/index.html");
    let ways = main_of(&performance).matches("href=#contents").count();
    assert!(ways >= 3, "{ways} ways back on a page of nine screens");
    let paper = page(&REAL, "2017-18/print/index.html");
    assert!(
        between(&paper, "id=part-performance", "</section>").matches("href=#contents").count() <= 1
    );
}

#[test]
fn no_number_in_a_table_carries_its_unit() {
    for (path, html) in pages() {
        for cell in main_of(&html).split("<td class=num").skip(1) {
            let cell = words(
                cell.split_once("</td>").map_or(cell, |(cell, _)| cell).trim_start_matches('>'),
            );
            let number = cell.trim_start_matches('−').trim_start_matches('£').trim_end_matches('%');
            let is_number = number.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
            let bare = number.len() == cell.trim_start_matches('−').len();
            assert!(!is_number || bare || number.is_empty(), "{path}: `{cell}` in a table");
        }
    }
    let budget = words(&page(&REAL, "2017-18/budget/index.html"));
    assert!(budget.contains("April 2018 to March 2019, in pounds"), "the caption has the unit");
    let results = words(&page(&REAL, "2017-18/performance/index.html"));
    assert!(
        results.contains("that were custodial sentences, per cent A fall 15.1 9.5"),
        "{results}"
    );
}

#[test]
fn a_word_that_names_a_measure_is_explained_where_no_link_of_that_name_stands() {
    let section = page(&REAL, "2017-18/modern-slavery/index.html");
    let link = "href=../../glossary/index.html#modern-slavery>modern slavery</a>";
    assert!(main_of(&section).contains(link), "the word of the page leads to its meaning");
    let files = [
        ("data/glossary.yaml", "burglary:\n  meaning: Burglary is theft from a building.\n"),
        ("content/2017-18/01-homes.md", "---\ntitle: Homes\n---\nWe speak of burglary here.\n"),
        (
            "content/2017-18/02-results.md",
            "---\ntitle: Results\n---\nMore on burglary.\n\n{{ kpi-table(theme=crime) }}\n",
        ),
    ];
    let built = with(&files);
    let term = "glossary/index.html#burglary";
    assert!(main_of(&page(&built, "2017-18/homes/index.html")).contains(term));
    let results = page(&built, "2017-18/results/index.html");
    assert!(
        !main_of(&results).contains(term),
        "the table leads to a measure by this word: {results}"
    );
    assert!(words(&results).contains("Burglary is theft"), "the word is explained all the same");
    let glossary = words(&page(&built, "glossary/index.html"));
    assert!(glossary.contains("Used in: Homes , Results"), "{glossary}");
}

#[test]
fn the_glossary_says_where_its_words_are_used() {
    let glossary = page(&REAL, "glossary/index.html");
    let terms: Vec<&str> = glossary.split("<dt id=").skip(1).collect();
    assert!(terms.len() > 80, "{}", terms.len());
    let bare: Vec<&str> = terms
        .iter()
        .filter(|term| !term.contains("used-in"))
        .filter_map(|term| term.split('>').next())
        .collect();
    // The printed glossary has these; no page has their words.
    assert_eq!(bare, ["hbv", "ms"]);
}

#[test]
fn names_of_bodies_stay_as_they_are_printed() {
    let files = [
        (
            "data/glossary.yaml",
            "P3:\n  expansion: people who plan\n  meaning: P3 is a charity.\n  ours: true\n",
        ),
        (
            "data/2017-18/board.yaml",
            "members:\n  title: Members\n  source: { document: report }\n  items: [P3, Friends of P3 Park]\n",
        ),
        ("content/2017-18/01-board.md", "---\ntitle: Board\n---\n{{ board(part=members) }}\n"),
        ("content/2017-18/02-work.md", "---\ntitle: Work\n---\nWe work with P3.\n"),
    ];
    let built = with(&files);
    let board = words(main_of(&page(&built, "2017-18/board/index.html")));
    assert!(board.contains("P3 Friends of P3 Park"), "{board}");
    let list = board.split("Words used").next().unwrap_or_default();
    assert!(!list.contains("People who plan"), "{board}");
    let work = words(main_of(&page(&built, "2017-18/work/index.html")));
    assert!(work.contains("people who plan (P3)"), "prose says the long form: {work}");
}

#[test]
fn first_pages_keep_their_notes_behind_one_line() {
    let overview = page(&REAL, "2017-18/index.html");
    let folded = between(&overview, "<details class=notes", "</details>");
    let count = folded.matches("<div class=note>").count();
    assert!(count > 2 && !folded.starts_with(" open"), "{count} notes");
    assert!(words(folded).contains(&format!("Notes on the figures of this page ({count})")));
    let cards = between(&overview, "<ul class=cards", "</ul>");
    assert!(
        cards.contains("href=notes-and-corrections/index.html#note-"),
        "a link opens no closed line"
    );
    let section = page(&REAL, "2017-18/violence-prevention/index.html");
    assert!(!section.contains("<details class=notes"), "a section shows its notes");
}

#[test]
fn the_home_page_leads_with_four_numbers() {
    let home = page(&REAL, "index.html");
    assert_eq!(main_of(&home).matches("<li class=card>").count(), 4);
    let overview = page(&REAL, "2024/index.html");
    assert_eq!(main_of(&overview).matches("<li class=card>").count(), 6);
}

#[test]
fn a_place_that_no_document_shows_is_told_on_every_page_with_the_value() {
    let readings = "burglary:\n  cells:\n    2016-17: { Q1: x, Q2: x, Q3: x, Q4: x }\n    \
                    2017-18: { Q1: 11, Q2: 22, Q3: 33, Q4: x }\n  missing:\n    \
                    2016-17.Q1: not printed\n    2016-17.Q2: not printed\n    2016-17.Q3: not printed\n    \
                    2016-17.Q4: not printed\n    2017-18.Q4: not printed\n  \
                    inferred: [2017-18.Q1, 2017-18.Q2]\n  source: { document: report }\n";
    let next =
        "kind: annual report\ntitle: Our next year\nperiod: 2018-19\npublished: 2019-06-01\n";
    let files = [
        ("data/2017-18/kpis.yaml", readings),
        ("data/2018-19/report.yaml", next),
        (
            "content/2017-18/01-homes.md",
            "---\ntitle: Homes\n---\nIt was {{ kpi(id=burglary, show=Q2) }}.\n",
        ),
        (
            "content/2017-18/02-other.md",
            "---\ntitle: Other\n---\nThere are {{ figure(id=patrols) }}.\n",
        ),
        (
            "data/2018-19/kpis.yaml",
            "burglary:\n  cells:\n    2018-19: { Q1: 1, Q2: 2, Q3: 3, Q4: 4 }\n  source: { document: report }\n",
        ),
    ];
    let built = with(&files);
    for path in [
        "2017-18/homes/index.html",
        "2017-18/measures/burglary/index.html",
        "measures/burglary/index.html",
        "2017-18/print/index.html",
        "2017-18/notes-and-corrections/index.html",
    ] {
        let text = words(&page(&built, path));
        assert!(text.contains("Their places on this site are our reading."), "{path}: {text}");
    }
    let other = words(&page(&built, "2017-18/other/index.html"));
    assert!(!other.contains("our reading"), "{other}");
    let course = words(&page(&built, "measures/burglary/index.html"));
    assert!(course.contains("in quarters as we read them"), "{course}");
}

#[test]
fn paper_leads_within_itself_and_shows_each_chart_once() {
    let paper = page(&REAL, "2017-18/print/index.html");
    let parts = between(&paper, "class=on-this-page", "</nav>");
    assert!(parts.contains("href=#part-performance>"), "{parts}");
    assert!(!paper.contains("chart narrow"), "a phone has the pages");
    let results = between(&paper, "id=part-performance", "</section>");
    assert!(
        results.contains("href=#measure-hate-crime>"),
        "a row leads to the measure on this paper"
    );
    let names: Vec<&str> = paper
        .split("<figcaption>")
        .skip(1)
        .filter_map(|f| f.split("</figcaption>").next())
        .collect();
    let mut captions: Vec<String> = names
        .iter()
        .filter_map(|name| {
            Some(words(name).split_once("Figure ")?.1.split_once(": ")?.1.to_owned())
        })
        .collect();
    let all = captions.len();
    captions.sort();
    captions.dedup();
    assert_eq!(captions.len(), all, "a chart stands twice on the paper");
    assert!(paper.contains("id=measure-hate-crime>"));
}

#[test]
fn residents_read_of_measures_not_of_key_performance_indicators() {
    for (path, html) in pages() {
        // The word itself is explained there.
        if ["glossary/index.html", "search/index.html", "methods/index.html"]
            .contains(&path.as_str())
        {
            continue;
        }
        let text = words(main_of(&html));
        assert!(!text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "KPI"), "{path}");
    }
}

#[test]
fn links_to_other_sites_stand_once_as_addresses_for_paper() {
    let own = "---\ntitle: Ask\n---\nAsk [the council](https://council.example.org/a?b=1&c=2) or \
               [the same council](https://council.example.org/a?b=1&c=2).\n";
    let built = with(&[("content/ask.md", own)]);
    let html = page(&built, "ask/index.html");
    let list = words(between(&html, "class=paper", "</section>"));
    assert_eq!(list.matches("https://council.example.org/a?b=1&c=2").count(), 1, "{list}");
    assert!(list.contains("the council: https://"), "{list}");
    assert!(!page(&built, "index.html").contains("class=paper"), "no links, no list");
}

#[test]
fn who_can_complain_to_nobody_is_not_told_of_an_answer() {
    let settings = |contact: &str| format!("title: Reports\nbody: Example Council\n{contact}");
    let text = |contact: &str| {
        let mut files: Files = small_project();
        files.insert("swp-site.yaml", settings(contact).as_bytes());
        words(&page(&build(&files), "accessibility/index.html"))
    };
    let without = text("");
    assert!(!without.contains("how we respond to your complaint"), "{without}");
    assert!(
        without.contains("If you want to complain, contact the Equality Advisory"),
        "{without}"
    );
    let desk =
        "contact: { accessibility: { url: 'https://example.org/x', phone: 01234 567890 } }\n";
    assert!(
        text(desk)
            .contains("If you’re not happy with how we respond to your complaint, contact the")
    );
}
