//! Periods that a document does not tell: no date, years of which the calendar is not known, a year that
//! says when a report came out.

use swp_site::source::Files;

use crate::support::{build, findings, page, small_project};

fn with_period(period: &str) -> Files {
    let mut files = small_project();
    let figures = format!(
        "patrols:\n  value: 12\n  what: patrols a week\n  period: {period}\n  source: {{ document: report }}\n"
    );
    files.insert("data/2017-18/figures.yaml", figures.as_bytes());
    let section = "---\ntitle: Work\n---\nThere were {{ figure(id=patrols) }} patrols a week.\n";
    files.insert("content/2017-18/01-work.md", section.as_bytes());
    files
}

/// The line of the figure in the CSV file.
fn row(files: &Files) -> String {
    let csv = page(&build(files), "2017-18/data/figures.csv");
    csv.lines().find(|line| line.contains("figures.patrols")).expect("a row").to_owned()
}

#[test]
fn a_figure_without_a_date_says_so_and_claims_none() {
    let files = with_period("not stated");
    let html = page(&build(&files), "2017-18/work/index.html");
    assert!(html.contains("Patrols a week, the document gives no date"), "{html}");
    assert!(row(&files).contains(",figure,,,,,"), "no period, no first and no last day");
    let json = page(&build(&files), "data/site.json");
    let datum = json.split("figures.patrols").nth(1).expect("the datum");
    assert!(!datum.split('}').next().expect("its end").contains("\"period\""), "{datum}");
}

#[test]
fn years_of_an_unknown_calendar_claim_no_days_and_no_months() {
    let files = with_period("2015-18");
    let html = page(&build(&files), "2017-18/work/index.html");
    assert!(html.contains("Patrols a week, 2015 to 2018"), "{html}");
    assert!(row(&files).contains(",figure,2015-18,,,,"), "{}", row(&files));
    let built = build(&files);
    let downloads = page(&built, "2017-18/data/index.html");
    assert!(downloads.contains("<td>2015 to 2018"), "{downloads}");
    assert!(page(&built, "2017-18/data/figures.csv-metadata.json").contains("\"2015/2018\""));
    assert!(
        page(&built, "data/site.json")
            .contains(r#""key":"2015-18","words":"2015 to 2018","start":"","end":"""#)
    );
}

#[test]
fn years_of_a_known_calendar_are_written_as_months() {
    let files = with_period("2015-04 to 2018-03");
    assert!(row(&files).contains("2015-04-01,2018-03-31"), "{}", row(&files));
}

#[test]
fn a_year_of_publication_is_not_called_covered() {
    let mut files = small_project();
    let report =
        "kind: needs assessment\ntitle: What is known\nperiod: 2024\nperiod-is: published\n";
    files.insert("data/2024/report.yaml", report.as_bytes());
    let built = build(&files);
    let overview = page(&built, "2024/index.html");
    assert!(overview.contains("Needs assessment, published 2024"), "{overview}");
    assert!(overview.contains("<dt>Published</dt><dd>2024"), "{overview}");
    assert!(overview.contains("\"datePublished\":\"2024\""), "{overview}");
    assert!(!overview.contains("temporalCoverage") && !overview.contains("Covers"), "{overview}");
}

#[test]
fn a_period_that_nobody_can_read_is_told_with_what_may_stand_there() {
    let found = findings(&with_period("unknown"));
    assert!(found.contains("or `not stated` where the document gives no date"), "{found}");
}
