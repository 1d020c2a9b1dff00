//! Walks a project's folders and judges each name, link and kind, before anything is opened.
#![allow(clippy::disallowed_methods, reason = "a part of `load::read_dir`, which owns the disk")]
#![allow(clippy::result_large_err, reason = "findings are rare, and moved once")]

use std::collections::HashMap;
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::names::{LONGEST_NAME, is_leftover, not_portable, shown};
use super::read_dir::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FilePath, Span};

/// The longest path in a project: the folders above the project need room too.
const LONGEST_PATH: usize = 300;

/// What stands below a project's root, before anything is opened.
pub(super) struct Listing<'a> {
    root: &'a Path,
    /// The root without links, to tell where a link leads.
    real_root: PathBuf,
    skip: &'a Skip,
    pub files: Vec<FilePath>,
    /// The first path of each folder's names in lower case.
    names: HashMap<(String, String), FilePath>,
    pub problems: Diagnostics,
    /// How many entries were seen, and how many links to folders followed.
    count: (usize, usize),
}

impl<'a> Listing<'a> {
    pub fn of(root: &'a Path, skip: &'a Skip) -> Self {
        // An empty path is the folder where the program runs, as `.` is.
        let place = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let real_root = place.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let (files, names, problems) = (Vec::new(), HashMap::new(), Diagnostics::new());
        let count = (0, 0);
        let mut listing = Self { root, real_root, skip, files, names, problems, count };
        for part in [SETTINGS].iter().chain(&FOLDERS) {
            if let Err(problem) = listing.walk(part) {
                // What else was found would be thousands of lines about the same mistake.
                listing.files.clear();
                listing.problems = Diagnostics::new();
                listing.problems.push(problem);
                break;
            }
        }
        listing
    }

    /// Notes all that stands below a part of the project, unless it is too much.
    fn walk(&mut self, part: &str) -> Result<(), Diagnostic> {
        // The order of the folder decides which of two colliding names comes first: sort.
        let walk = WalkDir::new(self.root.join(part)).follow_links(true).sort_by_file_name();
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            let (is_passed, problem) = match &entry {
                Ok(entry) => match self.note(entry) {
                    Ok(is_kept) => (!is_kept, None),
                    Err(problem) => (true, Some(problem)),
                },
                Err(error) => (false, self.explain_walk(error)),
            };
            if is_passed && entry.is_ok_and(|entry| entry.file_type().is_dir()) {
                walk.skip_current_dir();
            }
            self.problems.extend(problem);
            self.count.0 += 1;
            if self.count.0 > MOST_FILES || self.count.1 > MOST_LINKED_FOLDERS {
                return Err(too_large_project());
            }
        }
        Ok(())
    }

    /// Takes a file or folder in: `false` if it is passed over.
    fn note(&mut self, entry: &DirEntry) -> Result<bool, Diagnostic> {
        let path = self.path_of(entry.path());
        if self.is_passed_over(&path, entry.file_name().as_encoded_bytes(), entry.depth()) {
            return Ok(false);
        }
        check_name(&path, entry)?;
        if entry.path_is_symlink() {
            self.check_link(&path, entry.path())?;
            self.count.1 += usize::from(entry.file_type().is_dir());
        }
        check_kind(&path, entry)?;
        self.check_case(&path)?;
        if entry.file_type().is_file() {
            self.files.push(path);
        }
        Ok(true)
    }

    fn path_of(&self, path: &Path) -> FilePath {
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        FilePath::new(parts.join("/"))
    }

    fn is_passed_over(&self, path: &FilePath, name: &[u8], depth: usize) -> bool {
        (depth > 0 && is_leftover(name)) || self.skip.0.contains(path)
    }

    fn check_link(&self, path: &FilePath, link: &Path) -> Result<(), Diagnostic> {
        // A link that stopped working since the walk saw it is reported when it is read.
        let Ok(target) = link.canonicalize() else { return Ok(()) };
        if !target.starts_with(&self.real_root) {
            let message = format!("the link leads out of the project{}", shown_target(link));
            return Err(Diagnostic::in_file(&LINK_LEADS_OUT, path, message)
                .help("put a copy of the file in the place of the link"));
        }
        let stands_in = link.parent().and_then(|folder| folder.canonicalize().ok());
        match stands_in.is_some_and(|folder| folder.starts_with(&target)) {
            true => Err(link_loop(path, "the link leads back to a folder that it stands in")),
            false => Ok(()),
        }
    }

    fn check_case(&mut self, path: &FilePath) -> Result<(), Diagnostic> {
        let key = (path.folder().to_owned(), path.name().to_lowercase());
        let first = self.names.entry(key).or_insert_with(|| path.clone());
        if first == path {
            return Ok(());
        }
        let (one, other) = (first.name(), path.name());
        let message = format!("`{one}` and `{other}` differ only in capital letters");
        Err(Diagnostic::in_file(&NAMES_DIFFER_IN_CASE, path, message)
            .label(&Span::start_of(first), "the other one")
            .help("rename one of them: on Windows and macOS they are the same name"))
    }

    fn explain_walk(&self, error: &walkdir::Error) -> Option<Diagnostic> {
        let Some(place) = error.path() else {
            let why = error.io_error().map_or_else(String::new, reason);
            let message = format!("a folder cannot be read to its end: {why}");
            return Some(Diagnostic::nowhere(&UNREADABLE_FILE, message));
        };
        let path = self.path_of(place);
        let name = place.file_name().unwrap_or_default().as_encoded_bytes();
        if self.is_passed_over(&path, name, error.depth()) {
            return None;
        }
        if let Some(folder) = error.loop_ancestor() {
            let message = format!("the link leads back to `{}`", self.path_of(folder));
            return Some(link_loop(&path, &message));
        }
        let error = error.io_error()?;
        let is_link = place.symlink_metadata().is_ok_and(|found| found.is_symlink());
        match error.kind() {
            ErrorKind::NotFound if is_link => Some(dead_link(&path, place)),
            // A part that the project does not have, or a file that was removed just now.
            ErrorKind::NotFound => None,
            _ if is_link => Some(explain(&path, "file behind the link", error)),
            _ => Some(explain(&path, "folder", error)),
        }
    }
}

fn check_name(path: &FilePath, entry: &DirEntry) -> Result<(), Diagnostic> {
    let problem = |rule, message: String, help: &str| {
        Err(Diagnostic::in_file(rule, path, message).help(help))
    };
    let Some(name) = entry.file_name().to_str() else {
        let message = format!("the name `{}` is not UTF-8", path.name());
        return problem(&NAME_NOT_UTF8, message, "rename it, with plain letters and hyphens");
    };
    if name.len() > LONGEST_NAME {
        let message = format!("the name is {} bytes long, more than {LONGEST_NAME}", name.len());
        return problem(&PATH_TOO_LONG, message, SHORTEN);
    }
    let length = path.as_str().chars().count();
    if length > LONGEST_PATH {
        let message = format!("the path is {length} characters long, more than {LONGEST_PATH}");
        return problem(&PATH_TOO_LONG, message, SHORTEN);
    }
    if let Some(why) = not_portable(name) {
        let message = format!("the name `{}` {why}", shown(name));
        let path = &FilePath::new(shown(path.as_str()));
        let help = "rename it, with letters, digits and hyphens: Windows does not allow this name";
        return Err(Diagnostic::in_file(&NAME_NOT_PORTABLE, path, message).help(help));
    }
    Ok(())
}

fn check_kind(path: &FilePath, entry: &DirEntry) -> Result<(), Diagnostic> {
    let kind = entry.file_type();
    let (is, wanted) = match (entry.depth() == 0, path.as_str() == SETTINGS) {
        (true, true) if kind.is_dir() => ("a folder", "a file"),
        (true, false) if kind.is_file() => ("a file", "a folder"),
        _ if kind.is_file() || kind.is_dir() => return Ok(()),
        _ => (special_kind(kind), "a file"),
    };
    Err(not_a_file(path, is, wanted))
}

#[cfg(unix)]
fn special_kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        pipe if pipe.is_fifo() => "a named pipe",
        socket if socket.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn special_kind(_: FileType) -> &'static str {
    "something else"
}

fn dead_link(path: &FilePath, link: &Path) -> Diagnostic {
    let message = format!("the link leads to nothing{}", shown_target(link));
    Diagnostic::in_file(&UNREADABLE_FILE, path, message)
        .help("put the file where the link leads, or remove the link")
}

/// Where a link leads, in the author's words; a path from the top would name this computer's folders.
fn shown_target(link: &Path) -> String {
    match link.read_link() {
        Ok(target) if target.is_relative() => format!(": `{}`", shown(&target.to_string_lossy())),
        _ => String::new(),
    }
}
