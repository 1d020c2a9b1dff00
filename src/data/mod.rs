//! The numbers of the report for machines: one tidy row an observation, gathered in tables.
//!
//! `observe` tells what there is to say of each datum, `csv` writes a table down, `describe` says what a
//! table holds in the words of Frictionless and of the W3C, `whole` is the model as JSON.

mod csv;
mod describe;
mod observe;
mod observe_measure;
mod observe_money;
mod shape;
mod text;
pub mod whole;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::{Date, Period, Report, Site};
pub use csv::{COLUMNS, Column, Kind};
pub use describe::{TABLE_SCHEMA, csvw, package, table_schema};
pub use observe::{Observation, Statistic, cite};

/// Every table of a site.
#[derive(Debug, Default)]
pub struct Library {
    /// By edition, latest first, then those of all years.
    pub tables: Vec<Table>,
}

/// A table: a CSV file and what is known of it.
#[derive(Debug)]
pub struct Table {
    /// The address of the file below the site: `2017-18/data/hate-crime.csv`.
    pub address: String,
    /// What readers call it.
    pub title: String,
    /// What it holds.
    pub holds: Holds,
    /// The edition; `None` for a table of all years.
    pub edition: Option<Period>,
    /// Its rows.
    pub rows: Vec<Observation>,
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

    /// As ISO 8601 writes a stretch of time.
    pub fn iso(self) -> String {
        match self {
            Covered::Days(first, last) => format!("{}/{}", iso(first), iso(last)),
            Covered::Years(first, last) => format!("{first}/{last}"),
        }
    }
}

/// What a table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Everything.
    All,
    /// A measure, by its id.
    Measure(String),
    /// The results of a group of measures, by its id.
    Results(String),
    /// The money.
    Budget,
    /// The other figures.
    Figures,
}

impl Library {
    /// Every table of a site.
    pub fn new(site: &Site) -> Self {
        let each: Vec<Vec<Table>> =
            site.reports.par_iter().map(|report| of_edition(site, report)).collect();
        let mut tables: Vec<Table> = each.into_iter().flatten().collect();
        let across = across(site, &tables);
        tables.extend(across);
        tables.par_iter_mut().for_each(|table| table.csv = csv::text_of(&table.rows));
        Self { tables }
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

    /// The time that it speaks of, from the first period to the last.
    pub fn covers(&self) -> Option<Covered> {
        let periods = || self.rows.iter().filter_map(|row| row.period);
        let first = periods().map(|period| period.extent().0).min()?;
        let last = periods().map(|period| period.extent().1).max()?;
        let in_days = periods().all(|period| period.days().is_some());
        Some(if in_days { Covered::Days(first, last) } else { Covered::Years(first.0, last.0) })
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

fn of_edition(site: &Site, report: &Report) -> Vec<Table> {
    let mut shelf = Shelf::new(Some(report.period));
    for reading in &report.readings {
        let Some(kpi) = site.kpis.get(&reading.kpi) else { continue };
        let rows = observe_measure::reading(site, report, reading);
        shelf.add(&kpi.id, kpi.title.clone(), Holds::Measure(kpi.id.clone()), rows);
    }
    let themes: BTreeSet<&str> = report
        .readings
        .iter()
        .filter_map(|reading| site.kpis.get(&reading.kpi))
        .map(|kpi| kpi.theme.as_str())
        .collect();
    for (id, title) in site.themes.iter().filter(|(id, _)| themes.contains(id.as_str())) {
        let of_theme = |row: &&Observation| {
            site.kpis.get(&row.id).is_some_and(|kpi| kpi.theme == *id) && row.statistic.is_result()
        };
        let rows = shelf.rows().filter(of_theme).cloned().collect();
        let title = format!("Results: {title}");
        shelf.add(&format!("results-{id}"), title, Holds::Results(id.clone()), rows);
    }
    if let Some(budget) = &report.budget {
        let rows = observe_money::budget(site, report, budget);
        shelf.add("budget", budget.title.clone(), Holds::Budget, rows);
    }
    let figures = observe::figures(site, report);
    shelf.add("figures", "Other figures".to_owned(), Holds::Figures, figures);
    shelf.close(format!("All data: {}", report.title))
}

/// The same for all years: each table of the editions put together.
fn across(site: &Site, tables: &[Table]) -> Vec<Table> {
    let mut shelf = Shelf::new(None);
    let all = |holds: &Holds| -> Vec<Observation> {
        // Earliest first, as time runs.
        let mut of_kind: Vec<&Table> =
            tables.iter().filter(|table| table.holds == *holds).collect();
        of_kind.sort_by_key(|table| table.edition.map(Period::order));
        of_kind.iter().flat_map(|table| table.rows.iter().cloned()).collect()
    };
    for id in &site.kpi_order {
        let Some(kpi) = site.kpis.get(id) else { continue };
        let holds = Holds::Measure(id.clone());
        let rows = all(&holds);
        shelf.add(id, kpi.title.clone(), holds, rows);
    }
    shelf.add("budget", "Money".to_owned(), Holds::Budget, all(&Holds::Budget));
    shelf.add("figures", "Other figures".to_owned(), Holds::Figures, all(&Holds::Figures));
    shelf.close("All data of all reports".to_owned())
}

/// The tables of a folder while they are gathered.
struct Shelf {
    edition: Option<Period>,
    tables: Vec<Table>,
}

impl Shelf {
    fn new(edition: Option<Period>) -> Self {
        Self { edition, tables: Vec::new() }
    }

    /// What has been gathered, each row once.
    fn rows(&self) -> impl Iterator<Item = &Observation> {
        let once = self.tables.iter().filter(|table| !matches!(table.holds, Holds::Results(_)));
        once.flat_map(|table| &table.rows)
    }

    /// A table without rows is none. The measures come first and keep their names; another table
    /// whose name is taken by a measure gets a number.
    fn add(&mut self, name: &str, title: String, holds: Holds, rows: Vec<Observation>) {
        if rows.is_empty() {
            return;
        }
        let folder = folder(self.edition);
        let mut address = format!("{folder}{name}.csv");
        let mut number = 1;
        while self.tables.iter().any(|table| table.address == address) {
            number += 1;
            address = format!("{folder}{name}-{number}.csv");
        }
        let edition = self.edition;
        self.tables.push(Table { address, title, holds, edition, rows, csv: String::new() });
    }

    /// All tables, with one of all rows before them.
    fn close(mut self, title: String) -> Vec<Table> {
        let rows: Vec<Observation> = self.rows().cloned().collect();
        self.add("all", title, Holds::All, rows);
        if let Some(at) = self.tables.iter().position(|table| table.holds == Holds::All) {
            self.tables[..=at].rotate_right(1);
        }
        self.tables
    }
}
