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
    /// What a plain number is counted in, where it is no plain count of things.
    pub unit: Option<String>,
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
        /// What of the part was there before, where it is a rise.
        less: Option<Spanned<String>>,
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
    /// It is what is left of a whole beside other parts.
    Rest {
        /// The other parts.
        with: Vec<Spanned<String>>,
        /// The whole.
        make: Spanned<String>,
    },
}

impl FigureCheck {
    /// Every address that it names.
    pub fn addresses(&self) -> Vec<&Spanned<String>> {
        match self {
            FigureCheck::SameAs(other) => vec![other],
            FigureCheck::Share { part, less, of } => {
                std::iter::once(part).chain(less).chain([of]).collect()
            }
            FigureCheck::Change { from, to } => vec![from, to],
            FigureCheck::Rest { with, make } => with.iter().chain([make]).collect(),
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
    let found = only_check(raw);
    if found.is_none() {
        let message = "this does not say how the figure follows from others";
        let help = "write `{ same-as: … }`, `{ share: …, of: … }` (also with `less: …`), \
                    `{ from: …, to: … }`, `{ sum: [ …, … ] }` or `{ with: [ … ], make: … }` \
                    with addresses such as `kpis.hate-crime.2017-18`";
        out.push(Diagnostic::at(&rules::BAD_ARGUMENT, &raw.span, message).help(help));
    }
    found
}

/// The one way that is written; `None` of none, of half a one, and of two.
fn only_check(raw: &RawCheck) -> Option<FigureCheck> {
    let same = raw.same_as.clone().map(FigureCheck::SameAs);
    let share = raw.share.clone().zip(raw.of.clone());
    let share = share.map(|(part, of)| FigureCheck::Share { part, less: raw.less.clone(), of });
    let change = raw.from.clone().zip(raw.to.clone());
    let change = change.map(|(from, to)| FigureCheck::Change { from, to });
    let sum = (raw.sum.len() > 1).then(|| FigureCheck::Sum(raw.sum.clone()));
    let rest = raw.make.clone().filter(|_| !raw.with.is_empty());
    let rest = rest.map(|make| FigureCheck::Rest { with: raw.with.clone(), make });
    let found = [same, share, change, sum, rest].into_iter().flatten().next()?;
    (found.addresses().len() == raw.words()).then_some(found)
}
