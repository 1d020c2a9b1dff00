//! The few ways in which publishing changes the disk, each told of before it is done.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{OnStep, Step, Swap};

/// The disk, as publishing may change it.
#[derive(Clone, Copy)]
pub(super) struct Disk<'a> {
    pub on_step: &'a OnStep<'a>,
    pub swap: Swap,
}

impl Disk<'_> {
    /// Makes a folder, and is content if it is there.
    pub fn make_folder(&self, path: &Path) -> io::Result<()> {
        (self.on_step)(Step::MakeFolder(path))?;
        match fs::create_dir(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            result => result,
        }
    }

    /// Makes a folder and those above it.
    pub fn make_folders(&self, path: &Path) -> io::Result<()> {
        if path.is_dir() {
            return Ok(());
        }
        if let Some(above) = path.parent() {
            self.make_folders(above)?;
        }
        self.make_folder(path)
    }

    /// Opens a file of ours for a lock, and makes it if need be.
    pub fn open_lock(&self, path: &Path) -> io::Result<File> {
        (self.on_step)(Step::WriteFile(path))?;
        OpenOptions::new().create(true).truncate(false).write(true).open(path)
    }

    /// Writes a file that is not there yet.
    pub fn write_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.on_step)(Step::WriteFile(path))?;
        OpenOptions::new().create_new(true).write(true).open(path)?.write_all(bytes)
    }

    /// Gives a file a second name: faster than a copy, and it keeps the time of its last change.
    pub fn link_file(&self, file: &Path, name: &Path) -> io::Result<()> {
        (self.on_step)(Step::LinkFile(name))?;
        fs::hard_link(file, name)
    }

    /// Renames a file or folder.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        (self.on_step)(Step::Rename(from, to))?;
        fs::rename(from, to)
    }

    /// Lets two folders change places in one step: `false` if this system cannot.
    pub fn exchange(&self, one: &Path, other: &Path) -> io::Result<bool> {
        if self.swap == Swap::TwoRenames {
            return Ok(false);
        }
        let told = (self.on_step)(Step::Exchange(one, other));
        match told.and_then(|()| exchange(one, other)) {
            Ok(()) => Ok(true),
            // Kernels and file systems that do not know how: ENOSYS and ENOTSUP, and EINVAL.
            Err(error) if error.kind() == ErrorKind::Unsupported => Ok(false),
            Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Deletes an empty folder.
    pub fn remove_folder(&self, path: &Path) -> io::Result<()> {
        (self.on_step)(Step::RemoveFolder(path))?;
        fs::remove_dir(path)
    }

    /// Deletes a file.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        (self.on_step)(Step::RemoveFile(path))?;
        fs::remove_file(path)
    }

    /// Deletes a folder with all that is in it, and is content if it is not there.
    pub fn remove_tree(&self, top: &Path) -> io::Result<()> {
        if !exists(top) {
            return Ok(());
        }
        let entries = WalkDir::new(top).contents_first(true).into_iter();
        let entries = entries.collect::<Result<Vec<_>, _>>()?;
        let (folders, files): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.file_type().is_dir());
        files.par_iter().try_for_each(|file| self.remove_file(file.path()))?;
        folders.iter().try_for_each(|folder| self.remove_folder(folder.path()))
    }
}

/// Whether anything stands at a path, a broken link too.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
