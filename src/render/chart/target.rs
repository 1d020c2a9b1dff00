//! Words for bars against a baseline or target: whether it is met, and how often.

use super::course::{self, newest};
use super::phrase::{Change, difference, inside, known};
use super::plan::printed;
use super::words::threshold;
use super::{Aim, Chart, Decimal, ReferenceLine};

/// Whether a value does what the line asks; above it, where the line is only a comparison.
fn met(line: &ReferenceLine, value: Decimal) -> bool {
    match line.aim {
        Aim::Below => value < line.value,
        Aim::AtMost => value <= line.value,
        Aim::AtLeast => value >= line.value,
        Aim::Above | Aim::Compare => value > line.value,
    }
}

/// The values that are judged: the last of each series, or every one where they are not times.
fn judged(chart: &Chart) -> Vec<Decimal> {
    let of = |series| {
        let known = known(series);
        let from = if chart.over_time() { known.len().saturating_sub(1) } else { 0 };
        known[from..].iter().map(|(_, value)| *value).collect::<Vec<_>>()
    };
    chart.series.iter().flat_map(of).collect()
}

/// Headlines: one value is judged in words, several are counted.
pub fn headlines(chart: &Chart) -> Vec<String> {
    let Some(line) = &chart.line else { return course::headlines(chart, newest(chart)) };
    let (subject, name) = (&chart.subject, &line.said);
    let asked = threshold(&chart.unit, line);
    let verb = if chart.over_time() { "ended " } else { "" };
    match (&judged(chart)[..], line.aim) {
        ([value], Aim::Compare) => {
            let apart = apart(chart, line, *value);
            vec![
                format!("{subject} ended {apart} {name} of {asked}"),
                format!("{subject} ended {apart} {name}"),
                format!("{subject}: {apart} {name}"),
            ]
        }
        ([value], _) => {
            let verb = if met(line, *value) { "met" } else { "missed" };
            vec![format!("{subject} {verb} {name} of {asked}"), format!("{subject} {verb} {name}")]
        }
        (values, aim) => {
            let count = values.iter().filter(|value| met(line, **value)).count();
            let did = if aim == Aim::Compare { format!("{verb}above") } else { "met".to_string() };
            let of = format!("{count} of {}", values.len());
            vec![
                format!("{subject}: {of} {did} {name} of {asked}"),
                format!("{subject}: {of} {did} {name}"),
                format!("{of} {did} {name}"),
            ]
        }
    }
}

/// `11 above`, `level with`.
fn apart(chart: &Chart, line: &ReferenceLine, value: Decimal) -> String {
    let by = difference(&chart.unit, value - line.value);
    let change = Change::new(line.value, value);
    change.pick(format!("{by} above"), format!("{by} below"), "level with".to_string())
}

/// Sentences: the course of the values, then the line.
pub fn sentences(chart: &Chart) -> Vec<String> {
    let mut sentences = course::of_all(chart);
    let Some(line) = &chart.line else { return sentences };
    if chart.values().count() == 1 {
        sentences.clear();
    }
    if let ([series], true) = (&chart.series[..], chart.over_time()) {
        sentences.extend(last_value(chart, line, &known(series)));
    }
    sentences.extend(how_many(chart, line));
    sentences
}

fn last_value(chart: &Chart, line: &ReferenceLine, known: &[(usize, Decimal)]) -> Option<String> {
    let (slot, value) = known.last()?;
    let which = if known.len() == 1 { "only" } else { "last" };
    let (place, printed) = (inside(&chart.across[*slot].full), printed(&chart.unit, *value));
    let verdict = match (line.aim, met(line, *value)) {
        (Aim::Compare, _) => format!("is {}", apart(chart, line, *value)),
        (_, true) => "meets".to_string(),
        (_, false) => "misses".to_string(),
    };
    let (name, asked) = (&line.said, threshold(&chart.unit, line));
    Some(format!("The {which} value, {printed} in {place}, {verdict} {name} of {asked}."))
}

/// `Of the 4 values, 2 meet it.`
fn how_many(chart: &Chart, line: &ReferenceLine) -> Option<String> {
    let one_course = chart.series.len() == 1 && chart.over_time();
    let values = if one_course { chart.values().collect() } else { judged(chart) };
    if values.len() < 2 {
        return None;
    }
    let count = values.iter().filter(|value| met(line, **value)).count();
    let (all, last) = (values.len(), if chart.over_time() && !one_course { "last " } else { "" });
    let (one, many) = match line.aim {
        Aim::Compare => ("is above", "are above"),
        _ => ("meets", "meet"),
    };
    let it = match one_course {
        true => "it".to_string(),
        false => format!("{} of {}", line.said, threshold(&chart.unit, line)),
    };
    Some(match count {
        0 => format!("None of the {all} {last}values {one} {it}."),
        1 => format!("Of the {all} {last}values, 1 {one} {it}."),
        2 if all == 2 => format!("Both {last}values {many} {it}."),
        _ if count == all => format!("All {all} {last}values {many} {it}."),
        _ => format!("Of the {all} {last}values, {count} {many} {it}."),
    })
}
