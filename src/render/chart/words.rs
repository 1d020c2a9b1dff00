//! The words of a figure: headline, summary, caption, and what a drawing is called.

use super::phrase::{counted, inside, list};
use super::plan::printed;
use super::{Aim, Chart, ChartKind, Decimal, Point, ReferenceLine, Series, Unit};
use super::{comparison, course, phrase, target};

/// What the chart shows, in at most ten words where the names allow it.
pub fn headline(chart: &Chart) -> String {
    let chart = &chart.in_order();
    if chart.values().next().is_none() {
        return format!("{}: no values published", chart.subject);
    }
    phrase::short_enough(match chart.kind {
        ChartKind::GroupedBars => course::headlines_of_years(chart),
        ChartKind::Lines => course::headlines(chart, &chart.series[0]),
        ChartKind::BarsWithLine => target::headlines(chart),
        ChartKind::SortedBars => comparison::largest(chart),
        ChartKind::Benchmark => comparison::of_areas(chart),
    })
}

/// The chart in a few sentences: start, end, high, low, gaps, target.
pub fn summary(chart: &Chart) -> String {
    let chart = &chart.in_order();
    let mut sentences = match chart.kind {
        ChartKind::GroupedBars => course::of_years(chart),
        ChartKind::Lines => course::of_all(chart),
        ChartKind::BarsWithLine => target::sentences(chart),
        ChartKind::SortedBars => comparison::ranks(chart),
        ChartKind::Benchmark => comparison::groups(chart),
    };
    sentences.extend(course::aim(chart));
    sentences.extend(gaps(chart));
    sentences.join(" ")
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
    let series = match (chart.series.len(), chart.kind) {
        (1, _) => "of".to_string(),
        (count, ChartKind::Lines) => format!("with {count} lines over"),
        (count, _) => format!("with {count} bars for each of"),
    };
    let across = counted(chart.across.len(), &chart.over);
    format!("{kind} {series} {across}. The data is in Table {}.", chart.table)
}

/// What lies along the axes of the drawing.
pub fn description(chart: &Chart) -> String {
    let (first, last) = (&chart.across[0].full, &chart.across[chart.across.len() - 1].full);
    let across = if first == last { first.clone() } else { format!("first {first}, last {last}") };
    let values = match (chart.values().min(), chart.values().max()) {
        (Some(low), Some(high)) => {
            let (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
            let ends = format!("{} to {}", printed(&chart.unit, low), printed(&chart.unit, high));
            format!("{}, from {ends}", chart.measure)
        }
        _ => format!("{}, with no values", chart.measure),
    };
    format!("{}: {across}. Values: {values}.", chart.over)
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

/// Each gap in words: the places of one series that share a reason make one sentence.
fn gaps(chart: &Chart) -> Vec<String> {
    let mut found: Vec<(Reason<'_>, Vec<String>)> = Vec::new();
    for series in &chart.series {
        for (point, category) in series.points.iter().zip(&chart.across) {
            let Some(reason) = Reason::of(series, point) else { continue };
            let place = inside(&category.full);
            match found.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, places)) => places.push(place),
                None => found.push((reason, vec![place])),
            }
        }
    }
    found.into_iter().map(|(reason, places)| reason.sentence(chart, &places)).collect()
}

/// Why some values of a series are not there.
#[derive(PartialEq)]
struct Reason<'a> {
    series: &'a str,
    why: &'a str,
    printed: &'a str,
    withheld: bool,
}

impl<'a> Reason<'a> {
    fn of(series: &'a Series, point: &'a Point) -> Option<Self> {
        let series = &series.name;
        match point {
            Point::Value(_) => None,
            Point::Missing { why, .. } => Some(Self { series, why, printed: "", withheld: false }),
            Point::Suppressed { why, printed, .. } => {
                Some(Self { series, why, printed, withheld: true })
            }
        }
    }

    fn sentence(&self, chart: &Chart, places: &[String]) -> String {
        let Self { why, printed, .. } = self;
        let of = match chart.series.len() {
            1 => String::new(),
            _ => format!(" in {}", self.series),
        };
        if places.len() == chart.across.len() && places.len() > 1 && !self.withheld {
            return format!("There are no values{of}: {why}.");
        }
        let places = list(places);
        match (self.withheld, printed.is_empty()) {
            (false, _) => format!("There is no value for {places}{of}: {why}."),
            (true, true) => format!("The value for {places}{of} is not shown: {why}."),
            (true, false) => format!("The value for {places}{of} is {printed}: {why}."),
        }
    }
}
