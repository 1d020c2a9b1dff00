//! Words for what is compared at one time: sorted bars, measures, and areas side by side.

use super::phrase::{Change, amount, brief, difference, inside, known, list};
use super::plan::printed;
use super::{Chart, Decimal, Over, Unit};
use crate::model::capital;

/// Headlines of sorted bars: what is largest.
pub fn largest(chart: &Chart) -> Vec<String> {
    let values = known(&chart.series[0]);
    let (subject, item) = (&chart.subject, chart.over.one());
    let Some((_, high)) = values.first().copied() else {
        return vec![format!("{subject}: no values published")];
    };
    let value = printed(&chart.unit, high);
    let ties = names(chart, &values, high);
    if values.len() == 1 {
        return vec![format!("{subject}: {value} for {}", ties[0]), format!("{subject}: {value}")];
    }
    if ties.len() == values.len() {
        let all = chart.over.counted(values.len());
        return vec![
            format!("{subject}: all {all} equal at {value}"),
            format!("All {all} equal at {value}"),
        ];
    }
    if ties.len() > 1 {
        let (count, many) = (ties.len(), chart.over.many());
        return vec![
            format!("Largest: {}, {value} each", list(&ties)),
            format!("{subject}: {count} {many} are largest at {value} each"),
            format!("{count} {many} are largest at {value} each"),
        ];
    }
    let name = &ties[0];
    let whole = chart.series[0].whole().map(|whole| printed(&chart.unit, whole));
    let mut said = Vec::new();
    if chart.over == Over::Item {
        said.extend(whole.map(|whole| format!("Largest {item}: {name}, {value} of {whole}")));
        said.push(format!("Largest {item}: {name}, {value}"));
    } else {
        // "Largest area" would speak of its size.
        said.push(format!("{subject}: {name} highest, at {value}"));
        said.push(format!("Highest: {name}, {value}"));
    }
    said.extend([format!("Largest: {name}"), format!("{subject}: the largest is {value}")]);
    said
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
    let all = chart.over.counted(values.len());
    let mut sentences = if high == low {
        vec![format!("All {all} are {} each.", amount(unit, *high))]
    } else {
        let known = if values.len() < chart.across.len() { " known" } else { "" };
        let money = chart.over == Over::Item;
        let (most, least) = if money { ("largest", "smallest") } else { ("highest", "lowest") };
        let first = rank(chart, &values, *high, amount(unit, *high));
        let last = rank(chart, &values, *low, printed(unit, *low));
        vec![
            format!("The {most}{known} {first}{}.", share(chart, *high)),
            format!("The {least}{known} {last}."),
        ]
    };
    if let Some(whole) = chart.series[0].whole() {
        let all = if high == low { "Together they".to_owned() } else { format!("All {all}") };
        sentences.push(format!("{all} come to {}.", amount(unit, whole)));
    }
    sentences
}

/// `is Cameras with £5,000`, `are Cameras and Lights with £5,000 each`.
fn rank(chart: &Chart, values: &[(usize, Decimal)], value: Decimal, amount: String) -> String {
    let names = names(chart, values, value);
    match names.len() {
        1 => format!("is {} with {amount}", names[0]),
        2 | 3 => format!("are {} with {amount} each", list(&names)),
        count => format!("are {} with {amount} each", chart.over.counted(count)),
    }
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

/// The last two years of each category that has both.
fn changes(chart: &Chart) -> Vec<(usize, Change)> {
    let [.., before, now] = &chart.series[..] else { return Vec::new() };
    let slots = 0..chart.across.len();
    slots
        .filter_map(|slot| {
            let (from, to) = (before.points[slot].value()?, now.points[slot].value()?);
            Some((slot, Change::new(from, to)))
        })
        .collect()
}

/// Headlines of several measures in two years: how many rose.
pub fn of_measures(chart: &Chart) -> Vec<String> {
    let (subject, changes) = (&chart.subject, changes(chart));
    let count = |way: fn(Change) -> bool| changes.iter().filter(|(_, c)| way(*c)).count();
    let rose = count(|change| change.pick(true, false, false));
    let fell = count(|change| change.pick(false, true, false));
    let (all, many) = (changes.len(), chart.over.many());
    let whole = if all == 2 { "both".to_owned() } else { format!("all {all} {many}") };
    match (rose, fell) {
        (0, 0) if all == 0 => vec![format!("{subject}: nothing to compare")],
        (r, _) if r == all => vec![format!("{subject}: {whole} rose"), format!("{subject} rose")],
        (_, f) if f == all => vec![format!("{subject}: {whole} fell"), format!("{subject} fell")],
        (rose, fell) => vec![
            format!("{subject}: {rose} of {all} {many} rose, {fell} fell"),
            format!("{subject}: {rose} of {all} rose, {fell} fell"),
            format!("{rose} of {all} {many} rose, {fell} fell"),
        ],
    }
}

/// Sentences on several measures in two years: each against the year before.
pub fn each_measure(chart: &Chart) -> Vec<String> {
    let [.., before, now] = &chart.series[..] else { return Vec::new() };
    let said = |(slot, change): (usize, Change)| {
        let (name, unit) = (&chart.across[slot].full, &chart.unit);
        let (to, compared) = (amount(unit, change.to), change.compared(unit, &before.name));
        brief([
            vec![format!("{name}: {to} in {}, {compared}.", now.name)],
            vec![format!("{name}: {to} in {}.", now.name), format!("That is {compared}.")],
        ])
    };
    changes(chart).into_iter().flat_map(said).collect()
}

/// How often the area in question lies above, below and level with another.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// How often above.
    pub above: usize,
    /// How often below.
    pub below: usize,
    /// How often neither.
    pub level: usize,
}

/// One area against another, in some groups.
pub fn tally(chart: &Chart, (own, other): (usize, usize), slots: &[usize]) -> Tally {
    let mut tally = Tally::default();
    for slot in slots {
        let value = |series: usize| chart.series[series].points[*slot].value();
        let (Some(to), Some(from)) = (value(own), value(other)) else { continue };
        *Change::new(from, to).pick(&mut tally.above, &mut tally.below, &mut tally.level) += 1;
    }
    tally
}

impl Tally {
    /// How often both are known.
    pub fn all(self) -> usize {
        self.above + self.below + self.level
    }

    /// `below England`, `above England in 2 of 3 groups`; `None` where no word is true of most.
    fn said(self, chart: &Chart, name: &str) -> Option<String> {
        let (known, all) = (self.all(), chart.across.len());
        let of = |word: &str, count: usize| {
            let many = chart.over.many();
            match count == known {
                true if known == all => format!("{word} {name}"),
                true if known == 1 => {
                    format!("{word} {name} in the only known {}", chart.over.one())
                }
                true => format!("{word} {name} in all {known} known {many}"),
                false => format!("{word} {name} in {count} of {}", chart.over.counted(all)),
            }
        };
        let words = [("above", self.above), ("below", self.below), ("level with", self.level)];
        let most = words.into_iter().find(|(_, count)| 2 * count > known);
        most.map(|(word, count)| of(word, count))
    }
}

/// Headlines of a benchmark: the area in question against the others.
pub fn of_areas(chart: &Chart) -> Vec<String> {
    let (own, subject) = (capital(&chart.series[0].name), &chart.subject);
    let slots: Vec<usize> = (0..chart.across.len()).collect();
    let others = (1..chart.series.len()).map(|other| (other, tally(chart, (0, other), &slots)));
    let others: Vec<(usize, Tally)> = others.filter(|(_, tally)| tally.all() > 0).collect();
    if others.is_empty() {
        return vec![
            format!("{subject}: nothing to compare {own} with"),
            format!("{subject}: nothing to compare"),
        ];
    }
    let said = others.iter().map(|(at, tally)| tally.said(chart, &chart.series[*at].name));
    let Some(said) = said.collect::<Option<Vec<String>>>() else {
        return apart_at_most(chart, &others);
    };
    let mut headlines = vec![
        format!("{subject}: {own} was {}", list(&said)),
        format!("{subject}: {own} {}", list(&said)),
    ];
    if said.len() > 1 {
        headlines.extend([
            format!("{subject}: {own} was {}", said[0]),
            format!("{subject}: {own} {}", said[0]),
        ]);
    }
    let slots = chart.across.len();
    for (word, all) in [("higher", true), ("lower", false)] {
        let times = |tally: Tally| if all { tally.above } else { tally.below };
        if others.iter().all(|(_, tally)| times(*tally) == slots) {
            headlines.push(format!("{subject}: {word} in {}", chart.series[0].name));
        }
    }
    headlines.extend(apart_at_most(chart, &others));
    headlines
}

/// The widest gap: `Spending: Dudley up to £300 below Walsall`.
fn apart_at_most(chart: &Chart, others: &[(usize, Tally)]) -> Vec<String> {
    let (own, subject) = (&chart.series[0], &chart.subject);
    let gaps = others.iter().flat_map(|(at, _)| {
        let pairs = own.points.iter().zip(&chart.series[*at].points);
        pairs.filter_map(move |(to, from)| Some((*at, Change::new(from.value()?, to.value()?))))
    });
    let widest = gaps.max_by_key(|(_, change)| (change.to - change.from).abs());
    let Some((at, change)) = widest else { return Vec::new() };
    let gap = difference(&chart.unit, change.to - change.from);
    let way = change.pick("above", "below", "level with");
    let (own, other) = (capital(&own.name), &chart.series[at].name);
    let pairs: usize = others.iter().map(|(_, tally)| tally.all()).sum();
    let upto = if pairs > 1 { "up to " } else { "" };
    vec![
        format!("{subject}: {own} {upto}{gap} {way} {other}"),
        format!("{subject}: {upto}{gap} {way} {other}"),
        format!("{subject}: {upto}{gap} apart"),
        format!("{subject}: the areas differ"),
    ]
}

/// Sentences on a benchmark: each group, the area in question first.
pub fn groups(chart: &Chart) -> Vec<String> {
    let slots = 0..chart.across.len();
    let mut sentences: Vec<String> = slots.flat_map(|slot| group(chart, slot)).collect();
    if sentences.is_empty() {
        let (name, over) = (capital(&chart.series[0].name), chart.over.one());
        sentences.push(format!("{name} has no value in any {over}."));
    }
    sentences
}

fn group(chart: &Chart, slot: usize) -> Vec<String> {
    let Some(own) = chart.series[0].points[slot].value() else { return Vec::new() };
    let others: Vec<String> = (chart.series[1..].iter())
        .filter_map(|other| {
            let there = other.points[slot].value()?;
            Some(format!("{} {}", apart(chart, own, there), other.name))
        })
        .collect();
    let name = &chart.series[0].name;
    let had = format!("{}: {name} had {}", chart.across[slot].full, amount(&chart.unit, own));
    if others.is_empty() {
        return vec![format!("{had}.")];
    }
    let each = others.iter().map(|other| format!("That is {other}."));
    brief([
        vec![format!("{had}, {}.", list(&others))],
        vec![format!("{had}."), format!("That is {}.", list(&others))],
        std::iter::once(format!("{had}.")).chain(each).collect(),
    ])
}

fn apart(chart: &Chart, own: Decimal, other: Decimal) -> String {
    let by = difference(&chart.unit, own - other);
    let less = if matches!(chart.unit, Unit::Count { .. }) { "fewer" } else { "less" };
    let change = Change::new(other, own);
    change.pick(format!("{by} more than"), format!("{by} {less} than"), "the same as".to_string())
}
