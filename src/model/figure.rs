//! Figures: every number that is no KPI and no money of the budget.

use super::{Period, Source};
use crate::source::Spanned;

/// A figure that is no KPI and no money of the budget.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// As readers see it.
    pub value: Spanned<String>,
    /// What the number counts.
    pub what: String,
    /// When.
    pub period: Period,
    /// Where it stands.
    pub source: Source,
    /// The document's own print where it differs in form.
    pub printed: Option<String>,
    /// How it follows from other data.
    pub check: Option<FigureCheck>,
}

/// How a figure follows from other data, each named by its address.
#[derive(Clone, Debug)]
pub enum FigureCheck {
    /// It says the same as a datum.
    SameAs(Spanned<String>),
    /// It is the share that a part has of a whole.
    Share {
        /// The part.
        part: Spanned<String>,
        /// The whole.
        of: Spanned<String>,
    },
    /// It tells the change between two data: in number or in per cent, as its own value says.
    Change {
        /// Before.
        from: Spanned<String>,
        /// After.
        to: Spanned<String>,
    },
    /// It is the sum of data.
    Sum(Vec<Spanned<String>>),
}

impl FigureCheck {
    /// Every address that it names.
    pub fn addresses(&self) -> Vec<&Spanned<String>> {
        match self {
            FigureCheck::SameAs(other) => vec![other],
            FigureCheck::Share { part: one, of: two }
            | FigureCheck::Change { from: one, to: two } => {
                vec![one, two]
            }
            FigureCheck::Sum(all) => all.iter().collect(),
        }
    }
}
