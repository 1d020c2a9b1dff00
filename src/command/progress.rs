//! How long each step took, and a bar for work that takes long enough to be seen.
#![allow(clippy::disallowed_methods, reason = "people want to know how long it took")]

use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use swp_site::Step;

/// Work that is done sooner shows no bar: it would only flicker.
const UNSEEN: Duration = Duration::from_millis(300);

/// A run being watched.
pub struct Progress {
    started: Instant,
    steps: Mutex<Vec<(&'static str, Instant)>>,
    bar: Option<Bar>,
}

struct Bar {
    tell: Sender<&'static str>,
    thread: JoinHandle<()>,
}

impl Progress {
    /// Starts the clock; a bar is shown on a terminal only, and only if one is wanted.
    pub fn start(bar: bool) -> Self {
        let bar = (bar && std::io::stderr().is_terminal()).then(Bar::start);
        Self { started: Instant::now(), steps: Mutex::new(Vec::new()), bar }
    }

    /// A step of the build begins.
    pub fn step(&self, step: Step) {
        self.begin(step.words());
    }

    /// Something else begins.
    pub fn begin(&self, words: &'static str) {
        if let Some(bar) = &self.bar {
            let _ = bar.tell.send(words);
        }
        let mut steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        steps.push((words, Instant::now()));
    }

    /// Takes the bar away: how long it all took, and each step.
    pub fn end(self) -> Took {
        let end = Instant::now();
        if let Some(bar) = self.bar {
            drop(bar.tell);
            let _ = bar.thread.join();
        }
        let begun = self.steps.into_inner().unwrap_or_else(PoisonError::into_inner);
        let ends = begun.iter().skip(1).map(|(_, at)| *at).chain([end]);
        let steps = begun.iter().zip(ends).map(|((words, at), end)| (*words, end - *at)).collect();
        Took { all: end - self.started, steps }
    }
}

/// How long a run took.
pub struct Took {
    /// From start to end.
    pub all: Duration,
    /// Each step.
    pub steps: Vec<(&'static str, Duration)>,
}

impl Bar {
    fn start() -> Self {
        let (tell, told) = channel::<&'static str>();
        let thread = std::thread::spawn(move || {
            let mut words = "";
            let shown_at = Instant::now() + UNSEEN;
            // Nothing is drawn before the work has taken long enough to be seen.
            loop {
                match told.recv_timeout(shown_at.saturating_duration_since(Instant::now())) {
                    Ok(step) => words = step,
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            let bar = ProgressBar::new_spinner().with_message(words);
            bar.set_style(ProgressStyle::default_spinner());
            bar.enable_steady_tick(Duration::from_millis(80));
            while let Ok(words) = told.recv() {
                bar.set_message(words);
            }
            bar.finish_and_clear();
        });
        Self { tell, thread }
    }
}
