//! The README does what it says: each of its commands runs, and each of its examples can be read.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Fence, build, fences, repository, shown, small_project};

/// Findings that an example has of itself, whatever stands around it.
const OF_ITSELF: &[&str] = &[
    "bad-argument",
    "cut-by-comment",
    "duplicate-key",
    "front-matter",
    "malformed-embed",
    "missing-key",
    "unknown-file",
    "unknown-key",
    "unknown-word",
    "unreadable-cell",
    "unreadable-number",
    "unreadable-period",
    "wrong-type",
    "yaml-syntax",
];

fn readme() -> Vec<Fence> {
    fences(&std::fs::read_to_string(repository().join("README.md")).expect("README.md"))
}

/// The commands of the README that a shell understands.
fn commands() -> Vec<String> {
    let shell = readme().into_iter().filter(|fence| fence.info == "sh");
    shell.flat_map(|fence| fence.text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Which file an example belongs to: its first line says so, or the words before it.
fn file_of(fence: &Fence) -> Option<String> {
    let is_path = |text: &&str| {
        *text == "swp-site.yaml" || text.starts_with("data/") || text.starts_with("content/")
    };
    let first = fence.text.lines().next().and_then(|line| line.strip_prefix("# "));
    let before = fence.before.split('`').skip(1).step_by(2).filter(is_path).last();
    first.filter(is_path).or(before).map(str::to_owned)
}

#[test]
fn the_first_two_commands_build_and_test() {
    assert_eq!(commands()[..2], ["cargo run --release --locked -- build", "tests/run"]);
    assert!(repository().join("tests/run").exists());
}

#[test]
fn each_example_can_be_read() {
    let mut seen = 0;
    for fence in readme().iter().filter(|fence| ["yaml", "markdown"].contains(&&*fence.info)) {
        let line = fence.lines.start;
        let Some(path) = file_of(fence) else {
            panic!("README.md:{line}: say on the first line of the example which file it is of")
        };
        let mut files = small_project();
        let text = match path.as_str() {
            "swp-site.yaml" => format!("title: Reports\nbody: Council\n{}", fence.text),
            _ => fence.text.clone(),
        };
        files.insert(path.as_str(), text.as_bytes());
        if let Some(year) = path.strip_prefix("data/").and_then(|rest| rest.split_once('/')) {
            let report = format!("kind: annual report\ntitle: A year\nperiod: {}\n", year.0);
            files.insert(format!("data/{}/report.yaml", year.0).as_str(), report.as_bytes());
        }
        let found = build(&files).diagnostics;
        // A part of an entry lacks the rest of it, and says so.
        let is_part = fence.text.contains("# …");
        let of_itself = |code| OF_ITSELF.contains(&code) && !(is_part && code == "missing-key");
        let wrong = found.iter().find(|found| of_itself(found.rule.code));
        assert!(
            wrong.is_none(),
            "README.md:{line}, an example of {path}:\n{}",
            shown(&found, &files)
        );
        seen += 1;
    }
    assert!(seen >= 10, "the README shows what to write");
}

/// Commands that build or install the program itself: tests run because of them.
const OF_CARGO: &[&str] =
    &["cargo run --release --locked -- build", "tests/run", "cargo install --locked --path ."];

#[test]
fn each_command_runs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&repository().join("tests/sites/full"), folder.path());
    let mut seen = 0;
    for command in commands().iter().filter(|command| !OF_CARGO.contains(&command.as_str())) {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "swp-site", "`{command}` is not run by any test");
        match words[1] {
            "serve" => serves(folder.path(), &words[1..]),
            _ => ends_well(folder.path(), &words[1..]),
        }
        seen += 1;
    }
    assert!(seen >= 5, "the README shows how to use the program");
    for made in ["public/index.html", "2017-18-alone/index.html", "data/2017-18/frozen.txt"] {
        assert!(folder.path().join(made).is_file(), "the README's commands make {made}");
    }
}

fn program(folder: &Path, words: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_swp-site"));
    program.args(words).current_dir(folder).stdin(Stdio::null());
    program
}

fn ends_well(folder: &Path, words: &[&str]) {
    let output = program(folder, words).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`swp-site {}` ended badly: {said}", words.join(" "));
}

/// Until it says where it shows the site. No browser opens: where programs are looked for is none.
fn serves(folder: &Path, words: &[&str]) {
    let mut program = program(folder, words);
    program.env("PATH", folder).env_remove("BROWSER").stderr(Stdio::piped());
    let mut running = program.spawn().expect("the program starts");
    let lines = BufReader::new(running.stderr.take().expect("it was asked for")).lines();
    let told = lines.map_while(Result::ok).any(|line| line.contains("shows your site"));
    running.kill().and_then(|()| running.wait()).expect("the preview ends");
    assert!(told, "`swp-site {}` does not say where it shows the site", words.join(" "));
}

fn copy(from: &Path, to: &Path) {
    let expected = from.join("expected");
    for entry in walkdir::WalkDir::new(from).into_iter().filter_entry(|e| e.path() != expected) {
        let entry = entry.expect("the site can be read");
        let path = to.join(entry.path().strip_prefix(from).expect("it lies in the site"));
        match entry.file_type().is_dir() {
            true => std::fs::create_dir_all(path).expect("a folder"),
            false => std::fs::copy(entry.path(), path).map(drop).expect("a copy"),
        }
    }
}
