//! What publishing refuses: each message, and that nothing was touched.

use swp_site::publish::WriteError;

use super::*;

/// The message and the help of a refusal.
fn words(error: &WriteError) -> String {
    format!("{error}; help: {}", error.help())
}

#[track_caller]
fn refuse(target: &Path, files: &Files, project: Option<&Path>, expected: &str) {
    let options = WriteOptions { project, ..WriteOptions::default() };
    let error = write(target, files, &options).expect_err("a refusal");
    assert_eq!(words(&error), expected);
}

/// A project with its usual folders, and the path of a target in it.
fn project(target: &str) -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().expect("a temporary folder");
    for folder in ["content/2017-18", "data", "themes"] {
        fs::create_dir_all(root.path().join(folder)).expect("a folder");
    }
    let target = root.path().join(target);
    (root, target)
}

#[test]
fn a_file() {
    let (root, target) = project("public");
    fs::write(&target, "mine").expect("a file");
    let expected = "`public` is a file, not a folder for a site; \
        help: choose another folder with `--output-dir`, or move the file away";
    refuse(&target, &new_site(), Some(root.path()), expected);
    assert_eq!(fs::read_to_string(&target).expect("still a file"), "mine");
}

#[cfg(unix)]
#[test]
fn a_link() {
    let (root, target) = project("public");
    let elsewhere = root.path().join("elsewhere");
    plain(&elsewhere, &old_site());
    std::os::unix::fs::symlink("elsewhere", &target).expect("a link");
    let expected = "`public` is a link, which a site would replace; \
        help: name the folder that it leads to with `--output-dir`";
    refuse(&target, &new_site(), Some(root.path()), expected);
    refuse(&root.path().join("public/"), &new_site(), Some(root.path()), expected);
    assert_eq!(tree(&elsewhere), tree_of(&old_site()));
}

#[cfg(unix)]
#[test]
fn a_link_on_the_way_is_followed() {
    let (root, _) = project("public");
    fs::create_dir(root.path().join("real")).expect("a folder");
    std::os::unix::fs::symlink("real", root.path().join("link")).expect("a link");
    plain(&root.path().join("link/public"), &new_site());
    assert_eq!(tree(&root.path().join("real/public")), tree_of(&new_site()));
}

#[test]
fn the_project_and_the_folders_above_it() {
    let (root, _) = project("public");
    let help = "help: choose a folder of its own with `--output-dir`, such as `public`";
    for way in [root.path().to_path_buf(), root.path().join("data/2017/../..")] {
        let expected =
            format!("`{}` holds the project, which a site would replace; {help}", way.display());
        refuse(&way, &new_site(), Some(root.path()), &expected);
    }
    let above = root.path().parent().expect("it stands in a folder");
    let expected =
        format!("`{}` holds the project, which a site would replace; {help}", above.display());
    refuse(above, &new_site(), Some(root.path()), &expected);
    let expected = format!("`/` is a whole disk, which a site would replace; {help}");
    refuse(Path::new("/"), &new_site(), Some(root.path()), &expected);
}

#[test]
fn what_the_site_is_made_from() {
    let help = "help: choose another folder with `--output-dir`, such as `public`";
    for (target, input) in [
        ("content", "content"),
        ("content/2017-18", "content"),
        ("content/out/deep", "content"),
        ("data/out", "data"),
        ("themes", "themes"),
    ] {
        let (root, path) = project(target);
        let expected =
            format!("`{target}` overlaps with `{input}`, which the site is made from; {help}");
        refuse(&path, &new_site(), Some(root.path()), &expected);
        assert!(!root.path().join("content/out").exists());
    }
}

#[cfg(unix)]
#[test]
fn what_holds_a_folder_that_the_site_is_made_from() {
    let (root, target) = project("shared");
    fs::remove_dir(root.path().join("data")).expect("an empty folder");
    fs::create_dir_all(target.join("data")).expect("a folder");
    std::os::unix::fs::symlink("shared/data", root.path().join("data")).expect("a link");
    let expected = "`shared` overlaps with `data`, which the site is made from; \
        help: choose another folder with `--output-dir`, such as `public`";
    refuse(&target, &new_site(), Some(root.path()), expected);
}

#[test]
fn a_folder_of_someone_else() {
    let (root, target) = project("public");
    fs::create_dir_all(target.join("photos")).expect("a folder");
    fs::write(target.join("photos/a.jpg"), "mine").expect("a file");
    let help = "help: choose another folder with `--output-dir`, or empty this one";
    let expected = format!("`public` holds `photos`, which swp-site did not make; {help}");
    refuse(&target, &new_site(), Some(root.path()), &expected);
    fs::write(target.join("letter.txt"), "mine").expect("a file");
    fs::write(target.join(MARKER), "not our words").expect("a file");
    let expected = format!(
        "`public` holds `.swp-site-output` and 2 more, which swp-site did not make; {help}"
    );
    refuse(&target, &new_site(), Some(root.path()), &expected);
    assert_eq!(fs::read_to_string(target.join("photos/a.jpg")).expect("still there"), "mine");
    assert_eq!(names(root.path()), ["content", "data", "public", "themes"]);
}

#[test]
fn files_that_someone_put_into_our_site() {
    let (root, target) = project("public");
    plain(&target, &old_site());
    let help = "help: move what you need out of `public`, and delete the rest of it";
    fs::write(target.join("CNAME"), "safer.example").expect("a file");
    let expected = format!("`public` holds `CNAME`, which swp-site did not make; {help}");
    refuse(&target, &new_site(), Some(root.path()), &expected);
    fs::create_dir(target.join(".git")).expect("a folder");
    fs::write(target.join(".git/config"), "mine").expect("a file");
    fs::write(target.join("old/notes.txt"), "mine").expect("a file");
    let expected = format!("`public` holds `.git` and 2 more, which swp-site did not make; {help}");
    refuse(&target, &new_site(), Some(root.path()), &expected);
    assert_eq!(fs::read_to_string(target.join("old/notes.txt")).expect("still there"), "mine");
    assert_eq!(fs::read_to_string(target.join("index.html")).expect("still there"), "old");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_marker_does_not_hang_the_build() {
    let (root, target) = project("public");
    fs::create_dir(&target).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(target.join(MARKER)).status();
    assert!(made.expect("mkfifo runs").success());
    let expected = "`public` holds `.swp-site-output`, which swp-site did not make; \
        help: choose another folder with `--output-dir`, or empty this one";
    refuse(&target, &new_site(), Some(root.path()), expected);
}

#[test]
fn a_work_folder_of_someone_else() {
    let (root, target) = project("public");
    let work = root.path().join(".public.swp-site");
    fs::create_dir(&work).expect("a folder");
    fs::write(work.join("diary.txt"), "mine").expect("a file");
    let expected = "`.public.swp-site` stands where the site is prepared, and is not of swp-site; \
        help: move it away, or choose another folder with `--output-dir`";
    refuse(&target, &new_site(), Some(root.path()), expected);
    assert_eq!(names(&work), ["diary.txt"]);
}

#[test]
fn a_second_build_at_once() {
    let (_root, target) = project("public");
    let words = Mutex::new(String::new());
    let second = |_: Step<'_>| {
        let options = WriteOptions { wait: Duration::ZERO, ..WriteOptions::default() };
        if let Err(error) = write(&target, &new_site(), &options) {
            *words.lock().expect("no panic above") = super::refusals::words(&error);
        }
        Ok(())
    };
    let on_step = |step: Step<'_>| match step {
        Step::WriteFile(path) if path.ends_with("index.html") => second(step),
        _ => Ok(()),
    };
    write(&target, &old_site(), &options(Swap::Exchange, &on_step)).expect("the first goes on");
    let expected = format!(
        "another build is writing to `{}`; help: wait until it is done, and build again",
        target.display()
    );
    assert_eq!(*words.lock().expect("no panic above"), expected);
    assert_eq!(tree(&target), tree_of(&old_site()));
}

#[test]
fn paths_that_a_site_cannot_have() {
    let help = "help: this is a mistake in swp-site: please report it with this message";
    let long = "n".repeat(256);
    for (path, why) in [
        ("", "a part of it has no name"),
        ("/etc/passwd", "a part of it has no name"),
        ("a//b.html", "a part of it has no name"),
        ("../b.html", "it has `..` in it"),
        ("a/../../b.html", "it has `..` in it"),
        ("./b.html", "it has `.` in it"),
        ("a\\b.html", "the name `a\\b.html` has `\\` in it"),
        ("C:/b.html", "the name `C:` has `:` in it"),
        ("a/what?.html", "the name `what?.html` has `?` in it"),
        ("a/nul.html", "the name `nul.html` is, for Windows, the device `nul`"),
        ("a./b.html", "the name `a.` ends with a dot or a space"),
        (&long, "a name in it has more than 255 bytes"),
        (MARKER, "the name is kept for swp-site itself"),
    ] {
        let (root, target) = project("public");
        let expected = format!("the site has a file `{path}`: {why}; {help}");
        refuse(&target, &site(&[(path, "")]), Some(root.path()), &expected);
        assert!(!target.exists());
    }
    let (root, target) = project("public");
    let expected =
        format!("the site has a file `a`: a folder of the site has the same path; {help}");
    refuse(&target, &site(&[("a", ""), ("a-b", ""), ("a/b", "")]), Some(root.path()), &expected);
    let expected = format!(
        "the site has a file `about`: on Windows and macOS it is the same as `About`; {help}"
    );
    refuse(&target, &site(&[("About", ""), ("about", "")]), Some(root.path()), &expected);
    let expected =
        format!("the site has a file `kpi`: on Windows and macOS it is the same as `KPI`; {help}");
    refuse(&target, &site(&[("KPI/a", ""), ("kpi/b", "")]), Some(root.path()), &expected);
}

#[test]
fn a_file_above_the_target() {
    let (root, _) = project("public");
    fs::write(root.path().join("notes"), "mine").expect("a file");
    let target = root.path().join("notes/public");
    let expected = "`notes` is a file, not a folder for a site; \
        help: choose another folder with `--output-dir`, or move the file away";
    refuse(&target, &new_site(), Some(root.path()), expected);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let (root, target) = project("closed/public");
    plain(&target, &old_site());
    let closed = root.path().join("closed");
    let close = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode));
    close(0o555).expect("our own folder");
    let options = WriteOptions { project: Some(root.path()), ..WriteOptions::default() };
    let error = crate::disk::unix::as_an_ordinary_user(|| write(&target, &new_site(), &options))
        .expect_err("a refusal");
    close(0o755).expect("our own folder");
    let expected = "`closed/public` cannot be written: permission denied; \
        help: give yourself the right to write to `closed/public` and to the folder that holds \
        it, or choose another folder with `--output-dir`";
    assert_eq!(words(&error), expected);
    assert_eq!(tree(&target), tree_of(&old_site()));
    assert_eq!(names(&closed), ["public"]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever a path is made of, it is refused or stays in the folder.
    #[test]
    fn no_path_leaves_the_folder(
        parts in proptest::collection::vec("|[.]{1,3}|[ab]|[a:\\\\/ \u{0}]{1,3}|[.]swp-site", 1..5)
    ) {
        let (folder, target) = place();
        let files: Files = [(parts.join("/").as_str(), &b"text"[..])].into_iter().collect();
        if write(&target, &files, &WriteOptions::default()).is_ok() {
            assert_eq!(tree(&target), tree_of(&files));
            assert_eq!(names(folder.path()), ["public"]);
        } else {
            assert!(names(folder.path()).is_empty());
        }
    }
}
