//! A project on disk that is read again and again: only what may have changed is opened.
#![allow(clippy::disallowed_methods, reason = "a part of `load` that reads the disk")]
#![allow(clippy::result_large_err, reason = "findings are rare, and moved once")]

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::listing::Listing;
use super::read_dir::{LARGEST_PROJECT, Skip, read_with, take_from, too_large_project};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FilePath, Files};

/// A file that changed less than this before it was read may change again without a new stamp: some
/// file systems count in steps of two seconds.
const RACY: Duration = Duration::from_secs(3);

/// A project's folder, with what was read of it before.
pub struct Folder {
    root: PathBuf,
    skip: Skip,
    seen: HashMap<FilePath, Seen>,
}

struct Seen {
    stamp: Option<Stamp>,
    bytes: Arc<[u8]>,
}

/// What a system says of a file without opening it.
#[derive(Clone, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: SystemTime,
    #[cfg(unix)]
    inode: (u64, u64, i64, i64),
}

impl Folder {
    /// A folder of which nothing has been read.
    pub fn new(root: PathBuf, skip: Skip) -> Self {
        Self { root, skip, seen: HashMap::new() }
    }

    /// What [`fn@super::read_dir`] gives, and the same bytes for a file that did not change: those of
    /// the time before. `now` is the time on the clock.
    pub fn read(&mut self, now: SystemTime) -> (Files, Diagnostics) {
        let mut listing = Listing::of(&self.root, &self.skip);
        let budget = AtomicU64::new(LARGEST_PROJECT);
        let look = |path: &FilePath| (path.clone(), self.look(path, &budget, now));
        let found: Vec<_> = listing.files.par_iter().map(look).collect();
        let (mut seen, mut files) = (HashMap::new(), Files::new());
        for (path, result) in found {
            match result {
                Ok(file) => {
                    files.insert(path.clone(), Arc::clone(&file.bytes));
                    seen.insert(path, file);
                }
                Err(problem) => listing.problems.push(problem),
            }
        }
        self.seen = seen;
        listing.problems.sort();
        (files, listing.problems)
    }

    fn look(
        &self,
        path: &FilePath,
        budget: &AtomicU64,
        now: SystemTime,
    ) -> Result<Seen, Diagnostic> {
        let before = self.seen.get(path);
        if let Some(same) = before.and_then(|before| self.unchanged(path, before)) {
            let fits = take_from(budget, same.bytes.len() as u64);
            return if fits { Ok(same) } else { Err(too_large_project()) };
        }
        let (metadata, bytes) = read_with(&self.root, path, budget)?;
        let bytes = match before {
            Some(before) if before.bytes == bytes => Arc::clone(&before.bytes),
            _ => bytes,
        };
        Ok(Seen { stamp: Stamp::of(&metadata).filter(|stamp| stamp.is_settled(now)), bytes })
    }

    fn unchanged(&self, path: &FilePath, before: &Seen) -> Option<Seen> {
        let stamp = before.stamp.clone()?;
        let now = Stamp::of(&fs::metadata(self.root.join(path.as_str())).ok()?)?;
        let bytes = Arc::clone(&before.bytes);
        (now == stamp).then_some(Seen { stamp: Some(stamp), bytes })
    }
}

impl Stamp {
    fn of(file: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Some(Self {
            length: file.len(),
            modified: file.modified().ok()?,
            #[cfg(unix)]
            inode: (file.dev(), file.ino(), file.ctime(), file.ctime_nsec()),
        })
    }

    /// Whether a later change would show. A time that lies ahead tells nothing.
    fn is_settled(&self, now: SystemTime) -> bool {
        let old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > RACY);
        #[cfg(unix)]
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(self.inode.2.unsigned_abs());
        #[cfg(not(unix))]
        let changed = self.modified;
        old(self.modified) && old(changed)
    }
}
