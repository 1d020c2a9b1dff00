//! Times that a text names: years, months, days and quarters, alone or from one to another.

use std::ops::Range;

use super::english::month;
use crate::model::Period;

/// A day: year, month, day.
pub type Day = (u16, u8, u8);

/// A year, a month, a day or a quarter, as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The year.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 to 4.
    pub quarter: Option<u8>,
}

/// A time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Where it stands.
    pub range: Range<usize>,
    /// When, or when it starts.
    pub from: Point,
    /// When it ends, where that is said.
    pub to: Option<Point>,
}

/// What a text is read by.
#[derive(Clone, Debug)]
struct Token<'a> {
    at: usize,
    text: &'a str,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn number(&self) -> Option<u16> {
        self.text.parse().ok().filter(|_| self.text.bytes().all(|b| b.is_ascii_digit()))
    }

    fn year(&self) -> Option<u16> {
        self.number().filter(|year| self.text.len() == 4 && (1900..2200).contains(year))
    }

    fn day(&self) -> Option<u8> {
        self.number().filter(|day| self.text.len() <= 2 && (1..=31).contains(day)).map(|d| d as u8)
    }
}

/// Runs of letters, runs of digits, and each other character but spaces.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => 0,
        c if c.is_alphabetic() => 1,
        _ => 2,
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = at + first.len_utf8();
        while let Some((next, c)) = chars.next_if(|(_, c)| kind(*c) != 2 && kind(*c) == kind(first))
        {
            end = next + c.len_utf8();
        }
        found.push(Token { at, text: &text[at..end] });
    }
    found
}

/// Every time that a text names, in order.
pub fn times(text: &str) -> Vec<Time> {
    let tokens = tokens(text);
    let mut found: Vec<Time> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match time(text, &tokens, at) {
            Some((time, next)) => {
                found.push(time);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// A time that starts at a token, and the token after it.
fn time(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(Time, usize)> {
    let touches = |token: &Token<'_>| text[..token.at].ends_with(|c: char| c.is_alphanumeric());
    if touches(&tokens[at]) || follows_a_sign(text, tokens[at].at) {
        return None;
    }
    let first = point(tokens, at);
    let (from, next) = first.or_else(|| bare_day(tokens, at))?;
    let to = joint(text, tokens, at, next)
        .and_then(|second| short_year(text, tokens, from, next).or_else(|| point(tokens, second)));
    // "12 to 14 May": a day alone is a time only with the month that follows.
    let Some((to, end)) = to.filter(|(to, _)| fits(from, *to)) else {
        first?;
        let range = tokens[at].at..tokens[next - 1].end();
        return Some((Time { range, from, to: None }, next));
    };
    let range = tokens[at].at..tokens[end - 1].end();
    Some((Time { range, from, to: Some(to) }, end))
}

/// "£2018", "12.2018": no time.
fn follows_a_sign(text: &str, at: usize) -> bool {
    text[..at].ends_with(['£', '.', ',', '%', '#'])
}

/// Whether two points can be the ends of one time: both have days, both have months, or years alone.
fn fits(from: Point, to: Point) -> bool {
    let bare = from.month.is_none() && from.day.is_some();
    from.quarter.is_some() == to.quarter.is_some()
        && (bare || from.month.is_some() == to.month.is_some())
        && from.day.is_some() == to.day.is_some()
}

/// A point that starts at a token, and the token after it.
fn point(tokens: &[Token<'_>], at: usize) -> Option<(Point, usize)> {
    day_and_month(tokens, at)
        .or_else(|| month_and_year(tokens, at))
        .or_else(|| quarter(tokens, at))
        .or_else(|| {
            let year = tokens[at].year()?;
            Some((Point { year: Some(year), ..Point::default() }, at + 1))
        })
}

/// "12 May 2018", "the 12th of May".
fn day_and_month(tokens: &[Token<'_>], at: usize) -> Option<(Point, usize)> {
    let day = tokens[at].day()?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| words.contains(&t.text));
    let mut next = at + 1;
    next += usize::from(is(next, &["st", "nd", "rd", "th"]));
    next += usize::from(is(next, &["of"]));
    let (point, end) = month_and_year(tokens, next)?;
    Some((Point { day: Some(day), ..point }, end))
}

fn month_and_year(tokens: &[Token<'_>], at: usize) -> Option<(Point, usize)> {
    let month = month(tokens.get(at)?.text)?;
    let year = tokens.get(at + 1).and_then(Token::year);
    Some((
        Point { month: Some(month), year, ..Point::default() },
        at + 1 + usize::from(year.is_some()),
    ))
}

const WHICH: [(&str, u8); 5] =
    [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", 4)];

/// "quarter 3", "Q3", "the first quarter".
fn quarter(tokens: &[Token<'_>], at: usize) -> Option<(Point, usize)> {
    let is_quarter = |word: &str| word.eq_ignore_ascii_case("quarter") || word == "Q";
    let next = tokens.get(at + 1)?;
    let word = tokens[at].text.to_lowercase();
    let which = WHICH.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    let number = match which {
        Some(number) if is_quarter(next.text) => number,
        _ if is_quarter(tokens[at].text) => next.day().filter(|number| *number <= 4)?,
        _ => return None,
    };
    Some((Point { quarter: Some(number), ..Point::default() }, at + 2))
}

/// "12" in "12 to 14 May".
fn bare_day(tokens: &[Token<'_>], at: usize) -> Option<(Point, usize)> {
    let day = tokens[at].day()?;
    Some((Point { day: Some(day), ..Point::default() }, at + 1))
}

/// The token after a word or sign that joins two ends of a time.
fn joint(text: &str, tokens: &[Token<'_>], at: usize, next: usize) -> Option<usize> {
    let joins = match tokens.get(next)?.text {
        "to" | "until" | "till" | "-" | "–" | "—" | "/" => true,
        "and" => text[..tokens[at].at].to_lowercase().ends_with("between "),
        _ => false,
    };
    (joins && next + 1 < tokens.len()).then_some(next + 1)
}

/// `18` in `2017-18`, `2017/18` and `2017 to 18`.
fn short_year(
    text: &str,
    tokens: &[Token<'_>],
    from: Point,
    joint: usize,
) -> Option<(Point, usize)> {
    let only_year = from.month.is_none() && from.quarter.is_none() && from.day.is_none();
    let first = from.year.filter(|_| only_year)?;
    let last = tokens.get(joint + 1)?;
    let two = last.number().filter(|_| last.text.len() == 2)?;
    // "2017 to 18 May" is no short year, and neither is a date such as 2017-18-05.
    let after = tokens.get(joint + 2);
    let of_a_date = after.is_some_and(|after| {
        month(after.text).is_some() || (after.text == "-" && after.at == last.end())
    });
    // `2018-02` is a month as machines write it.
    let is_month = two < 13 && two < first % 100 && two != (first + 1) % 100;
    if of_a_date || is_month || text[last.end()..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let century = first - first % 100;
    let year = if two == (first + 1) % 100 { first + 1 } else { century + two };
    Some((Point { year: Some(year), ..Point::default() }, joint + 2))
}

impl Time {
    /// Its ends with what one of them leaves unsaid taken from the other.
    pub fn ends(&self) -> (Point, Point) {
        let to = self.to.unwrap_or(self.from);
        let mut from = self.from;
        if from.month.is_none() && from.day.is_some() {
            from.month = to.month;
        }
        if from.year.is_none() && self.to.is_some() {
            // "October to March 2018" runs over the new year.
            let over = from.month.zip(to.month).is_some_and(|(from, to)| from > to);
            from.year = to.year.map(|year| year - u16::from(over));
        }
        (from, to)
    }

    /// Whether it is a financial year: two years in a row.
    pub fn financial_year(&self) -> Option<u16> {
        let (from, to) = (self.from, self.to?);
        let years_only = from.month.or(to.month).or(from.quarter).is_none();
        let (first, last) = (from.year?, to.year?);
        (years_only && last == first + 1).then_some(first)
    }

    /// Its first and its last day, where the years are said.
    pub fn days(&self) -> Option<(Day, Day)> {
        if let Some(year) = self.financial_year() {
            return Period::FinancialYear(year).days();
        }
        let (from, to) = self.ends();
        let first = (from.year?, from.month.unwrap_or(1), from.day.unwrap_or(1));
        let last = (to.year?, to.month.unwrap_or(12), to.day.unwrap_or(31));
        (from.quarter.is_none()).then_some((first, last))
    }
}

/// How many days a month has; February has 29 where no year is said.
pub fn days_of(month: u8, year: Option<u16>) -> u8 {
    let leap = year.is_none_or(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}
