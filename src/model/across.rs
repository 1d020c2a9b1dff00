//! What several editions say of one thing: a KPI, money, a priority.

use super::kpi::{Data, Reading, Year};
use super::{Amount, Budget, Figure, Kpi, Period, Report, Site};
use crate::model::cell::Cell;

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

/// Money that an edition speaks of.
pub struct MoneyOf<'a> {
    /// The edition.
    pub report: &'a Report,
    /// Its budget.
    pub budget: Option<&'a Budget>,
    /// Amounts of money among its figures.
    pub figures: Vec<(&'a Figure, Amount)>,
}

/// An amount that more than one edition names.
pub struct SameMoney<'a> {
    /// What it is, in the words of the latest edition that names it.
    pub what: String,
    /// Each amount with its period and the edition that names it, earliest first.
    pub amounts: Vec<(Amount, Period, &'a Report)>,
}

/// A priority through every edition that has priorities.
pub struct Priority<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its words in each edition, in the order of [`Site::with_priorities`]; `None` where it is none.
    pub titles: Vec<Option<&'a str>>,
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
    if reports.iter().any(|report| !money_of(report).is_empty()) {
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

    /// The money of each edition that speaks of any, latest first.
    pub fn money(&self) -> Vec<MoneyOf<'_>> {
        self.reports.iter().map(money_of).filter(|money| !money.is_empty()).collect()
    }

    /// Amounts that more than one edition names, by their ids.
    pub fn same_money(&self) -> Vec<SameMoney<'_>> {
        let mut named: Vec<(&str, SameMoney<'_>)> = Vec::new();
        for report in self.earliest_first() {
            let money = money_of(report);
            let lines = money.budget.into_iter().flat_map(|budget| {
                let lines = budget.income.iter().chain(&budget.spending);
                let own = lines.map(|line| (line.id.as_str(), line, budget.period));
                let others = budget.other_years.iter();
                own.chain(others.map(|other| (other.followed_as(), &other.line, other.period)))
                    .map(|(id, line, period)| (id, line.title.clone(), line.amount, period))
            });
            let figures = money.figures.iter().filter_map(|(figure, amount)| {
                Some((figure.id.as_str(), figure.what.clone(), *amount, figure.period?))
            });
            for (id, what, amount, period) in lines.chain(figures) {
                let at = named.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
                    named.push((id, SameMoney { what: String::new(), amounts: Vec::new() }));
                    named.len() - 1
                });
                named[at].1.what = what;
                named[at].1.amounts.push((amount, period, report));
            }
        }
        for (_, same) in &mut named {
            same.amounts.sort_by_key(|(_, period, _)| period.order());
        }
        let many = |same: &SameMoney<'_>| same.amounts.len() > 1;
        named.into_iter().map(|(_, same)| same).filter(many).collect()
    }

    /// The editions that have priorities, earliest first.
    pub fn with_priorities(&self) -> Vec<&Report> {
        self.earliest_first().filter(|report| !report.priorities.is_empty()).collect()
    }

    /// Every priority, in the order in which they came.
    pub fn priorities(&self) -> Vec<Priority<'_>> {
        let editions = self.with_priorities();
        let mut ids: Vec<&str> = Vec::new();
        for (id, _) in editions.iter().flat_map(|report| &report.priorities) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        ids.into_iter()
            .map(|id| Priority {
                id,
                titles: editions.iter().map(|report| report.priority(id)).collect(),
            })
            .collect()
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

fn money_of(report: &Report) -> MoneyOf<'_> {
    let figures = report.figures.values();
    let figures = figures.filter_map(|figure| Some((figure, Amount::parse(&figure.value.value)?)));
    MoneyOf { report, budget: report.budget.as_ref(), figures: figures.collect() }
}

impl MoneyOf<'_> {
    fn is_empty(&self) -> bool {
        self.budget.is_none() && self.figures.is_empty()
    }
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
