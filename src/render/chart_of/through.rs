//! A KPI through every edition that gives it: a line over years or quarters, bars where there are few
//! values, areas where it compares areas.

use super::years::{is_a_line, places_are_ours, points_of, quarters_named, target, total_of};
use super::{
    Category, Chart, ChartKind, DrawError, Over, Point, Series, Site, Standing, Unit, aims, areas,
    between, of_kpi, period, sources, whole_year,
};
use crate::model::across::{Course, Told};
use crate::model::cell::Shorthand;
use crate::model::kpi::{Change, Data, YearValues};
use crate::model::{Kpi, Period};
use crate::render::html::capital;

/// The chart of a KPI through the years.
///
/// # Errors
/// No edition prints a number, or areas cannot be drawn.
pub fn course(site: &Site, course: &Course<'_>, standing: Standing) -> Result<Chart, DrawError> {
    let kpi = course.kpi;
    let blank = of_kpi(site, kpi, standing);
    let years = course.comparable();
    let Some(chart) = of_years(kpi, &years, &blank) else { return of_areas(site, course, blank) };
    let source = sources(site, years.iter().map(|told| &told.reading.source));
    Ok(Chart { source, ..chart })
}

/// A line where there are values enough; `None` where no year has any.
fn of_years(kpi: &Kpi, years: &[&Told<'_>], blank: &Chart) -> Option<Chart> {
    let in_quarters = years.iter().all(|told| matches!(told.year.values, YearValues::Quarters(_)));
    let over_years = over_years(kpi, years, blank.clone());
    let line = |chart| is_a_line(kpi, Chart { kind: ChartKind::Lines, ..chart }).ok();
    let mut chart = line(over_years.clone())
        .or_else(|| line(over_quarters(kpi, years, blank.clone())).filter(|_| in_quarters))
        .or_else(|| Some(over_years).filter(|chart| chart.values().next().is_some()))
        .or_else(|| {
            let chart = over_quarters(kpi, years, blank.clone());
            (in_quarters && chart.values().next().is_some()).then_some(chart)
        })?;
    let whole = years.iter().filter(|told| told.year.total(kpi).is_some());
    let whole: Vec<&&Told<'_>> = whole.collect();
    let change = match whole[..] {
        [first, .., last] => Change::of_years(kpi, first.year, last.year),
        _ => None,
    };
    // One value alone is no course that could be judged.
    let judged = chart.values().count() > 1;
    chart.aims.extend(aims::direction(kpi, change).filter(|_| judged));
    chart.placed_by_us = chart.over == Over::QuarterOfYears
        && years.iter().any(|told| places_are_ours(told.reading, &[told.year]));
    if chart.placed_by_us {
        // A line would tell a course from one to the next.
        chart.kind = ChartKind::GroupedBars;
    }
    draw_target(&mut chart, years);
    if let (Some(first), Some(last)) = (years.first(), years.last()) {
        chart.period = between(&first.year.period.in_full(), &last.year.period.in_full());
    }
    Some(chart)
}

/// The target of the one edition that all years come from; several may have several.
fn draw_target(chart: &mut Chart, years: &[&Told<'_>]) {
    let Some(first) = years.first() else { return };
    let of_one = years.iter().all(|told| std::ptr::eq(told.reading, first.reading));
    let Some(line) = target(first.reading).filter(|_| of_one) else { return };
    // A year's target says nothing of quarters that add up to the year.
    if chart.over != Over::Year && chart.unit != Unit::Percent {
        return;
    }
    chart.line = Some(line);
    chart.aims.retain(|wish| wish.reached.is_some());
    if chart.kind == ChartKind::GroupedBars {
        chart.kind = ChartKind::BarsWithLine;
    }
}

/// Years in a row: those that no edition gives are gaps.
fn over_years(kpi: &Kpi, years: &[&Told<'_>], blank: Chart) -> Chart {
    let (mut across, mut points) = (Vec::new(), Vec::new());
    for (before, told) in with_earlier(years) {
        for missing in
            before.map(|before| names_between(before, told.year.period)).unwrap_or_default()
        {
            across.push(Category::named(missing));
            points.push(no_report());
        }
        across.push(Category::named(told.year.period.to_string()));
        points.push(whole_year(kpi, told.reading, told.year));
    }
    let name = capital(&blank.measure);
    Chart { over: Over::Year, across, series: vec![Series::of(name, points)], ..blank }
}

/// Quarters in a row. Their words speak of whole years where there are any: the first quarter against
/// the last would be no fair finding.
fn over_quarters(kpi: &Kpi, years: &[&Told<'_>], blank: Chart) -> Chart {
    let (mut across, mut points) = (Vec::new(), Vec::new());
    for (before, told) in with_earlier(years) {
        for year in before.map(|before| years_between(before, told.year.period)).unwrap_or_default()
        {
            across.extend(quarters_named(year));
            points.extend((0..4).map(|_| no_report()));
        }
        across.extend(quarters_named(told.year.period));
        points.extend(points_of(told.reading, told.year));
    }
    let totals = years.iter().filter_map(|told| total_of(kpi, told.year)).collect();
    let series = Series { totals, ..Series::of(capital(&blank.measure), points) };
    Chart { over: Over::QuarterOfYears, across, series: vec![series], ..blank }
}

/// Each year with the one before it.
fn with_earlier<'a, 'b>(
    years: &'b [&'b Told<'a>],
) -> impl Iterator<Item = (Option<Period>, &'b Told<'a>)> {
    let before = std::iter::once(None).chain(years.iter().map(|told| Some(told.year.period)));
    before.zip(years.iter().copied())
}

fn no_report() -> Point {
    let mark = Shorthand::X.mark().to_owned();
    Point::Missing { mark, why: "no report in this collection gives one".to_owned() }
}

/// The years of one kind between two, where both are of that kind.
pub fn years_between(first: Period, last: Period) -> Vec<Period> {
    match (first, last) {
        (Period::FinancialYear(from), Period::FinancialYear(to)) => {
            (from + 1..to).map(Period::FinancialYear).collect()
        }
        (Period::CalendarYear(from), Period::CalendarYear(to)) => {
            (from + 1..to).map(Period::CalendarYear).collect()
        }
        _ => Vec::new(),
    }
}

/// What readers call the years between two periods. Spans of years and other kinds of period have one
/// name for all the time between them.
pub fn names_between(first: Period, last: Period) -> Vec<String> {
    let years = years_between(first, last);
    let same_kind = matches!(
        (first, last),
        (Period::FinancialYear(_), Period::FinancialYear(_))
            | (Period::CalendarYear(_), Period::CalendarYear(_))
    );
    if same_kind {
        return years.into_iter().map(|year| year.to_string()).collect();
    }
    let (((end, ..), _), (_, (start, ..))) = (first.order(), last.order());
    match start.saturating_sub(end) {
        0 | 1 => Vec::new(),
        2 => vec![(end + 1).to_string()],
        _ => vec![Period::Span(end + 1, start - 1).to_string()],
    }
}

/// The latest comparison of areas.
fn of_areas(site: &Site, course: &Course<'_>, blank: Chart) -> Result<Chart, DrawError> {
    let compared = course.editions.iter().rev().find_map(|(_, reading)| match &reading.data {
        Data::Areas { as_at, areas } if reading.can_be_drawn() => Some((reading, *as_at, areas)),
        _ => None,
    });
    let Some((reading, as_at, all)) = compared else { return Err(DrawError::Empty) };
    let chart = areas::chart(course.kpi, all, None, Chart { period: period(as_at), ..blank })?;
    Ok(Chart { source: crate::render::source_line(site, &reading.source), ..chart })
}
