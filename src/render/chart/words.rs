//! The words of a figure: headline, summary, caption, and what a drawing is called.

use super::phrase::{Change, amount, counted, inside, known, list, places, short_enough, small};
use super::plan::printed;
use super::{
    Aim, Chart, ChartKind, Decimal, Point, ReferenceLine, Series, Unit, Wanted, comparison,
};

/// What the chart shows, in at most ten words where the subject allows it.
pub fn headline(chart: &Chart) -> String {
    let chart = &chart.in_order();
    if chart.values().next().is_none() {
        return format!("{}: no values published", chart.subject);
    }
    short_enough(match chart.kind {
        ChartKind::GroupedBars => of_years(chart),
        ChartKind::Lines => of_first_to_last(chart, &chart.series[0]),
        ChartKind::BarsWithLine => of_line(chart),
        ChartKind::SortedBars => comparison::largest(chart),
        ChartKind::Benchmark => comparison::of_areas(chart),
    })
}

/// The chart in a few sentences: start, end, high, low, gaps, target.
pub fn summary(chart: &Chart) -> String {
    let chart = &chart.in_order();
    let mut sentences = match chart.kind {
        ChartKind::GroupedBars => about_years(chart),
        ChartKind::Lines => chart.series.iter().flat_map(|series| run(chart, series)).collect(),
        ChartKind::BarsWithLine => about_line(chart),
        ChartKind::SortedBars => comparison::ranks(chart),
        ChartKind::Benchmark => comparison::groups(chart),
    };
    sentences.extend(aim(chart));
    sentences.extend(gaps(chart));
    sentences.join(" ")
}

/// What follows "Figure 3: ".
pub fn caption(chart: &Chart) -> String {
    let unit = match &chart.unit {
        Unit::Percent => "in percent",
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
    let across = if first == last { first.clone() } else { format!("{first} to {last}") };
    let ends = (chart.values().min(), chart.values().max());
    let values = match ends {
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

fn threshold(unit: &Unit, line: &ReferenceLine) -> String {
    let value = printed(unit, line.value);
    match line.aim {
        Aim::Below => format!("below {value}"),
        Aim::AtMost => format!("at most {value}"),
        Aim::AtLeast => format!("at least {value}"),
        Aim::Above => format!("above {value}"),
        Aim::Compare => value,
    }
}

/// The main change of a chart, and where its two values stand.
enum Main<'a> {
    /// Of one year's total to the next.
    Totals(&'a Series, Change),
    /// Of one category in one year to the same in the next.
    Category(usize, &'a Series, Change),
    /// Within the last series.
    Within,
}

fn main_change(chart: &Chart) -> Main<'_> {
    let [.., before, now] = &chart.series[..] else { return Main::Within };
    if let (Some(from), Some(to)) = (before.total, now.total) {
        return Main::Totals(before, Change { from, to });
    }
    let both = (0..chart.across.len()).rev().find_map(|slot| {
        let (from, to) = (before.points[slot].value()?, now.points[slot].value()?);
        Some((slot, Change { from, to }))
    });
    both.map_or(Main::Within, |(slot, change)| Main::Category(slot, before, change))
}

fn newest(chart: &Chart) -> &Series {
    chart.series.last().expect("a chart has a series")
}

fn of_years(chart: &Chart) -> Vec<String> {
    match main_change(chart) {
        Main::Totals(_, change) => change.headlines(&chart.subject, &chart.unit),
        Main::Category(slot, _, change) => {
            let place = inside(&chart.across[slot].full);
            change.headlines(&format!("{} in {place}", chart.subject), &chart.unit)
        }
        Main::Within => of_first_to_last(chart, newest(chart)),
    }
}

/// From the first known value of a series to its last.
fn of_first_to_last(chart: &Chart, series: &Series) -> Vec<String> {
    let named = match chart.series.len() {
        1 => chart.subject.clone(),
        _ => format!("{}: {}", chart.subject, series.short),
    };
    match &known(series)[..] {
        [] => vec![format!("{}: no values for {}", chart.subject, series.short)],
        [(slot, value)] => {
            let place = inside(&chart.across[*slot].full);
            vec![format!("{named}: {} in {place}", amount(&chart.unit, *value))]
        }
        [(_, from), .., (_, to)] => Change { from: *from, to: *to }.headlines(&named, &chart.unit),
    }
}

fn about_years(chart: &Chart) -> Vec<String> {
    let now = newest(chart);
    let unit = &chart.unit;
    let mut sentences = Vec::new();
    match main_change(chart) {
        Main::Totals(before, change) => {
            let what = if *unit == Unit::Percent { "overall figure" } else { "total" };
            let compared = change.compared(unit, &before.name);
            let to = amount(unit, change.to);
            sentences.push(format!("The {what} was {to} in {}, {compared}.", now.name));
        }
        Main::Category(slot, before, change) => {
            let place = inside(&chart.across[slot].full);
            let compared = change.compared(unit, &before.name);
            let to = amount(unit, change.to);
            sentences.push(format!("For {place} it was {to} in {}, {compared}.", now.name));
        }
        Main::Within => {}
    }
    sentences.extend(run(chart, now));
    sentences
}

/// The course of one series: start, end, high, low.
fn run(chart: &Chart, series: &Series) -> Vec<String> {
    let known = known(series);
    let unit = &chart.unit;
    let name = match chart.series.len() {
        1 => "It".to_string(),
        _ if chart.kind == ChartKind::GroupedBars => format!("Within {} it", series.name),
        _ => series.name.clone(),
    };
    let at = |slot: usize| inside(&chart.across[slot].full);
    let (first, last) = match &known[..] {
        [] => return vec![format!("There are no values for {}.", series.name)],
        [(slot, value)] => {
            let only = format!("{} in {}", amount(unit, *value), at(*slot));
            return vec![match chart.series.len() {
                1 => format!("The only value is {only}."),
                _ => format!("The only value for {} is {only}.", series.name),
            }];
        }
        [first, .., last] => (*first, *last),
    };
    let low = known.iter().map(|(_, value)| *value).min().expect("there are two values");
    let high = known.iter().map(|(_, value)| *value).max().expect("there are two values");
    if low == high {
        let value = amount(unit, low);
        return vec![match known.len() == chart.across.len() {
            true => format!("{name} stayed at {value} in every {}.", small(&chart.over)),
            false => format!("{name} stayed at {value} wherever there is a value."),
        }];
    }
    let change = Change { from: first.1, to: last.1 };
    let (from, to) = (amount(unit, first.1), printed(unit, last.1));
    let course = if change.is_none() {
        format!("{name} started and ended at {from}, in {} and {}", at(first.0), at(last.0))
    } else {
        let verb = change.pick("rose", "fell", "");
        format!("{name} {verb} from {from} in {} to {to} in {}", at(first.0), at(last.0))
    };
    let mut sentences = vec![format!("{course}.")];
    if known.len() > 2 {
        let extreme =
            |value| format!("{}, in {}", printed(unit, value), places(chart, &known, value));
        sentences.push(format!(
            "The highest was {}, and the lowest {}.",
            extreme(high),
            extreme(low)
        ));
    }
    sentences
}

/// The last known value of the last series, with its place.
fn latest(chart: &Chart) -> Option<(usize, Decimal)> {
    known(newest(chart)).last().copied()
}

fn met(aim: Aim, value: Decimal, line: Decimal) -> bool {
    match aim {
        Aim::Below => value < line,
        Aim::AtMost => value <= line,
        Aim::AtLeast => value >= line,
        Aim::Above | Aim::Compare => value > line,
    }
}

fn of_line(chart: &Chart) -> Vec<String> {
    let (Some(line), Some((_, value))) = (&chart.line, latest(chart)) else {
        return of_first_to_last(chart, newest(chart));
    };
    let (subject, name) = (&chart.subject, &line.said);
    if line.aim == Aim::Compare {
        let apart = apart(chart, line, value);
        let at = printed(&chart.unit, line.value);
        return vec![
            format!("{subject} ended {apart} {name} of {at}"),
            format!("{subject} ended {apart} {name}"),
            format!("{subject}: {apart} {name}"),
        ];
    }
    let verb = if met(line.aim, value, line.value) { "met" } else { "missed" };
    let threshold = threshold(&chart.unit, line);
    vec![format!("{subject} {verb} {name} of {threshold}"), format!("{subject} {verb} {name}")]
}

/// `11 above`, `level with`.
fn apart(chart: &Chart, line: &ReferenceLine, value: Decimal) -> String {
    let change = Change { from: line.value, to: value };
    let by = super::phrase::difference(&chart.unit, value - line.value);
    change.pick(format!("{by} above"), format!("{by} below"), "level with".to_string())
}

fn about_line(chart: &Chart) -> Vec<String> {
    let mut sentences: Vec<String> =
        chart.series.iter().flat_map(|series| run(chart, series)).collect();
    let (Some(line), Some((slot, value))) = (&chart.line, latest(chart)) else {
        return sentences;
    };
    let place = inside(&chart.across[slot].full);
    let (name, threshold) = (&line.said, threshold(&chart.unit, line));
    let last = printed(&chart.unit, value);
    let values = known(newest(chart));
    let count = values.iter().filter(|(_, v)| met(line.aim, *v, line.value)).count();
    let all = values.len();
    sentences.push(match line.aim {
        Aim::Compare => {
            let apart = apart(chart, line, value);
            format!("The last value, {last} in {place}, is {apart} {name} of {threshold}; {count} of {all} are above it.")
        }
        aim => {
            let verdict = if met(aim, value, line.value) { "meets" } else { "misses" };
            format!("The last value, {last} in {place}, {verdict} {name} of {threshold}; {count} of {all} meet it.")
        }
    });
    sentences
}

/// Whether what was wanted happened, where the chart shows one change that can say so.
fn aim(chart: &Chart) -> Option<String> {
    let change = match chart.kind {
        ChartKind::GroupedBars => match main_change(chart) {
            Main::Totals(_, change) | Main::Category(_, _, change) => change,
            Main::Within => return None,
        },
        ChartKind::Lines if chart.series.len() == 1 => match &known(&chart.series[0])[..] {
            [(_, from), .., (_, to)] => Change { from: *from, to: *to },
            _ => return None,
        },
        _ => return None,
    };
    let (wanted, reached) = match chart.wanted {
        Wanted::Rise => ("a rise", change.pick(true, false, false)),
        Wanted::Fall => ("a fall", change.pick(false, true, false)),
        Wanted::Neither => return None,
    };
    let not = if reached { "" } else { "not " };
    Some(format!("The aim was {wanted}, which was {not}reached."))
}

/// Each gap in words: the places of one series that share a reason make one sentence.
fn gaps(chart: &Chart) -> Vec<String> {
    let mut sentences: Vec<(String, Vec<String>)> = Vec::new();
    for series in &chart.series {
        for (slot, point) in series.points.iter().enumerate() {
            let Some(reason) = reason(chart, series, point) else { continue };
            let place = inside(&chart.across[slot].full);
            match sentences.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, places)) => places.push(place),
                None => sentences.push((reason, vec![place])),
            }
        }
    }
    let said = |(reason, places): (String, Vec<String>)| reason.replace("{places}", &list(&places));
    sentences.into_iter().map(said).collect()
}

fn reason(chart: &Chart, series: &Series, point: &Point) -> Option<String> {
    let of = if chart.series.len() > 1 { format!(" in {}", series.name) } else { String::new() };
    match point {
        Point::Value(_) => None,
        Point::Missing { why, .. } => Some(format!("There is no value for {{places}}{of}: {why}.")),
        Point::Suppressed { why, printed, .. } => {
            let about = if printed.is_empty() { String::new() } else { format!(" ({printed})") };
            Some(format!("The value for {{places}}{of}{about} is not shown: {why}."))
        }
    }
}
