//! Full, read-only and mounted disks, made for the test where the system allows it.

use std::process::Command;

use super::stops::{Before, SWAPS, assert_recovers, prepare};
use super::*;

/// Runs a test of this file in a process of its own that may mount, where the system allows that.
fn with_mounts(test: &str) {
    let is_root = rustix::process::geteuid().is_root();
    let rights: &[&str] = if is_root { &["--mount"] } else { &["--mount", "--map-root-user"] };
    let unshare = |command: &mut Command| command.output().ok().filter(|run| run.status.success());
    let probe = "mount -t tmpfs none /mnt && mountpoint -q /mnt";
    if unshare(Command::new("unshare").args(rights).args(["sh", "-c", probe])).is_none() {
        println!("skipped: this system lets us mount nothing");
        return;
    }
    let run = Command::new("unshare")
        .args(rights)
        .arg(std::env::current_exe().expect("this test binary"))
        .args(["--exact", test, "--nocapture"])
        .env("SWP_TEST_MAY_MOUNT", "yes")
        .output()
        .expect("it ran above");
    let output = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{output}");
}

/// Whether this is the process that may mount.
fn may_mount() -> bool {
    std::env::var_os("SWP_TEST_MAY_MOUNT").is_some()
}

fn mount(arguments: &[&str], place: &Path) {
    let run = Command::new("mount").args(arguments).arg(place).status().expect("mount runs");
    assert!(run.success(), "mount {arguments:?}");
}

fn umount(place: &Path) {
    let run = Command::new("umount").arg(place).status().expect("umount runs");
    assert!(run.success());
}

#[test]
fn a_disk_that_is_really_full() {
    if !may_mount() {
        with_mounts("publish::mounts::a_disk_that_is_really_full");
        return;
    }
    for swap in SWAPS {
        let folder = tempfile::tempdir().expect("a temporary folder");
        mount(&["-t", "tmpfs", "-o", "size=256k", "none"], folder.path());
        let target = folder.path().join("public");
        plain(&target, &old_site());
        let large = site(&[("a.html", "small"), ("large.html", &"x".repeat(1_000_000))]);
        let error = write(&target, &large, &options(swap, &|_| Ok(()))).expect_err("full");
        let expected =
            format!("`{}/large.html` cannot be written: the disk is full", target.display());
        assert_eq!(error.to_string(), expected);
        assert_eq!(tree(&target), tree_of(&old_site()));
        assert_eq!(names(folder.path()), ["public"]);
        assert_recovers(folder.path(), &target, "room again");
        umount(folder.path());
    }
}

#[test]
fn a_mount_is_refused() {
    if !may_mount() {
        with_mounts("publish::mounts::a_mount_is_refused");
        return;
    }
    for swap in SWAPS {
        for kind in [&["-t", "tmpfs", "none"][..], &["--bind", "."]] {
            let (folder, target) = prepare(Before::EmptyFolder);
            let elsewhere = folder.path().join("elsewhere");
            fs::create_dir(&elsewhere).expect("a folder");
            let from = elsewhere.to_str().expect("a temporary folder is UTF-8");
            let kind: Vec<_> =
                kind.iter().map(|&word| if word == "." { from } else { word }).collect();
            mount(&kind, &target);
            let error =
                write(&target, &new_site(), &options(swap, &|_| Ok(()))).expect_err("a mount");
            let shown = target.display();
            let expected =
                format!("`{shown}` is a disk or mount of its own, which cannot be renamed");
            assert_eq!(error.to_string(), expected);
            let help = format!("choose a folder in it, such as `--output-dir {shown}/site`");
            assert_eq!(error.help(), help);
            assert_eq!(names(folder.path()), ["elsewhere", "public"]);
            plain(&target.join("site"), &new_site());
            assert_eq!(tree(&target.join("site")), tree_of(&new_site()));
            umount(&target);
        }
    }
}

#[test]
fn a_read_only_disk() {
    if !may_mount() {
        with_mounts("publish::mounts::a_read_only_disk");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    mount(&["-t", "tmpfs", "-o", "size=256k", "none"], folder.path());
    let target = folder.path().join("public");
    plain(&target, &old_site());
    mount(&["-o", "remount,bind,ro"], folder.path());
    let error = write(&target, &new_site(), &WriteOptions::default()).expect_err("read-only");
    let expected = format!("`{}` cannot be written: the disk is read-only", target.display());
    assert_eq!(error.to_string(), expected);
    assert_eq!(tree(&target), tree_of(&old_site()));
    umount(folder.path());
}
