//! Words for bars against a baseline or target: whether it is met, and how often.

use super::course::{self, Main, main_change, newest};
use super::phrase::{Change, amount, difference, inside, known, spots};
use super::plan::printed;
use super::words::{Said, threshold};
use super::{Aim, Chart, Decimal, ReferenceLine, Unit};

/// Whether a value does what the line asks; above it, where the line is only a comparison.
pub fn met(line: &ReferenceLine, value: Decimal) -> bool {
    match line.aim {
        Aim::Below => value < line.value,
        Aim::AtMost => value <= line.value,
        Aim::AtLeast => value >= line.value,
        Aim::Above | Aim::Compare => value > line.value,
    }
}

/// The values that are judged: the newest year as a whole; the last of each series; or every one,
/// where they are not times or nobody knows which is the last.
pub fn judged(chart: &Chart) -> Vec<Decimal> {
    if let Some(whole) = whole(chart) {
        return vec![whole];
    }
    let last_only = chart.over.is_time() && !chart.placed_by_us;
    let of = |series| {
        let known = known(series);
        let from = if last_only { known.len().saturating_sub(1) } else { 0 };
        known[from..].iter().map(|(_, value)| *value).collect::<Vec<_>>()
    };
    match chart.over.is_time() && chart.series.iter().all(|series| series.year.is_some()) {
        true => of(newest(chart)),
        false => chart.series.iter().flat_map(of).collect(),
    }
}

/// The overall share of the newest year: a line for shares is a line for it too.
fn whole(chart: &Chart) -> Option<Decimal> {
    newest(chart).whole().filter(|_| chart.unit == Unit::Percent)
}

/// Headlines: one value is judged in words, several are counted.
pub fn headlines(chart: &Chart) -> Vec<String> {
    let Some(line) = &chart.line else { return course::headlines(chart, newest(chart)) };
    let (subject, name) = (&chart.subject, &line.said);
    let asked = asked(&chart.unit, line);
    let verb = if chart.over.is_time() { "ended " } else { "" };
    match (&judged(chart)[..], line.aim) {
        ([], _) => vec![format!("{subject}: no values published")],
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
            let (all, count) = (values.len(), values.iter().filter(|v| met(line, **v)).count());
            let (of, did) = match (count, aim) {
                (count, Aim::Compare) => (format!("{count} of {all}"), format!("{verb}above")),
                (0, _) => (format!("all {all} values"), "missed".to_owned()),
                (count, _) if count == all => (format!("all {all} values"), "met".to_owned()),
                (count, _) => (format!("{count} of {all} values"), "met".to_owned()),
            };
            vec![
                format!("{subject}: {of} {did} {name} of {asked}"),
                format!("{subject}: {of} {did} {name}, {asked}"),
                format!("{subject}: {of} {did} {name}"),
                format!("{of} {did} {name}"),
            ]
        }
    }
}

/// `under 25.6%`, where "the target of" stands before it.
fn asked(unit: &Unit, line: &ReferenceLine) -> String {
    let value = printed(unit, line.value);
    match line.aim {
        Aim::Below => format!("under {value}"),
        Aim::Above => format!("over {value}"),
        _ => threshold(unit, line),
    }
}

/// `11 above`, `level with`.
fn apart(chart: &Chart, line: &ReferenceLine, value: Decimal) -> String {
    let by = difference(&chart.unit, value - line.value);
    let change = Change::new(line.value, value);
    change.pick(format!("{by} above"), format!("{by} below"), "level with".to_string())
}

/// Sentences on one series: the line, then the course of the values.
pub fn sentences(chart: &Chart) -> Said {
    let mut said = course::of_lines(chart);
    let Some(line) = &chart.line else { return said };
    let runs = std::mem::take(&mut said.first);
    if chart.values().count() > 1 {
        said.then.splice(0..0, runs);
    } else {
        said.then.clear();
    }
    said.first = verdict(chart, line);
    said
}

/// Whether what counts meets the line, and how many of all values do.
pub fn verdict(chart: &Chart, line: &ReferenceLine) -> Vec<String> {
    let one_course = chart.over.is_time() && !chart.placed_by_us;
    let mut sentences = Vec::new();
    if let (true, Some(whole)) = (one_course, whole(chart)) {
        let (name, value) = (&newest(chart).name, printed(&chart.unit, whole));
        sentences.push(format!("The {value} of {name} {}.", judgement(chart, line, whole)));
    } else if let ([_], true) = (&judged(chart)[..], one_course) {
        sentences.extend(last_value(chart, line, &known(newest(chart))));
    }
    sentences.extend(how_many(chart, line));
    sentences
}

fn last_value(chart: &Chart, line: &ReferenceLine, known: &[(usize, Decimal)]) -> Option<String> {
    let (slot, value) = known.last()?;
    let which = if chart.values().count() == 1 { "only" } else { "last" };
    let place = inside(&chart.across[*slot].full);
    let (printed, verdict) = (amount(&chart.unit, *value), judgement(chart, line, *value));
    Some(format!("The {which} value, {printed} in {place}, {verdict}."))
}

/// `meets the target of under 25.6%`
fn judgement(chart: &Chart, line: &ReferenceLine, value: Decimal) -> String {
    let verb = match (line.aim, met(line, value)) {
        (Aim::Compare, _) => format!("is {}", apart(chart, line, value)),
        (_, true) => "meets".to_string(),
        (_, false) => "misses".to_string(),
    };
    format!("{verb} {} of {}", line.said, asked(&chart.unit, line))
}

/// `Of the 4 values, 2 meet it.`
fn how_many(chart: &Chart, line: &ReferenceLine) -> Option<String> {
    let said_before = chart.over.is_time() && !chart.placed_by_us && judged(chart).len() == 1;
    let values: Vec<Decimal> = match said_before || chart.placed_by_us {
        true => spots(chart).iter().map(|spot| spot.value).collect(),
        false => judged(chart),
    };
    if values.len() < 2 {
        return None;
    }
    let count = values.iter().filter(|value| met(line, **value)).count();
    let last =
        if chart.over.is_time() && values.len() < chart.values().count() { "last " } else { "" };
    let known =
        if values.len() < chart.points().count() && last.is_empty() { "known " } else { "" };
    let (all, one_of) = (values.len(), format!("{last}{known}values"));
    let (one, many) = match line.aim {
        Aim::Compare => ("is above", "are above"),
        _ => ("meets", "meet"),
    };
    let it = match said_before {
        true => "it".to_string(),
        false => format!("{} of {}", line.said, asked(&chart.unit, line)),
    };
    Some(match count {
        0 => format!("None of the {all} {one_of} {one} {it}."),
        1 => format!("Of the {all} {one_of}, 1 {one} {it}."),
        2 if all == 2 => format!("Both {one_of} {many} {it}."),
        _ if count == all => format!("All {all} {one_of} {many} {it}."),
        _ => format!("Of the {all} {one_of}, {count} {many} {it}."),
    })
}

/// Whether the chart has a change of totals to tell before its line.
pub fn is_beside_a_change(chart: &Chart) -> bool {
    matches!(main_change(chart), Main::Totals(..))
}
