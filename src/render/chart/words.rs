//! The words of a figure: headline, summary, caption, and what a drawing is called.

use super::plan::{Scale, printed, step_label};
use super::{Aim, Chart, ChartKind, Decimal, Over, ReferenceLine, Unit};
use super::{comparison, course, gaps, phrase, target};

/// Sentences: those of what the chart is about, and those that go into detail. What was wanted is
/// said between them.
#[derive(Debug, Default)]
pub struct Said {
    /// The finding.
    pub first: Vec<String>,
    /// Its course, its extremes.
    pub then: Vec<String>,
}

/// What the chart shows, in at most ten words where the names allow it.
pub fn headline(chart: &Chart) -> String {
    let chart = &chart.in_order();
    if chart.values().next().is_none() {
        return format!("{}: no values published", chart.subject);
    }
    phrase::short_enough(match chart.kind {
        ChartKind::GroupedBars if chart.over == Over::Measure => comparison::of_measures(chart),
        ChartKind::GroupedBars if chart.line.is_some() && !target::is_beside_a_change(chart) => {
            target::headlines(chart)
        }
        ChartKind::GroupedBars => course::headlines_of_years(chart),
        ChartKind::Lines if chart.line.is_some() => target::headlines(chart),
        ChartKind::Lines => course::headlines_of_lines(chart),
        ChartKind::BarsWithLine => target::headlines(chart),
        ChartKind::SortedBars => comparison::largest(chart),
        ChartKind::Benchmark => comparison::of_areas(chart),
    })
}

/// The chart in a few sentences: start, end, high, low, gaps, target.
pub fn summary(chart: &Chart) -> String {
    let chart = &chart.in_order();
    let Said { mut first, then } = match chart.kind {
        ChartKind::GroupedBars if chart.over == Over::Measure => {
            plainly(comparison::each_measure(chart))
        }
        ChartKind::GroupedBars => of_years(chart),
        ChartKind::Lines if chart.line.is_some() => target::sentences(chart),
        ChartKind::Lines => course::of_lines(chart),
        ChartKind::BarsWithLine => target::sentences(chart),
        ChartKind::SortedBars => plainly(comparison::ranks(chart)),
        ChartKind::Benchmark => plainly(comparison::groups(chart)),
    };
    first.extend(chart.aims.iter().map(super::Wish::sentence));
    first.extend(then);
    first.extend(gaps::sentences(chart));
    if chart.placed_by_us {
        first.push(PLACED_BY_US.to_owned());
    }
    first.extend(chart.remarks.iter().cloned());
    first.join(" ")
}

/// Where a document shows values without their places.
const PLACED_BY_US: &str = "The report does not show which quarters the values belong to. \
                            Their places here are our reading.";

fn plainly(first: Vec<String>) -> Said {
    Said { first, then: Vec::new() }
}

fn of_years(chart: &Chart) -> Said {
    let mut said = course::of_years(chart);
    if let Some(line) = &chart.line {
        said.first.extend(target::verdict(chart, line));
    }
    said
}

/// What follows "Figure 3: ".
pub fn caption(chart: &Chart) -> String {
    let unit = match &chart.unit {
        Unit::Percent => "in per cent",
        Unit::Money => "in pounds",
        Unit::Count { many, .. } if chart.measure.contains(many.as_str()) => "",
        Unit::Count { many, .. } => many,
    };
    let parts = [&chart.measure, &chart.place, &chart.period, unit];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<&str>>().join(", ")
}

/// The name of the drawing: its kind, its size, where the data is.
pub fn title(chart: &Chart) -> String {
    let kind = if chart.kind == ChartKind::Lines { "Line chart" } else { "Bar chart" };
    let all = chart.across.len();
    let series = match (chart.series.len(), chart.kind) {
        (1, _) => "of".to_string(),
        (count, ChartKind::Lines) => format!("with {count} lines over"),
        (count, _) if all == 1 => format!("with {count} bars for"),
        (count, _) => format!("with {count} bars for each of"),
    };
    let across = chart.over.counted(all);
    format!("{kind} {series} {across}. The data is in Table {}.", chart.table)
}

/// What lies along the axes of the drawing: where the values run to the right, the categories stand
/// below each other.
pub fn description(chart: &Chart, sideways: bool, scale: &Scale) -> String {
    let categories = along(chart);
    let values = match chart.values().next() {
        Some(_) => {
            let (low, high) = ends(chart, scale);
            match low == high {
                true => format!("{}, all at {low}", chart.measure),
                false => format!("{}, from {low} to {high}", chart.measure),
            }
        }
        None => format!("{}, with no values", chart.measure),
    };
    match sideways {
        true => format!("Down: {categories}. Across: {values}."),
        false => format!("Across: {categories}. Up: {values}."),
    }
}

/// Where the axis of the values begins and ends. Bars have no grid: theirs ends where the longest does.
fn ends(chart: &Chart, scale: &Scale) -> (String, String) {
    if let Some(step) = scale.step {
        let label = |at| step_label(&chart.unit, at, step);
        return (label(scale.min), label(scale.max));
    }
    let values = || chart.values().chain(chart.line.iter().map(|line| line.value));
    let low = values().min().unwrap_or(Decimal::ZERO).min(Decimal::ZERO);
    let high = values().max().unwrap_or(Decimal::ZERO).max(Decimal::ZERO);
    (printed(&chart.unit, low), printed(&chart.unit, high))
}

/// `quarters 1 to 4`, `8 years, first 2010 to 2011, last 2017 to 2018`
fn along(chart: &Chart) -> String {
    let (first, last) = (&chart.across[0].full, &chart.across[chart.across.len() - 1].full);
    if first == last {
        return phrase::inside(first);
    }
    if let (Over::Quarter, Some(from), Some(to)) =
        (chart.over, first.strip_prefix("Quarter "), last.strip_prefix("Quarter "))
    {
        return format!("quarters {from} to {to}");
    }
    let all = chart.over.counted(chart.across.len());
    format!("{all}, first {}, last {}", phrase::inside(first), phrase::inside(last))
}

/// What stands at a baseline or target: `Target: below 25.6%`.
pub fn line_label(chart: &Chart, line: &ReferenceLine) -> String {
    format!("{}: {}", line.name, threshold(&chart.unit, line))
}

/// `below 25.6%`
pub fn threshold(unit: &Unit, line: &ReferenceLine) -> String {
    let value = printed(unit, line.value);
    match line.aim {
        Aim::Below => format!("below {value}"),
        Aim::AtMost => format!("at most {value}"),
        Aim::AtLeast => format!("at least {value}"),
        Aim::Above => format!("above {value}"),
        Aim::Compare => value,
    }
}
