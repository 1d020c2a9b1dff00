//! What several editions say of one thing: a KPI, money, a priority.

mod money;
mod priorities;

use super::kpi::{Data, Reading, Year};
use super::{Kpi, Period, Report, Site};
use crate::model::cell::Cell;

pub use money::{MoneyOf, SameMoney, Sum, links_are_known};
pub use priorities::{Place, Priority, notes_are_known};

/// A KPI through every edition.
pub struct Course<'a> {
    /// What it is.
    pub kpi: &'a Kpi,
    /// Every year that an edition gives, earliest first.
    pub told: Vec<Told<'a>>,
    /// The editions that speak of it, earliest first.
    pub editions: Vec<(&'a Report, &'a Reading)>,
}

/// A year of a KPI as one or more editions give it.
pub struct Told<'a> {
    /// The year with its values.
    pub year: &'a Year,
    /// The reading that it is taken from.
    pub reading: &'a Reading,
    /// The editions that give just these values, earliest first.
    pub editions: Vec<&'a Report>,
    /// Whether an earlier edition gives other values for the same year.
    pub revises: bool,
}

impl Told<'_> {
    /// Whether the document does not show which quarters the values belong to.
    pub fn has_inferred(&self) -> bool {
        let key = self.year.period.key();
        let cells = self.year.cells();
        cells.iter().any(|(part, _)| self.reading.is_inferred(&format!("{key}.{part}")))
    }
}

/// The address of the list of all KPIs through the years.
pub const MEASURES: &str = "measures/";
/// The address of the money through the years.
pub const MONEY: &str = "money/";
/// The address of the priorities through the years.
pub const PRIORITIES: &str = "priorities/";

/// The address of a KPI through the years.
pub fn course_address(kpi: &str) -> String {
    format!("{MEASURES}{kpi}/")
}

/// Addresses of the pages across editions. One edition alone has none: they would say it twice.
pub fn addresses(reports: &[Report]) -> Vec<String> {
    if reports.len() < 2 {
        return Vec::new();
    }
    let mut addresses = Vec::new();
    let mut kpis: Vec<&str> =
        reports.iter().flat_map(|r| &r.readings).map(|reading| reading.kpi.as_str()).collect();
    kpis.sort_unstable();
    kpis.dedup();
    if !kpis.is_empty() {
        addresses.push(MEASURES.to_owned());
    }
    addresses.extend(kpis.into_iter().map(course_address));
    if reports.iter().any(|report| !MoneyOf::new(report).is_empty()) {
        addresses.push(MONEY.to_owned());
    }
    if reports.iter().filter(|report| !report.priorities.is_empty()).count() > 1 {
        addresses.push(PRIORITIES.to_owned());
    }
    addresses
}

impl Site {
    /// Whether the site has a page across editions at an address.
    pub fn has_across(&self, address: &str) -> bool {
        self.across.binary_search_by(|known| known.as_str().cmp(address)).is_ok()
    }

    /// The editions from the earliest to the latest.
    pub fn earliest_first(&self) -> impl Iterator<Item = &Report> {
        self.reports.iter().rev()
    }

    /// A KPI through every edition; `None` where no edition speaks of it.
    pub fn course(&self, kpi: &str) -> Option<Course<'_>> {
        let editions: Vec<(&Report, &Reading)> = self
            .earliest_first()
            .filter_map(|report| Some((report, report.reading(kpi)?)))
            .collect();
        let mut told: Vec<Told<'_>> = Vec::new();
        for (report, reading) in &editions {
            for year in reading.years() {
                tell(&mut told, report, reading, year);
            }
        }
        told.sort_by_key(|told| told.year.period.order());
        (!editions.is_empty()).then(|| Course { kpi: &self.kpis[kpi], told, editions })
    }
}

fn tell<'a>(told: &mut Vec<Told<'a>>, report: &'a Report, reading: &'a Reading, year: &'a Year) {
    let same_year = |told: &&mut Told<'a>| told.year.period == year.period;
    let same = told.iter_mut().filter(same_year).find(|told| values(told.year) == values(year));
    if let Some(same) = same {
        return same.editions.push(report);
    }
    let revises = told.iter().any(|told| told.year.period == year.period);
    told.push(Told { year, reading, editions: vec![report], revises });
}

fn values(year: &Year) -> Vec<&Cell> {
    year.cells().into_iter().map(|(_, cell)| &cell.value).collect()
}

impl<'a> Course<'a> {
    /// The years from the last break on, as the latest edition gives each: these can be compared.
    pub fn comparable(&self) -> Vec<&Told<'a>> {
        let begin = self.kpi.breaks.last().map(|last| last.from.extent().0);
        let told =
            self.told.iter().filter(|told| begin.is_none_or(|b| told.year.period.extent().0 >= b));
        let mut latest: Vec<&Told<'a>> = Vec::new();
        for told in told {
            match latest.last_mut().filter(|last| last.year.period == told.year.period) {
                Some(last) => *last = told,
                None => latest.push(told),
            }
        }
        latest
    }

    /// The editions that compare areas instead of years.
    pub fn comparisons(&self) -> impl Iterator<Item = (&'a Report, Option<Period>)> + '_ {
        self.editions.iter().filter_map(|(report, reading)| match &reading.data {
            Data::Areas { as_at, .. } => Some((*report, *as_at)),
            Data::Years(_) => None,
        })
    }
}
