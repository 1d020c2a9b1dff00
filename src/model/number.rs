//! Exact decimal numbers as documents print them, and how a person reads them.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Neg, Sub};

/// An exact decimal number that remembers how many decimals were printed: `62.10` has two.
///
/// Equality and order go by value: `62.1` equals `62.10`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    units: i128,
    decimals: u8,
}

/// The most decimals that a number may carry.
const MOST_DECIMALS: u8 = 9;

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal { units: 0, decimals: 0 };

    /// `units` tenths, hundredths … by the count of `decimals`.
    pub const fn new(units: i128, decimals: u8) -> Self {
        Self { units, decimals }
    }

    /// A whole number.
    pub const fn whole(units: i128) -> Self {
        Self { units, decimals: 0 }
    }

    /// Reads `1240`, `1,240`, `-36`, `−36`, `62.1`. Commas must stand between groups of three.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').map_or((digits, ""), |(w, p)| (w, p));
        if digits.ends_with('.') || part.len() > usize::from(MOST_DECIMALS) {
            return None;
        }
        let whole = without_commas(whole)?;
        if whole.is_empty() || whole.len() > 15 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let units: i128 = format!("{whole}{part}").parse().ok()?;
        Some(Decimal { units: if negative { -units } else { units }, decimals: part.len() as u8 })
    }

    /// How many decimals it prints.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The digits as one whole number: tenths, hundredths … by [`Decimal::decimals`].
    pub fn units(self) -> i128 {
        self.units
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self { units: self.units.abs(), ..self }
    }

    /// Whether it is below nought.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// For drawing only: a drawing needs no exact number.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(i32::from(self.decimals))
    }

    /// The same value with this many decimals; a half is rounded away from nought.
    pub fn round(self, decimals: u8) -> Self {
        if decimals >= self.decimals {
            return Self { units: self.at(decimals), decimals };
        }
        let step = 10i128.pow(u32::from(self.decimals - decimals));
        Self { units: div_round(self.units, step), decimals }
    }

    /// The same value with the further decimals cut off.
    pub fn cut(self, decimals: u8) -> Self {
        if decimals >= self.decimals {
            return self.round(decimals);
        }
        let step = 10i128.pow(u32::from(self.decimals - decimals));
        Self { units: self.units / step, decimals }
    }

    /// So many times as much.
    pub fn times(self, factor: i128) -> Self {
        Self { units: self.units * factor, ..self }
    }

    /// This number as a percentage of `whole`, rounded to `decimals`; `None` of nought.
    pub fn percent_of(self, whole: Decimal, decimals: u8) -> Option<Decimal> {
        let common = self.decimals.max(whole.decimals);
        let (part, whole) = (self.at(common), whole.at(common));
        if whole == 0 {
            return None;
        }
        let scaled = part.checked_mul(100)?.checked_mul(10i128.pow(u32::from(decimals)))?;
        Some(Self { units: div_round(scaled, whole), decimals })
    }

    /// The text that a machine reads: no thousands separators, a plain minus.
    pub fn plain(self) -> String {
        let sign = if self.units < 0 { "-" } else { "" };
        let (whole, part) = self.split();
        format!("{sign}{whole}{part}")
    }

    fn at(self, decimals: u8) -> i128 {
        self.units * 10i128.pow(u32::from(decimals.saturating_sub(self.decimals)))
    }

    fn split(self) -> (i128, String) {
        let step = 10i128.pow(u32::from(self.decimals));
        let (whole, part) = (self.units.abs() / step, self.units.abs() % step);
        let width = usize::from(self.decimals);
        (whole, if width == 0 { String::new() } else { format!(".{part:0width$}") })
    }
}

/// Division that rounds a half away from nought.
fn div_round(a: i128, b: i128) -> i128 {
    let quotient = (a.abs() + b.abs() / 2) / b.abs();
    if (a < 0) == (b < 0) { quotient } else { -quotient }
}

/// The digits of a whole number, with or without commas between groups of three.
fn without_commas(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.split(',').collect();
    let well_grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3));
    let digits: String = groups.concat();
    (well_grouped && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// As a person reads it: `1,240`, `−36`, `62.1`. The minus is U+2212.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = self.split();
        let sign = if self.units < 0 { "\u{2212}" } else { "" };
        write!(f, "{sign}{}{part}", grouped(whole))
    }
}

fn grouped(whole: i128) -> String {
    let digits = whole.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let common = self.decimals.max(other.decimals);
        self.at(common).cmp(&other.at(common))
    }
}

impl Add for Decimal {
    type Output = Decimal;

    fn add(self, other: Self) -> Self {
        let decimals = self.decimals.max(other.decimals);
        Self { units: self.at(decimals) + other.at(decimals), decimals }
    }
}

impl Sub for Decimal {
    type Output = Decimal;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Self {
        Self { units: -self.units, ..self }
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(numbers: I) -> Self {
        numbers.fold(Decimal::ZERO, Add::add)
    }
}
