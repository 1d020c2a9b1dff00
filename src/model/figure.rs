//! Figures: every number that is no KPI and no money of the budget.

use super::kpi::Trend;
use super::{Period, Source, resolve, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::raw::{RawCheck, Word};
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
    /// When; `None` where the document does not tell.
    pub period: Option<Period>,
    /// Where it stands.
    pub source: Source,
    /// The document's own print where it differs in form.
    pub printed: Option<String>,
    /// How it follows from other data.
    pub check: Option<FigureCheck>,
}

/// Words that start what a figure of a change counts, with its direction.
const WAYS: &[(&str, Trend)] = &[
    ("rise", Trend::Rose),
    ("increase", Trend::Rose),
    ("growth", Trend::Rose),
    ("fall", Trend::Fell),
    ("decrease", Trend::Fell),
    ("reduction", Trend::Fell),
    ("drop", Trend::Fell),
    ("decline", Trend::Fell),
    ("cut", Trend::Fell),
];

impl Figure {
    /// Which way it says that something went: "fall in burglary" is the size of a fall.
    pub fn way(&self) -> Option<Trend> {
        let first = self.what.split(|c: char| !c.is_alphanumeric()).next()?.to_lowercase();
        WAYS.iter().find(|(word, _)| *word == first).map(|(_, way)| *way)
    }
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

/// What authors write for the period of a figure that its document does not date.
const NOT_STATED: &str = "not stated";

/// Reads the period of a figure: `Some(None)` where the document gives none.
pub fn period(raw: &Word, out: &mut Diagnostics) -> Option<Option<Period>> {
    if raw.value == NOT_STATED {
        return Some(None);
    }
    resolve::period_or(raw, ", or `not stated` where the document gives no date", out).map(Some)
}

/// Reads how a figure follows from others.
pub fn check(raw: &RawCheck, out: &mut Diagnostics) -> Option<FigureCheck> {
    let parts = (&raw.same_as, &raw.share, &raw.of, &raw.from, &raw.to, raw.sum.as_slice());
    match parts {
        (Some(other), None, None, None, None, []) => Some(FigureCheck::SameAs(other.clone())),
        (None, Some(part), Some(of), None, None, []) => {
            Some(FigureCheck::Share { part: part.clone(), of: of.clone() })
        }
        (None, None, None, Some(from), Some(to), []) => {
            Some(FigureCheck::Change { from: from.clone(), to: to.clone() })
        }
        (None, None, None, None, None, [_, _, ..]) => Some(FigureCheck::Sum(raw.sum.clone())),
        _ => {
            let message = "this does not say how the figure follows from others";
            let help = "write `{ same-as: … }`, `{ share: …, of: … }`, `{ from: …, to: … }` \
                        or `{ sum: [ …, … ] }` with addresses such as `kpis.hate-crime.2017-18`";
            out.push(Diagnostic::at(&rules::BAD_ARGUMENT, &raw.span, message).help(help));
            None
        }
    }
}
