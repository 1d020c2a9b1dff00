//! Results of pure steps, kept by a hash of what they were made from.
//!
//! An empty [`Kept`] gives the same bytes as a full one, only later. The program fills one from a
//! folder before a build and writes back afterwards what was used: [`Kept::used`] leaves out what
//! nobody asked for, so that what is saved cannot grow without end.
//!
//! A program that builds again and again keeps more, in memory only: [`Kept::for_many_builds`].

mod steps;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::io::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use steps::Steps;

pub use steps::Step;

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

    /// The key of a value that can be hashed: of everything that its `Hash` reads.
    pub fn of_hash(value: &impl Hash) -> Self {
        let mut hasher = Whole(Pieces::default());
        value.hash(&mut hasher);
        hasher.0.key()
    }

    /// The key of a value that tells all of itself for a programmer: that derives `Debug`, as all that
    /// is in it does.
    pub fn of_debug(value: &impl std::fmt::Debug) -> Self {
        let mut pieces = Pieces::default();
        write!(pieces, "{value:?}").expect("what is gathered in memory is always taken");
        pieces.key()
    }

    /// The key of a value as it is written down, after the key of what else goes into the step.
    pub fn of_written(before: Key, value: &impl serde::Serialize) -> Self {
        let mut pieces = Pieces::default();
        pieces.add(&before.0);
        serde_json::to_writer(&mut pieces, value).expect("views are text, numbers and lists");
        pieces.key()
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

/// Gathers small pieces before they are hashed: many bytes at once take a fraction of the time.
#[derive(Default)]
struct Pieces {
    gathered: Vec<u8>,
    hasher: blake3::Hasher,
}

impl Pieces {
    const ENOUGH: usize = 32 << 10;

    fn add(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= Self::ENOUGH {
            self.hasher.update(&self.gathered);
            self.gathered.clear();
        }
    }

    fn key(mut self) -> Key {
        self.hasher.update(&self.gathered);
        Key(*self.hasher.finalize().as_bytes())
    }
}

impl std::io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Hashes all that it is given, where the standard library would keep 64 bits of it.
struct Whole(Pieces);

impl Hasher for Whole {
    fn write(&mut self, bytes: &[u8]) {
        self.0.add(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("the key is taken from the inner hasher")
    }
}

/// Results by the hash of their input, shared by all threads of a build.
#[derive(Debug, Default)]
pub struct Kept {
    entries: RwLock<BTreeMap<Key, Entry>>,
    generation: AtomicU64,
    /// Only for a program that builds many times.
    steps: Option<Steps>,
}

#[derive(Debug)]
struct Entry {
    bytes: Arc<[u8]>,
    last_used: AtomicU64,
}

impl Kept {
    /// Keeps the results of more steps, in memory only: for a program that builds many times.
    pub fn for_many_builds() -> Self {
        Self { steps: Some(Steps::default()), ..Self::default() }
    }

    /// Starts a run of a step whose results are kept in memory, if any are. A second run at the same
    /// time, as when a preview makes what waited, can only have a result forgotten a run early: then
    /// it is made again.
    pub fn step(&self, name: &'static str) -> Step {
        self.steps.as_ref().map_or_else(Step::keeps_nothing, |steps| steps.start(name))
    }

    /// How many results of steps are kept in memory only.
    pub fn in_memory(&self) -> usize {
        self.steps.as_ref().map_or(0, Steps::len)
    }

    /// What is kept under this key; it counts as used by the build that runs now.
    pub fn get(&self, key: Key) -> Option<Arc<[u8]>> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(&key)?;
        entry.last_used.store(self.generation(), Ordering::Relaxed);
        Some(Arc::clone(&entry.bytes))
    }

    /// What is kept under this key, or what `make` gives, which is kept from now on. The key must name
    /// everything that `make` reads, and its version.
    pub fn get_or_make(&self, key: Key, make: impl FnOnce() -> Vec<u8>) -> Arc<[u8]> {
        self.get(key).unwrap_or_else(|| {
            let made: Arc<[u8]> = make().into();
            self.insert(key, Arc::clone(&made));
            made
        })
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
        generation.saturating_sub(self.last_used.load(Ordering::Relaxed))
    }
}
