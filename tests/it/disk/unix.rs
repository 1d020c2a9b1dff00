//! What only Unix systems can put into a project: links, pipes, rights, odd names.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;

use rustix::fs::{CWD, Mode, OFlags, mkdirat, openat};

use super::*;

fn link(root: &TempDir, to: impl AsRef<Path>, from: &str) {
    symlink(to, root.path().join(from)).expect("a link");
}

#[test]
fn links_inside_the_project_are_followed() {
    let root = project(&["content/a.md", "data/shared/b.yaml", "content/years/c.md"]);
    link(&root, "a.md", "content/link.md");
    link(&root, "../data/shared", "content/shared");
    link(&root, root.path().join("content/a.md"), "content/years/whole.md");
    let files = [
        "content/a.md",
        "content/link.md",
        "content/shared/b.yaml",
        "content/years/c.md",
        "content/years/whole.md",
        "data/shared/b.yaml",
    ];
    expect(&root, &files, &[]);
    let (read, _) = read_dir(root.path(), &Skip::default());
    assert_eq!(read.text(&"content/link.md".into()), Some("content/a.md"));
}

#[test]
fn links_that_lead_out() {
    let outer = project(&["secret.txt", "folder/secret.md", "site/content/a.md"]);
    let site = outer.path().join("site");
    let link = |to: &str, from: &str| symlink(to, site.join(from)).expect("a link");
    link("../../secret.txt", "content/out.txt");
    link("../../folder", "content/folder");
    link("/etc/hostname", "content/far.txt");
    link("../folder", "themes");
    let (files, problems) = shown(read_dir(&site, &Skip::default()));
    assert_eq!(files, ["content/a.md"]);
    let help = "help: put a copy of the file in the place of the link";
    let out = "the link leads out of the project";
    let expected = [
        format!("link-leads-out content/far.txt: {out}; {help}"),
        format!("link-leads-out content/folder: {out}: `../../folder`; {help}"),
        format!("link-leads-out content/out.txt: {out}: `../../secret.txt`; {help}"),
        format!("link-leads-out themes: {out}: `../folder`; {help}"),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn links_in_a_circle() {
    let root = project(&["content/a.md", "content/x/b.md", "content/y/c.md"]);
    link(&root, "two.md", "content/one.md");
    link(&root, "one.md", "content/two.md");
    link(&root, "..", "content/up");
    link(&root, ".", "content/x/self");
    link(&root, "../y", "content/x/to-y");
    link(&root, "../x", "content/y/to-x");
    let help = "help: remove the link, or let it lead to a file";
    let expected = [
        format!("link-loop content/one.md: the link leads round in a circle; {help}"),
        format!("link-loop content/two.md: the link leads round in a circle; {help}"),
        format!("link-loop content/up: the link leads back to a folder that it stands in; {help}"),
        format!("link-loop content/x/self: the link leads back to `content/x`; {help}"),
        format!("link-loop content/x/to-y/to-x: the link leads back to `content/x`; {help}"),
        format!("link-loop content/y/to-x/self: the link leads back to `content/y/to-x`; {help}"),
        format!("link-loop content/y/to-x/to-y: the link leads back to `content/y`; {help}"),
    ];
    let (files, problems) = read(&root);
    assert_eq!(problems, expected);
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let twice = ["content/x/to-y/c.md", "content/y/c.md", "content/y/to-x/b.md"];
    assert_eq!(files, [&["content/a.md", "content/x/b.md"][..], &twice].concat());
}

#[test]
fn links_that_double_a_folder_again_and_again() {
    let root = project(&["content/a.md"]);
    for level in 0..60 {
        let folder = format!("content/{level}");
        fs::create_dir(root.path().join(&folder)).expect("a folder");
        link(&root, format!("../{}", level + 1), &format!("{folder}/a"));
        link(&root, format!("../{}", level + 1), &format!("{folder}/b"));
    }
    let (_, problems) = read(&root);
    let expected = "project-too-large : \
        the project has more than 200000 files and folders, 1000 links to folders or 2 GB; help: take out \
        what does not belong to the report, and look for links that repeat folders";
    assert_eq!(problems, [expected]);
}

#[test]
fn links_that_lead_to_nothing() {
    let root = project(&["content/a.md"]);
    link(&root, "gone.md", "content/dead.md");
    link(&root, "/gone/for/ever", "data");
    let help = "help: put the file where the link leads, or remove the link";
    let problems = [
        &*format!("unreadable-file content/dead.md: the link leads to nothing: `gone.md`; {help}"),
        &*format!("unreadable-file data: the link leads to nothing; {help}"),
    ];
    expect(&root, &["content/a.md"], &problems);
}

#[test]
fn pipes_and_sockets_do_not_hang_the_build() {
    let root = project(&["content/a.md"]);
    let pipe = root.path().join("content/pipe.md");
    mkfifo(&pipe);
    let _socket = UnixListener::bind(root.path().join("content/socket.md")).expect("a socket");
    link(&root, "pipe.md", "content/to-pipe.md");
    let help = "help: remove it, or put a file in its place";
    let problems = [
        &*format!("not-a-file content/pipe.md: `pipe.md` is a named pipe, not a file; {help}"),
        &*format!("not-a-file content/socket.md: `socket.md` is a socket, not a file; {help}"),
        &*format!(
            "not-a-file content/to-pipe.md: `to-pipe.md` is a named pipe, not a file; {help}"
        ),
    ];
    expect(&root, &["content/a.md"], &problems);
}

fn mkfifo(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo runs");
    assert!(made.success());
}

#[test]
fn a_path_that_is_too_long() {
    let folder = format!("content/{}/{}", "n".repeat(140), "n".repeat(100));
    let fits = format!("{folder}/{}.md", "ñ".repeat(300 - 250 - 3));
    let too_long = format!("{folder}/{}.md", "ñ".repeat(301 - 250 - 3));
    let root = project(&[&fits, &too_long]);
    let problem = format!(
        "path-too-long {too_long}: the path is 301 characters long, more than 300; \
         help: shorten the names of the file and of the folders above it"
    );
    expect(&root, &[&fits], &[&problem]);
}

#[test]
fn a_folder_whose_path_is_too_long_is_told_once() {
    let name = "n".repeat(100);
    let folder = format!("content/{name}/{name}/{name}");
    let root = project(&[&format!("{folder}/a.md"), &format!("{folder}/b.md")]);
    let problem = format!(
        "path-too-long {folder}: the path is 310 characters long, more than 300; \
         help: shorten the names of the file and of the folders above it"
    );
    expect(&root, &[], &[&problem]);
}

#[test]
fn a_path_that_the_system_holds_too_long() {
    let top = tempfile::tempdir().expect("a temporary folder");
    // So deep that the project itself can be named, and what is in it can not (4,096 bytes).
    let part = "d".repeat(250);
    let mut root = top.path().to_path_buf();
    let mut folder = openat(CWD, &root, OFlags::DIRECTORY, Mode::empty()).expect("it exists");
    let mut enter = |name: &str| {
        mkdirat(&folder, name, Mode::RWXU).expect("a folder");
        folder = openat(&folder, name, OFlags::DIRECTORY, Mode::empty()).expect("made above");
    };
    while root.as_os_str().len() + part.len() < 4_050 {
        enter(&part);
        root.push(&part);
    }
    let name = "n".repeat(250);
    enter("content");
    enter(&name);
    let (files, problems) = shown(read_dir(&root, &Skip::default()));
    assert!(files.is_empty());
    let long = root.join("content").join(&name).as_os_str().len();
    assert!(long > 4_096, "{long}");
    let expected = format!(
        "path-too-long content/{name}: the path is longer than this system allows; \
         help: shorten the names of the file and of the folders above it"
    );
    assert_eq!(problems, [expected]);
}

#[test]
fn names_that_are_not_utf8() {
    let root = project(&["content/a.md"]);
    let put = |bytes: &[u8]| {
        let name = root.path().join("content").join(OsStr::from_bytes(bytes));
        fs::create_dir(&name).expect("a folder");
        fs::write(name.join("in.md"), "").expect("a file");
    };
    put(b"caf\xe9");
    let problem = "name-not-utf8 content/caf\u{fffd}: the name `caf\u{fffd}` is not UTF-8; \
                   help: rename it, with plain letters and hyphens";
    expect(&root, &["content/a.md"], &[problem]);
}

#[test]
fn names_that_windows_does_not_allow() {
    let paths = ["content/aux.md", "content/bell\u{7}.md", "content/dot./a.md", "content/why?.md"];
    let root = project(&paths);
    let help =
        "help: rename it, with letters, digits and hyphens: Windows does not allow this name";
    let problems = [
        &*format!(
            "name-not-portable content/aux.md: the name `aux.md` is, for Windows, \
             the device `aux`; {help}"
        ),
        &*format!(
            "name-not-portable content/bell\u{fffd}.md: the name `bell\u{fffd}.md` \
             has a control character in it; {help}"
        ),
        &*format!(
            "name-not-portable content/dot.: the name `dot.` ends with a dot or a space; {help}"
        ),
        &*format!("name-not-portable content/why?.md: the name `why?.md` has `?` in it; {help}"),
    ];
    expect(&root, &[], &problems);
}

#[test]
fn names_that_differ_only_in_case() {
    let root = project(&["content/Notes.md", "content/notes.md", "data/Old/a.md", "data/old/a.md"]);
    let help = "help: rename one of them: on Windows and macOS they are the same name";
    let problems = [
        &*format!(
            "names-differ-in-case content/notes.md: `Notes.md` and `notes.md` differ only \
             in capital letters; the other one (content/Notes.md); {help}"
        ),
        &*format!(
            "names-differ-in-case data/old: `Old` and `old` differ only in capital letters; \
             the other one (data/Old); {help}"
        ),
    ];
    expect(&root, &["content/Notes.md", "data/Old/a.md"], &problems);
}

#[test]
fn files_and_folders_without_permission() {
    let root = project(&["content/a.md", "content/closed.md", "content/closed/b.md"]);
    let close = |path: &str, mode| {
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode))
            .expect("our own file");
    };
    close("content/closed.md", 0o000);
    close("content/closed", 0o000);
    let (files, problems) = shown(as_an_ordinary_user(|| read_dir(root.path(), &Skip::default())));
    close("content/closed", 0o700);
    assert_eq!(files, ["content/a.md"]);
    let help = "help: give yourself the right to read it";
    let problem = |path: &str, what: &str| {
        format!(
            "unreadable-file {path}: the {what} cannot be read: permission denied; \
             {help}: `chmod u+rX {path}`"
        )
    };
    let closed = problem("content/closed", "folder");
    assert_eq!(problems, [closed, problem("content/closed.md", "file")]);
}

/// Root may read everything: this runs on threads that gave that right up.
pub fn as_an_ordinary_user<T: Send>(act: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2);
    #[cfg(target_os = "linux")]
    let pool = pool.start_handler(|_| {
        use rustix::thread::{CapabilitySet, capabilities, set_capabilities};
        let mut sets = capabilities(None).expect("a thread may read its own rights");
        sets.effective.remove(CapabilitySet::DAC_OVERRIDE | CapabilitySet::DAC_READ_SEARCH);
        set_capabilities(None, sets).expect("a thread may give rights up");
    });
    pool.build().expect("two threads").install(act)
}
