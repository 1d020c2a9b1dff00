//! Follows the folder: looks, builds, hands the result over.
//!
//! Good news is shown at once. Bad news waits a moment, because a program may be in the middle of
//! saving: a file half written, or one of a hundred that a checkout puts in place.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant, SystemTime};

use tokio::sync::watch as state;

use super::findings::Found;
use super::pace::Pace;
use super::shown::{Published, Shown, Written};
use super::watch::{Ear, Wake};
use super::{News, Preview, Report, Tell};
use crate::diagnostic::Diagnostics;
use crate::kept::Kept;
use crate::load::folder::Folder;
use crate::model::Period;
use crate::publish::{Extras, Wanted};
use crate::source::{FilePath, Files, Span};
use crate::{Built, Options};

/// How long bad news waits for a change, and at most.
const HALF_WRITTEN: Duration = Duration::from_millis(120);
const BAD_NEWS: Duration = Duration::from_secs(1);
/// How often the folder is looked at if nothing was heard: what no ear hears, such as a file
/// behind a link, is found then.
const AT_REST: Duration = Duration::from_secs(2);
/// The same where the system tells nothing.
const POLL: Duration = Duration::from_millis(400);
/// How many builds a drawing outlives unused.
const BUILDS: u64 = 16;

/// Follows a project's folder.
pub struct Follower {
    preview: Preview,
    base_url: String,
    kept: Arc<Kept>,
    show: state::Sender<Arc<Shown>>,
    tell: Tell,
    folder: Folder,
    /// What was last read, and on which day.
    last: Option<(Files, Diagnostics, Period)>,
    bad: Option<BadNews>,
    pace: Pace,
}

/// A build with mistakes that is not shown yet.
struct BadNews {
    outcome: Outcome,
    since: Instant,
    due: Instant,
}

/// A build with the files that it read.
struct Outcome {
    built: Built,
    files: Files,
    changed: Vec<FilePath>,
    took: Duration,
    stumbled: Option<String>,
}

impl Follower {
    /// A follower that has read nothing yet.
    pub fn new(
        preview: Preview,
        base_url: String,
        kept: Arc<Kept>,
        show: state::Sender<Arc<Shown>>,
        tell: Tell,
    ) -> Self {
        let folder = Folder::new(preview.root.clone(), preview.skip.clone());
        let pace = Pace::default();
        Self { preview, base_url, kept, show, tell, folder, last: None, bad: None, pace }
    }

    /// Follows until it is told to stop.
    pub fn run(mut self, ears: &Sender<Wake>, woken: &Receiver<Wake>) {
        let mut ear = if self.preview.poll { None } else { self.listen(ears) };
        loop {
            self.look_and_live();
            if let Some(listening) = &mut ear
                && let Err(why) = listening.renew()
                && listening.has_root()
            {
                (self.tell)(&News::Polling(why));
                ear = None;
            }
            let at_rest = if ear.is_some() { AT_REST } else { POLL };
            let at_most = self.bad.as_ref().map_or(at_rest, BadNews::left).min(at_rest);
            if self.pace.wait(woken, at_most) {
                return;
            }
        }
    }

    fn listen(&mut self, ears: &Sender<Wake>) -> Option<Ear> {
        match Ear::at(&self.preview.root, ears.clone()) {
            Ok(ear) => Some(ear),
            Err(why) => {
                (self.tell)(&News::Polling(why));
                None
            }
        }
    }

    /// Looks, and shows it where the program stumbles over what it sees: a preview that stood still
    /// without a word would show old pages for new ones.
    fn look_and_live(&mut self) {
        let Err(panic) = catch_unwind(AssertUnwindSafe(|| self.look())) else { return };
        self.bad = None;
        let files = self.last.as_ref().map(|(files, ..)| files.clone()).unwrap_or_default();
        let found = Found::new(&Diagnostics::new(), Some(said(panic.as_ref())), files);
        let site = self.show.borrow().site.clone();
        self.show.send_replace(Arc::new(Shown { site, found, is_built: true }));
    }

    /// Looks at the folder, and builds if something is different.
    fn look(&mut self) {
        let started = Instant::now();
        let (files, found) = self.folder.read(SystemTime::now());
        let today = (self.preview.today)();
        let changed = match &self.last {
            Some((old, old_found, day)) => {
                let changed = differing(old, &files);
                if changed.is_empty() && *old_found == found && *day == today {
                    return self.tell_bad_news();
                }
                changed
            }
            None => Vec::new(),
        };
        let outcome = self.build(files.clone(), &found, today, changed, started);
        self.pace.has_built();
        self.last = Some((files, found, today));
        let is_first = !self.show.borrow().is_built;
        match outcome.is_good() || is_first {
            true => self.hand_over(outcome),
            false => self.bad = Some(BadNews::new(outcome, self.bad.take())),
        }
    }

    fn build(
        &self,
        files: Files,
        found: &Diagnostics,
        today: Period,
        changed: Vec<FilePath>,
        started: Instant,
    ) -> Outcome {
        let options = Options {
            drafts: self.preview.drafts,
            base_url: Some(&self.base_url),
            today: Some(today),
            alone: None,
            wanted: Wanted::AtOnce,
            extras: Extras::default(),
            watch: None,
        };
        let built = catch_unwind(AssertUnwindSafe(|| crate::build(&files, &options, &self.kept)));
        let (mut built, stumbled) = match built {
            Ok(built) => (built, None),
            Err(panic) => (Built::default(), Some(said(panic.as_ref()))),
        };
        built.diagnostics.append(found.clone());
        built.diagnostics.sort();
        Outcome { built, files, changed, took: started.elapsed(), stumbled }
    }

    fn tell_bad_news(&mut self) {
        if self.bad.as_ref().is_some_and(|bad| bad.left().is_zero())
            && let Some(bad) = self.bad.take()
        {
            self.hand_over(bad.outcome);
        }
    }

    /// Shows a build to every browser, then tells the terminal. What it used counts as used until
    /// both are done: who is told may keep it for the next start.
    fn hand_over(&mut self, outcome: Outcome) {
        self.bad = None;
        let before = self.show.borrow().site.clone();
        let Outcome { built, files, changed, took, stumbled } = outcome;
        let found = Found::new(&built.diagnostics, stumbled.clone(), files.clone());
        let counts = built.counts;
        let is_good = found.mistakes() == 0;
        let site = match is_good {
            true => Some(Arc::new(self.published(
                built.outputs,
                built.sources,
                &files,
                before.as_deref(),
            ))),
            false => before,
        };
        self.show.send_replace(Arc::new(Shown { site, found, is_built: true }));
        (self.tell)(&News::Built(&Report {
            diagnostics: &built.diagnostics,
            files: &files,
            changed: &changed,
            counts,
            took,
            stumbled: stumbled.as_deref(),
        }));
        if is_good {
            self.kept.next_build();
            self.kept.forget_older_than(BUILDS);
        }
    }

    fn published(
        &self,
        outputs: Files,
        sources: BTreeMap<FilePath, Vec<Span>>,
        files: &Files,
        before: Option<&Published>,
    ) -> Published {
        let written =
            |spans: Vec<Span>| spans.iter().map(|span| Written::at(span, files)).collect();
        let sources = sources.into_iter().map(|(page, spans)| (page, written(spans))).collect();
        let (files, kept) = (files.clone(), Arc::clone(&self.kept));
        let (drafts, base_url, today) =
            (self.preview.drafts, self.base_url.clone(), (self.preview.today)());
        let make_late = move || {
            let options = Options {
                drafts,
                base_url: Some(&base_url),
                today: Some(today),
                alone: None,
                wanted: Wanted::All,
                extras: Extras::default(),
                watch: None,
            };
            let built = catch_unwind(AssertUnwindSafe(|| crate::build(&files, &options, &kept)));
            built.map_or_else(|_| Files::new(), |built| built.outputs)
        };
        Published::new(outputs, sources, before, Box::new(make_late))
    }
}

impl Outcome {
    fn is_good(&self) -> bool {
        self.stumbled.is_none() && !self.built.diagnostics.has_errors()
    }
}

impl BadNews {
    fn new(outcome: Outcome, before: Option<BadNews>) -> Self {
        let now = Instant::now();
        let since = before.map_or(now, |before| before.since);
        Self { outcome, since, due: (now + HALF_WRITTEN).min(since + BAD_NEWS) }
    }

    fn left(&self) -> Duration {
        self.due.saturating_duration_since(Instant::now())
    }
}

/// The paths whose bytes differ, or that only one side has.
fn differing(old: &Files, new: &Files) -> Vec<FilePath> {
    let same = |a: &Arc<[u8]>, b: &Arc<[u8]>| Arc::ptr_eq(a, b) || a == b;
    let changed =
        new.iter().filter(|(path, bytes)| !old.get(path).is_some_and(|old| same(old, bytes)));
    let gone = old.paths().filter(|path| !new.contains(path));
    let mut paths: Vec<FilePath> = changed.map(|(path, _)| path).chain(gone).cloned().collect();
    paths.sort();
    paths
}

/// What a panic said.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given").to_owned()
}
