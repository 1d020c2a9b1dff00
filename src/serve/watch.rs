//! Hears of changes in a project's folder. A hint and no more: what changed is found by looking.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::load::read_dir::FOLDERS;

/// A reason to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Something may have changed.
    Look,
    /// The preview ends.
    Stop,
}

/// An ear at the folders of a project. Only these are listened at: what else lies in the folder,
/// such as `.git`, may be large.
pub struct Ear {
    watcher: RecommendedWatcher,
    root: PathBuf,
    /// Each folder with what it was when it was first listened at.
    heard: Vec<(PathBuf, Option<Identity>)>,
}

/// Tells one folder from another of the same name.
type Identity = (u64, u64);

impl Ear {
    /// Listens at a project's folder.
    ///
    /// # Errors
    /// The system does not tell of changes there: its reason.
    pub fn at(root: &Path, wake: Sender<Wake>) -> Result<Self, String> {
        let heard = move |event: notify::Result<Event>| {
            if event.map_or(true, |event| is_change(&event.kind)) {
                let _ = wake.send(Wake::Look);
            }
        };
        let mut watcher = notify::recommended_watcher(heard).map_err(|error| words(&error))?;
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(|error| words(&error))?;
        let folders = FOLDERS.iter().map(|folder| (root.join(folder), None)).collect();
        let mut ear = Self { watcher, root: root.to_path_buf(), heard: folders };
        ear.renew()?;
        Ok(ear)
    }

    /// Listens at folders that are new, or that were deleted and made again.
    ///
    /// # Errors
    /// The system cannot listen at so many: its reason.
    pub fn renew(&mut self) -> Result<(), String> {
        for (folder, known) in &mut self.heard {
            let now = identity(folder);
            if now == *known {
                continue;
            }
            if known.is_some() {
                let _ = self.watcher.unwatch(folder);
            }
            *known = now;
            if now.is_some() {
                let watched = self.watcher.watch(folder, RecursiveMode::Recursive);
                // A folder may be gone again by now.
                if let Err(error) = watched
                    && identity(folder).is_some()
                {
                    return Err(words(&error));
                }
            }
        }
        Ok(())
    }

    /// Whether the project's own folder is still there.
    pub fn has_root(&self) -> bool {
        self.root.is_dir()
    }
}

/// Whether something was changed: a file that is opened or read is none, and we read files ourselves.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    let found = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    let made = found.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((made.as_secs(), u64::from(made.subsec_nanos())))
}

fn words(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "it watches as many folders as it may".to_owned(),
        notify::ErrorKind::Io(error) => error.to_string().to_lowercase(),
        _ => error.to_string().to_lowercase(),
    }
}
