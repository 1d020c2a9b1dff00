//! Pages across editions: a measure, the money and the priorities through the years.

use swp_site::source::{FilePath, Files};

use crate::support::{build, shown, small_project};

/// Two editions: the later one revises a year, measures in a new way, keeps one priority of two.
fn two_years() -> Files {
    let mut files = small_project();
    for (path, text) in [
        (
            "data/2017-18/report.yaml",
            "kind: annual report\ntitle: Our year\nperiod: 2017-18\npriorities:\n  \
             - { id: homes, title: Safer homes }\n  - { id: roads, title: Safer roads }\n",
        ),
        (
            "data/2018-19/report.yaml",
            "kind: annual report\ntitle: Our next year\nperiod: 2018-19\npriorities:\n  \
             - { id: homes, title: Safe homes }\n  - { id: parks, title: Safer parks }\n",
        ),
        (
            "data/2018-19/kpis.yaml",
            "burglary:\n  cells:\n    2017-18: { Q1: 11, Q2: 22, Q3: 33, Q4: 25 }\n    \
             2018-19: { Q1: 10, Q2: 20, Q3: 30, Q4: 31 }\n  source: { document: report }\n",
        ),
        (
            "data/2017-18/budget.yaml",
            "title: Money\nperiod: 2017-18\nsource: { document: report }\nspending:\n  \
             - { id: locks, title: Locks, amount: \"£500\", buys: New locks. }\n",
        ),
        (
            "data/2018-19/budget.yaml",
            "title: Money\nperiod: 2018-19\nsource: { document: report }\nspending:\n  \
             - { id: locks, title: Locks, amount: \"£750\" }\n",
        ),
        ("content/2017-18/01-results.md", "---\ntitle: Results\n---\nText.\n"),
        ("content/2018-19/01-results.md", "---\ntitle: What we found\nslug: results\n---\nText.\n"),
        ("content/2018-19/02-plans.md", "---\ntitle: Plans\n---\nText.\n"),
    ] {
        files.insert(path, text.as_bytes());
    }
    files
}

fn page(files: &Files, path: &str) -> String {
    let built = build(files);
    assert!(!built.diagnostics.has_errors(), "{}", shown(&built.diagnostics, files));
    built.outputs.text(&FilePath::from(path)).unwrap_or_else(|| panic!("{path}")).to_owned()
}

/// The words of a page, one space between them.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "`{word}` is not in {text}");
    }
}

#[test]
fn a_measure_shows_every_year_with_the_report_that_gives_it() {
    let text = words(&page(&two_years(), "measures/burglary/index.html"));
    has(
        &text,
        &[
            "Burglary through the years",
            "2016 to 2017 10 20 30 40 100 Our year",
            "2017 to 2018 11 22 33 24 90 Our year",
            "2017 to 2018, as a later report gives it 11 22 33 25 91 Our next year",
            "2018 to 2019 10 20 30 31 91 Our next year",
            "Burglary in: Our next year",
            "Burglary fell by 9 (9%), from 100 to 91. This compares 2016 to 2017 with 2018 to 2019.",
        ],
    );
}

#[test]
fn a_new_way_of_measuring_breaks_the_line() {
    let mut files = two_years();
    let kpis = files.text(&"data/kpis.yaml".into()).expect("the measures").to_owned();
    let breaks = "  breaks:\n    - { from: 2017-18, because: Sheds count too. }\n";
    files.insert("data/kpis.yaml", format!("{kpis}{breaks}").as_bytes());
    let html = page(&files, "measures/burglary/index.html");
    let text = words(&html);
    has(&text, &["2017 to 2018, measured in a new way", "From 2017 to 2018 on: Sheds count too."]);
    has(&text, &["Burglary stayed at 91."]);
    let figure =
        &html[html.find("<figure").expect("a figure")..html.find("</figure>").expect("its end")];
    assert!(!figure.contains("2016"), "what cannot be compared is not drawn");
}

#[test]
fn money_of_one_name_stands_side_by_side() {
    let text = words(&page(&two_years(), "money/index.html"));
    has(
        &text,
        &[
            "Locks, 2017 to 2018 and 2018 to 2019, in pounds",
            "Year Amount Given in 2017 to 2018 500 Our year 2018 to 2019 750 Our next year",
        ],
    );
    has(&text, &["Locks 500 New locks.", "Locks 750 Not stated"]);
}

/// Two years with a grant that is carried forward, split, and told otherwise in a paper.
fn grants() -> Files {
    let mut files = two_years();
    for (path, text) in [
        (
            "data/sources.yaml",
            "report: { title: Example report }\npaper: { title: Council paper }\n",
        ),
        (
            "data/2017-18/report.yaml",
            "kind: annual report\ntitle: Our year\nperiod: 2017-18\ndocument: report\n",
        ),
        (
            "data/2017-18/budget.yaml",
            "title: Money\nperiod: 2017-18\nsource: { document: report, place: Page 9 }\nincome:\n  \
             - { id: grant, title: Grant, amount: \"£900\", buys: Services. }\n\
             carry-forward: \"£100\"\nstated-total: \"£1,000\"\nspending:\n  \
             - { id: gangs, title: Gangs, amount: \"£600\" }\n",
        ),
        (
            "data/2018-19/budget.yaml",
            "title: Money\nperiod: 2018-19\nsource: { document: report, place: Page 8 }\nspending:\n  \
             - { id: mediation, of: gangs, title: Mediation, amount: \"£200\" }\n  \
             - { id: youth, of: gangs, title: Youth work, amount: \"£300\" }\n",
        ),
        (
            "data/2017-18/figures.yaml",
            "paper-grant:\n  value: \"£700\"\n  what: grant\n  period: 2017-18\n  \
             source: { document: paper }\n  check: { same-as: budget.2017-18.income.grant }\n\
             award:\n  value: \"£50\"\n  what: award from the fund\n  period: not stated\n  \
             source: { document: report }\n  check: { same-as: figures.paper-award }\n\
             paper-award:\n  value: \"£50\"\n  what: award from the service fund\n  \
             period: not stated\n  source: { document: paper }\n",
        ),
        (
            "data/2017-18/notes.yaml",
            "- about: budget.2017-18.income.grant\n  also: [figures.paper-grant]\n  kind: note\n  \
             printed: \"£900\"\n  other: \"£700\"\n  because: Nobody explains it.\n  \
             settles: [figure-differs]\n  other-source: { document: paper }\n",
        ),
    ] {
        files.insert(path, text.as_bytes());
    }
    files
}

#[test]
fn a_budget_through_the_years_adds_up_and_says_what_each_line_is_for() {
    let html = page(&grants(), "money/index.html");
    let text = words(&html);
    has(
        &text,
        &[
            "where the money comes from, April 2017 to March 2018, in pounds \
             Item Amount What it is for Grant 900 Services. \
             Carried forward from the year before 100 Not stated \
             Total budget, as the report states it 1,000 [z]",
            "planned spending, April 2017 to March 2018, in pounds",
            "Source: Example report, Page 9.",
        ],
    );
    let tables = html.matches("<table").count();
    let downloads = html.matches("Download the data for ").count();
    assert_eq!(tables, downloads, "each table has its download");
    has(&text, &["The budget fell by £100 (16.7%), from £600 to £500"]);
    assert_eq!(tables, html.matches("Source: ").count() - html.matches("<p class=source>").count());
}

#[test]
fn one_money_under_several_names_and_in_several_papers_stands_together() {
    let files = grants();
    let html = page(&files, "money/index.html");
    let text = words(&html);
    has(&html, &["../data/money.csv"]);
    let sums = page(&files, "data/money.csv");
    has(&sums, &["figures.paper-grant", "budget.2017-18.income.grant"]);
    has(
        &text,
        &[
            "2017 to 2018 Gangs 600 Our year 2018 to 2019 Mediation 200 Our next year \
             2018 to 2019 Youth work 300 Our next year",
            "2017 to 2018 900 Our year 2017 to 2018 700 Our year : Council paper",
            "£50 : Award from the fund, the document gives no date. Example report; Council paper",
        ],
    );
    assert_eq!(text.matches("£50 ").count(), 1, "one award stands once: {text}");
    let mut files = grants();
    let plan = "kind: strategy\ntitle: A plan\nperiod: 2019-22\n";
    files.insert("data/2019-22/report.yaml", plan.as_bytes());
    has(&words(&page(&files, "money/index.html")), &["Reports that name no sum of money A plan"]);
    let compared = html.split("id=compared").nth(1).expect("the sums");
    let compared = compared.split("<h2").next().expect("their end");
    assert!(compared.contains("Note: Grant"), "{compared}");
}

#[test]
fn priorities_come_stay_and_go() {
    let text = words(&page(&two_years(), "priorities/index.html"));
    has(
        &text,
        &[
            "the priorities that each report lists, 2017 to 2018 and 2018 to 2019",
            "Safe homes Yes: Safer homes Yes: Safe homes",
            "Safer roads Yes: Safer roads Not on the list",
            "Safer parks Not on the list Yes: Safer parks",
            "Came Safer parks Stayed Safe homes (before: Safer homes) Went Safer roads",
        ],
    );
}

#[test]
fn what_a_list_of_priorities_does_not_tell_is_said_in_words() {
    let mut files = two_years();
    let report = "kind: annual report\ntitle: Our next year\nperiod: 2018-19\npriorities:\n  \
                  - { id: homes, title: Safe homes }\npriority-notes:\n  \
                  homes: A new name.\n  roads: The text still calls it urgent.\n";
    files.insert("data/2018-19/report.yaml", report.as_bytes());
    let other = "kind: needs assessment\ntitle: What is known\nperiod: 2020\n";
    files.insert("data/2020/report.yaml", other.as_bytes());
    let text = words(&page(&files, "priorities/index.html"));
    has(
        &text,
        &[
            "It cannot tell what work went on",
            "What is known has no list of priorities, so it is not in the table.",
            "Safer roads Yes: Safer roads Named, but not on the list",
            "Safe homes, 2018 to 2019 A new name.",
            "Safer roads, 2018 to 2019 The text still calls it urgent.",
            "Went Safer roads (named, but not on the list)",
        ],
    );
}

#[test]
fn each_page_leads_to_the_same_section_of_the_other_reports() {
    let files = two_years();
    let results = page(&files, "2017-18/results/index.html");
    has(&results, &["../../2018-19/results/index.html", "Our next year: What we found"]);
    let plans = page(&files, "2018-19/plans/index.html");
    has(&plans, &["Other reports", "../../2017-18/index.html"]);
    for (path, like) in [("print", "2018-19/print/index.html"), ("data", "2018-19/data/index.html")]
    {
        has(&page(&files, &format!("2017-18/{path}/index.html")), &[like]);
    }
    let measure = page(&files, "2017-18/measures/burglary/index.html");
    has(
        &measure,
        &["../../../2018-19/measures/burglary/index.html", "../../../measures/burglary/"],
    );
}

#[test]
fn a_topic_leads_to_a_section_of_another_name() {
    let mut files = two_years();
    let plans = "---\ntitle: Plans\ntopics: [results, roads]\n---\nText.\n";
    files.insert("content/2018-19/02-plans.md", plans.as_bytes());
    files.remove(&"content/2018-19/01-results.md".into());
    has(&page(&files, "2018-19/plans/index.html"), &["../../2017-18/results/index.html"]);
    has(&page(&files, "2017-18/results/index.html"), &["../../2018-19/plans/index.html"]);
}

#[test]
fn one_report_alone_has_no_pages_across_reports() {
    let built = build(&small_project());
    let across = ["measures/", "money/", "priorities/"];
    let found = built
        .outputs
        .paths()
        .find(|path| across.iter().any(|start| path.as_str().starts_with(start)));
    assert_eq!(found, None);
}

#[test]
fn the_latest_report_and_pages_that_moved_are_found() {
    let mut files = two_years();
    let moved = "---\ntitle: Plans\naliases: [2018-19/our-plans]\n---\nText.\n";
    files.insert("content/2018-19/02-plans.md", moved.as_bytes());
    let latest = page(&files, "latest/index.html");
    has(&latest, &["../2018-19/index.html"]);
    has(&words(&latest), &["The latest report Our next year"]);
    assert!(!latest.contains("has moved"), "{latest}");
    has(&page(&files, "2018-19/our-plans/index.html"), &["../plans/index.html"]);
}
