//! What was aimed at, and whether a value meets it.

use std::fmt;

use super::Period;
use super::kpi::{Change, Quantity};
use super::number::Decimal;
use crate::source::Spanned;

/// What was aimed at.
#[derive(Clone, Debug)]
pub enum Target {
    /// To stay under a value.
    Below(Spanned<Quantity>),
    /// To pass a value.
    Above(Spanned<Quantity>),
    /// To reach a value or pass it.
    AtLeast(Spanned<Quantity>),
    /// To reach a value or stay under it.
    AtMost(Spanned<Quantity>),
    /// To fall by so much against a year.
    LowerBy(Spanned<Quantity>, Period),
    /// To rise by so much against a year.
    HigherBy(Spanned<Quantity>, Period),
}

/// Decimals enough to tell whether a change is as large as the one wanted.
const EXACT: u8 = 6;

impl Target {
    /// The value, or the change, that is aimed at.
    pub fn size(&self) -> Quantity {
        match self {
            Target::Below(size)
            | Target::Above(size)
            | Target::AtLeast(size)
            | Target::AtMost(size)
            | Target::LowerBy(size, _)
            | Target::HigherBy(size, _) => size.value,
        }
    }

    /// Whether it is a value of its own, not a change against another year.
    pub fn is_a_value(&self) -> bool {
        !matches!(self, Target::LowerBy(..) | Target::HigherBy(..))
    }

    /// Whether a year's value meets it; `value_of` tells those of other years. `None` where the year
    /// that it is held against has no value.
    pub fn met(
        &self,
        value: Quantity,
        value_of: &dyn Fn(Period) -> Option<Quantity>,
    ) -> Option<bool> {
        let (size, than, sign) = match self {
            Target::LowerBy(size, than) => (size.value, than, -1),
            Target::HigherBy(size, than) => (size.value, than, 1),
            _ => return self.met_by(value.number()),
        };
        let base = value_of(*than)?;
        let change = Change::between(base, value)?.difference();
        let wanted = Decimal::whole(sign);
        let change = if wanted.is_negative() { -change } else { change };
        // A change "by 5%" of a number is 5 of a hundred.
        let of_base = change.percent_of(base.number().abs(), EXACT)?;
        match (size, base) {
            (Quantity::Percent(size), Quantity::Number(_)) => Some(of_base >= size),
            (Quantity::Number(size), _) => Some(change >= size),
            // Of a percentage it can mean 5 percentage points or 5 of a hundred: both must agree.
            (Quantity::Percent(size), Quantity::Percent(_)) => {
                let (points, percent) = (change >= size, of_base >= size);
                (points == percent).then_some(points)
            }
        }
    }

    /// Whether a value meets it; `None` where it is held against another year.
    pub fn met_by(&self, value: Decimal) -> Option<bool> {
        match self {
            Target::Below(aim) => Some(value < aim.value.number()),
            Target::Above(aim) => Some(value > aim.value.number()),
            Target::AtLeast(aim) => Some(value >= aim.value.number()),
            Target::AtMost(aim) => Some(value <= aim.value.number()),
            Target::LowerBy(..) | Target::HigherBy(..) => None,
        }
    }
}

/// As readers hear it: "below 25.6%".
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Below(value) => write!(f, "below {}", value.value),
            Target::Above(value) => write!(f, "above {}", value.value),
            Target::AtLeast(value) => write!(f, "at least {}", value.value),
            Target::AtMost(value) => write!(f, "at most {}", value.value),
            Target::LowerBy(value, than) => write!(f, "{} lower than in {than}", value.value),
            Target::HigherBy(value, than) => write!(f, "{} higher than in {than}", value.value),
        }
    }
}
