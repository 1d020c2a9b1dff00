//! What the figures prove of what was wanted: one answer for pages, data and rules.

use super::{Change, Direction, Kpi, Outcome, Period, Reading, Trend};

/// What the figures of a year say of its aim.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    /// The change against the year before, where both years are known.
    pub change: Option<Change>,
    /// Whether it went the wanted way; `None` where none is wanted or known.
    pub as_wanted: Option<bool>,
    /// Whether the target was met; `None` where there is none, or the figures do not tell.
    pub target_met: Option<bool>,
}

impl Verdict {
    /// Whether what was wanted was reached: in the wanted direction, and by the target where there is
    /// one. Without a year to compare with, the target alone decides.
    pub fn outcome(self) -> Option<Outcome> {
        let proofs = [self.as_wanted, self.target_met];
        let mut known = proofs.into_iter().flatten().peekable();
        known.peek()?;
        Some(if known.all(|reached| reached) { Outcome::Reached } else { Outcome::NotReached })
    }
}

impl Reading {
    /// What the figures say of the aim of an edition's year.
    pub fn verdict(&self, kpi: &Kpi, edition: Period) -> Verdict {
        let change = self.change(kpi, edition);
        let year = if change.is_some() { edition } else { self.year_of(edition) };
        Verdict {
            change,
            as_wanted: change.and_then(|change| as_wanted(change, kpi.direction)),
            target_met: self.meets_target(kpi, year),
        }
    }

    fn meets_target(&self, kpi: &Kpi, year: Period) -> Option<bool> {
        let value = self.year(year)?.exact(kpi)?;
        let before = |than| self.year(than).and_then(|year| year.exact(kpi));
        self.target.as_ref()?.met(value, &before)
    }
}

fn as_wanted(change: Change, direction: Direction) -> Option<bool> {
    match direction {
        Direction::Neither => None,
        Direction::Reduce => Some(change.trend() == Trend::Fell),
        Direction::Increase => Some(change.trend() == Trend::Rose),
    }
}
