//! Pieces of sentences: amounts, differences, changes, lists, and where the extremes lie.

use super::plan::printed;
use super::{Chart, Decimal, Series, Unit};

/// A value with its noun: `1 crime`, `374 crimes`, `62.1%`, `£1,240`.
pub fn amount(unit: &Unit, value: Decimal) -> String {
    match unit {
        Unit::Count { one, .. } if value == Decimal::whole(1) => format!("{value} {one}"),
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
            Some(percent) => format!("{size} ({percent}%)"),
            None => size,
        }
    }

    fn per_cent(self, unit: &Unit) -> Option<Decimal> {
        let plain = *unit != Unit::Percent && !self.from.is_negative() && !self.to.is_negative();
        let part = self.by.abs();
        plain.then(|| part.percent_of(self.from, 1)).flatten().map(bare)
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

/// The first that is short enough, or the shortest there is.
pub fn short_enough(candidates: Vec<String>) -> String {
    let words = |text: &String| text.split_whitespace().count();
    let fits = candidates.iter().find(|text| words(text) <= MOST_WORDS).cloned();
    fits.or_else(|| candidates.into_iter().min_by_key(words)).unwrap_or_default()
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
        Some(number) => format!("quarter {number}"),
        None => category.to_string(),
    }
}

/// The first letter small: column names inside a sentence.
pub fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// `1 quarter`, `4 quarters`, `3 categories`.
pub fn counted(count: usize, noun: &str) -> String {
    let noun = small(noun);
    let many = match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) || noun.ends_with("ch") => format!("{noun}es"),
        _ => format!("{noun}s"),
    };
    if count == 1 { format!("1 {noun}") } else { format!("{count} {many}") }
}

/// The values of a series with the places of their categories.
pub fn known(series: &Series) -> Vec<(usize, Decimal)> {
    let points = series.points.iter().enumerate();
    points.filter_map(|(slot, point)| Some((slot, point.value()?))).collect()
}

/// `quarter 1 and quarter 3`: where a value stands; `4 of the 12` where that would be a long list.
pub fn places(chart: &Chart, known: &[(usize, Decimal)], value: Decimal) -> String {
    let here = known.iter().filter(|(_, v)| *v == value);
    let names: Vec<String> = here.map(|(slot, _)| inside(&chart.across[*slot].full)).collect();
    match names.len() {
        0..=3 => list(&names),
        count => format!("{count} of the {}", known.len()),
    }
}
