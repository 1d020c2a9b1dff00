//! Every edition of a build, and those that it leaves out.

use std::collections::BTreeMap;

use super::Period;
use super::edition::EditionData;
use crate::source::Span;

/// Every edition's data, to be found by its period.
pub struct Editions {
    all: Vec<EditionData>,
    by_period: BTreeMap<Period, usize>,
    left_out: Vec<LeftOut>,
}

/// An edition that this build must say nothing of.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// What it covers.
    pub period: Period,
    /// Why, for the authors.
    pub why: String,
    /// Whether it has a record of what it published.
    pub frozen: bool,
    /// Where it is declared.
    pub span: Span,
}

impl Editions {
    /// No edition.
    pub const NONE: Editions =
        Editions { all: Vec::new(), by_period: BTreeMap::new(), left_out: Vec::new() };

    /// Of two editions of one period the first is found.
    pub fn new(all: Vec<EditionData>, left_out: Vec<LeftOut>) -> Self {
        let periods = all.iter().map(|edition| edition.period).enumerate().rev();
        Self { by_period: periods.map(|(at, period)| (period, at)).collect(), all, left_out }
    }

    /// Why the edition of a period is left out of this build, if it is.
    pub fn why_left_out(&self, period: Period) -> Option<&str> {
        let found = self.left_out.iter().find(|edition| edition.period == period);
        found.map(|edition| edition.why.as_str())
    }

    /// The edition of a period.
    pub fn get(&self, period: Period) -> Option<&EditionData> {
        self.by_period.get(&period).map(|at| &self.all[*at])
    }

    /// Those that are left out.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// In order of their folders.
    pub fn all(&self) -> &[EditionData] {
        &self.all
    }

    /// The same, taken out.
    pub fn into_all(self) -> Vec<EditionData> {
        self.all
    }
}
