//! A printed figure as an exact value with its unit: what figures of different places share.

use std::fmt;

use super::kpi::Quantity;
use super::{Amount, Decimal};

/// What a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Things.
    Number,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Pounds.
    Pounds,
}

/// A figure that can be reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The number, with the decimals that are printed.
    pub number: Decimal,
    /// What it is counted in.
    pub measure: Measure,
}

impl Value {
    /// Reads `2,541`, `13.6%`, `£500,000`, `4.9 percentage points`, `0 (0%)` by its first part;
    /// `None` for `over 100`, `2nd` and other words.
    pub fn parse(text: &str) -> Option<Value> {
        let text = text.trim();
        let text = text.split_once(" (").map_or(text, |(lead, _)| lead);
        if let Some(number) = text.strip_suffix("percentage points") {
            let number = Decimal::parse(number.trim())?;
            return Some(Value { number, measure: Measure::Points });
        }
        if text.contains('£') {
            let number = Amount::parse(text)?.pounds();
            return Some(Value { number, measure: Measure::Pounds });
        }
        Quantity::parse(text).map(Value::from)
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self { number: self.number.abs(), ..self }
    }
}

impl From<Quantity> for Value {
    fn from(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Number(number) => Self { number, measure: Measure::Number },
            Quantity::Percent(number) => Self { number, measure: Measure::Percent },
        }
    }
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        Self { number: amount.pounds(), measure: Measure::Pounds }
    }
}

/// As readers see it.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number;
        match self.measure {
            Measure::Number => write!(f, "{number}"),
            Measure::Percent => write!(f, "{number}%"),
            Measure::Points => write!(f, "{number} percentage points"),
            Measure::Pounds if number.is_negative() => write!(f, "\u{2212}£{}", number.abs()),
            Measure::Pounds => write!(f, "£{number}"),
        }
    }
}
