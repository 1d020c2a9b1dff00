//! Papers beside a report: sections that come from another document than the edition's own.

use swp_site::source::{FilePath, Files};

use crate::support::{build, page, small_project};

/// Two sections of the report, with two papers between them as the numbers go.
fn with_papers() -> Files {
    let mut files = small_project();
    files.insert(
        "data/sources.yaml",
        b"report: { title: Example report }\n\
          minutes: { title: Minutes of May, publisher: Example Council }\n\
          letter: { title: Letter of June }\n"
            .as_slice(),
    );
    files.insert(
        "data/2017-18/report.yaml",
        b"kind: strategy\ntitle: Our year\nperiod: 2017-18\ndocument: report\n".as_slice(),
    );
    for (name, title, document) in [
        ("01-start", "The start", "report"),
        ("02-vote", "The vote", "minutes"),
        ("03-reply", "The reply", "letter"),
        ("04-end", "The end", "report"),
        ("05-talk", "The talk", "minutes"),
    ] {
        let text =
            format!("---\ntitle: {title}\nsource: {{ document: {document} }}\n---\nWords.\n");
        files.insert(FilePath::new(format!("content/2017-18/{name}.md")), text.into_bytes());
    }
    files
}

/// The words around the place of each of `parts`, which must come in this order.
fn in_order(text: &str, parts: &[&str]) {
    let mut at = 0;
    for part in parts {
        let found = text[at..].find(part);
        at += found.unwrap_or_else(|| panic!("no `{part}` after the ones before it in {text}"));
    }
}

#[test]
fn an_overview_lists_papers_under_a_heading_of_their_own_by_document() {
    let built = build(&with_papers());
    let html = page(&built, "2017-18/index.html");
    let main = html.split("class=contents id=contents").next().expect("the main part comes first");
    in_order(
        main,
        &[
            "id=sections",
            "The start",
            "The end",
            "Papers that go with this strategy",
            "From: Minutes of May, Example Council",
            "The vote",
            "The talk",
            "From: Letter of June",
            "The reply",
        ],
    );
}

#[test]
fn the_contents_of_every_page_set_papers_apart() {
    let built = build(&with_papers());
    for path in ["2017-18/start/index.html", "2017-18/measures/burglary/index.html"] {
        let html = page(&built, path);
        let contents = html.split("class=contents id=contents").nth(1).expect("contents");
        let order = ["Overview", "The end", "Papers that go with", "Minutes of May", "The talk"];
        in_order(contents, &order);
    }
}

#[test]
fn sections_and_papers_are_counted_apart_and_lead_to_each_other() {
    let built = build(&with_papers());
    let html = page(&built, "2017-18/end/index.html");
    assert!(html.contains("Section 2 of 2"), "{html}");
    assert!(html.contains("Papers that go with this strategy: The vote"), "{html}");
    let html = page(&built, "2017-18/talk/index.html");
    assert!(html.contains("Papers that go with this strategy: page 2 of 2"), "{html}");
    let html = page(&built, "2017-18/vote/index.html");
    assert!(html.contains("Our year: The end"), "the way back names the report: {html}");
}
