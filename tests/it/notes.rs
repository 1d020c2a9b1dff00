//! Notes and corrections: on every page that shows the figure, and in the edition's list.

use swp_site::source::Files;

use crate::support::{build, findings, page, small_project};

const SECTION: &str = "\
---
title: What we did
summary: There were {{ figure(id=patrols) }} patrols a week.
snapshot:
  - kpi: burglary
---
{{ snapshot() }}

{{ kpi-table(theme=crime) }}
";

fn with_notes(notes: &str) -> Files {
    let mut files = small_project();
    files.insert("content/2017-18/01-what-we-did.md", SECTION.as_bytes());
    files.insert("content/2017-18/index.md", *b"---\ntitle: Our year\n---\nWords.\n");
    files.insert("data/2017-18/notes.yaml", notes.as_bytes());
    files
}

const NOTE: &str = "\
- about: kpis.burglary.2017-18.Q4
  kind: note
  printed: 24
  other: 42
  because: A council paper has the digits the other way round.
";

#[test]
fn a_note_stands_on_every_page_that_shows_its_figure() {
    let built = build(&with_notes(NOTE));
    let id = "id=note-2017-18-kpis-burglary-2017-18-q4";
    let pages = ["what-we-did/", "measures/burglary/", "notes-and-corrections/"];
    for path in pages {
        let html = page(&built, &format!("2017-18/{path}index.html"));
        assert_eq!(html.matches(id).count(), 1, "{path}: {html}");
        assert!(html.contains("the digits the other way round"), "{path}");
    }
    let overview = page(&built, "2017-18/index.html");
    assert!(!overview.contains(id), "the overview shows no burglary");
    assert!(overview.contains("notes-and-corrections/"), "it leads to the list: {overview}");
}

#[test]
fn what_shows_the_figure_leads_to_the_note_in_words() {
    let html = page(&build(&with_notes(NOTE)), "2017-18/what-we-did/index.html");
    let links = html.matches("href=#note-2017-18-kpis-burglary-2017-18-q4").count();
    assert_eq!(links, 2, "one from the card, one from the table: {html}");
    assert!(html.contains("Note: Burglary, quarter 4 of 2017 to 2018"), "{html}");
}

#[test]
fn a_figure_that_no_note_is_about_has_none() {
    let html = page(&build(&with_notes(NOTE)), "2017-18/what-we-did/index.html");
    let numbers = html.split("id=notes-on-the-figures").nth(1).expect("the section of notes");
    assert!(!numbers.split("</section>").next().unwrap_or("").contains("patrols"), "{numbers}");
}

#[test]
fn a_correction_takes_the_place_of_the_figure_everywhere() {
    let correction = "\
- about: kpis.burglary.2017-18.Q4
  kind: correction
  printed: 24
  other: 42
  because: The digits stood the other way round.
  approved-by: Head of safety
  dated: 2018-09-01
";
    let files = with_notes(correction);
    assert_eq!(findings(&files), "");
    let built = build(&files);
    let section = page(&built, "2017-18/what-we-did/index.html");
    assert!(section.contains("108") && !section.contains(">90<"), "the total follows: {section}");
    let measure = page(&built, "2017-18/measures/burglary/index.html");
    assert!(measure.contains("<td class=num>42"), "{measure}");
    assert!(measure.contains("Corrected on 1 September 2018, approved by Head of safety"));
    assert!(page(&built, "2017-18/data/burglary.csv").contains("42"));
}

#[test]
fn a_note_leaves_the_printed_figure_in_place() {
    let built = build(&with_notes(NOTE));
    let rows = crate::tables::csv(&page(&built, "2017-18/data/burglary.csv"));
    assert!(rows.iter().all(|row| row["value"] != "42" && row["as_printed"] != "42"));
    assert!(rows.iter().any(|row| row["note"].contains("42")), "what stands against it is told");
    assert!(page(&built, "2017-18/measures/burglary/index.html").contains("<td class=num>24"));
}

/// What the note says of its figures, in words.
fn said(note: &str) -> String {
    let mut files = with_notes(note);
    files.insert(
        "data/sources.yaml",
        &b"report: { title: Example report }\npaper: { title: A paper }\n"[..],
    );
    files.insert(
        "data/2017-18/report.yaml",
        &b"kind: annual report\ntitle: Our year\nperiod: 2017-18\ndocument: report\n"[..],
    );
    let html = page(&build(&files), "2017-18/notes-and-corrections/index.html");
    let note = html.split("<h3").nth(1).expect("a note");
    let said = note.split("<p>").nth(1).expect("a sentence");
    said.split("</p>").next().expect("its end").replace("<strong>", "").replace("</strong>", "")
}

#[test]
fn a_note_tells_who_prints_what() {
    let note = |about: &str, more: &str| {
        said(&format!("- about: {about}\n  kind: note\n{more}  because: We looked.\n"))
    };
    let here = "  other-source: { document: report, place: Page 2 }\n";
    let there = "  other-source: { document: paper, place: Page 3 }\n";
    let cell = "kpis.burglary.2017-18.Q4";
    for (about, more, words) in [
        (cell, "  printed: 24\n".to_owned(), "The document prints “24”."),
        (
            cell,
            "  printed: 24\n  other: 42\n".to_owned(),
            "The document prints “24”. The figures make “42”.",
        ),
        (
            cell,
            format!("  printed: 24\n  other: 42\n{here}"),
            "The document prints “24”. It also prints “42”.",
        ),
        (
            cell,
            format!("  printed: 24\n  other: 42\n{there}"),
            "The document prints “24”. Another document prints “42”.",
        ),
        (
            cell,
            "  printed: 24\n  other: a few\n".to_owned(),
            "The document prints “24”. Against this stands “a few”.",
        ),
        (
            cell,
            "  printed: 24\n  source: { document: paper }\n".to_owned(),
            "The paper prints “24”.",
        ),
        (
            "kpis.burglary.2017-18",
            format!("  printed: 90\n  other: 91\n{here}"),
            "The figures make “90”. The document prints “91”.",
        ),
        (
            "kpis.burglary.2017-18",
            "  printed: 90\n  other: 91\n".to_owned(),
            "The figures make “90”. Other figures make “91”.",
        ),
        (
            "figures.patrols",
            "  title: Of which streets\n  printed: 12\n".to_owned(),
            "Patrols a week: the document prints “12”.",
        ),
    ] {
        assert_eq!(note(about, &more), words, "{about}: {more}");
    }
}

#[test]
fn a_note_on_a_figure_that_only_a_card_shows_stands_on_that_page() {
    let mut files = small_project();
    let note = "- about: figures.patrols\n  kind: note\n  because: It was miscounted.\n";
    files.insert("data/2017-18/notes.yaml", note.as_bytes());
    let cards = "risks:\n  source: { document: report }\n  items:\n    - title: Patrols\n      \
                 figure: patrols\n      text: Fewer than before.\n    - title: Lamps\n      \
                 text: Some are broken.\n";
    files.insert("data/2017-18/findings.yaml", cards.as_bytes());
    let section = "---\ntitle: Risks\n---\n{{ findings(group=risks) }}\n";
    files.insert("content/2017-18/01-risks.md", section.as_bytes());
    let html = page(&build(&files), "2017-18/risks/index.html");
    assert!(html.contains("href=#note-2017-18-figures-patrols"), "the cards lead to it: {html}");
    assert!(html.contains("id=note-2017-18-figures-patrols"), "it stands on the page: {html}");
    assert!(html.contains("It was miscounted"), "{html}");
}

#[test]
fn a_note_on_a_finding_stands_below_its_cards() {
    let mut files = with_notes(
        "- about: findings.risks.missing-people\n  kind: note\n  because: Two pages differ.\n",
    );
    files.insert(
        "data/2017-18/findings.yaml",
        &b"risks:\n  source: { document: report }\n  items:\n    - { title: Missing people, direction: increase, text: More were missing. }\n"[..],
    );
    files.insert(
        "content/2017-18/02-risks.md",
        &b"---\ntitle: Risks\n---\n{{ findings(group=risks) }}\n"[..],
    );
    let html = page(&build(&files), "2017-18/risks/index.html");
    assert!(html.contains("Note: Missing people") && html.contains("Two pages differ."), "{html}");
}

const PLANS: &str = "\
next-steps:
  title: Next steps
  source: { document: report }
  actions: [{ action: Mend the lamps. }]
";

const RECOMMENDATIONS: &str = "\
homes:
  title: For homes
  source: { document: report }
  items: [Fit a lock., Fit a lamp.]
streets:
  title: For streets
  source: { document: report }
  items:
    - |
      Act on the {{ kpi(id=burglary, show=total) }} burglaries in 2015 to 2016.
";

const ON_PLANS: &str = "\
- about: plans.next-steps
  kind: note
  because: Another paper names a second step.
- about: recommendations.homes.2
  kind: note
  because: Another paper leaves this one out.
- about: recommendations.streets
  kind: note
  because: The document has the year of another report.
  settles: [{ rule: wrong-period, found: [2015 to 2016, 90] }]
";

#[test]
fn a_note_stands_beside_a_plan_or_a_recommendation() {
    let mut files = with_notes(ON_PLANS);
    files.insert("data/2017-18/plans.yaml", PLANS.as_bytes());
    files.insert("data/2017-18/recommendations.yaml", RECOMMENDATIONS.as_bytes());
    let words =
        "---\ntitle: Our steps\n---\n{{ plan(id=next-steps) }}\n\n{{ recommendations() }}\n";
    files.insert("content/2017-18/02-steps.md", words.as_bytes());
    let built = build(&files);
    assert!(!built.diagnostics.has_errors(), "{}", findings(&files));
    let codes: Vec<&str> = built.diagnostics.iter().map(|found| found.rule.code).collect();
    assert!(!codes.contains(&"settles-nothing") && !codes.contains(&"wrong-period"), "{codes:?}");
    let html = page(&built, "2017-18/steps/index.html");
    let plan = html.split("class=plan ").nth(1).and_then(|rest| rest.split("</section").next());
    assert!(plan.is_some_and(|plan| plan.contains("Note: Next steps")), "{html}");
    let lamp = html.split("Fit a lamp.").nth(1).and_then(|rest| rest.split("</ol").next());
    assert!(lamp.is_some_and(|item| item.contains("Note: Recommendation 2")), "{html}");
    let streets = html.split("Act on the").nth(1);
    assert!(streets.is_some_and(|list| list.contains("Note: For streets")), "{html}");
    for words in ["names a second step", "leaves this one out", "year of another report"] {
        assert_eq!(html.matches(words).count(), 1, "{words}: {html}");
    }
}
