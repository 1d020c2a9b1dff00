//! The folder beside the target where a site is prepared: one build at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::disk::{Disk, exists};
use super::error::{Cause, WriteError};
use super::target::{Standing, Target};

const LOCK: &str = "lock";
const PAUSE: Duration = Duration::from_millis(50);

/// The work folder, held by this build.
pub(super) struct Work<'a> {
    folder: PathBuf,
    target: &'a Target,
    disk: Disk<'a>,
    /// Held as long as this lives.
    _lock: File,
}

impl<'a> Work<'a> {
    /// Takes the work folder, and brings to an end what a killed build left in it.
    pub fn begin(target: &'a Target, disk: Disk<'a>, wait: Duration) -> Result<Self, WriteError> {
        disk.make_folders(target.parent()).map_err(target.failed(""))?;
        let folder = target.work_folder();
        let mut pauses = wait.as_millis() / PAUSE.as_millis();
        loop {
            if let Some(lock) = take(&folder, target, disk)? {
                let work = Self { folder, target, disk, _lock: lock };
                work.recover()?;
                return Ok(work);
            }
            if pauses == 0 {
                return Err(WriteError::InUse { target: target.shown() });
            }
            pauses -= 1;
            sleep(PAUSE);
        }
    }

    /// The disk that the work is done on.
    pub fn disk(&self) -> Disk<'a> {
        self.disk
    }

    /// Where the new site is prepared.
    pub fn new_site(&self) -> PathBuf {
        self.folder.join("new")
    }

    fn old_site(&self) -> PathBuf {
        self.folder.join("old")
    }

    fn dead(&self) -> PathBuf {
        self.folder.join("dead")
    }

    /// Puts the prepared site in the target's place.
    pub fn swap_in(&self, standing: &Standing) -> Result<(), WriteError> {
        let (new, target) = (self.new_site(), self.target.path());
        let failed = |error| self.swap_failed(error);
        if !standing.is_folder() {
            return self.disk.rename(&new, target).map_err(failed);
        }
        if self.disk.exchange(&new, target).map_err(failed)? {
            return Ok(());
        }
        self.disk.rename(target, &self.old_site()).map_err(failed)?;
        if let Err(error) = self.disk.rename(&new, target) {
            self.put_back()?;
            return Err(failed(error));
        }
        // The site stands: an old one that cannot be deleted is a leftover and no error.
        self.bury().ok();
        Ok(())
    }

    /// Undoes a swap that stopped between its two renames, and deletes what is left of it.
    fn recover(&self) -> Result<(), WriteError> {
        if exists(&self.old_site()) {
            match self.target.standing()? {
                Standing::Nothing { .. } => self.put_back()?,
                Standing::Site(_) => self.bury().map_err(self.target.failed(""))?,
            }
        }
        self.clear().map_err(self.target.failed(""))
    }

    fn put_back(&self) -> Result<(), WriteError> {
        let (old, target) = (self.old_site(), self.target.path());
        // Not every system renames over an empty folder.
        let made_room = if target.is_dir() { self.disk.remove_folder(target) } else { Ok(()) };
        made_room.and_then(|()| self.disk.rename(&old, target)).map_err(|error| {
            let target = self.target.shown();
            WriteError::NotPutBack { target, old, cause: Cause::of(error) }
        })
    }

    /// The old site is not needed any more. It gets another name before its files are deleted, so
    /// that `old` always is a whole site.
    fn bury(&self) -> io::Result<()> {
        self.disk.rename(&self.old_site(), &self.dead())
    }

    fn clear(&self) -> io::Result<()> {
        self.disk.remove_tree(&self.dead())?;
        self.disk.remove_tree(&self.new_site())
    }

    /// Deletes what the work left, and gives the folder back: what could not be deleted.
    pub fn end(self) -> Option<PathBuf> {
        let is_whole = !exists(&self.old_site());
        let cleared = is_whole && self.clear().is_ok() && self.give_back().is_ok();
        (!cleared).then_some(self.folder)
    }

    fn give_back(&self) -> io::Result<()> {
        // Windows deletes the file when its last handle is closed, Unix at once; in both cases
        // a build that waits for it sees that the lock it then gets is of a file that is gone.
        self.disk.remove_file(&self.folder.join(LOCK))?;
        match self.disk.remove_folder(&self.folder) {
            // Another build made its lock already.
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => Ok(()),
            result => result,
        }
    }

    fn swap_failed(&self, error: io::Error) -> WriteError {
        match error.kind() {
            ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
                WriteError::IsMount { target: self.target.shown() }
            }
            _ => self.target.failed("")(error),
        }
    }
}

/// Takes the lock of a work folder: `None` while another build holds it.
fn take(folder: &Path, target: &Target, disk: Disk<'_>) -> Result<Option<File>, WriteError> {
    let failed = |error| target.failed("")(error);
    disk.make_folder(folder).map_err(failed)?;
    if !is_ours(folder) {
        return match exists(folder) {
            true => Err(WriteError::WorkTaken { folder: folder.to_path_buf() }),
            false => Ok(None),
        };
    }
    let path = folder.join(LOCK);
    let lock = match disk.open_lock(&path) {
        // The build that held it has just removed its folder.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            disk.remove_folder(folder).ok();
            return Err(failed(error));
        }
        Ok(lock) => lock,
    };
    match lock.try_lock() {
        Ok(()) => Ok(is_at(&lock, &path).then_some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Whether a folder has our lock in it, or nothing.
fn is_ours(folder: &Path) -> bool {
    let is_folder = folder.symlink_metadata().is_ok_and(|found| found.is_dir());
    let has_lock = || folder.join(LOCK).is_file();
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    // Asked twice, as another build may make its lock between the two questions.
    is_folder && (has_lock() || is_empty() || has_lock())
}

/// Whether an open file is still the one at this path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: fs::Metadata| (found.dev(), found.ino());
    let there = path.symlink_metadata().map(identity);
    matches!((file.metadata().map(identity), there), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    exists(path)
}
