//! One cause, one finding: who refers to a value that cannot be read is not told as well that it is
//! missing.

use swp_site::source::Files;

use crate::support::{changed, checked, real_site, small_project};

/// Values of the real data that are misread, and entries that cannot be read.
const MISREAD: &[(&str, &str, &str)] = &[
    ("data/2017-18/kpis.yaml", "Q1: 30, Q2: 25", "Q1: about 30, Q2: 25"),
    ("data/2017-18/kpis.yaml", "Q4: 15.2% (7/46)", "Q4: 15.2 of 46"),
    ("data/2017-18/kpis.yaml", "2016-17: { Q1: 30", "year one: { Q1: 30"),
    ("data/2017-18/kpis.yaml", "stated: { baseline: 131 }", "stated: { baseline: some }"),
    ("data/2017-18/kpis.yaml", "target: { below: 25.6% }", "target: { below: a quarter }"),
    ("data/2017-18/kpis.yaml", "2899 (29%)", "about 2899"),
    ("data/2017-18/budget.yaml", "£155,000", "155,000 pounds"),
    ("data/2017-18/budget.yaml", "£38,435", "£38.435"),
    ("data/2017-18/budget.yaml", "title: ", "tilte: "),
    ("data/2015-16/budget.yaml", "£7,500", "£7.5"),
];

fn others_than(files: &Files, cause: &[&str]) -> Vec<String> {
    let found = checked(files);
    let codes = found.iter().map(|found| (found.rule.code, &found.message));
    let awaits = |code: &str| code == "missing-fact" || cause.contains(&code);
    codes.filter(|(code, _)| !awaits(code)).map(|(code, said)| format!("{code}: {said}")).collect()
}

/// What tells that a value or an entry cannot be read.
const CAUSES: &[&str] = &[
    "unreadable-cell",
    "unreadable-number",
    "unreadable-period",
    "unknown-key",
    "missing-key",
    "wrong-type",
];

#[test]
fn a_misread_value_is_one_finding() {
    let real = real_site();
    for (path, old, new) in MISREAD {
        let misread = changed(&real, path, old, new);
        let causes = checked(&misread).iter().filter(|f| CAUSES.contains(&f.rule.code)).count();
        assert!(causes > 0, "{path}: `{new}` can be read");
        let others = others_than(&misread, CAUSES);
        assert!(others.is_empty(), "{path}: `{old}` became `{new}`:\n{}", others.join("\n"));
    }
}

#[test]
fn an_entry_that_cannot_be_read_is_not_missed() {
    let mut files = small_project();
    let page = "---\ntitle: What we did\nsnapshot:\n  - figure: patrols\n---\n{{ snapshot() }}\n\n\
                There were {{ figure(id=patrols) }} patrols.\n";
    files.insert("content/2017-18/01-what-we-did.md", page.as_bytes());
    let note = "- { about: figures.patrols, kind: note, because: A paper has more. }\n";
    files.insert("data/2017-18/notes.yaml", note.as_bytes());
    let figures = "patrols: { value: 12, what: patrols a week, source: { document: report } }\n";
    files.insert("data/2017-18/figures.yaml", figures.as_bytes());
    let found = checked(&files);
    let codes: Vec<&str> = found.iter().map(|found| found.rule.code).collect();
    assert_eq!(codes, ["missing-key"], "the figure lacks its period, and that is all");
}

#[test]
fn what_is_missing_elsewhere_is_still_missed() {
    let mut files = small_project();
    let kpis = "burglary:\n  cells: { 2016-17: { Q1: about 10, Q2: 20, Q3: 30, Q4: 40 } }\n  \
                source: { document: report }\n";
    files.insert("data/2017-18/kpis.yaml", kpis.as_bytes());
    let page = "---\ntitle: What we did\n---\nThere were {{ figure(id=patrol) }} patrols, and \
                {{ kpi(id=burglry) }} and {{ kpi(id=burglary) }} burglaries.\n";
    files.insert("content/2017-18/01-what-we-did.md", page.as_bytes());
    let found = checked(&files);
    let mut codes: Vec<&str> = found.iter().map(|found| found.rule.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["unknown-id", "unknown-id", "unreadable-cell"]);
}
