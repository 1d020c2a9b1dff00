//! `freeze`: a record that the report agrees with, until a figure changes or a page vanishes.

use std::process::{Command, Output};

use swp_site::Options;
use swp_site::model::Period;
use swp_site::source::Files;

use crate::support::{findings, small_project};

const YEAR: Period = Period::FinancialYear(2017);

fn frozen(mut files: Files) -> Files {
    let (recorded, found) = swp_site::freeze(&files, &Options::default(), YEAR);
    assert!(!found.has_errors());
    let recorded = recorded.expect("a record");
    files.insert("data/2017-18/frozen.txt", recorded.record.as_bytes());
    files.insert("data/frozen.txt", recorded.list.as_bytes());
    files
}

fn project() -> Files {
    let mut files = small_project();
    files.insert("content/2017-18/01-work.md", b"---\ntitle: Work\n---\nText.\n".as_slice());
    files
}

fn changed(path: &str, from: &str, to: &str) -> String {
    let mut files = frozen(project());
    change(&mut files, path, (from, to));
    findings(&files)
}

fn change(files: &mut Files, path: &str, (from, to): (&str, &str)) {
    let text = files.text(&path.into()).expect("a text").to_owned();
    assert!(text.contains(from), "{path} holds {from}");
    files.insert(path, text.replace(from, to).as_bytes());
}

/// A correction of a figure, approved.
fn correction(about: &str, printed: &str, other: &str) -> String {
    format!(
        "- about: {about}\n  kind: correction\n  printed: \"{printed}\"\n  other: \"{other}\"\n  \
         because: It was typed wrongly.\n  approved-by: Head of safety\n  dated: 2018-09-01\n"
    )
}

/// A project with money, a gap, a target and a finding.
fn rich() -> Files {
    let mut files = project();
    for (path, text) in [
        (
            "data/2017-18/budget.yaml",
            "title: Money\nperiod: 2017-18\nsource: { document: report }\nspending:\n  \
             - { id: locks, title: Locks, amount: \"£500\" }\n  \
             - { id: lamps, title: Lamps, amount: \"£66\" }\n",
        ),
        (
            "data/2017-18/kpis.yaml",
            "burglary:\n  cells:\n    2016-17: { Q1: 10, Q2: 20, Q3: 30, Q4: 40 }\n    \
             2017-18: { Q1: 11, Q2: 22, Q3: 33, Q4: x }\n  \
             missing: { 2017-18.Q4: not printed }\n  target: { at-most: 20 }\n  \
             source: { document: report, place: Table 1 }\n",
        ),
        (
            "data/2017-18/findings.yaml",
            "risks:\n  source: { document: report }\n  items:\n    \
             - { title: Missing people, direction: increase, text: More were missing. }\n",
        ),
    ] {
        files.insert(path, text.as_bytes());
    }
    files
}

#[test]
fn a_record_agrees_with_what_it_was_made_of() {
    assert_eq!(findings(&frozen(project())), findings(&project()));
}

#[test]
fn a_record_holds_cells_totals_changes_figures_and_pages() {
    let files = frozen(project());
    let record = files.text(&"data/2017-18/frozen.txt".into()).expect("a record");
    for line in [
        "page 2017-18/",
        "page 2017-18/work/",
        "page 2017-18/measures/burglary/",
        "figure kpis.burglary.2016-17.Q1 10",
        "figure kpis.burglary.2017-18 90",
        "figure figures.patrols 12",
    ] {
        assert!(record.lines().any(|known| known == line), "{line} is not in\n{record}");
    }
}

#[test]
fn a_changed_cell_is_found_with_old_and_new() {
    let found = changed("data/2017-18/kpis.yaml", "Q3: 33", "Q3: 34");
    assert!(found.contains("was published as `33` and is now `34`"), "{found}");
    assert!(found.contains("was published as `90` and is now `91`"), "{found}");
    assert!(found.contains("data/2017-18/kpis.yaml:4"), "{found}");
}

#[test]
fn a_correction_excuses_its_figure_and_what_follows_from_it_alone() {
    let mut files = frozen(rich());
    let notes = correction("budget.2017-18.spending.locks", "£500", "£600");
    files.insert("data/2017-18/notes.yaml", notes.as_bytes());
    assert_eq!(findings(&files), findings(&rich()), "the sum of all items follows");
    change(&mut files, "data/2017-18/budget.yaml", ("£66", "£76"));
    let found = findings(&files);
    assert!(found.contains("`budget.2017-18.spending.lamps` was published as `£66`"), "{found}");

    let mut files = frozen(project());
    let notes = correction("kpis.burglary.2017-18.Q3", "33", "34");
    files.insert("data/2017-18/notes.yaml", notes.as_bytes());
    assert_eq!(findings(&files), findings(&project()), "the year and its change follow");
    change(&mut files, "data/2017-18/kpis.yaml", ("Q1: 10", "Q1: 12"));
    let found = findings(&files);
    assert!(found.contains("`kpis.burglary.2016-17.Q1` was published as `10`"), "{found}");
    assert!(found.contains("`kpis.burglary.2016-17` was published as `100`"), "{found}");
}

#[test]
fn a_correction_tells_what_was_published() {
    let mut files = frozen(rich());
    change(&mut files, "data/2017-18/budget.yaml", ("£500", "£550"));
    let notes = correction("budget.2017-18.spending.locks", "£550", "£600");
    files.insert("data/2017-18/notes.yaml", notes.as_bytes());
    let found = findings(&files);
    assert!(found.contains("the correction of it says `printed: £550`"), "{found}");
    assert!(found.contains("write what was published, `printed: \"£500\"`"), "{found}");
}

#[test]
fn a_target_a_gap_a_wanted_and_a_found_direction_are_figures_too() {
    for (path, from, to, was) in [
        ("data/2017-18/kpis.yaml", "at-most: 20", "at-most: 21", "at most 20"),
        (
            "data/2017-18/kpis.yaml",
            "Q4: x }\n  missing: { 2017-18.Q4: not printed }",
            "Q4: 9 }",
            "[x]",
        ),
        ("data/kpis.yaml", "direction: reduce", "direction: increase", "reduce"),
        ("data/2017-18/findings.yaml", "direction: increase", "direction: decrease", "increase"),
    ] {
        let mut files = frozen(rich());
        change(&mut files, path, (from, to));
        let found = findings(&files);
        assert!(found.contains(&format!("was published as `{was}`")), "{to}: {found}");
    }
}

#[test]
fn a_frozen_report_cannot_be_left_out_in_silence() {
    let report = "kind: annual report\ntitle: Our year\nperiod: 2017-18\n";
    for line in ["status: draft\n", "publish-on: 2030-01-01\n"] {
        let mut files = frozen(project());
        files.insert("data/2017-18/report.yaml", format!("{report}{line}").as_bytes());
        let found = findings(&files);
        assert!(
            found.contains("the report `2017-18` was published, and readers no longer"),
            "{found}"
        );
    }
}

#[test]
fn a_frozen_report_cannot_be_deleted_in_silence() {
    let all = frozen(project());
    let mut gone = Files::default();
    for (path, bytes) in all.iter().filter(|(path, _)| !path.as_str().contains("2017-18/")) {
        gone.insert(path.clone(), bytes.as_ref());
    }
    let found = findings(&gone);
    assert!(found.contains("the report `2017-18` was published, and is gone"), "{found}");
    let mut bare = frozen(project());
    bare.remove(&"data/2017-18/frozen.txt".into());
    let found = findings(&bare);
    assert!(
        found.contains("the record of what the report `2017-18` has published is gone"),
        "{found}"
    );
}

#[test]
fn a_renamed_section_is_found_until_it_names_its_old_address() {
    let renamed = |head: &str| {
        let mut files = frozen(project());
        files.remove(&"content/2017-18/01-work.md".into());
        let page = format!("---\ntitle: Our work\n{head}---\nText.\n");
        files.insert("content/2017-18/01-our-work.md", page.as_bytes());
        findings(&files)
    };
    assert!(
        renamed("").contains("nothing stands any more at the published address `/2017-18/work/`")
    );
    assert_eq!(renamed("aliases: [2017-18/work/]\n"), findings(&project()));
}

#[test]
fn a_draft_is_not_frozen() {
    let mut files = project();
    let report = "kind: annual report\ntitle: Our year\nperiod: 2017-18\nstatus: draft\n";
    files.insert("data/2017-18/report.yaml", report.as_bytes());
    assert_eq!(swp_site::freeze(&files, &Options::default(), YEAR).0, None);
}

fn run(folder: &std::path::Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_swp-site"));
    command.args(words).arg("--root").arg(folder).output().expect("the program runs")
}

#[test]
fn the_command_writes_the_record_and_refuses_to_hide_a_change() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in project().iter() {
        let file = folder.path().join(path.as_str());
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    }
    let record = folder.path().join("data/2017-18/frozen.txt");
    let first = run(folder.path(), &["freeze", "2017-18"]);
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let text = std::fs::read_to_string(&record).expect("a record");
    let list = std::fs::read_to_string(folder.path().join("data/frozen.txt")).expect("a list");
    assert!(list.ends_with("\nedition 2017-18\n"), "{list}");
    let figures = folder.path().join("data/2017-18/figures.yaml");
    let changed = std::fs::read_to_string(&figures).expect("figures").replace("12", "13");
    std::fs::write(&figures, changed).expect("figures");
    let second = run(folder.path(), &["freeze", "2017-18"]);
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("nothing was recorded"));
    assert_eq!(std::fs::read_to_string(&record).expect("a record"), text);
    let none = run(folder.path(), &["freeze", "2018-19"]);
    assert_ne!(none.status.code(), Some(0));
}
