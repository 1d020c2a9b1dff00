//! Pieces of sentences: amounts, differences, changes, lists, and where values stand.

use super::plan::printed;
use super::{Chart, Decimal, Over, Series, Unit};

/// A value with its noun: `1 crime`, `374 crimes`, `62.1%`, `£1,240`.
pub fn amount(unit: &Unit, value: Decimal) -> String {
    match unit {
        // Nobody says what one is called, so the number stands alone.
        Unit::Count { one, .. } if value == Decimal::whole(1) => {
            format!("{value} {one}").trim_end().to_owned()
        }
        Unit::Count { many, .. } => format!("{value} {many}"),
        Unit::Percent | Unit::Money => printed(unit, value),
    }
}

/// How far two values lie apart: `11`, `3.2 percentage points`, `£1,000`.
pub fn difference(unit: &Unit, by: Decimal) -> String {
    let by = by.abs();
    match unit {
        Unit::Percent if by == Decimal::whole(1) => "1 percentage point".to_string(),
        Unit::Percent => format!("{} percentage points", bare(by)),
        Unit::Count { .. } | Unit::Money => printed(unit, by),
    }
}

/// Without decimals that say nothing: `3.0` is `3`.
fn bare(value: Decimal) -> Decimal {
    let mut value = value;
    while value.decimals() > 0 && value.round(value.decimals() - 1) == value {
        value = value.round(value.decimals() - 1);
    }
    value
}

/// From one value to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Before.
    pub from: Decimal,
    /// After.
    pub to: Decimal,
    /// After less before.
    by: Decimal,
}

impl Change {
    /// From one value to another.
    pub fn new(from: Decimal, to: Decimal) -> Self {
        Self { from, to, by: to - from }
    }

    /// The same by a difference that was worked out before the two values were rounded.
    pub fn with(self, difference: Decimal) -> Self {
        Self { by: difference.round(self.from.decimals().max(self.to.decimals())), ..self }
    }

    /// How far the two lie apart.
    pub fn apart(self) -> Decimal {
        self.by.abs()
    }

    /// One of three words or phrases, by the direction.
    pub fn pick<T>(self, rose: T, fell: T, same: T) -> T {
        match self.by.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => rose,
            std::cmp::Ordering::Less => fell,
            std::cmp::Ordering::Equal => same,
        }
    }

    /// Whether there is none.
    pub fn is_none(self) -> bool {
        self.pick(false, false, true)
    }

    /// `11 (2.9%)`; no percentage of nought, of less than nought, or of a percentage.
    pub fn size(self, unit: &Unit) -> String {
        let size = difference(unit, self.by);
        match self.per_cent(unit) {
            Some(percent) => format!("{size} ({percent})"),
            None => size,
        }
    }

    fn per_cent(self, unit: &Unit) -> Option<String> {
        let plain = *unit != Unit::Percent && !self.from.is_negative() && !self.to.is_negative();
        let percent = self.apart().percent_of(self.from, 1).filter(|_| plain)?;
        // A change is never "0%": readers would take it for none.
        let too_small = percent.is_zero() && !self.is_none();
        Some(if too_small { "less than 0.1%".to_owned() } else { format!("{}%", bare(percent)) })
    }

    /// `up 11 (2.9%) from 374`, `the same as`: what follows a comma; `place` names the earlier.
    pub fn compared(self, unit: &Unit, place: &str) -> String {
        if self.is_none() {
            return format!("the same as in {place}");
        }
        let way = self.pick("up", "down", "");
        format!("{way} {} from {} in {place}", self.size(unit), printed(unit, self.from))
    }

    /// Ways to say that something changed, the fullest first.
    pub fn headlines(self, subject: &str, unit: &Unit) -> Vec<String> {
        let (from, to) = (printed(unit, self.from), printed(unit, self.to));
        if self.is_none() {
            return vec![
                format!("{subject} stayed the same at {to}"),
                format!("{subject} stayed at {to}"),
                format!("{subject} stayed the same"),
            ];
        }
        let verb = self.pick("rose", "fell", "");
        let by = difference(unit, self.by);
        vec![
            format!("{subject} {verb} by {}, from {from} to {to}", self.size(unit)),
            format!("{subject} {verb} by {by}, from {from} to {to}"),
            format!("{subject} {verb} from {from} to {to}"),
            format!("{subject} {verb} by {by}"),
            format!("{subject} {verb} to {to}"),
            format!("{subject} {verb}"),
        ]
    }
}

/// The longest headline allowed, in words.
pub const MOST_WORDS: usize = 10;

/// The longest sentence allowed, in words.
pub const MOST_IN_SENTENCE: usize = 25;

/// How many words a text has.
pub fn count_of_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The sentences of a text: each ends with its mark before a space.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        if text[end..].starts_with(char::is_whitespace) {
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The first that is short enough, or the shortest there is.
pub fn short_enough(candidates: Vec<String>) -> String {
    let fits = candidates.iter().find(|text| count_of_words(text) <= MOST_WORDS).cloned();
    let shortest = || candidates.iter().min_by_key(|text| count_of_words(text)).cloned();
    fits.or_else(shortest).unwrap_or_default()
}

/// The first way to say something in which no sentence is too long, or the last.
pub fn brief<const N: usize>(ways: [Vec<String>; N]) -> Vec<String> {
    let is_brief = |way: &Vec<String>| way.iter().all(|s| count_of_words(s) <= MOST_IN_SENTENCE);
    let at = ways.iter().position(is_brief).unwrap_or(N - 1);
    ways.into_iter().nth(at).unwrap_or_default()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} and {last}", many.join(", ")),
    }
}

/// A category inside a sentence: "quarter 1". Other names keep their capital.
pub fn inside(category: &str) -> String {
    match category.strip_prefix("Quarter ") {
        Some(rest) => format!("quarter {rest}"),
        None => category.to_string(),
    }
}

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Its series.
    pub series: usize,
    /// Its category.
    pub slot: usize,
    /// The value.
    pub value: Decimal,
}

/// The values of a series with the places of their categories.
pub fn known(series: &Series) -> Vec<(usize, Decimal)> {
    let points = series.points.iter().enumerate();
    points.filter_map(|(slot, point)| Some((slot, point.value()?))).collect()
}

/// Every value of a chart with its place.
pub fn spots(chart: &Chart) -> Vec<Spot> {
    let series = chart.series.iter().enumerate();
    series
        .flat_map(|(at, series)| {
            known(series).into_iter().map(move |(slot, value)| Spot { series: at, slot, value })
        })
        .collect()
}

/// The name of a place: "quarter 1 of 2017 to 2018", "Sandwell in 2017 to 2018".
pub fn place(chart: &Chart, series: usize, slot: usize) -> String {
    let category = inside(&chart.across[slot].full);
    let series = &chart.series[series];
    match chart.over {
        _ if chart.series.len() == 1 => category,
        Over::Quarter if series.year.is_some() => format!("{category} of {}", series.name),
        Over::Quarter | Over::QuarterOfYears | Over::Year => {
            format!("{} in {category}", series.name)
        }
        _ => format!("{category} in {}", series.name),
    }
}

/// What stands before the name of a place.
pub fn at(chart: &Chart) -> &'static str {
    let series_are_years = chart.over == Over::Quarter && chart.series[0].year.is_some();
    let time_alone = chart.series.len() == 1 || series_are_years;
    if chart.over.is_time() && time_alone { "in" } else { "for" }
}

/// Where values stand: their places, or "4 of the 7 known quarters" where that would be a long list.
pub fn places(chart: &Chart, here: &[Spot], all: usize) -> String {
    if here.len() > 3 {
        let known = if all < chart.points().count() { "known " } else { "" };
        let noun = if at(chart) == "in" { chart.over.many() } else { "values" };
        return format!("{} of the {all} {known}{noun}", here.len());
    }
    let names = here.iter().map(|spot| place(chart, spot.series, spot.slot));
    list(&merged(chart, names.collect()))
}

/// Quarters of one year under its name: "quarter 1 and quarter 4 of 2017 to 2018".
fn merged(chart: &Chart, names: Vec<String>) -> Vec<String> {
    if !matches!(chart.over, Over::Quarter | Over::QuarterOfYears) {
        return names;
    }
    let halves = names.iter().map(|name| name.split_once(" of ").unwrap_or((name, "")));
    let halves: Vec<(&str, &str)> = halves.collect();
    let years = halves.chunk_by(|a, b| a.1 == b.1);
    let said = years.map(|same| {
        let heads: Vec<String> = same.iter().map(|(head, _)| (*head).to_owned()).collect();
        let year = same[0].1;
        if year.is_empty() { list(&heads) } else { format!("{} of {year}", list(&heads)) }
    });
    said.collect()
}

/// `The highest was 118, in quarter 1, and the lowest 78, in quarter 3.` Nothing where all are equal.
pub fn extremes(chart: &Chart, here: &[Spot]) -> Vec<String> {
    let values = || here.iter().map(|spot| spot.value);
    let (Some(low), Some(high)) = (values().min(), values().max()) else { return Vec::new() };
    if low == high {
        return Vec::new();
    }
    let all = here.len() == chart.points().count();
    let word = if all { "highest" } else { "highest known value" };
    let (highest, lowest) = (printed(&chart.unit, high), printed(&chart.unit, low));
    if chart.placed_by_us {
        return vec![format!("The {word} was {highest} and the lowest {lowest}.")];
    }
    let at = at(chart);
    let said = |value| {
        let spots: Vec<Spot> = here.iter().filter(|spot| spot.value == value).copied().collect();
        places(chart, &spots, here.len())
    };
    let (above, below) = (said(high), said(low));
    let highest = format!("The {word} was {highest}, {at} {above}");
    brief([
        vec![format!("{highest}, and the lowest {lowest}, {at} {below}.")],
        vec![format!("{highest}."), format!("The lowest was {lowest}, {at} {below}.")],
    ])
}
