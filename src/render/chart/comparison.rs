//! Words for what is compared at one time: sorted bars, and areas side by side.

use super::phrase::{Change, amount, counted, difference, inside, known, list, small};
use super::plan::printed;
use super::{Chart, Decimal, Unit};

/// Headlines of sorted bars: what is largest.
pub fn largest(chart: &Chart) -> Vec<String> {
    let values = known(&chart.series[0]);
    let Some((_, high)) = values.first().copied() else {
        return vec![format!("{}: no values for {}", chart.subject, chart.series[0].short)];
    };
    let value = printed(&chart.unit, high);
    let ties = names(chart, &values, high);
    if values.len() > 1 && ties.len() == values.len() {
        let all = counted(values.len(), &chart.over);
        return vec![format!("{}: all {all} equal at {value}", chart.subject)];
    }
    let (name, each) = match ties.len() {
        1 | 2 => (list(&ties), if ties.len() == 2 { " each" } else { "" }),
        count => (counted(count, &chart.over), " each"),
    };
    let whole = chart.series[0].whole().filter(|_| each.is_empty() && values.len() > 1);
    let whole = whole.map(|whole| format!(" of {}", printed(&chart.unit, whole)));
    vec![
        format!("Largest: {name}, {value}{each}{}", whole.unwrap_or_default()),
        format!("Largest: {name}, {value}{each}"),
        format!("Largest: {name}"),
        format!("{}: the largest is {value}{each}", chart.subject),
    ]
}

fn names(chart: &Chart, values: &[(usize, Decimal)], value: Decimal) -> Vec<String> {
    let here = values.iter().filter(|(_, v)| *v == value);
    here.map(|(slot, _)| inside(&chart.across[*slot].full)).collect()
}

/// Sentences on sorted bars: the first, the last, the whole.
pub fn ranks(chart: &Chart) -> Vec<String> {
    let values = known(&chart.series[0]);
    let unit = &chart.unit;
    let ([(_, high), ..], [.., (_, low)]) = (&values[..], &values[..]) else { return Vec::new() };
    if let [(slot, value)] = &values[..] {
        let name = inside(&chart.across[*slot].full);
        return vec![format!("The only value is {} for {name}.", amount(unit, *value))];
    }
    let mut sentences = if high == low {
        vec![format!("All {} are {}.", counted(values.len(), &chart.over), amount(unit, *high))]
    } else {
        let known = if values.len() < chart.across.len() { " known" } else { "" };
        let first = rank(chart, &values, *high, amount(unit, *high));
        let last = rank(chart, &values, *low, printed(unit, *low));
        vec![
            format!("The largest{known} {first}{}.", share(chart, *high)),
            format!("The smallest{known} {last}."),
        ]
    };
    if let Some(whole) = chart.series[0].whole() {
        sentences.push(format!("Together they come to {}.", amount(unit, whole)));
    }
    sentences
}

/// `is Cameras with £5,000`, `are Cameras and Lights with £5,000 each`.
fn rank(chart: &Chart, values: &[(usize, Decimal)], value: Decimal, amount: String) -> String {
    let names = names(chart, values, value);
    let (verb, each) = if names.len() == 1 { ("is", "") } else { ("are", " each") };
    format!("{verb} {} with {amount}{each}", list(&names))
}

/// `, 38.1% of the total`, where a share of the total means something.
fn share(chart: &Chart, value: Decimal) -> String {
    let nothing_below = chart.values().all(|value| !value.is_negative());
    let tied = chart.values().filter(|v| *v == value).count() > 1;
    let share = chart.series[0].whole().and_then(|whole| value.percent_of(whole, 1));
    match share.filter(|_| nothing_below && !tied && chart.unit != Unit::Percent) {
        Some(share) => format!(", {share}% of the total"),
        None => String::new(),
    }
}

/// How often the area in question lies above, below and level with another.
#[derive(Default)]
struct Tally {
    above: usize,
    below: usize,
    level: usize,
}

fn tally(chart: &Chart, other: usize) -> Tally {
    let mut tally = Tally::default();
    for slot in 0..chart.across.len() {
        let own = chart.series[0].points[slot].value();
        let (Some(to), Some(from)) = (own, chart.series[other].points[slot].value()) else {
            continue;
        };
        *Change::new(from, to).pick(&mut tally.above, &mut tally.below, &mut tally.level) += 1;
    }
    tally
}

impl Tally {
    fn all(&self) -> usize {
        self.above + self.below + self.level
    }

    /// `below England`, `above England in 2 of 3`, `sometimes above, sometimes below England`.
    fn said(&self, name: &str) -> String {
        let all = self.all();
        let mostly = |count: usize| 2 * count > all;
        let of = |word: &str, count: usize| match count == all {
            true => format!("{word} {name}"),
            false => format!("{word} {name} in {count} of {all}"),
        };
        match (self.above, self.below) {
            (above, _) if mostly(above) => of("above", above),
            (_, below) if mostly(below) => of("below", below),
            _ if mostly(self.level) => of("level with", self.level),
            (_, 0) => format!("above or level with {name}"),
            (0, _) => format!("below or level with {name}"),
            _ => format!("sometimes above, sometimes below {name}"),
        }
    }
}

/// Headlines of a benchmark: the area in question against the others.
pub fn of_areas(chart: &Chart) -> Vec<String> {
    let own = &chart.series[0].short;
    let subject = &chart.subject;
    let others = (1..chart.series.len()).map(|other| (other, tally(chart, other)));
    let said: Vec<String> = others
        .filter(|(_, tally)| tally.all() > 0)
        .map(|(other, tally)| tally.said(&chart.series[other].short))
        .collect();
    match &said[..] {
        [] => vec![format!("{subject}: nothing to compare {own} with")],
        [first, ..] => vec![
            format!("{subject}: {own} was {}", list(&said)),
            format!("{own} was {}", list(&said)),
            format!("{subject}: {own} was {first}"),
            format!("{own} was {first}"),
        ],
    }
}

/// Sentences on a benchmark: each group, the area in question first.
pub fn groups(chart: &Chart) -> Vec<String> {
    let slots = 0..chart.across.len();
    let mut sentences: Vec<String> = slots.filter_map(|slot| group(chart, slot)).collect();
    if sentences.is_empty() {
        let over = small(&chart.over);
        sentences.push(format!("{} has no value in any {over}.", chart.series[0].name));
    }
    sentences
}

fn group(chart: &Chart, slot: usize) -> Option<String> {
    let own = chart.series[0].points[slot].value()?;
    let others: Vec<String> = (chart.series[1..].iter())
        .filter_map(|other| {
            let there = other.points[slot].value()?;
            Some(format!("{} {}", apart(chart, own, there), other.name))
        })
        .collect();
    let name = &chart.series[0].name;
    let had = format!("{}: {name} had {}", chart.across[slot].full, amount(&chart.unit, own));
    Some(if others.is_empty() { format!("{had}.") } else { format!("{had}, {}.", list(&others)) })
}

fn apart(chart: &Chart, own: Decimal, other: Decimal) -> String {
    let by = difference(&chart.unit, own - other);
    let less = if matches!(chart.unit, Unit::Count { .. }) { "fewer" } else { "less" };
    let change = Change::new(other, own);
    change.pick(format!("{by} more than"), format!("{by} {less} than"), "the same as".to_string())
}
