//! KPIs: what each is, what was measured, and what follows from it.

mod change;
mod verdict;

use std::collections::BTreeMap;

use super::cell::{Cell, Count, Lead, Measured};
use super::number::Decimal;
pub use super::target::Target;
use super::{Embed, Period, Source};
use crate::load::prose::Prose;
use crate::load::raw::Word;
use crate::source::{Span, Spanned};

pub use change::{Change, Outcome, Trend};
pub use verdict::Verdict;

/// What a KPI is, once, for all years.
#[derive(Clone, Debug)]
pub struct Kpi {
    /// Its id, the same in every year.
    pub id: String,
    /// Subject of sentences: "Hate crime".
    pub title: String,
    /// Completes "Number of"; stands alone for a percentage.
    pub measure: String,
    /// What the leading value is counted in.
    pub unit: Unit,
    /// What one of the things is called, where its author says so or the plural leaves no doubt.
    pub one: Option<String>,
    /// Completes "Share" for a second value in per cent.
    pub share: Option<String>,
    /// Plural noun of the count behind a percentage.
    pub count: Option<String>,
    /// Plural noun of the whole behind a percentage.
    pub whole: Option<String>,
    /// The group it belongs to: an id of [`super::Site::themes`].
    pub theme: String,
    /// Which way it should go.
    pub direction: Direction,
    /// Why.
    pub because: Prose<Embed>,
    /// Who keeps the figures.
    pub owner: Option<String>,
    /// Whether four quarters may be added up.
    pub adds_up: bool,
    /// Where values before and after cannot be compared, earliest first.
    pub breaks: Vec<Break>,
    /// Where it is defined.
    pub span: Span,
}

/// A change in the way a KPI is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first period that is measured the new way.
    pub from: Period,
    /// What changed, for readers.
    pub because: String,
}

/// What a value is counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Per cent.
    Percent,
    /// Things, by their plural noun.
    Things(String),
}

/// Which way a measure should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A fall is wanted.
    Reduce,
    /// A rise is wanted.
    Increase,
    /// Neither is.
    Neither,
}

/// What one edition says of one KPI.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The KPI's id.
    pub kpi: String,
    /// What was measured.
    pub data: Data,
    /// Why cells are missing: by place, in the author's words.
    pub missing: Vec<(Word, String)>,
    /// Places that the document does not show.
    pub inferred: Vec<Word>,
    /// What was aimed at, in words.
    pub target: Option<Target>,
    /// What the document states about the cells.
    pub stated: Stated,
    /// The target and what is stated, as authors wrote them, by their addresses below the measure:
    /// `target`, `stated.total`.
    pub as_printed: BTreeMap<String, String>,
    /// Where it stands.
    pub source: Source,
    /// Where the reading starts.
    pub span: Span,
}

/// What was measured.
#[derive(Clone, Debug)]
pub enum Data {
    /// Years, earliest first.
    Years(Vec<Year>),
    /// Areas beside each other at a date.
    Areas {
        /// The date.
        as_at: Option<Period>,
        /// Each with the same groups.
        areas: Vec<Area>,
    },
}

/// What was measured in a year.
#[derive(Clone, Debug)]
pub struct Year {
    /// The year.
    pub period: Period,
    /// Its values.
    pub values: YearValues,
}

/// The values of a year.
#[derive(Clone, Debug)]
pub enum YearValues {
    /// One a quarter.
    Quarters(Box<[Spanned<Cell>; 4]>),
    /// One for the year.
    Whole(Spanned<Cell>),
}

/// The values of an area.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its name: "West Midlands".
    pub name: String,
    /// The same in a sentence: "the West Midlands".
    pub said: String,
    /// Groups with their values.
    pub groups: Vec<(String, Spanned<Cell>)>,
}

/// What the document states about the cells, as printed.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// Last year's value.
    pub baseline: Option<Spanned<Quantity>>,
    /// This year's value.
    pub total: Option<Spanned<Quantity>>,
    /// The difference.
    pub change: Option<Spanned<Quantity>>,
    /// The difference in per cent.
    pub change_percent: Option<Spanned<Quantity>>,
    /// Last year's second value.
    pub share_baseline: Option<Spanned<Quantity>>,
    /// This year's second value.
    pub share_total: Option<Spanned<Quantity>>,
    /// Whether the wanted outcome was reached.
    pub outcome: Option<Spanned<Outcome>>,
}

/// A number with or without a sign of per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So many.
    Number(Decimal),
    /// So many per cent.
    Percent(Decimal),
}

impl Quantity {
    /// Reads `374`, `-36`, `42.4%`.
    pub fn parse(text: &str) -> Option<Quantity> {
        match text.strip_suffix('%') {
            Some(number) => Decimal::parse(number.trim()).map(Quantity::Percent),
            None => Decimal::parse(text).map(Quantity::Number),
        }
    }

    /// The number alone.
    pub fn number(self) -> Decimal {
        match self {
            Quantity::Number(number) | Quantity::Percent(number) => number,
        }
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        match self {
            Quantity::Number(number) => Quantity::Number(number.abs()),
            Quantity::Percent(number) => Quantity::Percent(number.abs()),
        }
    }
}

impl std::fmt::Display for Quantity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Quantity::Number(number) => write!(f, "{number}"),
            Quantity::Percent(number) => write!(f, "{number}%"),
        }
    }
}

impl Reading {
    /// The years, earliest first; none for a comparison of areas.
    pub fn years(&self) -> &[Year] {
        match &self.data {
            Data::Years(years) => years,
            Data::Areas { .. } => &[],
        }
    }

    /// Every cell, of years or of areas.
    pub fn cells(&self) -> Vec<&Spanned<Cell>> {
        match &self.data {
            Data::Years(years) => {
                years.iter().flat_map(Year::cells).map(|(_, cell)| cell).collect()
            }
            Data::Areas { areas, .. } => {
                areas.iter().flat_map(|area| &area.groups).map(|(_, cell)| cell).collect()
            }
        }
    }

    /// The values of a year.
    pub fn year(&self, period: Period) -> Option<&Year> {
        self.years().iter().find(|year| year.period == period)
    }

    /// A year's own value, where its cells tell one. A baseline that a document prints without a
    /// year is no value of a year.
    pub fn annual(&self, kpi: &Kpi, period: Period) -> Option<Quantity> {
        self.year(period).and_then(|year| year.total(kpi))
    }

    /// The change from the year before to this year, where both values are of one kind.
    pub fn change(&self, kpi: &Kpi, this_year: Period) -> Option<Change> {
        Change::of_years(kpi, self.year(this_year.before()?)?, self.year(this_year)?)
    }

    /// The year that an edition speaks of here: its own, or the last that has a value.
    pub fn year_of(&self, edition: Period) -> Period {
        let measured =
            |year: &&Year| year.cells().iter().any(|(_, cell)| cell.measured().is_some());
        match self.year(edition) {
            Some(_) => edition,
            None => self.years().iter().rfind(measured).map_or(edition, |year| year.period),
        }
    }

    /// Whether what was wanted was reached, by the figures alone.
    pub fn proven(&self, kpi: &Kpi, edition: Period) -> Option<Outcome> {
        self.verdict(kpi, edition).outcome()
    }

    /// Whether what was wanted was reached: by the figures, and where they do not tell, by what the
    /// document states.
    pub fn outcome(&self, kpi: &Kpi, edition: Period) -> Option<Outcome> {
        if self.change(kpi, edition).is_some() {
            return self.proven(kpi, edition);
        }
        let stated = || self.stated.outcome.as_ref().map(|outcome| outcome.value);
        self.proven(kpi, edition).or_else(stated)
    }

    /// Whether there is something to draw: one number is enough.
    pub fn can_be_drawn(&self) -> bool {
        let number = |cell: &&Spanned<Cell>| {
            cell.measured().is_some_and(|value| value.value().or(value.percent).is_some())
        };
        self.cells().iter().any(number)
    }

    /// Why a place (`2017-18.Q4`) has no value, if the author says so.
    pub fn why_missing(&self, place: &str) -> Option<&str> {
        self.missing.iter().find(|(at, _)| at.value == place).map(|(_, why)| why.as_str())
    }

    /// Whether the document does not show that a value belongs to this place.
    pub fn is_inferred(&self, place: &str) -> bool {
        self.inferred.iter().any(|at| at.value == place)
    }
}

impl Year {
    /// Each cell with the last part of its place: `Q1`, or `year`.
    pub fn cells(&self) -> Vec<(&'static str, &Spanned<Cell>)> {
        match &self.values {
            YearValues::Quarters(cells) => {
                ["Q1", "Q2", "Q3", "Q4"].into_iter().zip(cells.iter()).collect()
            }
            YearValues::Whole(cell) => vec![("year", cell)],
        }
    }

    /// The value of the whole year where one can be told from its cells: counts add up, percentages
    /// are weighted by what they are of; a gap, a suppressed value or a head-count has none.
    pub fn total(&self, kpi: &Kpi) -> Option<Quantity> {
        self.value(kpi, SHOWN)
    }

    /// The same value before it is rounded for readers: what stated figures are held against.
    pub fn exact(&self, kpi: &Kpi) -> Option<Quantity> {
        self.value(kpi, EXACT)
    }

    fn value(&self, kpi: &Kpi, decimals: u8) -> Option<Quantity> {
        match &self.values {
            YearValues::Whole(cell) => cell.measured().and_then(own_value),
            YearValues::Quarters(_) if !kpi.adds_up => None,
            YearValues::Quarters(cells) => {
                let cells: Option<Vec<&Measured>> =
                    cells.iter().map(|cell| cell.measured()).collect();
                sum(&cells?, decimals)
            }
        }
    }

    /// The parts behind a year's percentage: how many of how many.
    pub fn parts(&self, kpi: &Kpi) -> Option<(Decimal, Decimal)> {
        let YearValues::Quarters(cells) = &self.values else { return None };
        let cells: Option<Vec<&Measured>> = cells.iter().map(|cell| cell.measured()).collect();
        cells.filter(|_| kpi.adds_up).and_then(|cells| add_parts(&cells))
    }
}

fn own_value(measured: &Measured) -> Option<Quantity> {
    measured.value().map(|value| match measured.lead {
        Lead::Count => Quantity::Number(value),
        Lead::Percent => Quantity::Percent(value),
    })
}

/// How many decimals the share of a year has for readers …
const SHOWN: u8 = 1;
/// … and how many are enough to tell how it would be rounded.
const EXACT: u8 = 6;

fn sum(cells: &[&Measured], decimals: u8) -> Option<Quantity> {
    if cells.iter().all(|cell| cell.lead == Lead::Count) {
        let values: Option<Vec<Decimal>> = cells.iter().map(|cell| cell.value()).collect();
        return values.map(|values| Quantity::Number(values.into_iter().sum()));
    }
    let (count, whole) = add_parts(cells)?;
    count.percent_of(whole, decimals).map(Quantity::Percent)
}

fn add_parts(cells: &[&Measured]) -> Option<(Decimal, Decimal)> {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for cell in cells {
        let (Some(Count::Exact(count)), Some(whole)) = (cell.count, cell.whole) else {
            return None;
        };
        sums = (sums.0 + count, sums.1 + whole);
    }
    Some(sums)
}
