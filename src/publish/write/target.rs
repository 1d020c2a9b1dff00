//! The folder that the site is to stand in, and whether it may.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::MARKER;
use super::error::{Cause, WriteError};
use crate::load::names::is_dropping;
use crate::load::read_dir::FOLDERS;

/// The first line of the marker.
const MADE_BY: &str = "Made by swp-site: the next build replaces this folder as a whole.";

/// What the marker of a site with these files says.
pub(super) fn marker_text<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{MADE_BY}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// A place where a site may stand.
pub(super) struct Target {
    /// Without links and `..`.
    path: PathBuf,
    /// As a person would name it.
    shown: String,
}

/// What stands in the target's place.
pub(super) enum Standing {
    /// Nothing, or an empty folder.
    Nothing { is_folder: bool },
    /// A site of ours, by the paths of its files.
    Site(HashSet<String>),
}

impl Standing {
    /// Whether we made this file.
    pub fn made(&self, path: &str) -> bool {
        matches!(self, Standing::Site(made) if made.contains(path))
    }

    /// Whether it is a site of so many files.
    pub fn holds(&self, count: usize) -> bool {
        matches!(self, Standing::Site(made) if made.len() == count)
    }

    /// Whether a folder stands there, be it empty.
    pub fn is_folder(&self) -> bool {
        !matches!(self, Standing::Nothing { is_folder: false })
    }
}

impl Target {
    /// Finds where a path leads, and refuses what a site may never replace.
    pub fn find(given: &Path, project: Option<&Path>) -> Result<Self, WriteError> {
        let project = project.and_then(|root| root.canonicalize().ok());
        let path = resolve(given).map_err(|error| WriteError::Disk {
            path: given.display().to_string(),
            target: given.display().to_string(),
            cause: Cause::of(error),
        })?;
        let inside = project.as_ref().and_then(|root| path.strip_prefix(root).ok());
        let shown = inside.filter(|path| !path.as_os_str().is_empty()).unwrap_or(given);
        let target = Self { shown: shown.display().to_string(), path };
        target.check_kind()?;
        if let Some(root) = project {
            target.check_project(&root)?;
        }
        Ok(target)
    }

    /// Where the site is to stand.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The target as a person would name it.
    pub fn shown(&self) -> String {
        self.shown.clone()
    }

    /// The folder that holds the target.
    pub fn parent(&self) -> &Path {
        self.path.parent().expect("`find` refuses the top of the disk")
    }

    /// The folder beside the target where a site is prepared.
    pub fn work_folder(&self) -> PathBuf {
        let mut name = std::ffi::OsString::from(".");
        name.push(self.path.file_name().expect("`find` refuses the top of the disk"));
        name.push(".swp-site");
        self.parent().join(name)
    }

    /// Makes an error of what the system says about a file of the site.
    pub fn failed(&self, path: &str) -> impl FnOnce(io::Error) -> WriteError {
        let (target, separator) = (self.shown(), if path.is_empty() { "" } else { "/" });
        let path = format!("{target}{separator}{path}");
        move |error| WriteError::Disk { path, target, cause: Cause::of(error) }
    }

    /// What stands there now; refuses a folder with anything in it that we did not make.
    pub fn standing(&self) -> Result<Standing, WriteError> {
        let made = self.made();
        let folders = made.iter().flatten().flat_map(|path| folders_above(path)).collect();
        let known = Known { made: made.as_ref(), folders };
        if let Some((found, more)) = self.foreign(&known)? {
            let (target, is_site) = (self.shown(), made.is_some());
            return Err(WriteError::NotOurs { target, found, more, is_site });
        }
        Ok(match made {
            Some(made) => Standing::Site(made),
            None => Standing::Nothing { is_folder: self.path.is_dir() },
        })
    }

    /// The files that the marker lists; nothing without a marker.
    fn made(&self) -> Option<HashSet<String>> {
        let marker = self.path.join(MARKER);
        // A named pipe in its place would hang the build.
        if !marker.symlink_metadata().is_ok_and(|found| found.is_file()) {
            return None;
        }
        let text = fs::read_to_string(marker).ok()?;
        let listed = text.strip_prefix(MADE_BY)?;
        Some(listed.lines().skip(1).map(str::to_owned).collect())
    }

    /// The first thing that we did not make, and how many more there are.
    fn foreign(&self, known: &Known<'_>) -> Result<Option<(String, usize)>, WriteError> {
        let mut found = Vec::new();
        let mut walk = WalkDir::new(&self.path).min_depth(1).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if !self.path.is_dir() && error.depth() == 0 => return Ok(None),
                Err(error) => return Err(self.failed("")(error.into())),
            };
            let path = entry.path().strip_prefix(&self.path).unwrap_or(entry.path());
            if known.has(&entry, path) {
                continue;
            }
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            found.push(path.display().to_string());
        }
        found.sort();
        let more = found.len().saturating_sub(1);
        Ok(found.into_iter().next().map(|first| (first, more)))
    }

    fn check_kind(&self) -> Result<(), WriteError> {
        let target = self.shown();
        if self.path.parent().is_none() {
            return Err(WriteError::IsWholeDisk { target });
        }
        self.check_above()?;
        let Ok(found) = self.path.symlink_metadata() else { return Ok(()) };
        match found.file_type() {
            kind if kind.is_symlink() => Err(WriteError::IsLink { target }),
            kind if !kind.is_dir() => Err(WriteError::IsFile { target }),
            _ if self.is_mount(&found) => Err(WriteError::IsMount { target }),
            _ => Ok(()),
        }
    }

    /// Refuses a file where a folder above the target should be.
    fn check_above(&self) -> Result<(), WriteError> {
        let shown = Path::new(&self.shown).ancestors();
        let mut above = self.path.ancestors().zip(shown).skip(1);
        match above.find(|(path, _)| path.exists()) {
            Some((path, shown)) if !path.is_dir() => {
                Err(WriteError::IsFile { target: shown.display().to_string() })
            }
            _ => Ok(()),
        }
    }

    /// Whether another disk begins here. A folder that is mounted from the same disk is not seen;
    /// the rename is refused then, with the same words.
    #[cfg(unix)]
    fn is_mount(&self, found: &fs::Metadata) -> bool {
        use std::os::unix::fs::MetadataExt;
        self.parent().metadata().is_ok_and(|parent| parent.dev() != found.dev())
    }

    #[cfg(not(unix))]
    fn is_mount(&self, _: &fs::Metadata) -> bool {
        false
    }

    fn check_project(&self, root: &Path) -> Result<(), WriteError> {
        let target = self.shown();
        if root.starts_with(&self.path) {
            return Err(WriteError::HoldsProject { target });
        }
        for input in FOLDERS {
            let folder = root.join(input);
            let real = folder.canonicalize().unwrap_or(folder);
            if self.path.starts_with(&real) || real.starts_with(&self.path) {
                return Err(WriteError::IsInput { target, input });
            }
        }
        Ok(())
    }
}

/// What a build before this one made.
struct Known<'a> {
    made: Option<&'a HashSet<String>>,
    folders: HashSet<&'a str>,
}

impl Known<'_> {
    fn has(&self, entry: &DirEntry, path: &Path) -> bool {
        let Some(path) = path.to_str() else { return false };
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        match entry.file_type().is_dir() {
            true => self.folders.contains(path.as_str()),
            false => {
                let made = self.made.is_some_and(|made| path == MARKER || made.contains(&path));
                made || is_dropping(entry.file_name().as_encoded_bytes())
            }
        }
    }
}

/// The folders that hold a file of the site, from the top.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// Resolves `..` and links, except for a link as the last part: that one is refused later.
fn resolve(given: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    let whole = if given.is_absolute() { PathBuf::new() } else { Path::new(".").canonicalize()? };
    let whole = whole.join(given);
    let mut parts = whole.components().peekable();
    while let Some(part) = parts.next() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(real.pop()),
            Component::Normal(name) if parts.peek().is_some() => {
                real.push(name);
                real = match real.canonicalize() {
                    Err(error) if error.kind() == ErrorKind::NotFound => real,
                    resolved => resolved?,
                };
            }
            part => real.push(part),
        }
    }
    Ok(real)
}
