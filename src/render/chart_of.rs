//! What a chart of a KPI or of a budget shows.

mod aims;
mod areas;
mod money;
mod names;
mod several;
mod through;
mod years;

use super::chart::{
    Beside, Category, Chart, ChartKind, Download, DrawError, Over, Point, Series, Unit,
};
use super::spent;
use super::words::LABELS;
use crate::model::cell::{Cell, Count, Lead, Shorthand};
use crate::model::kpi::{self, Data, Quantity, Reading, YearValues};
use crate::model::{Amount, Budget, ChartAs, Kpi, Report, Site, Source};

pub use money::{budgets, same_money};
pub use names::{measure, measure_in, measure_in_capital, place, time};
pub use several::several;
pub use through::course;
pub use years::quarters_in_a_row;

use names::unit;

/// Where a figure stands on its page.
pub struct Standing {
    /// "Figure n".
    pub figure: usize,
    /// "Table n".
    pub table: usize,
    /// Level of its headline.
    pub level: u8,
    /// The files with its data.
    pub downloads: Vec<Download>,
}

/// The chart of what an edition says of a KPI.
///
/// # Errors
/// There is nothing to draw, or not in the way that an author asks for.
pub fn kpi(
    site: &Site,
    report: &Report,
    reading: &Reading,
    drawn: Option<ChartAs>,
    standing: Standing,
) -> Result<Chart, DrawError> {
    let kpi = &site.kpis[&reading.kpi];
    if !reading.can_be_drawn() {
        return Err(DrawError::Empty);
    }
    let blank = of_kpi(site, kpi, standing);
    let mut chart = match &reading.data {
        Data::Years(_) => years::chart(kpi, reading, drawn, blank)?,
        Data::Areas { as_at, areas } => {
            areas::chart(kpi, areas, drawn, Chart { period: period(*as_at), ..blank })?
        }
    };
    if chart.period.is_empty() {
        chart.period = report.period.in_full();
    }
    chart.source = super::source_line(site, &reading.source);
    aims::add(&mut chart, report, reading, kpi);
    Ok(chart)
}

fn period(as_at: Option<crate::model::Period>) -> String {
    as_at.map_or_else(String::new, |as_at| as_at.to_string())
}

/// The chart of a year's spending.
pub fn budget(site: &Site, budget: &Budget, standing: Standing) -> Chart {
    let lines = budget.by_size();
    let points = lines.iter().map(|line| Point::Value(line.amount.pounds()));
    let total = Some(budget.planned().pounds());
    Chart {
        kind: ChartKind::SortedBars,
        subject: "Spending".to_owned(),
        measure: budget.measure.clone(),
        period: budget.period.in_full(),
        unit: Unit::Money,
        over: Over::Item,
        across: lines.iter().map(|line| Category::named(&line.title)).collect(),
        series: vec![Series {
            total,
            ..Series::of(spent::head_of_planned(budget), points.collect())
        }],
        source: super::source_line(site, &budget.source),
        remarks: spent::sentences(budget),
        beside: Some(beside(budget)),
        ..blank(site, standing)
    }
}

/// What each line is of all of them, and what was spent of it: a reader needs no second table.
fn beside(budget: &Budget) -> Beside {
    let planned = budget.planned();
    let shares = budget.by_size().into_iter().map(|line| share_of(line.amount, planned));
    let mut columns = vec![(LABELS.share_of_items.to_owned(), shares.collect())];
    let mut total = vec![planned.pounds().to_string(), share_of(planned, planned)];
    for column in spent::columns(budget) {
        columns.push((column.head.to_owned(), column.cells));
        total.push(column.total);
    }
    Beside { columns, total: (format!("All {} items", budget.spending.len()), total) }
}

/// "45.6", for a column in per cent; a share of nothing does not apply.
pub fn share_of(amount: Amount, all: Amount) -> String {
    let share = amount.pounds().percent_of(all.pounds(), 1);
    share.map_or_else(|| Shorthand::Z.mark().to_owned(), |share| share.to_string())
}

fn blank(site: &Site, standing: Standing) -> Chart {
    Chart {
        id: format!("figure-{}", standing.figure),
        number: standing.figure,
        table: standing.table,
        level: standing.level,
        kind: ChartKind::GroupedBars,
        subject: String::new(),
        measure: String::new(),
        place: site.settings.place.clone(),
        period: String::new(),
        unit: Unit::Percent,
        over: Over::Year,
        across: Vec::new(),
        series: Vec::new(),
        line: None,
        aims: Vec::new(),
        placed_by_us: false,
        remarks: Vec::new(),
        headline: None,
        summary: None,
        source: String::new(),
        downloads: standing.downloads,
        beside: None,
        for_paper: false,
    }
}

/// Every source once, in one line.
fn sources<'a>(site: &Site, all: impl Iterator<Item = &'a Source>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for source in all {
        let line = super::source_line(site, source);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("; ")
}

/// A chart of a KPI before it has values.
fn of_kpi(site: &Site, kpi: &Kpi, standing: Standing) -> Chart {
    Chart {
        subject: kpi.title.clone(),
        measure: measure(kpi),
        unit: unit(kpi),
        place: place(site, kpi).to_owned(),
        ..blank(site, standing)
    }
}

/// "April 2016 to March 2018", from the names of two periods.
fn between(first: &str, last: &str) -> String {
    let start = first.split(" to ").next().unwrap_or(first);
    let end = last.rsplit(" to ").next().unwrap_or(last);
    format!("{start} to {end}")
}

fn point(reading: &Reading, place: &str, cell: &Cell) -> Point {
    match cell.measured().and_then(|measured| measured.value()) {
        Some(value) => Point::Value(value),
        None => missing(cell, reading.why_missing(place)),
    }
}

fn missing(cell: &Cell, why: Option<&str>) -> Point {
    match cell {
        Cell::Missing(mark) => Point::Missing {
            mark: mark.mark().to_owned(),
            why: why.unwrap_or(mark.words()).to_owned(),
        },
        Cell::Measured(measured) => Point::Suppressed {
            printed: measured.count_in_words().unwrap_or_default(),
            mark: Shorthand::C.mark().to_owned(),
            why: Shorthand::C.words().to_owned(),
        },
    }
}

/// The value of a year as a whole, or why there is none.
fn whole_year(kpi: &Kpi, reading: &Reading, year: &kpi::Year) -> Point {
    let cells = match &year.values {
        YearValues::Whole(cell) => {
            return point(reading, &format!("{}.year", year.period.key()), &cell.value);
        }
        YearValues::Quarters(cells) => cells,
    };
    if let Some(total) = year.total(kpi) {
        return Point::Value(total.number());
    }
    let none = |mark: Shorthand, why: &str| Point::Missing {
        mark: mark.mark().to_owned(),
        why: why.to_owned(),
    };
    let points = || cells.iter().map(|cell| point(reading, "", &cell.value));
    if !kpi.adds_up {
        none(Shorthand::Z, "the quarters of this measure cannot be added up")
    } else if points().any(|point| matches!(point, Point::Suppressed { .. })) {
        none(Shorthand::C, "a quarter is withheld to protect people’s identity")
    } else if points().any(|point| matches!(point, Point::Missing { .. })) {
        none(Shorthand::X, "not every quarter has a value")
    } else {
        none(Shorthand::Z, "the report gives no figure for the whole year")
    }
}

/// Whether the cells of a reading say more than the values that its own chart shows.
pub fn says_more_than_drawn(reading: &Reading) -> bool {
    let more = |cell: &Cell| {
        cell.measured().is_some_and(|measured| match (measured.lead, measured.count) {
            (Lead::Count, Some(Count::Below(_))) => true,
            (Lead::Count, _) => measured.percent.is_some(),
            (Lead::Percent, count) => count.is_some(),
        })
    };
    years::are_more_than_drawn(reading) || reading.cells().into_iter().any(|cell| more(cell))
}

/// The total of a year as a number.
fn total(kpi: &Kpi, year: &kpi::Year) -> Option<crate::model::Decimal> {
    year.total(kpi).map(Quantity::number)
}
