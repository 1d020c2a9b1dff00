//! What was aimed at, and whether a value meets it.

use std::fmt;

use super::Period;
use super::kpi::Quantity;
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

impl Target {
    /// Whether it is a value of its own, not a change against another year.
    pub fn is_a_value(&self) -> bool {
        !matches!(self, Target::LowerBy(..) | Target::HigherBy(..))
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
