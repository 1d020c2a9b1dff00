//! What is kept between runs: one file below `.swp-site/`, free to delete at any time.
#![allow(clippy::disallowed_methods, reason = "what is kept lives on the disk")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use swp_site::kept::{Kept, Key};

/// First bytes of the file: its shape and its version.
const HEADER: &[u8] = b"swp-site kept 1\n";
/// The file is no larger than this: what is kept must not grow without end.
const MOST_BYTES: usize = 64 << 20;
const KEY_BYTES: usize = 32;

/// Where a project keeps its results.
pub struct Memo {
    file: PathBuf,
    restored: usize,
}

impl Memo {
    /// Opens what a project kept; a missing or damaged file counts as empty.
    pub fn open(root: &Path, kept: &Kept) -> Self {
        let file = root.join(".swp-site").join("kept");
        let restored = fs::read(&file).ok().and_then(|bytes| restore(&bytes, kept)).unwrap_or(0);
        Self { file, restored }
    }

    /// Writes what this run used, unless the file holds just that. Trouble is no trouble: the next
    /// run only takes longer.
    pub fn save(&self, kept: &Kept) {
        let used = small_enough(kept.used());
        let unchanged = used.len() == self.restored && kept.len() == self.restored;
        if unchanged || used.is_empty() {
            return;
        }
        let mut bytes = HEADER.to_vec();
        for (key, value) in &used {
            bytes.extend_from_slice(&key.bytes());
            bytes.extend_from_slice(&(value.len() as u64).to_le_bytes());
            bytes.extend_from_slice(value);
        }
        let sum = blake3::hash(&bytes);
        bytes.extend_from_slice(sum.as_bytes());
        let _ = self.replace(&bytes);
    }

    /// Two builds at once each write a file of their own and put it in place in one step.
    fn replace(&self, bytes: &[u8]) -> std::io::Result<()> {
        let folder = self.file.parent().expect("the file lies in a folder that we named");
        fs::create_dir_all(folder)?;
        let own = folder.join(format!("kept.{}", std::process::id()));
        let written = fs::write(&own, bytes).and_then(|()| fs::rename(&own, &self.file));
        if written.is_err() {
            let _ = fs::remove_file(&own);
        }
        written
    }
}

/// The smallest results that the file has room for, in order of their keys: a drawing is small and takes
/// long, a page is large and is soon made.
fn small_enough(mut used: Vec<(Key, Arc<[u8]>)>) -> Vec<(Key, Arc<[u8]>)> {
    used.sort_by_key(|(key, value)| (value.len(), *key));
    let mut room = MOST_BYTES - HEADER.len() - KEY_BYTES;
    let fits = |(_, value): &(Key, Arc<[u8]>)| {
        let left = room.checked_sub(KEY_BYTES + 8 + value.len());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let mut kept: Vec<_> = used.into_iter().take_while(fits).collect();
    kept.sort_by_key(|(key, _)| *key);
    kept
}

/// Puts every entry of a sound file back; how many there were.
fn restore(bytes: &[u8], kept: &Kept) -> Option<usize> {
    let (body, sum) = bytes.split_at_checked(bytes.len().checked_sub(KEY_BYTES)?)?;
    if blake3::hash(body).as_bytes() != sum {
        return None;
    }
    let mut rest = body.strip_prefix(HEADER)?;
    let mut count = 0;
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<KEY_BYTES>()?;
        let (length, after) = after.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (value, after) = after.split_at_checked(length)?;
        kept.restore(Key::from_bytes(*key), value);
        rest = after;
        count += 1;
    }
    Some(count)
}
