//! A KPI over the years of one edition: quarters side by side, years, lines, bars against a baseline.

use super::through::names_between;
use super::{
    Category, Chart, ChartKind, DrawError, Over, Point, Series, between, point, total, whole_year,
};
use crate::model::cell::Shorthand;
use crate::model::kpi::{self, Quantity, Reading, Target, YearValues};
use crate::model::{ChartAs, Kpi};
use crate::render::chart::{Aim, MOST_SERIES, ReferenceLine, Total};
use crate::render::html::capital;

/// Fewer values than this are no line.
pub const FEWEST_ON_A_LINE: usize = 3;

/// The chart of the years that have a value; a year without any is told in words, not drawn.
pub fn chart(
    kpi: &Kpi,
    reading: &Reading,
    drawn: Option<ChartAs>,
    blank: Chart,
) -> Result<Chart, DrawError> {
    let years: Vec<&kpi::Year> = reading.years().iter().filter(|year| is_measured(year)).collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Err(DrawError::Empty);
    };
    let blank = Chart {
        period: between(&first.period.in_full(), &last.period.in_full()),
        placed_by_us: places_are_ours(reading, &years),
        ..blank
    };
    match drawn {
        None | Some(ChartAs::Bars) => Ok(bars(kpi, reading, &years, blank)),
        Some(ChartAs::Lines) => line(kpi, reading, &years, blank),
        Some(ChartAs::Baseline) => against_baseline(kpi, reading, &years, blank),
        Some(ChartAs::Sorted) => {
            let problem = format!("the years of `{}` follow each other in time", kpi.id);
            let help = "`kind=sorted` is for areas and for several measures; leave it out";
            Err(DrawError::Unfit(problem, help.to_owned()))
        }
    }
}

fn is_measured(year: &kpi::Year) -> bool {
    year.cells().iter().any(|(_, cell)| cell.measured().is_some())
}

fn has_quarters(year: &kpi::Year) -> bool {
    matches!(year.values, YearValues::Quarters(_))
}

/// Whether the document does not show where the values of some years belong.
pub fn places_are_ours(reading: &Reading, years: &[&kpi::Year]) -> bool {
    years.iter().any(|year| {
        let key = year.period.key();
        year.cells().iter().any(|(part, _)| reading.is_inferred(&format!("{key}.{part}")))
    })
}

/// Quarters side by side by year, or years beside each other where any is known only as a whole.
fn bars(kpi: &Kpi, reading: &Reading, years: &[&kpi::Year], blank: Chart) -> Chart {
    let by_quarter = years.iter().all(|year| has_quarters(year));
    let mut chart = match by_quarter {
        true => by_quarters(kpi, reading, years, blank),
        false => by_years(kpi, reading, years, blank),
    };
    chart.line = target(reading).filter(|_| is_comparable(kpi, by_quarter));
    if chart.line.is_some() && chart.series.len() == 1 {
        chart.kind = ChartKind::BarsWithLine;
    }
    chart
}

/// Whether a value for a year can be held against what is drawn: quarters that add up to it are less.
fn is_comparable(kpi: &Kpi, by_quarter: bool) -> bool {
    !by_quarter || kpi.unit == kpi::Unit::Percent || !kpi.adds_up
}

fn by_quarters(kpi: &Kpi, reading: &Reading, years: &[&kpi::Year], blank: Chart) -> Chart {
    let newest = &years[years.len().saturating_sub(MOST_SERIES)..];
    let mut chart = Chart {
        over: Over::Quarter,
        across: quarters(),
        series: newest.iter().map(|year| quarters_of(reading, kpi, year)).collect(),
        ..blank
    };
    if newest.len() < years.len() {
        let (few, all) = (newest.len(), years.len());
        let (first, last) = (newest[0].period.in_full(), newest[few - 1].period.in_full());
        chart.period = between(&first, &last);
        chart.remarks.push(format!(
            "The chart shows the last {few} of {all} years. The table of every value has all of them."
        ));
    }
    chart
}

/// Whether a reading has more years than its chart can show, or one of which nothing is known.
pub fn are_more_than_drawn(reading: &Reading) -> bool {
    let all = reading.years();
    let years: Vec<&kpi::Year> = all.iter().filter(|year| is_measured(year)).collect();
    let too_many = years.len() > MOST_SERIES && years.iter().all(|year| has_quarters(year));
    too_many || (!years.is_empty() && years.len() < all.len())
}

/// Years beside each other; those between them of which the report says nothing are gaps.
fn by_years(kpi: &Kpi, reading: &Reading, years: &[&kpi::Year], blank: Chart) -> Chart {
    let (mut across, mut points) = (Vec::new(), Vec::new());
    let mut before = None;
    for year in years {
        for name in before.map(|before| names_between(before, year.period)).unwrap_or_default() {
            across.push(Category::named(name));
            points.push(not_given());
        }
        across.push(Category::named(year.period.to_string()));
        points.push(whole_year(kpi, reading, year));
        before = Some(year.period);
    }
    let series = vec![Series::of(capital(&blank.measure), points)];
    Chart { over: Over::Year, across, series, ..blank }
}

/// A year or a quarter of which a report says nothing.
pub fn not_given() -> Point {
    let mark = Shorthand::X.mark().to_owned();
    Point::Missing { mark, why: "the report gives none".to_owned() }
}

/// One line through the quarters of the years in their order, or through the years.
fn line(
    kpi: &Kpi,
    reading: &Reading,
    years: &[&kpi::Year],
    blank: Chart,
) -> Result<Chart, DrawError> {
    let by_quarter = years.iter().all(|year| has_quarters(year));
    let chart = match by_quarter {
        true => Chart {
            over: Over::QuarterOfYears,
            across: years.iter().flat_map(|year| quarters_named(year.period)).collect(),
            series: vec![row_of_quarters(kpi, years.iter().map(|year| (reading, *year)), &blank)],
            ..blank
        },
        false => by_years(kpi, reading, years, blank),
    };
    is_a_line(kpi, Chart { kind: ChartKind::Lines, ..chart })
}

/// Few values are no line.
pub fn is_a_line(kpi: &Kpi, chart: Chart) -> Result<Chart, DrawError> {
    let count = chart.values().count();
    if count >= FEWEST_ON_A_LINE {
        return Ok(chart);
    }
    let problem = format!("a line goes through three values or more, and `{}` has {count}", kpi.id);
    let help = "leave `kind=lines` out: bars show few values better";
    Err(DrawError::Unfit(problem, help.to_owned()))
}

/// Bars against the value that the document calls the baseline.
fn against_baseline(
    kpi: &Kpi,
    reading: &Reading,
    years: &[&kpi::Year],
    blank: Chart,
) -> Result<Chart, DrawError> {
    let id = &kpi.id;
    let Some(stated) = &reading.stated.baseline else {
        let problem = format!("the document states no baseline for `{id}`");
        let help = "write `stated: { baseline: … }` if it does, or leave `kind=baseline` out";
        return Err(DrawError::Unfit(problem, help.to_owned()));
    };
    let is_percent = matches!(stated.value, Quantity::Percent(_));
    if is_percent != (kpi.unit == kpi::Unit::Percent) {
        let problem = format!("the baseline of `{id}`, {}, has another unit", stated.value);
        let help = "leave `kind=baseline` out: the two cannot stand in one chart";
        return Err(DrawError::Unfit(problem, help.to_owned()));
    }
    let last = &years[years.len() - 1..];
    let period = last[0].period;
    let blank = Chart { period: period.in_full(), kind: ChartKind::BarsWithLine, ..blank };
    let by_quarter = has_quarters(last[0]) && is_comparable(kpi, true);
    let chart = match by_quarter {
        true => by_quarters(kpi, reading, last, blank),
        false => by_years(kpi, reading, last, blank),
    };
    let (name, said) = ("Baseline".to_owned(), "the baseline".to_owned());
    let line = ReferenceLine { name, said, value: stated.value.number(), aim: Aim::Compare };
    Ok(Chart { line: Some(line), ..chart })
}

fn quarters() -> Vec<Category> {
    let category =
        |quarter| Category { full: format!("Quarter {quarter}"), short: format!("Q{quarter}") };
    (1..=4).map(category).collect()
}

/// The quarters of one year among those of others. Quarter 4 of a financial year lies in the
/// calendar year after its first: only both of its years name it.
pub fn quarters_named(year: crate::model::Period) -> Vec<Category> {
    let years = year.key().replace('-', "–");
    let named = |quarter: Category| Category {
        full: format!("{} of {year}", quarter.full),
        short: format!("{} {years}", quarter.short),
    };
    quarters().into_iter().map(named).collect()
}

fn quarters_of(reading: &Reading, kpi: &Kpi, year: &kpi::Year) -> Series {
    Series {
        year: Some(year.period),
        total: total(kpi, year),
        exact: year.exact(kpi).map(Quantity::number),
        ..Series::of(year.period.to_string(), points_of(reading, year))
    }
}

/// A point for each quarter of a year.
pub fn points_of(reading: &Reading, year: &kpi::Year) -> Vec<Point> {
    let key = year.period.key();
    let cells = year.cells().into_iter();
    cells.map(|(part, cell)| point(reading, &format!("{key}.{part}"), cell)).collect()
}

/// The quarters of several years in their order, as one series with the years' totals.
fn row_of_quarters<'a>(
    kpi: &Kpi,
    years: impl Iterator<Item = (&'a Reading, &'a kpi::Year)> + Clone,
    blank: &Chart,
) -> Series {
    let points = years.clone().flat_map(|(reading, year)| points_of(reading, year));
    let totals = years.filter_map(|(_, year)| total_of(kpi, year));
    Series { totals: totals.collect(), ..Series::of(capital(&blank.measure), points.collect()) }
}

/// What a year comes to, with its name.
pub fn total_of(kpi: &Kpi, year: &kpi::Year) -> Option<Total> {
    let (value, exact) = (total(kpi, year)?, year.exact(kpi)?.number());
    Some(Total { year: year.period.to_string(), value, exact })
}

/// A target that is a value of its own can be drawn as a line.
pub fn target(reading: &Reading) -> Option<ReferenceLine> {
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

/// Every quarter of every year in its order; nothing where a year is known only as a whole, or where
/// the document does not show the order.
pub fn quarters_in_a_row(reading: &Reading) -> Vec<Point> {
    let years = reading.years();
    if !reading.inferred.is_empty() || !years.iter().all(has_quarters) {
        return Vec::new();
    }
    years.iter().flat_map(|year| points_of(reading, year)).collect()
}
