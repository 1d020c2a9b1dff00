//! Rounding: whether a printed number is a computed one to the decimals that are printed.

use crate::diagnostic::Rule;
use crate::model::Decimal;

/// A percentage that is cut off where it should be rounded.
pub const CUT_OFF_DECIMALS: Rule = Rule::warning("cut-off-decimals");

/// How a printed number stands to a computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is the same when it is rounded.
    Rounded,
    /// It is the same when the further decimals are cut off.
    CutOff,
    /// It is another number.
    Differs,
}

impl Fit {
    /// How a printed number stands to an exact one.
    pub fn of(printed: Decimal, exact: Decimal) -> Fit {
        let decimals = printed.decimals();
        if exact.round(decimals) == printed {
            Fit::Rounded
        } else if exact.cut(decimals) == printed {
            Fit::CutOff
        } else {
            Fit::Differs
        }
    }

    /// The rule that is broken, with words that end its message; `None` where none is. `rule` is the
    /// one for another number.
    pub fn breaks(self, rule: &'static Rule) -> Option<(&'static Rule, &'static str)> {
        match self {
            Fit::Rounded => None,
            Fit::CutOff => Some((&CUT_OFF_DECIMALS, " (cut off, not rounded)")),
            Fit::Differs => Some((rule, "")),
        }
    }
}

/// Whether a printed number is a computed one to the printed decimals.
pub fn rounds_to(printed: Decimal, computed: Decimal) -> bool {
    Fit::of(printed, computed) == Fit::Rounded
}
