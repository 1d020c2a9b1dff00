//! The numbers of the report for machines: one tidy row an observation, gathered in tables.
//!
//! `observe` tells what there is to say of each datum, `csv` writes a table down, `describe` says what a
//! table holds in the words of Frictionless and of the W3C, `whole` is the model as JSON.

mod csv;
mod describe;
mod gather;
mod observe;
mod observe_measure;
mod observe_money;
mod plain_table;
mod shape;
mod shape_edition;
mod statistic;
mod text;
pub mod whole;
mod whole_edition;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Date, Period, Site};
pub use csv::{COLUMNS, Codes, Column, Kind};
pub use describe::{METADATA, Metadata, TABLE_SCHEMA, table_schema};
pub use observe::{Observation, cite};
pub use plain_table::PlainTable;
pub use statistic::Statistic;

/// Everything that can be downloaded.
#[derive(Debug, Default)]
pub struct Library {
    /// By edition, latest first, then those of all years.
    pub tables: Vec<Table>,
    /// The data package of each edition that has tables, and with `None` that of all years.
    pub packages: BTreeMap<Option<Period>, String>,
    /// The whole site as JSON.
    pub whole: String,
}

/// A table: a CSV file and what is known of it.
#[derive(Debug)]
pub struct Table {
    /// The address of the file below the site: `2017-18/data/hate-crime.csv`.
    pub address: String,
    /// What readers call it.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub about: String,
    /// What it holds, for the program.
    pub holds: Holds,
    /// The edition; `None` for a table of all years.
    pub edition: Option<Period>,
    /// Its rows.
    pub content: Content,
    /// The file.
    pub csv: String,
}

/// The time that a table speaks of: in days, or in years where a document tells no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// The first day and the last.
    Days(Date, Date),
    /// The first year and the last.
    Years(u16, u16),
}

impl Covered {
    /// One period.
    pub fn of(period: Period) -> Self {
        let ((from, ..), (to, ..)) = period.extent();
        period.days().map_or(Self::Years(from, to), |(first, last)| Self::Days(first, last))
    }

    /// From the first of several to the last: in years where one of them is known in years alone.
    pub fn together(all: impl Iterator<Item = Covered>) -> Option<Covered> {
        all.reduce(|one, other| match (one, other) {
            (Covered::Days(a, b), Covered::Days(c, d)) => Covered::Days(a.min(c), b.max(d)),
            _ => {
                let ((a, b), (c, d)) = (one.years(), other.years());
                Covered::Years(a.min(c), b.max(d))
            }
        })
    }

    fn years(self) -> (u16, u16) {
        match self {
            Covered::Days((first, ..), (last, ..)) => (first, last),
            Covered::Years(first, last) => (first, last),
        }
    }

    /// As ISO 8601 writes a stretch of time.
    pub fn iso(self) -> String {
        match self {
            Covered::Days(first, last) => format!("{}/{}", iso(first), iso(last)),
            Covered::Years(first, last) => format!("{first}/{last}"),
        }
    }
}

/// The rows of a table.
#[derive(Debug)]
pub enum Content {
    /// Values, each with all that is known of it.
    Observations(Vec<Observation>),
    /// Words in columns of their own.
    Plain(PlainTable),
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Every value.
    All,
    /// A measure, by its id.
    Measure(String),
    /// The results of a group of measures, by its id.
    Results(String),
    /// The money.
    Budget,
    /// The other figures.
    Figures,
    /// Every sum of money, in budgets and among the other figures.
    Money,
    /// The priorities of each report.
    Priorities,
    /// A table that an author typed: the address of its page, and its place there from nought on.
    Typed(String, usize),
}

impl Library {
    /// Everything of a site.
    pub fn new(site: &Site) -> Self {
        let mut library = Self { tables: gather::tables(site), ..Self::default() };
        let marked = site.settings.byte_order_mark;
        library.tables.par_iter_mut().for_each(|table| table.csv = table.content.csv(marked));
        let editions = site.reports.iter().map(|report| Some(report.period)).chain([None]);
        let package = |edition| Some((edition, describe::package(site, &library, edition)?));
        library.packages =
            editions.collect::<Vec<_>>().into_par_iter().filter_map(package).collect();
        library.whole = whole::json(site, &library);
        library
    }

    /// The tables of an edition, or with `None` those of all years.
    pub fn of(&self, edition: Option<Period>) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(move |table| table.edition == edition)
    }

    /// One of them.
    pub fn find(&self, edition: Option<Period>, holds: &Holds) -> Option<&Table> {
        self.of(edition).find(|table| table.holds == *holds)
    }
}

impl Table {
    /// The name of the file without its folder.
    pub fn file(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or(&self.address)
    }

    /// Its name without the ending.
    pub fn name(&self) -> &str {
        self.file().trim_end_matches(".csv")
    }

    /// The values that it holds; none for a table of words.
    pub fn observations(&self) -> &[Observation] {
        match &self.content {
            Content::Observations(rows) => rows,
            Content::Plain(_) => &[],
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match &self.content {
            Content::Observations(rows) => rows.len(),
            Content::Plain(table) => table.rows.len(),
        }
    }

    /// The time that it speaks of, from the first period to the last.
    pub fn covers(&self) -> Option<Covered> {
        let periods = || self.observations().iter().filter_map(|row| row.period);
        let first = periods().map(|period| period.extent().0).min()?;
        let last = periods().map(|period| period.extent().1).max()?;
        let in_days = periods().all(|period| period.days().is_some());
        Some(if in_days { Covered::Days(first, last) } else { Covered::Years(first.0, last.0) })
    }
}

impl Content {
    fn csv(&self, marked: bool) -> String {
        match self {
            Content::Observations(rows) => csv::observations(rows, marked),
            Content::Plain(table) => {
                let head = table.columns.iter().map(|column| Cow::Borrowed(column.name.as_str()));
                csv::file(
                    head,
                    table
                        .rows
                        .iter()
                        .map(|row| row.iter().map(|cell| Cow::Borrowed(cell.as_str()))),
                    marked,
                )
            }
        }
    }
}

/// A day as ISO 8601 writes it.
pub(crate) fn iso((year, month, day): Date) -> String {
    format!("{year}-{month:02}-{day:02}")
}

/// The folder of the tables: of an edition, or of all years.
pub fn folder(edition: Option<Period>) -> String {
    edition.map_or_else(|| "data/".to_owned(), |period| format!("{}/data/", period.key()))
}
