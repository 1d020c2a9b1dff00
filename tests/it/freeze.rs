//! `freeze`: a record that the report agrees with, until a figure changes or a page vanishes.

use std::process::{Command, Output};

use swp_site::Options;
use swp_site::model::Period;
use swp_site::source::Files;

use crate::support::{findings, small_project};

const YEAR: Period = Period::FinancialYear(2017);

fn frozen(mut files: Files) -> Files {
    let (text, found) = swp_site::freeze(&files, &Options::default(), YEAR);
    assert!(!found.has_errors());
    files.insert("data/2017-18/frozen.txt", text.expect("a record").as_bytes());
    files
}

fn project() -> Files {
    let mut files = small_project();
    files.insert("content/2017-18/01-work.md", b"---\ntitle: Work\n---\nText.\n".as_slice());
    files
}

fn changed(path: &str, from: &str, to: &str) -> String {
    let mut files = frozen(project());
    let text = files.text(&path.into()).expect("a text").to_owned();
    assert!(text.contains(from), "{path} holds {from}");
    files.insert(path, text.replace(from, to).as_bytes());
    findings(&files)
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
