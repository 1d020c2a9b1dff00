//! Whole small sites: the folder in, the folder out, byte for byte. `BLESS=1` rewrites `expected/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use swp_site::Options;
use swp_site::kept::Kept;
use swp_site::load::{self, Skip};
use swp_site::source::{FilePath, Files};

use crate::support::{blessing, build, expect_file, real_site, repository, shown};

fn folder(name: &str) -> PathBuf {
    repository().join("tests/sites").join(name)
}

/// A site that has something of everything.
pub fn full() -> Files {
    input("full")
}

fn input(name: &str) -> Files {
    let (files, found) = load::read_dir(&folder(name), &Skip::default());
    assert!(found.is_empty(), "{}", shown(&found, &files));
    files
}

/// Compares every file of the output with `expected/`, and `expected/` with the output.
fn expect_output(name: &str) {
    let files = input(name);
    let built = build(&files);
    let expected = folder(name).join("expected");
    expect_file(&expected.join("findings.txt"), &shown(&built.diagnostics, &files));
    for (path, bytes) in built.outputs.iter() {
        expect_file(&expected.join(path.as_str()), &String::from_utf8_lossy(bytes));
    }
    let written: BTreeSet<PathBuf> =
        built.outputs.paths().map(|path| expected.join(path.as_str())).collect();
    for path in files_below(&expected) {
        let known = written.contains(&path) || path.ends_with("findings.txt");
        if !known && blessing() {
            std::fs::remove_file(&path).expect("an old expectation is removed");
        }
        assert!(known || blessing(), "{} is expected and not written", path.display());
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn the_minimal_site() {
    expect_output("minimal");
}

#[test]
fn the_full_site() {
    expect_output("full");
    assert!(!build(&input("full")).outputs.is_empty(), "this site has no errors");
}

#[test]
fn broken_says_all_its_problems_at_once_and_writes_nothing() {
    expect_output("broken");
    assert!(build(&input("broken")).outputs.is_empty());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files = real_site();
    let kept = Kept::default();
    let first = swp_site::build(&files, &Options::default(), &kept);
    let again = swp_site::build(&files, &Options::default(), &kept);
    let fresh = build(&files);
    assert_same(&first.outputs, &again.outputs);
    assert_same(&first.outputs, &fresh.outputs);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert_same(&first.outputs, &alone.install(|| build(&files)).outputs);
}

fn assert_same(one: &Files, other: &Files) {
    let paths = |files: &Files| files.paths().cloned().collect::<Vec<FilePath>>();
    assert_eq!(paths(one), paths(other));
    for (path, bytes) in one.iter() {
        assert!(other.get(path) == Some(bytes), "{path} differs");
    }
}

#[test]
fn a_project_can_shadow_one_file_of_the_theme() {
    let mut files = input("minimal");
    files.insert(
        "themes/almanac/404.html",
        &b"{% extends \"base.html\" %}{% block main %}<h1>Gone</h1><p>own page{% endblock %}"[..],
    );
    let built = build(&files);
    let page = built.outputs.text(&FilePath::from("404.html")).expect("a page");
    assert!(page.contains("own page"), "{page}");
    let home = built.outputs.text(&FilePath::from("index.html")).expect("the home page");
    assert!(home.contains("Skip to main content"), "the other templates stay the built-in ones");
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let mut files = input("minimal");
    let draft = &b"---\ntitle: Secret plan\ndraft: true\n---\nSoon.\n"[..];
    files.insert("content/plan.md", draft);
    let without = build(&files).outputs;
    for (path, bytes) in without.iter() {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Secret plan"), "{path} tells of a draft");
    }
    let options = Options { drafts: true, ..Options::default() };
    let with = swp_site::build(&files, &options, &Kept::default()).outputs;
    assert!(with.contains(&FilePath::from("plan/index.html")));
}

#[test]
fn nothing_names_the_folder_of_the_project() {
    let root = repository().to_string_lossy().into_owned();
    for (path, bytes) in build(&real_site()).outputs.iter() {
        assert!(
            !String::from_utf8_lossy(bytes).contains(&root),
            "{path} names a folder of this machine"
        );
    }
}
