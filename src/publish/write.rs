//! Writes a site to disk: prepared beside its folder, and put in its place only when complete.
//!
//! ```text
//! public/            the site; `.swp-site-output` in it lists the files that we made
//! .public.swp-site/  only during a build
//!    lock            held by the build; marks the folder as ours
//!    new/            the site being written; after an exchange, the site that it replaced
//!    old/            in a swap of two renames: the last good site, between the two
//!    dead/           what is being deleted
//! ```
//!
//! Whatever stops a build, the folder holds the whole old site or the whole new one, and the next
//! build tidies up. Only where a system cannot exchange two folders in one step is there a moment
//! without a site; a build killed in it leaves the old one in `old/`, and the next puts it back.
//!
//! Files are not forced to the disk one by one (`fsync`): 10,000 of them took 5 to 9 seconds
//! instead of 0.3. A swap is safe from errors, full disks and kills; after a power cut within
//! seconds of a build some files may be empty, which the next build sees and repairs, as it
//! compares contents and not times.
#![allow(clippy::disallowed_methods, reason = "the one place of `publish` that writes the disk")]

mod disk;
mod error;
mod site;
mod target;
mod work;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::source::Files;

pub use error::WriteError;

use disk::Disk;
use site::Site;
use target::Target;
use work::Work;

/// The file in a site's folder that says who made it, and lists what was made.
pub const MARKER: &str = ".swp-site-output";

/// How the new site takes the place of the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swap {
    /// In one step, and by two renames where the system cannot do that.
    Exchange,
    /// By two renames: what other systems than Linux do.
    TwoRenames,
}

/// An action that changes the disk, told of just before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// A folder is made.
    MakeFolder(&'a Path),
    /// A file is written.
    WriteFile(&'a Path),
    /// A file of the old site, which did not change, gets a second name in the new one.
    LinkFile(&'a Path),
    /// The first is renamed to the second.
    Rename(&'a Path, &'a Path),
    /// Two folders change places.
    Exchange(&'a Path, &'a Path),
    /// A file that we made is deleted.
    RemoveFile(&'a Path),
    /// An empty folder that we made is deleted.
    RemoveFolder(&'a Path),
}

/// Is told of each [`Step`] before it is done, from several threads; its error is the step's.
pub type OnStep<'a> = dyn Fn(Step<'_>) -> io::Result<()> + Sync + 'a;

/// How a site is written.
#[derive(Clone, Copy)]
pub struct WriteOptions<'a> {
    /// The project's root: the site may not take the place of what it is made from.
    pub project: Option<&'a Path>,
    /// How the new site takes the old one's place.
    pub swap: Swap,
    /// How long to wait for another build that writes to the same folder.
    pub wait: Duration,
    /// For tests that stop a build at each step.
    pub on_step: &'a OnStep<'a>,
}

impl Default for WriteOptions<'_> {
    fn default() -> Self {
        let wait = Duration::from_secs(10);
        Self { project: None, swap: Swap::Exchange, wait, on_step: &|_| Ok(()) }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// How many files the site has.
    pub files: usize,
    /// Their size in all.
    pub bytes: u64,
    /// How many of them stood there already, with the same bytes.
    pub unchanged: usize,
    /// What could not be deleted although the site stands; the next build tries again.
    pub leftover: Option<PathBuf>,
}

/// Puts a site in the place of `target`, whole or not at all.
///
/// # Errors
///
/// Fails if `target` is not a folder that may be replaced, if a path of `files` cannot stand on
/// every system, or if the disk refuses; `target` is then as it was.
pub fn write(
    target: &Path,
    files: &Files,
    options: &WriteOptions<'_>,
) -> Result<Written, WriteError> {
    let site = Site::new(files)?;
    let target = Target::find(target, options.project)?;
    let disk = Disk { on_step: options.on_step, swap: options.swap };
    let work = Work::begin(&target, disk, options.wait)?;
    let unchanged = publish(&site, &target, &work);
    let leftover = work.end();
    let unchanged = unchanged?;
    Ok(Written { files: files.len(), bytes: site.bytes(), unchanged, leftover })
}

/// Prepares the site and swaps it in: how many files did not change.
fn publish(site: &Site<'_>, target: &Target, work: &Work<'_>) -> Result<usize, WriteError> {
    let standing = target.standing()?;
    let same = site.unchanged(target.path(), &standing);
    if same.len() == site.len() && standing.holds(site.len()) {
        return Ok(same.len());
    }
    site.stage(work, target, &same)?;
    work.swap_in(&standing)?;
    Ok(same.len())
}
