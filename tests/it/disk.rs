//! Reading a project from disk: what is read, what is passed over, and the message of each bad input.

#[cfg(unix)]
pub mod unix;

use std::fs;
use std::path::Path;

use swp_site::diagnostic::{Diagnostic, Diagnostics};
use swp_site::load::{Skip, find_root, read_dir};
use swp_site::source::Files;
use tempfile::TempDir;

/// A project folder with these files, each with its path as its text.
fn project(paths: &[&str]) -> TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    for path in paths {
        put(root.path(), path, path.as_bytes());
    }
    root
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("folders");
    fs::write(path, bytes).expect("a file");
}

fn read(root: &TempDir) -> (Vec<String>, Vec<String>) {
    shown(read_dir(root.path(), &Skip::default()))
}

fn shown((files, problems): (Files, Diagnostics)) -> (Vec<String>, Vec<String>) {
    let paths = files.paths().map(ToString::to_string).collect();
    (paths, problems.iter().map(line).collect())
}

/// A finding on one line: `code file: message; label (file); help: what to do`.
fn line(found: &Diagnostic) -> String {
    let place = found.span.as_ref().map_or("", |span| span.file.as_str());
    let labels: String = found
        .labels
        .iter()
        .map(|label| format!("; {} ({})", label.words, label.span.file))
        .collect();
    let help = found.help.as_deref().unwrap_or("NO HELP");
    format!("{} {place}: {}{labels}; help: {help}", found.rule.code, found.message)
}

/// Checks that `files` are read and that exactly `problems` are found.
#[track_caller]
fn expect(root: &TempDir, files: &[&str], problems: &[&str]) {
    let (paths, found) = read(root);
    assert_eq!(paths, files);
    assert_eq!(found, problems);
}

#[test]
fn reads_the_parts_of_a_project_and_nothing_else() {
    let root = project(&[
        "swp-site.yaml",
        "content/a.md",
        "content/2017-18/index.md",
        "data/2017-18/kpis.yaml",
        "themes/plain/page.html",
        "README.md",
        "public/index.html",
    ]);
    let files = [
        "content/2017-18/index.md",
        "content/a.md",
        "data/2017-18/kpis.yaml",
        "swp-site.yaml",
        "themes/plain/page.html",
    ];
    expect(&root, &files, &[]);
    let (read, _) = read_dir(root.path(), &Skip::default());
    assert_eq!(read.text(&"content/a.md".into()), Some("content/a.md"));
}

#[test]
fn an_empty_or_missing_project_is_no_finding_here() {
    expect(&project(&[]), &[], &[]);
    let (files, problems) = read_dir(Path::new("/nowhere/at/all"), &Skip::default());
    assert!(files.is_empty() && problems.is_empty());
}

#[test]
fn passes_over_hidden_files_and_leftovers() {
    let root = project(&[
        "content/.hidden.md",
        "content/.git/config",
        "content/.DS_Store",
        "content/Thumbs.db",
        "content/desktop.ini",
        "content/a.md~",
        "content/~$a.docx",
        "content/a.md.swp",
        "content/#a.md#",
        "content/a.md",
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink("me@host.123", root.path().join("content/.#a.md")).expect("a link");
    expect(&root, &["content/a.md"], &[]);
}

#[test]
fn passes_over_what_it_is_told() {
    let root = project(&["content/a.md", "content/b.md", "themes/old/page.html"]);
    let skip = Skip::these(["content/b.md", "themes/old"]);
    let (files, problems) = shown(read_dir(root.path(), &skip));
    assert_eq!((files, problems), (vec!["content/a.md".to_owned()], vec![]));
}

#[test]
fn finds_the_root_from_a_folder_below() {
    let root = project(&["swp-site.yaml", "content/2017-18/index.md"]);
    let real = root.path().canonicalize().expect("it exists");
    assert_eq!(find_root(&root.path().join("content/2017-18")), Some(real.clone()));
    assert_eq!(find_root(root.path()), Some(real));
    assert_eq!(find_root(&root.path().join("missing")), None);
}

#[test]
fn a_part_of_the_wrong_kind() {
    let root = project(&["swp-site.yaml/a.md", "content", "data/a.yaml"]);
    let problems = [
        "not-a-file content: `content` is a file, not a folder; \
         help: remove it, or put a folder in its place",
        "not-a-file swp-site.yaml: `swp-site.yaml` is a folder, not a file; \
         help: remove it, or put a file in its place",
    ];
    expect(&root, &["data/a.yaml"], &problems);
}

#[test]
fn files_that_are_too_large_are_not_read() {
    let root = project(&["content/a.md"]);
    let sized = |path: &str, size| {
        put(root.path(), path, b"");
        let file = fs::OpenOptions::new().write(true).open(root.path().join(path)).expect("a file");
        file.set_len(size).expect("a size");
    };
    sized("content/hundred.md", 100_000_000);
    sized("content/just-over.md", 5_000_001);
    sized("content/just-fits.md", 5_000_000);
    sized("content/photo.jpg", 20_000_001);
    sized("content/fits.jpg", 20_000_000);
    let text = "split it, or take out what a reader does not need";
    let other = "make it smaller, or link to it at another place";
    let problems = [
        format!(
            "file-too-large content/hundred.md: \
             the file has 100.0 MB, but a text file may have 5 MB at most; help: {text}"
        ),
        format!(
            "file-too-large content/just-over.md: \
             the file has 5.1 MB, but a text file may have 5 MB at most; help: {text}"
        ),
        format!(
            "file-too-large content/photo.jpg: the file has 20.1 MB, \
             but a picture or another file may have 20 MB at most; help: {other}"
        ),
    ];
    let (files, found) = read(&root);
    assert_eq!(files, ["content/a.md", "content/fits.jpg", "content/just-fits.md"]);
    assert_eq!(found, problems);
}
