//! A difference between two years, and whether it is what was wanted.

use super::{Direction, Kpi, Quantity, Year};
use crate::model::number::Decimal;

/// Whether a wanted outcome was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Yes.
    Reached,
    /// No.
    NotReached,
}

/// A difference between two years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Before.
    pub from: Quantity,
    /// After.
    pub to: Quantity,
    /// After less before, not rounded.
    difference: Decimal,
}

impl Change {
    /// From one value to another; `None` between a number and a percentage.
    pub fn between(from: Quantity, to: Quantity) -> Option<Self> {
        let comparable = std::mem::discriminant(&from) == std::mem::discriminant(&to);
        comparable.then(|| Self { from, to, difference: to.number() - from.number() })
    }

    /// From one year to another. The difference of two shares is worked out before they are rounded:
    /// 26 of 172 and 19 of 201 are 15.1% and 9.5%, and 5.7 percentage points apart.
    pub fn of_years(kpi: &Kpi, from: &Year, to: &Year) -> Option<Self> {
        let change = Self::between(from.total(kpi)?, to.total(kpi)?)?;
        let (before, after) = (from.exact(kpi)?, to.exact(kpi)?);
        Some(Self { difference: after.number() - before.number(), ..change })
    }

    /// After less before, as readers see it; of two percentages in percentage points.
    pub fn difference(self) -> Decimal {
        self.difference.round(self.from.number().decimals().max(self.to.number().decimals()))
    }

    /// After less before, not rounded: what a stated change is held against.
    pub fn exact_difference(self) -> Decimal {
        self.difference
    }

    /// The change as a percentage of the value before, with decimals enough to round it.
    pub fn exact_percent(self) -> Option<Decimal> {
        self.difference.percent_of(self.from.number(), 6)
    }

    /// The difference as a percentage of the value before, to one decimal where that says more than
    /// none; `None` from nought.
    pub fn percent(self) -> Option<Decimal> {
        let percent = self.difference().percent_of(self.from.number(), 1)?;
        let whole = percent.round(0);
        Some(if whole == percent { whole } else { percent })
    }

    /// The size of the change in per cent as a person says it: "2.9%"; of a change too small for a
    /// decimal "less than 0.1%"; `None` between percentages, and from nought.
    pub fn percent_in_words(self) -> Option<String> {
        let Quantity::Number(_) = self.from else { return None };
        let percent = self.percent()?.abs();
        let too_small = percent.is_zero() && self.trend() != Trend::Same;
        Some(if too_small { "less than 0.1%".to_owned() } else { format!("{percent}%") })
    }

    /// Which way it went.
    pub fn trend(self) -> Trend {
        match self.difference().cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => Trend::Rose,
            std::cmp::Ordering::Less => Trend::Fell,
            std::cmp::Ordering::Equal => Trend::Same,
        }
    }

    /// Whether this is what was wanted; `None` where nothing was.
    pub fn outcome(self, direction: Direction) -> Option<Outcome> {
        let reached = match direction {
            Direction::Neither => return None,
            Direction::Reduce => self.trend() == Trend::Fell,
            Direction::Increase => self.trend() == Trend::Rose,
        };
        Some(if reached { Outcome::Reached } else { Outcome::NotReached })
    }
}

/// Which way a value went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Up.
    Rose,
    /// Down.
    Fell,
    /// Neither.
    Same,
}
