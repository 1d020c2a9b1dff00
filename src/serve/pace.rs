//! When to look: at once after a save, and seldom while saves pour in.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::watch::Wake;

/// Saves that follow each other within this time are one.
const QUIET: Duration = Duration::from_millis(4);
/// A folder that never rests is looked at after this time all the same.
const PATIENCE: Duration = Duration::from_millis(100);
/// The same in a stream of saves, which a program makes and no person.
const QUIET_IN_STREAM: Duration = Duration::from_millis(30);
const PATIENCE_IN_STREAM: Duration = Duration::from_millis(500);
/// A build that follows another within this time belongs to one stream with it.
const STREAM: Duration = Duration::from_millis(100);
/// From how many builds on a stream is one: an editor that saves in two or three steps is none.
const BUILDS: u32 = 3;

/// How fast builds follow each other.
#[derive(Default)]
pub struct Pace {
    built: Option<Instant>,
    /// Builds of the stream so far.
    in_a_row: u32,
}

impl Pace {
    /// Takes note of a build that has just ended.
    pub fn has_built(&mut self) {
        self.built = Some(Instant::now());
        self.in_a_row += 1;
    }

    /// Waits for a reason to look, or until it is time; `true` if the preview ends.
    pub fn wait(&mut self, woken: &Receiver<Wake>, at_most: Duration) -> bool {
        match woken.recv_timeout(at_most) {
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return true,
            Err(RecvTimeoutError::Timeout) => return false,
            Ok(Wake::Look) => {}
        }
        let (quiet, patience) = self.step();
        let until = Instant::now() + patience;
        while Instant::now() < until {
            match woken.recv_timeout(quiet) {
                Ok(Wake::Look) => {}
                Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => return false,
            }
        }
        false
    }

    /// How long to wait for more after the first word of a change, and at most.
    fn step(&mut self) -> (Duration, Duration) {
        if self.built.is_none_or(|built| built.elapsed() >= STREAM) {
            self.in_a_row = 0;
        }
        match self.in_a_row < BUILDS {
            true => (QUIET, PATIENCE),
            false => (QUIET_IN_STREAM, PATIENCE_IN_STREAM),
        }
    }
}
