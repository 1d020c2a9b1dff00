//! Builds that are killed or fail at each of their steps.

use std::io::{self, ErrorKind};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;

/// What stands in the target's place before the build.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Before {
    Nothing,
    EmptyFolder,
    OldSite,
}

const BEFORE: [Before; 3] = [Before::Nothing, Before::EmptyFolder, Before::OldSite];
pub const SWAPS: [Swap; 2] = [Swap::Exchange, Swap::TwoRenames];
/// More steps than any of these builds has.
const ENOUGH: usize = 100;

pub fn prepare(before: Before) -> (TempDir, PathBuf) {
    let (folder, target) = place();
    match before {
        Before::Nothing => {}
        Before::EmptyFolder => fs::create_dir(&target).expect("a folder"),
        Before::OldSite => drop(plain(&target, &old_site())),
    }
    (folder, target)
}

fn old_tree(before: Before) -> Tree {
    match before {
        Before::Nothing => None,
        Before::EmptyFolder => Some(BTreeMap::new()),
        Before::OldSite => tree_of(&old_site()),
    }
}

/// The next build writes the site and leaves nothing else.
#[track_caller]
pub fn assert_recovers(folder: &Path, target: &Path, case: &str) {
    let written = write(target, &new_site(), &WriteOptions::default());
    let written = written.unwrap_or_else(|error| panic!("{case}: {error}"));
    assert_eq!(written.leftover, None, "{case}");
    assert_eq!(tree(target), tree_of(&new_site()), "{case}");
    assert_eq!(names(folder), ["public"], "{case}");
}

/// Runs `act` for the first step, the second and so on, until it says that there was none.
fn for_each_step(mut act: impl FnMut(usize) -> bool) {
    let steps = (0..ENOUGH).take_while(|&step| act(step)).count();
    assert!((4..ENOUGH).contains(&steps), "{steps} steps");
}

/// A build in another process, which kills itself at a step; see `build_that_is_killed`.
#[cfg(unix)]
fn killed_build(target: &Path, swap: Swap, step: usize) -> bool {
    use std::os::unix::process::ExitStatusExt;
    let child = Command::new(std::env::current_exe().expect("this test binary"))
        .args(["--exact", "publish::stops::build_that_is_killed", "--test-threads=1"])
        .env("SWP_TEST_TARGET", target)
        .env("SWP_TEST_SWAP", format!("{swap:?}"))
        .env("SWP_TEST_STEP", step.to_string())
        .output()
        .expect("the test binary runs");
    match child.status.signal() {
        Some(9) => true,
        _ if child.status.success() => false,
        _ => panic!("{}", String::from_utf8_lossy(&child.stdout)),
    }
}

/// No test by itself: the child process of `killed_build`.
#[cfg(unix)]
#[test]
fn build_that_is_killed() {
    let Some(target) = std::env::var_os("SWP_TEST_TARGET") else { return };
    let variable = |name| std::env::var(name).expect("set together with the target");
    let swap = SWAPS.into_iter().find(|swap| format!("{swap:?}") == variable("SWP_TEST_SWAP"));
    let last: usize = variable("SWP_TEST_STEP").parse().expect("a number");
    let count = AtomicUsize::new(0);
    let on_step = |_: Step<'_>| {
        if count.fetch_add(1, Ordering::SeqCst) == last {
            use rustix::process::{Signal, getpid, kill_process};
            kill_process(getpid(), Signal::KILL).expect("a process may kill itself");
        }
        Ok(())
    };
    let swap = swap.expect("one of the two");
    write(Path::new(&target), &new_site(), &options(swap, &on_step)).expect("not killed");
}

#[cfg(unix)]
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    for swap in SWAPS {
        for before in BEFORE {
            let mut seen = [false; 2];
            for_each_step(|step| {
                let (folder, target) = prepare(before);
                let is_killed = killed_build(&target, swap, step);
                let case = format!("{swap:?} {before:?} step {step}");
                let (now, old) = (tree(&target), old_tree(before));
                // The one moment that a system without exchange cannot avoid.
                let is_between = swap == Swap::TwoRenames && now.is_none();
                if is_between && old.is_some() {
                    let kept = folder.path().join(".public.swp-site/old");
                    assert_eq!(tree(&kept), old, "{case}");
                } else {
                    assert!(now == old || now == tree_of(&new_site()), "{case}: {now:?}");
                }
                seen[usize::from(now == tree_of(&new_site()))] = true;
                assert_recovers(folder.path(), &target, &case);
                is_killed
            });
            assert_eq!(seen, [true; 2], "{swap:?} {before:?}: kills before and after the swap");
        }
    }
}

/// Lets a build do so many steps, and none after: as a kill would, in this process.
fn frozen_build(target: &Path, swap: Swap, steps: usize) -> bool {
    let (count, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let on_step = |_: Step<'_>| match count.fetch_add(1, Ordering::SeqCst) < steps {
        true => Ok(()),
        false => {
            is_stopped.store(true, Ordering::SeqCst);
            Err(io::Error::other("stopped"))
        }
    };
    drop(write(target, &new_site(), &options(swap, &on_step)));
    is_stopped.into_inner()
}

#[test]
fn a_build_killed_while_it_tidies_up_after_a_killed_build() {
    for swap in SWAPS {
        for before in BEFORE {
            for_each_step(|first| {
                let mut is_stopped = false;
                for_each_step(|second| {
                    let (folder, target) = prepare(before);
                    is_stopped = frozen_build(&target, swap, first);
                    let is_second_stopped = frozen_build(&target, swap, second);
                    let case = format!("{swap:?} {before:?} steps {first} and {second}");
                    let now = tree(&target);
                    let is_between = swap == Swap::TwoRenames && now.is_none();
                    let is_whole = now == old_tree(before) || now == tree_of(&new_site());
                    assert!(is_whole || is_between, "{case}: {now:?}");
                    assert_recovers(folder.path(), &target, &case);
                    is_second_stopped
                });
                is_stopped
            });
        }
    }
}

/// A build that fails after a killed one: no site, or a whole one, must stand all the same.
fn failing_build(target: &Path) {
    let full = |step: Step<'_>| match step {
        Step::MakeFolder(path) if path.ends_with("new") => Err(ErrorKind::StorageFull.into()),
        _ => Ok(()),
    };
    let third = site(&[("third.html", "third")]);
    let error = write(target, &third, &options(Swap::TwoRenames, &full)).expect_err("full");
    assert!(error.to_string().ends_with("cannot be written: the disk is full"), "{error}");
}

#[test]
fn a_build_that_fails_after_a_killed_one_leaves_a_whole_site() {
    for_each_step(|step| {
        let (_folder, target) = prepare(Before::OldSite);
        let is_stopped = frozen_build(&target, Swap::TwoRenames, step);
        failing_build(&target);
        let now = tree(&target);
        assert!(now == tree_of(&old_site()) || now == tree_of(&new_site()), "{step}: {now:?}");
        is_stopped
    });
}

#[test]
fn a_site_deleted_by_hand_after_a_killed_build_does_not_come_back_in_parts() {
    for_each_step(|step| {
        let (_folder, target) = prepare(Before::OldSite);
        let is_stopped = frozen_build(&target, Swap::TwoRenames, step);
        fs::remove_dir_all(&target).ok();
        failing_build(&target);
        let now = tree(&target);
        let is_whole = now == tree_of(&old_site()) || now == tree_of(&new_site());
        assert!(is_whole || now.is_none(), "{step}: {now:?}");
        is_stopped
    });
}

#[test]
fn an_error_at_any_single_step_leaves_the_old_site_or_the_new_one() {
    for swap in SWAPS {
        for before in BEFORE {
            for_each_step(|failing| {
                let (folder, target) = prepare(before);
                let count = AtomicUsize::new(0);
                let on_step = |_: Step<'_>| match count.fetch_add(1, Ordering::SeqCst) == failing {
                    true => Err(ErrorKind::StorageFull.into()),
                    false => Ok(()),
                };
                let result = write(&target, &new_site(), &options(swap, &on_step));
                let case = format!("{swap:?} {before:?} step {failing}");
                match &result {
                    Ok(_) => assert_eq!(tree(&target), tree_of(&new_site()), "{case}"),
                    Err(_) => assert_eq!(tree(&target), old_tree(before), "{case}"),
                }
                let is_left = folder.path().join(".public.swp-site").exists();
                let is_told = !matches!(&result, Ok(written) if written.leftover.is_none());
                assert!(!is_left || is_told, "{case}: a leftover that nobody is told of");
                assert_recovers(folder.path(), &target, &case);
                count.into_inner() > failing
            });
        }
    }
}

#[test]
fn a_full_disk_at_any_write_leaves_the_old_site_and_nothing_else() {
    for swap in SWAPS {
        for before in BEFORE {
            let (mut failing, mut has_failed) = (0, true);
            while has_failed {
                let (folder, target) = prepare(before);
                let (count, limit) = (AtomicUsize::new(0), failing);
                // Nothing more can be stored; what is there can be renamed and deleted.
                let on_step = |step: Step<'_>| match step {
                    Step::MakeFolder(_) | Step::WriteFile(_) | Step::LinkFile(_)
                        if count.fetch_add(1, Ordering::SeqCst) >= limit =>
                    {
                        Err(ErrorKind::StorageFull.into())
                    }
                    _ => Ok(()),
                };
                let result = write(&target, &new_site(), &options(swap, &on_step));
                has_failed = result.is_err();
                if let Err(error) = result {
                    let shown = target.display();
                    let help = format!("make room and build again; `{shown}` is as it was");
                    assert_eq!(error.help(), help);
                    assert_eq!(tree(&target), old_tree(before), "{swap:?} {before:?} {limit}");
                    let left = names(folder.path());
                    assert!(left.is_empty() || left == ["public"], "{left:?}");
                }
                failing += 1;
            }
            assert!(failing > 5);
        }
    }
}

#[test]
fn a_system_that_cannot_exchange_gets_two_renames() {
    for kind in [ErrorKind::Unsupported, ErrorKind::InvalidInput] {
        let (folder, target) = prepare(Before::OldSite);
        let on_step = |step: Step<'_>| match step {
            Step::Exchange(..) => Err(kind.into()),
            _ => Ok(()),
        };
        write(&target, &new_site(), &options(Swap::Exchange, &on_step)).expect("the other way");
        assert_eq!(tree(&target), tree_of(&new_site()));
        assert_eq!(names(folder.path()), ["public"]);
    }
}

#[test]
fn a_swap_that_cannot_be_undone_says_where_the_old_site_is() {
    let (folder, target) = prepare(Before::OldSite);
    let on_step = |step: Step<'_>| match step {
        Step::Rename(_, to) if to.ends_with("public") => Err(ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    };
    let error =
        write(&target, &new_site(), &options(Swap::TwoRenames, &on_step)).expect_err("stuck");
    let shown = target.display();
    assert_eq!(error.to_string(), format!("`{shown}` cannot be put back: permission denied"));
    let help = format!("build again, or rename `.public.swp-site/old` to `{shown}`");
    assert_eq!(error.help(), help);
    assert_eq!(tree(&folder.path().join(".public.swp-site/old")), tree_of(&old_site()));
    assert_recovers(folder.path(), &target, "stuck");
}

#[test]
fn a_folder_made_by_hand_in_the_middle_of_a_swap_is_not_overwritten() {
    let (folder, target) = prepare(Before::OldSite);
    let on_step = |step: Step<'_>| match step {
        Step::Rename(_, to) if to.ends_with("public") => Err(ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    };
    drop(write(&target, &new_site(), &options(Swap::TwoRenames, &on_step)));
    fs::create_dir(&target).expect("a folder");
    fs::write(target.join("mine.txt"), "mine").expect("a file");
    let error = write(&target, &new_site(), &WriteOptions::default()).expect_err("a refusal");
    let shown = target.display();
    let expected = format!("`{shown}` holds `mine.txt`, which swp-site did not make");
    assert_eq!(error.to_string(), expected);
    assert_eq!(tree(&folder.path().join(".public.swp-site/old")), tree_of(&old_site()));
    fs::remove_file(target.join("mine.txt")).expect("it was there");
    assert_recovers(folder.path(), &target, "emptied again");
}
