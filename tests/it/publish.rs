//! Publishing: what stands on disk afterwards, what is refused and in which words.

#[cfg(target_os = "linux")]
mod mounts;
mod refusals;
mod stops;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use swp_site::publish::write::{MARKER, OnStep, Step};
use swp_site::publish::{Swap, WriteOptions, Written, write};
use swp_site::source::Files;
use tempfile::TempDir;

/// Each file below a folder with its text, the marker too; `None` if the folder is not there.
type Tree = Option<BTreeMap<String, String>>;

fn tree(top: &Path) -> Tree {
    top.is_dir().then(|| {
        let entries = walkdir::WalkDir::new(top).into_iter().map(|entry| entry.expect("readable"));
        let files = entries.filter(|entry| !entry.file_type().is_dir());
        files
            .map(|file| {
                let path = file.path().strip_prefix(top).expect("below").display().to_string();
                (path, fs::read_to_string(file.path()).expect("text"))
            })
            .collect()
    })
}

/// The tree that a site makes on disk.
fn tree_of(site: &Files) -> Tree {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    let mut tree: BTreeMap<_, _> =
        site.iter().map(|(path, bytes)| (path.to_string(), text(bytes))).collect();
    let paths: String = site.paths().map(|path| format!("{path}\n")).collect();
    let made_by = "Made by swp-site: the next build replaces this folder as a whole.";
    tree.insert(MARKER.to_owned(), format!("{made_by}\n{paths}"));
    Some(tree)
}

fn site(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| (*path, text.as_bytes())).collect()
}

/// Two sites with a file in common, a file that changed, and files of one only.
fn old_site() -> Files {
    site(&[("index.html", "old"), ("same.html", "same"), ("old/only.html", "old")])
}

fn new_site() -> Files {
    site(&[("index.html", "new"), ("same.html", "same"), ("new/deep/only.html", "new")])
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join("public");
    (folder, target)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().display().to_string()).collect();
    names.sort();
    names
}

fn plain(target: &Path, files: &Files) -> Written {
    write(target, files, &WriteOptions::default()).expect("a site that can be written")
}

fn options<'a>(swap: Swap, on_step: &'a OnStep<'a>) -> WriteOptions<'a> {
    WriteOptions { swap, on_step, ..WriteOptions::default() }
}

#[test]
fn makes_the_target_and_the_folders_above_it() {
    let (folder, _) = place();
    let target = folder.path().join("a/b/public");
    let written = plain(&target, &old_site());
    assert_eq!(tree(&target), tree_of(&old_site()));
    assert_eq!(written, Written { files: 3, bytes: 10, unchanged: 0, leftover: None });
    assert_eq!(names(&folder.path().join("a/b")), ["public"]);
}

#[test]
fn accepts_an_empty_target_and_one_with_a_file_managers_droppings() {
    for swap in [Swap::Exchange, Swap::TwoRenames] {
        for dropping in [None, Some(".DS_Store")] {
            let (folder, target) = place();
            fs::create_dir(&target).expect("a folder");
            if let Some(name) = dropping {
                fs::write(target.join(name), "").expect("a file");
            }
            write(&target, &old_site(), &options(swap, &|_| Ok(()))).expect("an empty folder");
            assert_eq!(tree(&target), tree_of(&old_site()));
            assert_eq!(names(folder.path()), ["public"]);
        }
    }
}

#[test]
fn replaces_the_old_site_as_a_whole() {
    for swap in [Swap::Exchange, Swap::TwoRenames] {
        let (folder, target) = place();
        plain(&target, &old_site());
        let written = write(&target, &new_site(), &options(swap, &|_| Ok(()))).expect("our site");
        assert_eq!(written.unchanged, 1);
        assert_eq!(tree(&target), tree_of(&new_site()));
        assert_eq!(names(folder.path()), ["public"]);
        assert_eq!(names(&target.join("new")), ["deep"]);
    }
}

#[test]
fn an_empty_site_is_a_site() {
    let (_folder, target) = place();
    plain(&target, &Files::new());
    assert_eq!(tree(&target), tree_of(&Files::new()));
    plain(&target, &old_site());
    plain(&target, &Files::new());
    assert_eq!(names(&target), [MARKER]);
}

#[test]
fn a_site_that_did_not_change_is_not_touched() {
    let (folder, target) = place();
    plain(&target, &old_site());
    let touched = Mutex::new(Vec::new());
    let on_step = |step: Step<'_>| {
        touched.lock().expect("no panic above").push(format!("{step:?}"));
        Ok(())
    };
    let written =
        write(&target, &old_site(), &options(Swap::Exchange, &on_step)).expect("our site");
    assert_eq!(written.unchanged, 3);
    let touched = touched.into_inner().expect("no panic above");
    assert!(touched.iter().all(|step| step.contains(".public.swp-site")), "{touched:?}");
    assert_eq!(touched.len(), 4, "folder and lock made and removed: {touched:?}");
    assert_eq!(names(folder.path()), ["public"]);
}

#[test]
fn what_was_lost_or_changed_by_hand_is_made_again() {
    let (_folder, target) = place();
    plain(&target, &old_site());
    fs::write(target.join("index.html"), "abc").expect("a file");
    fs::remove_file(target.join("same.html")).expect("it was there");
    let written = plain(&target, &old_site());
    assert_eq!(written.unchanged, 1);
    assert_eq!(tree(&target), tree_of(&old_site()));
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_keeps_its_time_and_has_one_name() {
    use std::os::unix::fs::MetadataExt;
    let (_folder, target) = place();
    plain(&target, &old_site());
    let same = target.join("same.html");
    let before = same.metadata().expect("it was written");
    std::thread::sleep(Duration::from_millis(20));
    plain(&target, &new_site());
    let after = same.metadata().expect("it was written");
    assert_eq!((before.modified().ok(), before.ino()), (after.modified().ok(), after.ino()));
    assert_eq!(after.nlink(), 1);
}

#[cfg(unix)]
#[test]
fn files_and_folders_have_the_usual_rights() {
    use std::os::unix::fs::MetadataExt;
    let (folder, target) = place();
    plain(&target, &new_site());
    let mode = |path: PathBuf| path.metadata().expect("it was written").mode() & 0o777;
    fs::write(folder.path().join("file"), "").expect("a file");
    fs::create_dir(folder.path().join("folder")).expect("a folder");
    assert_eq!(mode(target.join("index.html")), mode(folder.path().join("file")));
    assert_eq!(mode(target.join(MARKER)), mode(folder.path().join("file")));
    assert_eq!(mode(target.clone()), mode(folder.path().join("folder")));
    assert_eq!(mode(target.join("new")), mode(folder.path().join("folder")));
}

#[test]
fn a_target_may_be_named_in_roundabout_ways() {
    let (folder, target) = place();
    fs::create_dir(folder.path().join("x")).expect("a folder");
    for way in ["x/../public", "public/", "./public", "missing/../public", "public/."] {
        fs::remove_dir_all(&target).ok();
        plain(&folder.path().join(way), &old_site());
        assert_eq!(tree(&target), tree_of(&old_site()), "{way}");
        assert_eq!(names(folder.path()), ["public", "x"], "{way}");
    }
}

#[test]
fn builds_at_once_wait_for_each_other() {
    let (folder, target) = place();
    let sites: Vec<Files> = (0..8)
        .map(|number| site(&[("index.html", &number.to_string()), ("same.html", "=")]))
        .collect();
    std::thread::scope(|scope| {
        for site in &sites {
            let target = &target;
            scope.spawn(move || {
                for _ in 0..10 {
                    // So long that only a lock that is never freed reaches it, on the slowest machine.
                    let wait = Duration::from_secs(1800);
                    let options = WriteOptions { wait, ..WriteOptions::default() };
                    let written = write(target, site, &options).expect("its turn comes");
                    assert_eq!(written.leftover, None);
                }
            });
        }
    });
    assert!(sites.iter().any(|site| tree(&target) == tree_of(site)));
    assert_eq!(names(folder.path()), ["public"]);
}
