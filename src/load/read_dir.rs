//! Reads a project from disk: its settings, content, data and themes, and finds where it stands.
#![allow(clippy::disallowed_methods, reason = "the one place of `load` that reads the disk")]
#![allow(clippy::result_large_err, reason = "findings are rare, and moved once")]

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::listing::Listing;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::source::{FilePath, Files};

/// A file or folder that the system does not let us read.
pub const UNREADABLE_FILE: Rule = Rule::error("unreadable-file");
/// A file that is larger than any page or picture needs to be.
pub const FILE_TOO_LARGE: Rule = Rule::error("file-too-large");
/// More files than a report can have: most often a folder that got in by mistake.
pub const PROJECT_TOO_LARGE: Rule = Rule::error("project-too-large");
/// A symbolic link to something outside the project, which another computer does not have.
pub const LINK_LEADS_OUT: Rule = Rule::error("link-leads-out");
/// A symbolic link that leads round in a circle.
pub const LINK_LOOP: Rule = Rule::error("link-loop");
/// A path that some systems cannot hold.
pub const PATH_TOO_LONG: Rule = Rule::error("path-too-long");
/// A pipe, socket or device, or a folder where a file belongs, or the other way round.
pub const NOT_A_FILE: Rule = Rule::error("not-a-file");
/// A file name whose bytes are no text.
pub const NAME_NOT_UTF8: Rule = Rule::error("name-not-utf8");
/// A name that Windows does not allow.
pub const NAME_NOT_PORTABLE: Rule = Rule::error("name-not-portable");
/// Two names that are one on Windows and macOS.
pub const NAMES_DIFFER_IN_CASE: Rule = Rule::error("names-differ-in-case");

/// All of them.
pub const RULES: &[&Rule] = &[
    &UNREADABLE_FILE,
    &FILE_TOO_LARGE,
    &PROJECT_TOO_LARGE,
    &LINK_LEADS_OUT,
    &LINK_LOOP,
    &PATH_TOO_LONG,
    &NOT_A_FILE,
    &NAME_NOT_UTF8,
    &NAME_NOT_PORTABLE,
    &NAMES_DIFFER_IN_CASE,
];

/// The file that makes a folder a project.
pub const SETTINGS: &str = "swp-site.yaml";
/// The folders of a project that are read.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];

pub(super) const SHORTEN: &str = "shorten the names of the file and of the folders above it";
const MB: u64 = 1_000_000;
const LARGEST_TEXT: u64 = 5 * MB;
const LARGEST_OTHER: u64 = 20 * MB;
pub(super) const LARGEST_PROJECT: u64 = 2_000 * MB;
pub(super) const MOST_FILES: usize = 200_000;
/// Links to folders with links in them multiply: ten levels of two make 1,024 of the last.
pub(super) const MOST_LINKED_FOLDERS: usize = 1_000;

/// What is passed over, besides hidden files and editors' leftovers.
#[derive(Clone, Debug, Default)]
pub struct Skip(pub(super) Vec<FilePath>);

impl Skip {
    /// Passes over these files and folders, named by their paths in the project.
    pub fn these(paths: impl IntoIterator<Item = impl Into<FilePath>>) -> Self {
        Self(paths.into_iter().map(Into::into).collect())
    }
}

/// The nearest folder at or above `start` that holds a `swp-site.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    let root = start.ancestors().find(|folder| folder.join(SETTINGS).symlink_metadata().is_ok());
    root.map(Path::to_path_buf)
}

/// Reads `swp-site.yaml` and the files below `content`, `data` and `themes`.
///
/// Whatever cannot be read is a finding, and the rest is read all the same. What is missing
/// altogether is for the loader to tell. Links to files and folders of the project are followed.
pub fn read_dir(root: &Path, skip: &Skip) -> (Files, Diagnostics) {
    let mut listing = Listing::of(root, skip);
    let budget = AtomicU64::new(LARGEST_PROJECT);
    let read: Vec<_> = listing
        .files
        .par_iter()
        .map(|path| read(root, path, &budget).map(|bytes| (path.clone(), bytes)))
        .collect();
    let mut files = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(file) => files.push(file),
            Err(problem) => listing.problems.push(problem),
        }
    }
    listing.problems.sort();
    (files.into_iter().collect(), listing.problems)
}

fn read(root: &Path, path: &FilePath, budget: &AtomicU64) -> Result<Arc<[u8]>, Diagnostic> {
    read_with(root, path, budget).map(|(_, bytes)| bytes)
}

/// A file, with what the system said of it before it was read.
pub(super) fn read_with(
    root: &Path,
    path: &FilePath,
    budget: &AtomicU64,
) -> Result<(Metadata, Arc<[u8]>), Diagnostic> {
    let explain = |error| explain(path, "file", &error);
    let file = open(&root.join(path.as_str())).map_err(explain)?;
    let found = file.metadata().map_err(explain)?;
    if !found.is_file() {
        return Err(not_a_file(path, "something else", "a file"));
    }
    check_size(path, found.len())?;
    if !take_from(budget, found.len()) {
        return Err(too_large_project());
    }
    // A file may grow while it is read: what is above the limit stays on disk.
    let mut bytes = Vec::with_capacity(found.len() as usize + 1);
    file.take(largest(path) + 1).read_to_end(&mut bytes).map_err(explain)?;
    check_size(path, bytes.len() as u64)?;
    Ok((found, bytes.into()))
}

/// Takes a file's size from what may still be read in all.
pub(super) fn take_from(budget: &AtomicU64, size: u64) -> bool {
    let take = |left: u64| left.checked_sub(size);
    budget.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
}

/// Opens without waiting: a file that became a named pipe since the walk would hang the build.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    }
    options.read(true).open(path)
}

fn is_text(path: &FilePath) -> bool {
    let ending = path.extension().to_ascii_lowercase();
    ["md", "yaml", "yml", "html", "css", "txt"].contains(&ending.as_str())
}

fn largest(path: &FilePath) -> u64 {
    if is_text(path) { LARGEST_TEXT } else { LARGEST_OTHER }
}

fn check_size(path: &FilePath, size: u64) -> Result<(), Diagnostic> {
    let limit = largest(path);
    if size <= limit {
        return Ok(());
    }
    // Rounded up, so that a file just over the limit does not read as if it were at it.
    let (tenths, limit) = (size.div_ceil(MB / 10), limit / MB);
    let (kind, help) = match is_text(path) {
        true => ("a text file", "split it, or take out what a reader does not need"),
        false => ("a picture or another file", "make it smaller, or link to it at another place"),
    };
    let has = format!("{}.{} MB", tenths / 10, tenths % 10);
    let message = format!("the file has {has}, but {kind} may have {limit} MB at most");
    Err(Diagnostic::in_file(&FILE_TOO_LARGE, path, message).help(help))
}

pub(super) fn too_large_project() -> Diagnostic {
    let message = format!(
        "the project has more than {MOST_FILES} files and folders, \
         {MOST_LINKED_FOLDERS} links to folders or {} GB",
        LARGEST_PROJECT / MB / 1000
    );
    Diagnostic::nowhere(&PROJECT_TOO_LARGE, message)
        .help("take out what does not belong to the report, and look for links that repeat folders")
}

pub(super) fn not_a_file(path: &FilePath, is: &str, wanted: &str) -> Diagnostic {
    let message = format!("`{}` is {is}, not {wanted}", path.name());
    let help = format!("remove it, or put {wanted} in its place");
    Diagnostic::in_file(&NOT_A_FILE, path, message).help(help)
}

pub(super) fn link_loop(path: &FilePath, message: &str) -> Diagnostic {
    Diagnostic::in_file(&LINK_LOOP, path, message).help("remove the link, or let it lead to a file")
}

pub(super) fn explain(path: &FilePath, what: &str, error: &io::Error) -> Diagnostic {
    let finding = |rule, message: &str| Diagnostic::in_file(rule, path, message);
    match error.kind() {
        ErrorKind::InvalidFilename => {
            finding(&PATH_TOO_LONG, "the path is longer than this system allows").help(SHORTEN)
        }
        _ if is_loop(error) => link_loop(path, "the link leads round in a circle"),
        ErrorKind::PermissionDenied => {
            finding(&UNREADABLE_FILE, &format!("the {what} cannot be read: permission denied"))
                .help(format!("give yourself the right to read it: `chmod u+rX {path}`"))
        }
        _ => finding(&UNREADABLE_FILE, &format!("the {what} cannot be read: {}", reason(error)))
            .help("look whether it opens in another program, and put it back from a copy if not"),
    }
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// The system's words without the number of the error.
pub(super) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_lowercase()
}
