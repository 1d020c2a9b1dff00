//! What a chart of a KPI or of a budget shows.

mod names;
mod through;

use super::chart::{
    Aim, Beside, Category, Chart, ChartKind, Point, ReferenceLine, Series, Unit, Wanted,
};
use super::html::capital;
use super::words::LABELS;
use crate::model::cell::{Cell, Count, Lead, Shorthand};
use crate::model::kpi::{self, Data, Direction, Quantity, Reading, Target, YearValues};
use crate::model::{Amount, Budget, Kpi, KpiPart, Report, Site, shown};

pub use names::{measure, measure_in, measure_in_capital, place, time};
pub use through::{between_words, over_quarters, over_years};

use names::unit;

/// Where a figure stands on its page.
pub struct Standing {
    /// "Figure n".
    pub figure: usize,
    /// "Table n".
    pub table: usize,
    /// Level of its headline.
    pub level: u8,
    /// The link to its CSV file.
    pub csv_href: String,
    /// How many bytes that file has.
    pub csv_bytes: usize,
}

/// The chart of what an edition says of a KPI; `None` where there is nothing to compare.
pub fn kpi(site: &Site, report: &Report, reading: &Reading, standing: Standing) -> Option<Chart> {
    let kpi = &site.kpis[&reading.kpi];
    let blank = blank(site, standing);
    let chart = match &reading.data {
        Data::Years(_) => years(report, kpi, reading, blank),
        Data::Areas { .. } => areas(kpi, reading, blank),
    };
    let chart = Chart {
        subject: kpi.title.clone(),
        source: super::source_line(site, &reading.source),
        wanted: judged(report, kpi, reading),
        headline: headline(kpi, reading),
        summary: summary(reading),
        place: if names_the_place(kpi, &chart.place) { String::new() } else { chart.place.clone() },
        ..chart
    };
    reading.can_be_drawn().then_some(chart)
}

/// The chart of a year's spending.
pub fn budget(site: &Site, budget: &Budget, standing: Standing) -> Chart {
    let lines = budget.by_size();
    let across =
        lines.iter().map(|line| Category { full: line.title.clone(), short: line.title.clone() });
    let points = lines.iter().map(|line| Point::Value(line.amount.pounds()));
    let series = Series {
        name: "Amount".to_owned(),
        short: "Amount".to_owned(),
        points: points.collect(),
        total: Some(budget.spent().pounds()),
        exact: None,
    };
    Chart {
        kind: ChartKind::SortedBars,
        subject: "Spending".to_owned(),
        measure: budget.measure.clone(),
        period: budget.period.in_full(),
        unit: Unit::Money,
        over: "Item".to_owned(),
        across: across.collect(),
        series: vec![series],
        source: super::source_line(site, &budget.source),
        beside: Some(shares(budget)),
        ..blank(site, standing)
    }
}

/// What each line is of all of them: a reader needs no second table for it.
fn shares(budget: &Budget) -> Beside {
    let spent = budget.spent();
    let cells = budget.by_size().into_iter().map(|line| share_of(line.amount, spent));
    Beside {
        head: LABELS.share_of_items.to_owned(),
        cells: cells.collect(),
        total: (
            format!("All {} items", budget.spending.len()),
            vec![spent.pounds().to_string(), share_of(spent, spent)],
        ),
    }
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
        wanted: Wanted::Neither,
        over: String::new(),
        across: Vec::new(),
        series: Vec::new(),
        line: None,
        headline: None,
        summary: None,
        source: String::new(),
        csv_href: standing.csv_href,
        beside: None,
        csv_bytes: standing.csv_bytes,
        for_paper: false,
    }
}

/// Quarters side by side by year, or years beside each other where any is known only as a whole; a
/// year without any value is told in words, not drawn.
fn years(report: &Report, kpi: &Kpi, reading: &Reading, blank: Chart) -> Chart {
    let measured: Vec<&kpi::Year> = reading
        .years()
        .iter()
        .filter(|year| year.cells().iter().any(|(_, cell)| cell.measured().is_some()))
        .collect();
    let by_quarter = measured.iter().all(|year| matches!(year.values, YearValues::Quarters(_)));
    let (across, series) = if by_quarter {
        (quarters(), measured.iter().map(|year| quarters_of(reading, kpi, year)).collect())
    } else {
        (measured.iter().map(|year| year_name(year)).collect(), vec![whole_years(kpi, &measured)])
    };
    let period = match (measured.first(), measured.last()) {
        (Some(first), Some(last)) => between(&first.period.in_full(), &last.period.in_full()),
        _ => report.period.in_full(),
    };
    let line = if series.len() == 1 { target(reading) } else { None };
    Chart {
        kind: if line.is_some() { ChartKind::BarsWithLine } else { ChartKind::GroupedBars },
        line,
        measure: measure(kpi),
        unit: unit(kpi),
        period,
        over: if by_quarter { "Quarter" } else { "Year" }.to_owned(),
        across,
        series,
        ..blank
    }
}

fn quarters_of(reading: &Reading, kpi: &Kpi, year: &kpi::Year) -> Series {
    let key = year.period.key();
    let cells = year.cells().into_iter();
    Series {
        name: year.period.to_string(),
        short: year.period.to_string(),
        points: cells.map(|(part, cell)| point(reading, &format!("{key}.{part}"), cell)).collect(),
        total: year.total(kpi).map(Quantity::number),
        exact: year.exact(kpi).map(Quantity::number),
    }
}

fn year_name(year: &kpi::Year) -> Category {
    Category { full: year.period.to_string(), short: year.period.to_string() }
}

fn whole_years(kpi: &Kpi, years: &[&kpi::Year]) -> Series {
    let mark = Shorthand::X;
    let missing = || Point::Missing { mark: mark.mark().to_owned(), why: mark.words().to_owned() };
    let value =
        |year: &&kpi::Year| year.total(kpi).map_or_else(missing, |v| Point::Value(v.number()));
    let name = capital(&measure(kpi));
    Series {
        name: name.clone(),
        short: name,
        points: years.iter().map(value).collect(),
        total: None,
        exact: None,
    }
}

/// Every quarter of every year in its order; nothing where a year is known only as a whole, or where
/// the document does not show the order.
pub fn quarters_in_a_row(kpi: &Kpi, reading: &Reading) -> Vec<Point> {
    let years = reading.years();
    let unknown = !reading.inferred.is_empty();
    if unknown || years.iter().any(|year| matches!(year.values, YearValues::Whole(_))) {
        return Vec::new();
    }
    years.iter().flat_map(|year| quarters_of(reading, kpi, year).points).collect()
}

/// A wanted direction is held against whole years only: one quarter proves nothing. Where a target
/// decides too, the words beside the chart tell the result.
fn judged(report: &Report, kpi: &Kpi, reading: &Reading) -> Wanted {
    let verdict = reading.verdict(kpi, report.period);
    match (verdict.change, verdict.target_met) {
        (Some(_), None) => wanted(kpi.direction),
        _ => Wanted::Neither,
    }
}

/// Values whose places the document does not show are named without a story over time.
fn headline(kpi: &Kpi, reading: &Reading) -> Option<String> {
    (!reading.inferred.is_empty()).then(|| format!("{}: {}", kpi.title, list(&values(reading))))
}

fn summary(reading: &Reading) -> Option<String> {
    if reading.inferred.is_empty() {
        return None;
    }
    let values = values(reading);
    let mut words = format!(
        "The report prints {} and does not show which quarters they belong to. Their places here are our reading.",
        list(&values)
    );
    if let Some(target) = reading.target.as_ref().filter(|target| target.is_a_value()) {
        let cells = reading.years().iter().flat_map(kpi::Year::cells);
        let numbers = cells.filter_map(|(_, cell)| cell.measured()?.value());
        let met = numbers.filter(|number| target.met_by(*number) == Some(true)).count();
        let met = if met == 0 { "None".to_owned() } else { met.to_string() };
        words.push_str(&format!(" {met} of the {} values meets the target.", values.len()));
    }
    Some(words)
}

/// Every value of a reading as readers see it.
fn values(reading: &Reading) -> Vec<String> {
    let cells = reading.years().iter().flat_map(kpi::Year::cells);
    let words = cells.filter_map(|(_, cell)| shown::part_in_words(cell.measured()?, KpiPart::Lead));
    words.collect()
}

/// "a, b and c".
fn list(words: &[String]) -> String {
    match words {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        all => all.join(""),
    }
}

/// Whether a measure's own words already say where it was measured.
fn names_the_place(kpi: &Kpi, place: &str) -> bool {
    !place.is_empty() && kpi.measure.contains(place)
}

/// A target that is a value of its own can be drawn as a line.
fn target(reading: &Reading) -> Option<ReferenceLine> {
    let (value, aim) = match reading.target.as_ref()? {
        Target::Below(value) => (value.value, Aim::Below),
        Target::Above(value) => (value.value, Aim::Above),
        Target::AtLeast(value) => (value.value, Aim::AtLeast),
        Target::AtMost(value) => (value.value, Aim::AtMost),
        Target::LowerBy(..) | Target::HigherBy(..) => return None,
    };
    let said = "the target".to_owned();
    Some(ReferenceLine { name: "Target".to_owned(), said, value: value.number(), aim })
}

fn between(first: &str, last: &str) -> String {
    let start = first.split(" to ").next().unwrap_or(first);
    let end = last.rsplit(" to ").next().unwrap_or(last);
    format!("{start} to {end}")
}

fn quarters() -> Vec<Category> {
    (1..=4)
        .map(|quarter| Category {
            full: format!("Quarter {quarter}"),
            short: format!("Q{quarter}"),
        })
        .collect()
}

/// Areas beside each other. Shares are drawn where there are any: areas differ in size, so their
/// counts say nothing beside each other.
fn areas(kpi: &Kpi, reading: &Reading, blank: Chart) -> Chart {
    let Data::Areas { as_at, areas } = &reading.data else { return blank };
    let cells = || areas.iter().flat_map(|area| &area.groups).map(|(_, cell)| &cell.value);
    let shares = cells().all(|cell| cell.measured().is_none_or(|m| m.percent.is_some()));
    let groups = areas.first().map_or(&[][..], |area| &area.groups);
    let across =
        groups.iter().map(|(name, _)| Category { full: name.clone(), short: name.clone() });
    let series = areas.iter().map(|area| Series {
        name: area.name.clone(),
        short: area.name.clone(),
        points: area
            .groups
            .iter()
            .map(|(_, cell)| if shares { share(cell) } else { point(reading, "", cell) })
            .collect(),
        total: None,
        exact: None,
    });
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    Chart {
        kind: ChartKind::Benchmark,
        measure: match (&kpi.share, shares) {
            (Some(share), true) => format!("share {share}"),
            _ => measure(kpi),
        },
        unit: if shares { Unit::Percent } else { unit(kpi) },
        place: names.join(" and "),
        period: as_at.map_or_else(String::new, |as_at| as_at.to_string()),
        over: "Group".to_owned(),
        across: across.collect(),
        series: series.collect(),
        ..blank
    }
}

fn share(cell: &Cell) -> Point {
    match cell.measured().and_then(|measured| measured.percent) {
        Some(percent) => Point::Value(percent),
        None => missing(cell, None),
    }
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
            mark: "[c]".to_owned(),
            why: "withheld to protect people’s identity".to_owned(),
        },
    }
}

fn wanted(direction: Direction) -> Wanted {
    match direction {
        Direction::Reduce => Wanted::Fall,
        Direction::Increase => Wanted::Rise,
        Direction::Neither => Wanted::Neither,
    }
}

/// Whether the cells of a reading say more than the one value that is drawn.
pub fn says_more_than_drawn(reading: &Reading) -> bool {
    let more = |cell: &Cell| {
        cell.measured().is_some_and(|measured| match (measured.lead, measured.count) {
            (Lead::Count, Some(Count::Below(_))) => true,
            (Lead::Count, _) => measured.percent.is_some(),
            (Lead::Percent, count) => count.is_some(),
        })
    };
    match &reading.data {
        Data::Years(years) => {
            years.iter().any(|year| year.cells().iter().any(|(_, cell)| more(cell)))
        }
        Data::Areas { areas, .. } => {
            areas.iter().any(|area| area.groups.iter().any(|(_, cell)| more(cell)))
        }
    }
}
