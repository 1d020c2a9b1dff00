//! Words for what is compared at one time: sorted bars, and areas side by side.

use super::phrase::{Change, amount, counted, difference, inside, known, list, small};
use super::plan::printed;
use super::{Chart, Decimal, Unit};

/// Headlines of sorted bars: what is largest.
pub fn largest(chart: &Chart) -> Vec<String> {
    let values = known(&chart.series[0]);
    let (first, high) = values[0];
    let value = printed(&chart.unit, high);
    if values.len() > 1 && values.iter().all(|(_, v)| *v == high) {
        let all = counted(values.len(), &chart.over);
        return vec![format!("{}: all {all} equal at {value}", chart.subject)];
    }
    let ties: Vec<String> = names(chart, values.iter().filter(|(_, v)| *v == high));
    let (name, each) = match ties.len() {
        1 => (inside(&chart.across[first].full), ""),
        2 => (list(&ties), " each"),
        count => (counted(count, &chart.over), " each"),
    };
    let whole = chart.series[0].total.map(|whole| printed(&chart.unit, whole));
    let whole = whole.filter(|_| each.is_empty()).map(|whole| format!(" of {whole}"));
    vec![
        format!("Largest: {name}, {value}{each}{}", whole.unwrap_or_default()),
        format!("Largest: {name}, {value}{each}"),
        format!("Largest: {name}"),
        format!("The largest is {value}{each}"),
    ]
}

fn names<'a>(chart: &Chart, here: impl Iterator<Item = &'a (usize, Decimal)>) -> Vec<String> {
    here.map(|(slot, _)| inside(&chart.across[*slot].full)).collect()
}

/// Sentences on sorted bars: the first, the second, the last, the whole.
pub fn ranks(chart: &Chart) -> Vec<String> {
    let values = known(&chart.series[0]);
    let unit = &chart.unit;
    let (Some((_, high)), Some((_, low))) = (values.first(), values.last()) else {
        return vec!["There are no values.".to_string()];
    };
    let all = |value: &Decimal| list(&names(chart, values.iter().filter(|(_, v)| v == value)));
    let mut sentences = if values.len() == 1 {
        vec![format!("The only value is {} for {}.", amount(unit, *high), all(high))]
    } else if high == low {
        vec![format!("All {} are {}.", values.len(), amount(unit, *high))]
    } else {
        let top = format!("The largest is {} for {}", amount(unit, *high), all(high));
        vec![format!("{top}{}.", share(chart, *high)), {
            format!("The smallest is {} for {}.", printed(unit, *low), all(low))
        }]
    };
    if let Some(whole) = chart.series[0].total {
        sentences.push(format!("Together they come to {}.", amount(unit, whole)));
    }
    sentences
}

/// `, 38.1% of the total`, where a share of the total means something.
fn share(chart: &Chart, value: Decimal) -> String {
    let nothing_below = chart.values().all(|value| !value.is_negative());
    let tied = chart.values().filter(|v| *v == value).count() > 1;
    let share = chart.series[0].total.and_then(|whole| value.percent_of(whole, 1));
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
        *Change { from, to }.pick(&mut tally.above, &mut tally.below, &mut tally.level) += 1;
    }
    tally
}

impl Tally {
    fn all(&self) -> usize {
        self.above + self.below + self.level
    }

    /// `below`, `above in 2 of 3`.
    fn said(&self) -> String {
        let (count, word) =
            [(self.above, "above"), (self.below, "below"), (self.level, "level with")]
                .into_iter()
                .rev()
                .max_by_key(|(count, _)| *count)
                .expect("there are three");
        if count == self.all() {
            word.to_string()
        } else {
            format!("{word} in {count} of {}", self.all())
        }
    }
}

/// Headlines of a benchmark: the area in question against the others.
pub fn of_areas(chart: &Chart) -> Vec<String> {
    let own = &chart.series[0].short;
    let subject = &chart.subject;
    let said: Vec<String> = (1..chart.series.len())
        .filter_map(|other| {
            let tally = tally(chart, other);
            let name = &chart.series[other].short;
            (tally.all() > 0).then(|| against(&tally, name))
        })
        .collect();
    match &said[..] {
        [] => vec![format!("{subject}: nothing to compare {own} with")],
        said => vec![
            format!("{subject}: {own} {}", list(said)),
            format!("{own} {}", list(said)),
            format!("{own} {}", said[0]),
        ],
    }
}

fn against(tally: &Tally, name: &str) -> String {
    let said = tally.said();
    match said.split_once(" in ") {
        Some((word, how_often)) => format!("{word} {name} in {how_often}"),
        None => format!("{said} {name}"),
    }
}

/// Sentences on a benchmark: each group, the area in question first.
pub fn groups(chart: &Chart) -> Vec<String> {
    let mut sentences = Vec::new();
    for (slot, category) in chart.across.iter().enumerate() {
        let Some(own) = chart.series[0].points[slot].value() else { continue };
        let others: Vec<String> = chart.series[1..]
            .iter()
            .filter_map(|other| {
                let there = other.points[slot].value()?;
                Some(format!("{} {}", apart(chart, own, there), other.name))
            })
            .collect();
        let group = inside(&category.full);
        let own = amount(&chart.unit, own);
        let name = &chart.series[0].name;
        sentences.push(match others.is_empty() {
            true => format!("{group}: {name} had {own}."),
            false => format!("{group}: {name} had {own}, {}.", list(&others)),
        });
    }
    if sentences.is_empty() {
        let over = small(&chart.over);
        sentences.push(format!("There is no value for {} in any {over}.", chart.series[0].name));
    }
    sentences
}

fn apart(chart: &Chart, own: Decimal, other: Decimal) -> String {
    let by = difference(&chart.unit, own - other);
    let change = Change { from: other, to: own };
    change.pick(format!("{by} more than"), format!("{by} less than"), "the same as".to_string())
}
