//! Results that live as long as the program does: what a pure step made of each input, as it is.
//!
//! Unlike the bytes of [`super::Kept`] they are never written to disk, so they can be of any type.
//! A program that builds once keeps none of them: it would pay for keys that nobody asks for again.

use std::any::Any;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::Key;

/// How many runs of its step a result outlives unused: an edit that is undone finds it again.
const RUNS: u64 = 3;

/// The results of each step, by the step's name.
#[derive(Debug, Default)]
pub(super) struct Steps(Mutex<BTreeMap<&'static str, Arc<Results>>>);

#[derive(Debug, Default)]
struct Results {
    entries: RwLock<HashMap<Key, Entry>>,
    run: AtomicU64,
}

#[derive(Debug)]
struct Entry {
    value: Arc<dyn Any + Send + Sync>,
    last_used: AtomicU64,
}

impl Steps {
    pub fn start(&self, name: &'static str) -> Step {
        let mut steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let results = Arc::clone(steps.entry(name).or_default());
        results.run.fetch_add(1, Ordering::Relaxed);
        Step(Some(results))
    }

    pub fn len(&self) -> usize {
        let steps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        steps.values().map(|results| results.read(HashMap::len)).sum()
    }
}

/// One run of a step. A result that several runs in a row did not ask for is forgotten when the
/// run ends: so a step that a build does not reach forgets nothing.
#[derive(Debug)]
pub struct Step(Option<Arc<Results>>);

impl Step {
    /// A run that keeps nothing.
    pub(super) fn keeps_nothing() -> Self {
        Self(None)
    }

    /// What `make` gives, or gave for the same key. The key must name everything that `make` reads.
    pub fn get_or_make<T: Any + Send + Sync>(
        &self,
        key: impl FnOnce() -> Key,
        make: impl FnOnce() -> T,
    ) -> Arc<T> {
        let Some(results) = &self.0 else { return Arc::new(make()) };
        let key = key();
        if let Some(found) = results.get(key).and_then(|value| value.downcast().ok()) {
            return found;
        }
        let made = Arc::new(make());
        results.put(key, Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
        made
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        let Some(results) = &self.0 else { return };
        let run = results.run.load(Ordering::Relaxed);
        let mut entries = results.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries
            .retain(|_, entry| run.saturating_sub(entry.last_used.load(Ordering::Relaxed)) <= RUNS);
    }
}

impl Results {
    fn get(&self, key: Key) -> Option<Arc<dyn Any + Send + Sync>> {
        self.read(|entries| {
            let entry = entries.get(&key)?;
            entry.last_used.store(self.run.load(Ordering::Relaxed), Ordering::Relaxed);
            Some(Arc::clone(&entry.value))
        })
    }

    fn put(&self, key: Key, value: Arc<dyn Any + Send + Sync>) {
        let last_used = AtomicU64::new(self.run.load(Ordering::Relaxed));
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        entries.insert(key, Entry { value, last_used });
    }

    fn read<T>(&self, look: impl FnOnce(&HashMap<Key, Entry>) -> T) -> T {
        look(&self.entries.read().unwrap_or_else(PoisonError::into_inner))
    }
}
