//! The files of a site, on their way to disk.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::MARKER;
use super::error::WriteError;
use super::target::{Standing, Target, folders_above, marker_text};
use super::work::Work;
use crate::load::names::{LONGEST_NAME, not_portable, shown};
use crate::source::{FilePath, Files};

/// A site whose paths can stand together on every system.
pub(super) struct Site<'a> {
    files: Vec<(&'a FilePath, &'a Arc<[u8]>)>,
    /// Each folder after the one that holds it.
    folders: BTreeSet<&'a str>,
}

impl<'a> Site<'a> {
    /// Refuses a path that leaves the folder, and two that are one on some system.
    pub fn new(files: &'a Files) -> Result<Self, WriteError> {
        let folders: BTreeSet<&str> =
            files.paths().flat_map(|path| folders_above(path.as_str())).collect();
        let mut seen = HashMap::new();
        for path in files.paths() {
            check(path)?;
            if folders.contains(path.as_str()) {
                let why = "a folder of the site has the same path".to_owned();
                return Err(WriteError::BadPath { path: path.to_string(), why });
            }
        }
        for path in folders.iter().copied().chain(files.paths().map(FilePath::as_str)) {
            if let Some(other) = seen.insert(path.to_lowercase(), path) {
                let why = format!("on Windows and macOS it is the same as `{other}`");
                return Err(WriteError::BadPath { path: path.to_owned(), why });
            }
        }
        Ok(Self { files: files.iter().collect(), folders })
    }

    /// The folders by how deep they lie: those of one level can be made at once.
    fn levels(&self) -> Vec<Vec<&'a str>> {
        let mut levels = vec![vec![""]];
        for folder in &self.folders {
            let level = folder.matches('/').count() + 1;
            levels.resize(levels.len().max(level + 1), Vec::new());
            levels[level].push(folder);
        }
        levels
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The size of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum()
    }

    /// The files that stand in the old site with the same bytes.
    pub fn unchanged(&self, old: &Path, standing: &Standing) -> HashSet<&'a FilePath> {
        let candidates = self.files.par_iter().filter(|(path, _)| standing.made(path.as_str()));
        let same = candidates.filter(|(path, bytes)| holds(&old.join(path.as_str()), bytes));
        same.map(|(path, _)| *path).collect()
    }

    /// Writes all files to the work folder, those of the old site by a second name for them.
    pub fn stage(
        &self,
        work: &Work<'_>,
        target: &Target,
        same: &HashSet<&FilePath>,
    ) -> Result<(), WriteError> {
        let (disk, new) = (work.disk(), work.new_site());
        for level in self.levels() {
            level.par_iter().try_for_each(|folder| {
                disk.make_folder(&new.join(folder)).map_err(target.failed(folder))
            })?;
        }
        self.files.par_iter().try_for_each(|(path, bytes)| {
            let (old, new) = (target.path().join(path.as_str()), new.join(path.as_str()));
            let linked = same.contains(path) && disk.link_file(&old, &new).is_ok();
            let result = if linked { Ok(()) } else { disk.write_file(&new, bytes) };
            result.map_err(target.failed(path.as_str()))
        })?;
        // Last, so that a folder with it is complete.
        let marker = marker_text(self.files.iter().map(|(path, _)| path.as_str()));
        disk.write_file(&new.join(MARKER), marker.as_bytes()).map_err(target.failed(MARKER))
    }
}

fn check(path: &FilePath) -> Result<(), WriteError> {
    let why = if path.as_str() == MARKER {
        Some("the name is kept for swp-site itself".to_owned())
    } else {
        path.as_str().split('/').find_map(bad_part)
    };
    match why {
        Some(why) => Err(WriteError::BadPath { path: path.to_string(), why }),
        None => Ok(()),
    }
}

fn bad_part(part: &str) -> Option<String> {
    match part {
        "" => Some("a part of it has no name".to_owned()),
        "." | ".." => Some(format!("it has `{part}` in it")),
        _ if part.len() > LONGEST_NAME => {
            Some(format!("a name in it has more than {LONGEST_NAME} bytes"))
        }
        _ => not_portable(part).map(|why| format!("the name `{}` {why}", shown(part))),
    }
}

/// Whether a file has exactly these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_regular = path
        .symlink_metadata()
        .is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    is_regular && File::open(path).is_ok_and(|file| reads_as(file, bytes))
}

fn reads_as(mut file: File, mut expected: &[u8]) -> bool {
    let mut buffer = [0; 16 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return expected.is_empty(),
            Ok(count) => match expected.strip_prefix(&buffer[..count]) {
                Some(rest) => expected = rest,
                None => return false,
            },
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}
