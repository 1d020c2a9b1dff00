//! Results of pure steps, kept by a hash of what they were made from.
//!
//! An empty [`Kept`] gives the same bytes as a full one, only later. The program fills one from a
//! folder before a build and writes back afterwards what was used: [`Kept::used`] leaves out what
//! nobody asked for, so that what is saved cannot grow without end.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// Names what went into a step: its kind, its version, its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of a step's input. Parts are kept apart: `["ab", "c"]` is not `["a", "bc"]`.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// The key as 64 hexadecimal digits: a file name for what is kept.
    pub fn hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// The key as bytes.
    pub fn bytes(self) -> [u8; 32] {
        self.0
    }

    /// Reads what [`Key::bytes`] gave.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads what [`Key::hex`] wrote.
    pub fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(|hash| Self(*hash.as_bytes()))
    }
}

/// Results by the hash of their input, shared by all threads of a build.
#[derive(Debug, Default)]
pub struct Kept {
    entries: RwLock<BTreeMap<Key, Entry>>,
    generation: AtomicU64,
}

#[derive(Debug)]
struct Entry {
    bytes: Arc<[u8]>,
    last_used: AtomicU64,
}

impl Kept {
    /// What is kept under this key; it counts as used by the build that runs now.
    pub fn get(&self, key: Key) -> Option<Arc<[u8]>> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(&key)?;
        entry.last_used.store(self.generation(), Ordering::Relaxed);
        Some(Arc::clone(&entry.bytes))
    }

    /// Keeps a result; it counts as used by the build that runs now.
    pub fn insert(&self, key: Key, bytes: impl Into<Arc<[u8]>>) {
        self.put(key, bytes.into(), self.generation());
    }

    /// Keeps a result of an earlier run, which counts as used only when somebody asks for it.
    pub fn restore(&self, key: Key, bytes: impl Into<Arc<[u8]>>) {
        self.put(key, bytes.into(), 0);
    }

    /// Starts to count anew what is used: call it before each build of a long-running program.
    pub fn next_build(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    /// What the builds since the last [`Kept::next_build`] used or made, in order of its keys.
    pub fn used(&self) -> Vec<(Key, Arc<[u8]>)> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let used = entries.iter().filter(|(_, entry)| entry.age(self.generation()) == 0);
        used.map(|(key, entry)| (*key, Arc::clone(&entry.bytes))).collect()
    }

    /// Forgets what was not used in this many builds before the one that runs now.
    pub fn forget_older_than(&self, builds: u64) {
        let generation = self.generation();
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| entry.age(generation) <= builds);
    }

    /// How many results are kept.
    pub fn len(&self) -> usize {
        self.entries.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn put(&self, key: Key, bytes: Arc<[u8]>, used: u64) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries.insert(key, Entry { bytes, last_used: AtomicU64::new(used) });
    }

    /// The first build is the first generation: nought stands for "not asked for yet".
    fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed) + 1
    }
}

impl Entry {
    fn age(&self, generation: u64) -> u64 {
        generation - self.last_used.load(Ordering::Relaxed)
    }
}
