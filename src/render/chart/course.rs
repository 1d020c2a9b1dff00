//! Words for what happens over time: from one year to the next, and from a first value to a last.

use super::phrase::{Change, Spot, amount, brief, extremes, inside, known, spots};
use super::plan::printed;
use super::words::Said;
use super::{Chart, ChartKind, Over, Series, Unit};

/// The main change of grouped bars, and where its two values stand.
pub enum Main<'a> {
    /// Of one year's total to the next.
    Totals(&'a Series, Change),
    /// Of one category in one year to the same in the next.
    Category(usize, &'a Series, Change),
    /// There is none.
    None,
}

/// The main change of grouped bars.
pub fn main_change(chart: &Chart) -> Main<'_> {
    let [.., before, now] = &chart.series[..] else { return Main::None };
    if let Some(change) = now.change_since(before) {
        return Main::Totals(before, change);
    }
    let both = (0..chart.across.len()).rev().find_map(|slot| {
        let (from, to) = (before.points[slot].value()?, now.points[slot].value()?);
        Some((slot, Change::new(from, to)))
    });
    let both = both.filter(|_| !chart.placed_by_us);
    both.map_or(Main::None, |(slot, change)| Main::Category(slot, before, change))
}

/// The last series: the newest year.
pub fn newest(chart: &Chart) -> &Series {
    chart.series.last().expect("a chart has a series")
}

/// Headlines of grouped bars.
pub fn headlines_of_years(chart: &Chart) -> Vec<String> {
    match main_change(chart) {
        Main::Totals(_, change) => change.headlines(&chart.subject, &chart.unit),
        Main::Category(slot, before, change) => same_time_of_year(chart, slot, before, change),
        Main::None if chart.placed_by_us => within(chart, &spots(chart)),
        Main::None => headlines(chart, newest(chart)),
    }
}

/// Two values of one quarter a year apart. "It rose in quarter 3" would say that it rose from quarter
/// 2, so both are named, and no verb.
fn same_time_of_year(chart: &Chart, slot: usize, before: &Series, change: Change) -> Vec<String> {
    let (subject, place) = (&chart.subject, inside(&chart.across[slot].full));
    let (from, to) = (printed(&chart.unit, change.from), printed(&chart.unit, change.to));
    let now = newest(chart).year;
    let in_a_row = now.and_then(|year| year.before()).is_some_and(|year| Some(year) == before.year);
    let when = if in_a_row { "a year before".to_owned() } else { format!("in {}", before.name) };
    if change.is_none() {
        return vec![
            format!("{subject}: {to} in {place}, the same as {when}"),
            format!("{subject}, {place}: {to}, as {when}"),
            format!("{subject}: {to} in {place}"),
        ];
    }
    vec![
        format!("{subject}: {to} in {place}, {from} {when}"),
        format!("{subject}, {place}: {to}, {when} {from}"),
        format!("{subject}: {to}, {when} {from}"),
        format!("{subject}: {to} in {place}"),
    ]
}

/// Headlines of one series, from its first known value to its last.
pub fn headlines(chart: &Chart, series: &Series) -> Vec<String> {
    let (subject, name) = (&chart.subject, &series.name);
    let alone = chart.series.len() == 1;
    let named = if alone { subject.clone() } else { format!("{subject}: {name}") };
    match &known(series)[..] {
        [] => vec![format!("{subject}: no values for {name}")],
        [(slot, value)] => {
            let place = inside(&chart.across[*slot].full);
            let value = amount(&chart.unit, *value);
            let bare = value.split(' ').next().unwrap_or(&value).to_owned();
            vec![
                format!("{named}: {value} in {place}"),
                format!("{named}: {bare} in {place}"),
                format!("{named}: {value}"),
            ]
        }
        [(first, from), between @ .., (last, to)] if chart.over.is_time() => {
            let change = Change::new(*from, *to);
            if change.is_none() && between.iter().any(|(_, value)| value != from) {
                let at = printed(&chart.unit, *to);
                return vec![
                    format!("{named} ended where it began, at {at}"),
                    format!("{named} ended where it began"),
                ];
            }
            match chart.over {
                Over::Quarter if !change.is_none() && series.year.is_some() => {
                    in_a_year(chart, name, change, *first, *last)
                }
                _ => change.headlines(&named, &chart.unit),
            }
        }
        values => {
            let high = values.iter().map(|(_, v)| *v).max().expect("there are two values");
            let (slot, _) = values.iter().find(|(_, v)| *v == high).expect("it is one of them");
            let (place, high) = (&chart.across[*slot].full, printed(&chart.unit, high));
            vec![
                format!("{named}: {high} at most, for {place}"),
                format!("{named}: {high} at most"),
            ]
        }
    }
}

/// From one quarter to another of one year: its name keeps it apart from a change of the year.
fn in_a_year(chart: &Chart, year: &str, change: Change, first: usize, last: usize) -> Vec<String> {
    let subject = &chart.subject;
    let verb = change.pick("rose", "fell", "");
    let (from, to) = (printed(&chart.unit, change.from), printed(&chart.unit, change.to));
    let place = |slot: usize| inside(&chart.across[slot].full);
    vec![
        format!("{subject} {verb} from {from} to {to} within {year}"),
        format!("{subject}: {from} in {}, {to} in {}", place(first), place(last)),
        format!("{subject} {verb} from {from} to {to}"),
        format!("{subject}: {from}, then {to}"),
    ]
}

/// Headlines of quarters whose course is no finding: the span that they lie in.
pub fn within(chart: &Chart, here: &[Spot]) -> Vec<String> {
    let values = || here.iter().map(|spot| spot.value);
    let (Some(low), Some(high)) = (values().min(), values().max()) else {
        return vec![format!("{}: no values published", chart.subject)];
    };
    let subject = &chart.subject;
    let (all, one) = (here.len() == chart.points().count(), chart.over.one());
    let (low, high) = (printed(&chart.unit, low), printed(&chart.unit, high));
    if let ([only], false) = (here, all) {
        let place = inside(&chart.across[only.slot].full);
        return vec![format!("{subject}: {low} in {place}"), format!("{subject}: {low}")];
    }
    match (low == high, all) {
        (true, true) => vec![format!("{subject} stayed at {low}")],
        (true, false) => vec![
            format!("{subject}: {low} in every known {one}"),
            format!("{subject}: {low} wherever known"),
        ],
        (false, true) => vec![
            format!("{subject}: between {low} and {high} a {one}"),
            format!("{subject}: {low} to {high} a {one}"),
            format!("{subject}: {low} to {high}"),
        ],
        (false, false) => vec![
            format!("{subject}: {low} to {high} in known {}", chart.over.many()),
            format!("{subject}: {low} to {high} where known"),
            format!("{subject}: {low} to {high}"),
        ],
    }
}

/// Headlines of lines: of one its course, of several whether they went the same way.
pub fn headlines_of_lines(chart: &Chart) -> Vec<String> {
    if chart.series.len() == 1 {
        return match chart.over {
            Over::QuarterOfYears => within(chart, &spots(chart)),
            _ => headlines(chart, &chart.series[0]),
        };
    }
    let ways: Vec<Option<Change>> =
        chart.series.iter().map(|series| change_of(chart, series)).collect();
    together(chart, &ways)
}

/// The change of a line that is a fair finding: of whole years where it shows quarters.
pub fn change_of(chart: &Chart, series: &Series) -> Option<Change> {
    if chart.over == Over::QuarterOfYears {
        let [before, .., now] = &series.totals[..] else { return None };
        return Some(Change::new(before.value, now.value).with(now.exact - before.exact));
    }
    let [(_, from), .., (_, to)] = known(series)[..] else { return None };
    Some(Change::new(from, to))
}

/// `Hate crime rose in all 4`, `Robbery: 2 of 3 rose`.
fn together(chart: &Chart, ways: &[Option<Change>]) -> Vec<String> {
    let subject = &chart.subject;
    let count = |way: fn(Change) -> bool| ways.iter().flatten().filter(|c| way(**c)).count();
    let rose = count(|change| change.pick(true, false, false));
    let fell = count(|change| change.pick(false, true, false));
    let all = ways.len();
    let whole = if all == 2 { "both".to_owned() } else { format!("all {all}") };
    match (rose, fell) {
        _ if ways.iter().any(Option::is_none) => within(chart, &spots(chart)),
        (r, _) if r == all => vec![format!("{subject}: {whole} rose"), format!("{subject} rose")],
        (_, f) if f == all => vec![format!("{subject}: {whole} fell"), format!("{subject} fell")],
        (0, 0) => vec![format!("{subject}: {whole} stayed the same")],
        (rose, 0) => vec![format!("{subject}: {rose} of {all} rose, none fell")],
        (0, fell) => vec![format!("{subject}: {fell} of {all} fell, none rose")],
        (rose, fell) => vec![format!("{subject}: {rose} of {all} rose, {fell} fell")],
    }
}

/// Sentences on grouped bars: the years against each other, then the course of the newest.
pub fn of_years(chart: &Chart) -> Said {
    let (now, unit) = (newest(chart), &chart.unit);
    let what = if *unit == Unit::Percent { "overall figure" } else { "total" };
    let mut said = Said::default();
    match main_change(chart) {
        Main::Totals(before, change) => {
            let (to, compared) = (amount(unit, change.to), change.compared(unit, &before.name));
            said.first.push(format!("The {what} was {to} in {}, {compared}.", now.name));
        }
        Main::Category(slot, before, change) => {
            let place = inside(&chart.across[slot].full);
            let at = if chart.over.is_time() { "In" } else { "For" };
            let (to, compared) = (amount(unit, change.to), change.compared(unit, &before.name));
            said.first.push(format!("{at} {place} it was {to} in {}, {compared}.", now.name));
        }
        Main::None => {
            let total = now.whole().filter(|_| known(now).len() > 1);
            let total = total.map(|total| amount(unit, total));
            let name = &now.name;
            said.first.extend(total.map(|total| format!("The {what} was {total} in {name}.")));
        }
    }
    said.then.extend(run(chart, now));
    said.then.extend(extremes_of_years(chart));
    said
}

/// The highest and the lowest of all years. Two values in a row are told by their course already.
fn extremes_of_years(chart: &Chart) -> Vec<String> {
    let here = spots(chart);
    let told = chart.over.is_time() && chart.series.len() == 1 && here.len() < 3;
    if told && !chart.placed_by_us { Vec::new() } else { extremes(chart, &here) }
}

/// Sentences on every line; with many, one sentence names the highest and lowest of all.
pub fn of_lines(chart: &Chart) -> Said {
    let mut said = Said::default();
    if chart.over == Over::QuarterOfYears {
        said.first = chart.series.iter().flat_map(|series| totals(chart, series)).collect();
        if let [series] = &chart.series[..] {
            said.then.extend(ends(chart, series));
        }
    } else {
        said.first = chart.series.iter().flat_map(|series| run(chart, series)).collect();
    }
    said.then.extend(extremes_of_years(chart));
    said
}

/// `The total was 385 crimes in 2017 to 2018, up 11 (2.9%) from 374 in 2016 to 2017.`
fn totals(chart: &Chart, series: &Series) -> Vec<String> {
    let [before, .., now] = &series.totals[..] else { return Vec::new() };
    let Some(change) = change_of(chart, series) else { return Vec::new() };
    let unit = &chart.unit;
    let (to, compared) = (amount(unit, now.value), change.compared(unit, &before.year));
    let now = &now.year;
    if chart.series.len() == 1 {
        let what = if *unit == Unit::Percent { "overall figure" } else { "total" };
        return vec![format!("The {what} was {to} in {now}, {compared}.")];
    }
    let name = &series.name;
    brief([
        vec![format!("{name}: {to} in {now}, {compared}.")],
        vec![format!("{name}: {to} in {now}."), format!("That is {compared}.")],
    ])
}

/// `The first value is 92, in quarter 1 of 2016 to 2017, and the last 85, in quarter 4 of 2017 to 2018.`
fn ends(chart: &Chart, series: &Series) -> Vec<String> {
    let known = known(series);
    let [(first, from), .., (last, to)] = known[..] else { return run(chart, series) };
    if chart.placed_by_us {
        return Vec::new();
    }
    if known.iter().all(|(_, value)| *value == from) {
        return run(chart, series);
    }
    let place = |slot: usize| inside(&chart.across[slot].full);
    let (from, to) = (printed(&chart.unit, from), printed(&chart.unit, to));
    let gap = if known.len() < chart.across.len() { "known " } else { "" };
    let first = format!("The first {gap}value is {from}, in {}", place(first));
    brief([
        vec![format!("{first}, and the last {to}, in {}.", place(last))],
        vec![format!("{first}."), format!("The last is {to}, in {}.", place(last))],
    ])
}

fn name(chart: &Chart, series: &Series) -> String {
    match chart.kind {
        ChartKind::GroupedBars if chart.series.len() > 1 => format!("Within {} it", series.name),
        _ if chart.series.len() == 1 => chart.subject.clone(),
        _ => crate::model::capital(&series.name),
    }
}

/// `Hate crime rose by 65 (20.3%): 320 crimes in 2012 to 2013, 385 in 2017 to 2018.`
pub fn run(chart: &Chart, series: &Series) -> Vec<String> {
    let known = known(series);
    let (unit, name) = (&chart.unit, name(chart, series));
    let at = |slot: usize| inside(&chart.across[slot].full);
    let (first, last) = match &known[..] {
        [] => return Vec::new(),
        [(slot, value)] => {
            let of = match chart.series.len() {
                1 => String::new(),
                _ => format!(" for {}", series.name),
            };
            let value = amount(unit, *value);
            let place =
                if chart.placed_by_us { String::new() } else { format!(" in {}", at(*slot)) };
            return vec![format!("The only value{of} is {value}{place}.")];
        }
        [first, .., last] => (*first, *last),
    };
    let from = amount(unit, first.1);
    if known.iter().all(|(_, value)| *value == first.1) {
        return vec![level(chart, &name, &from, known.len())];
    }
    if !chart.over.is_time() || chart.placed_by_us {
        return Vec::new();
    }
    let change = Change::new(first.1, last.1);
    if change.is_none() {
        return vec![format!("{name} started and ended at {from}.")];
    }
    let (verb, start, end) = (change.pick("rose", "fell", ""), at(first.0), at(last.0));
    if chart.over == Over::Quarter && series.year.is_some() {
        let (from, to) = (printed(unit, first.1), printed(unit, last.1));
        let name = if chart.series.len() == 1 { "Within the year it" } else { &name };
        return vec![format!("{name} {verb} from {from} in {start} to {to} in {end}.")];
    }
    let (size, to) = (change.size(unit), printed(unit, last.1));
    let rest = format!("{verb} by {size}: {from} in {start}, {to} in {end}.");
    let alone = chart.series.len() == 1;
    let short = if alone { format!("It {rest}") } else { format!("{name} {verb} by {size}.") };
    brief([vec![format!("{name} {rest}")], vec![short]])
}

/// `Hate crime stayed at 20 crimes in every year.`
fn level(chart: &Chart, name: &str, at: &str, count: usize) -> String {
    let one = chart.over.one();
    match count == chart.across.len() {
        true if chart.over.is_time() => format!("{name} stayed at {at} in every {one}."),
        true => format!("{name} had {at} for every {one}."),
        false => format!("{name} stayed at {at} in every known {one}."),
    }
}

/// The change that the whole chart is about, if it is about one.
pub fn change(chart: &Chart) -> Option<Change> {
    match chart.kind {
        ChartKind::GroupedBars if chart.series.len() > 1 => match main_change(chart) {
            Main::Totals(_, change) => Some(change),
            Main::Category(..) | Main::None => None,
        },
        ChartKind::GroupedBars | ChartKind::BarsWithLine | ChartKind::Lines => {
            let [series] = &chart.series[..] else { return None };
            let fair = chart.over == Over::Year || chart.over == Over::QuarterOfYears;
            change_of(chart, series).filter(|_| fair && !chart.placed_by_us)
        }
        ChartKind::SortedBars | ChartKind::Benchmark => None,
    }
}
