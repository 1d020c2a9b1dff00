//! The same input gives the same bytes: in another folder, at another time, in another language of the
//! machine, with another number of cores.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::real_site;

/// A copy of the project in a folder of its own, written now.
fn copy(to: &Path) {
    for (path, bytes) in real_site().iter() {
        let file = to.join(path.as_str());
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    }
}

fn built(root: &Path, environment: &[(&str, &str)]) -> PathBuf {
    let target = root.join("out put");
    let mut command = Command::new(env!("CARGO_BIN_EXE_swp-site"));
    command
        .args(["build", "--quiet", "--manifest", "--root"])
        .arg(root)
        .arg("--output-dir")
        .arg(&target);
    let status = command.envs(environment.iter().copied()).status().expect("the program starts");
    assert!(status.success());
    target
}

#[test]
fn two_builds_in_different_surroundings_are_the_same_bytes() {
    let (one, other) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    copy(one.path());
    let first = built(
        one.path(),
        &[
            ("TZ", "Asia/Kathmandu"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("LANG", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
        ],
    );
    let deep = other.path().join("a folder/deep ünder");
    copy(&deep);
    let second =
        built(&deep, &[("TZ", "America/St_Johns"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "5")]);
    let manifest = |folder: &Path| {
        std::fs::read_to_string(folder.join("manifest.sha256")).expect("a manifest")
    };
    let (left, right) = (manifest(&first), manifest(&second));
    let differ: Vec<&str> = left.lines().filter(|line| !right.contains(*line)).collect();
    assert!(differ.is_empty() && left.len() == right.len(), "these differ: {differ:#?}");
    for line in left.lines() {
        let (_, path) = line.split_once("  ").expect("a sum and a path");
        let bytes = |folder: &Path| std::fs::read(folder.join(path)).expect("a file of the site");
        assert!(bytes(&first) == bytes(&second), "{path} differs");
    }
    assert!(left.lines().count() > 100);
}
