//! Words for what happens over time: from one year to the next, and from a first value to a last.

use super::phrase::{Change, amount, inside, known, places, small};
use super::plan::printed;
use super::{Chart, ChartKind, Decimal, Series, Unit, Wanted};

/// The main change of grouped bars, and where its two values stand.
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
    if let Some(change) = now.change_since(before) {
        return Main::Totals(before, change);
    }
    let both = (0..chart.across.len()).rev().find_map(|slot| {
        let (from, to) = (before.points[slot].value()?, now.points[slot].value()?);
        Some((slot, Change::new(from, to)))
    });
    both.map_or(Main::Within, |(slot, change)| Main::Category(slot, before, change))
}

/// The last series: the newest year.
pub fn newest(chart: &Chart) -> &Series {
    chart.series.last().expect("a chart has a series")
}

/// Headlines of grouped bars.
pub fn headlines_of_years(chart: &Chart) -> Vec<String> {
    match main_change(chart) {
        Main::Totals(_, change) => change.headlines(&chart.subject, &chart.unit),
        Main::Category(slot, _, change) => {
            let place = inside(&chart.across[slot].full);
            change.headlines(&format!("{} in {place}", chart.subject), &chart.unit)
        }
        Main::Within => headlines(chart, newest(chart)),
    }
}

/// Headlines of one series, from its first known value to its last.
pub fn headlines(chart: &Chart, series: &Series) -> Vec<String> {
    let (subject, name) = (&chart.subject, &series.short);
    let named = match chart.kind {
        _ if chart.series.len() == 1 => subject.clone(),
        ChartKind::GroupedBars => format!("{subject} in {name}"),
        _ => format!("{subject}: {name}"),
    };
    match &known(series)[..] {
        [] => vec![format!("{subject}: no values for {name}")],
        [(slot, value)] => {
            let place = inside(&chart.across[*slot].full);
            vec![format!("{named}: {} in {place}", amount(&chart.unit, *value))]
        }
        [(_, from), between @ .., (_, to)] if chart.over_time() => {
            let change = Change::new(*from, *to);
            if change.is_none() && between.iter().any(|(_, value)| value != from) {
                let at = printed(&chart.unit, *to);
                return vec![
                    format!("{named} ended where it began, at {at}"),
                    format!("{named} ended where it began"),
                ];
            }
            change.headlines(&named, &chart.unit)
        }
        values => {
            let high = values.iter().map(|(_, v)| *v).max().expect("there are two values");
            let place = places(chart, values, high);
            let high = printed(&chart.unit, high);
            vec![
                format!("{named}: {high} at most, for {place}"),
                format!("{named}: {high} at most"),
            ]
        }
    }
}

/// Sentences on grouped bars: the years against each other, then the course of the newest.
pub fn of_years(chart: &Chart) -> Vec<String> {
    let (now, unit) = (newest(chart), &chart.unit);
    let mut sentences = Vec::new();
    match main_change(chart) {
        Main::Totals(before, change) => {
            let what = if *unit == Unit::Percent { "overall figure" } else { "total" };
            let (to, compared) = (amount(unit, change.to), change.compared(unit, &before.name));
            sentences.push(format!("The {what} was {to} in {}, {compared}.", now.name));
        }
        Main::Category(slot, before, change) => {
            let place = inside(&chart.across[slot].full);
            let (to, compared) = (amount(unit, change.to), change.compared(unit, &before.name));
            sentences.push(format!("For {place} it was {to} in {}, {compared}.", now.name));
        }
        Main::Within => {}
    }
    sentences.extend(of_one(chart, now));
    sentences
}

/// Sentences on every series. With many, one sentence names the highest and lowest of all.
pub fn of_all(chart: &Chart) -> Vec<String> {
    if chart.series.len() <= 2 {
        return chart.series.iter().flat_map(|series| of_one(chart, series)).collect();
    }
    let courses = chart.series.iter().filter_map(|series| run(chart, series));
    courses.chain(ends_of_all(chart)).collect()
}

fn ends_of_all(chart: &Chart) -> Option<String> {
    let (low, high) = (chart.values().min()?, chart.values().max()?);
    let place = |value: Decimal| {
        let mut here =
            chart.series.iter().filter(|s| s.points.iter().any(|p| p.value() == Some(value)));
        let series = here.next().expect("the value is one of the chart's");
        let places = places(chart, &known(series), value);
        match here.next() {
            Some(_) => printed(&chart.unit, value),
            None => format!("{}, for {} in {places}", printed(&chart.unit, value), series.name),
        }
    };
    (low != high)
        .then(|| format!("The highest value was {}. The lowest was {}.", place(high), place(low)))
}

/// The course of one series, with its high and its low.
pub fn of_one(chart: &Chart, series: &Series) -> Vec<String> {
    run(chart, series).into_iter().chain(ends(chart, series)).collect()
}

fn name<'a>(chart: &'a Chart, series: &'a Series) -> String {
    match chart.kind {
        ChartKind::GroupedBars if chart.series.len() > 1 => format!("Within {} it", series.name),
        _ if chart.series.len() == 1 => chart.subject.clone(),
        _ => series.name.clone(),
    }
}

/// `Hate crime rose by 65 (20.3%): 320 crimes in 2012 to 2013, 385 in 2017 to 2018.`
fn run(chart: &Chart, series: &Series) -> Option<String> {
    let known = known(series);
    let (unit, name) = (&chart.unit, name(chart, series));
    let at = |slot: usize| inside(&chart.across[slot].full);
    let (first, last) = match &known[..] {
        [] => return None,
        [(slot, value)] => {
            let of = if chart.series.len() > 1 {
                format!(" for {}", series.name)
            } else {
                String::new()
            };
            return Some(format!(
                "The only value{of} is {} in {}.",
                amount(unit, *value),
                at(*slot)
            ));
        }
        [first, .., last] => (*first, *last),
    };
    let from = amount(unit, first.1);
    if known.iter().all(|(_, value)| *value == first.1) {
        let every = small(&chart.over);
        return Some(match known.len() == chart.across.len() {
            true if chart.over_time() => format!("{name} stayed at {from} in every {every}."),
            true => format!("{name} had {from} for every {every}."),
            false => format!("{name} stayed at {from} wherever the value is known."),
        });
    }
    if !chart.over_time() {
        return None;
    }
    let change = Change::new(first.1, last.1);
    if change.is_none() {
        return Some(format!("{name} started and ended at {from}."));
    }
    let (verb, size) = (change.pick("rose", "fell", ""), change.size(unit));
    let (to, start, end) = (printed(unit, last.1), at(first.0), at(last.0));
    Some(format!("{name} {verb} by {size}: {from} in {start}, {to} in {end}."))
}

/// `The highest was 118, in quarter 1, and the lowest 78, in quarter 3.`
fn ends(chart: &Chart, series: &Series) -> Option<String> {
    let known = known(series);
    let (low, high) = (known.iter().map(|(_, v)| *v).min()?, known.iter().map(|(_, v)| *v).max()?);
    if low == high || (known.len() == 2 && chart.over_time()) {
        return None;
    }
    let word = if known.len() < chart.across.len() { "highest known value" } else { "highest" };
    let at = if chart.over_time() { "in" } else { "for" };
    let said =
        |value| format!("{}, {at} {}", printed(&chart.unit, value), places(chart, &known, value));
    Some(format!("The {word} was {}, and the lowest {}.", said(high), said(low)))
}

/// Whether what was wanted happened, where the chart shows one change that can say so.
pub fn aim(chart: &Chart) -> Option<String> {
    let change = match chart.kind {
        ChartKind::GroupedBars => match main_change(chart) {
            Main::Totals(_, change) | Main::Category(_, _, change) => change,
            Main::Within => return None,
        },
        ChartKind::Lines if chart.series.len() == 1 => match &known(&chart.series[0])[..] {
            [(_, from), .., (_, to)] => Change::new(*from, *to),
            _ => return None,
        },
        _ => return None,
    };
    let (wanted, reached) = match chart.wanted {
        Wanted::Rise => ("a rise", change.pick(true, false, false)),
        // What is at nought cannot fall: to say that it did not would be unfair.
        Wanted::Fall if change.is_none() && change.to.is_zero() => return None,
        Wanted::Fall => ("a fall", change.pick(false, true, false)),
        Wanted::Neither => return None,
    };
    let not = if reached { "" } else { "not " };
    Some(format!("The aim was {wanted}, which was {not}reached."))
}
