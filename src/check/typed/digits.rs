//! Numbers in digits, and what touches them.

use std::ops::Range;

/// A number in digits, with the text before and after it.
#[derive(Clone)]
pub struct Number<'a> {
    /// Its digits, with what belongs to them: `£1,240.50`, `62.1%`, `1.5m`.
    pub range: Range<usize>,
    /// Its digits alone.
    pub digits: &'a str,
    /// The text before.
    pub before: &'a str,
    /// The text after.
    pub after: &'a str,
}

impl Number<'_> {
    /// As a whole number.
    pub fn whole(&self) -> Option<u32> {
        self.digits.parse().ok()
    }

    /// Whether it is money, a percentage, or has a word for its size: `£5k`, `30%`, `1.5m`.
    pub fn has_a_unit(&self) -> bool {
        self.range.len() > self.digits.len()
    }

    /// The letters that touch its end.
    pub fn suffix(&self) -> &str {
        let end = self.after.find(|c: char| !c.is_alphabetic()).unwrap_or(self.after.len());
        &self.after[..end]
    }
}

/// Every number of a text, in order.
pub fn numbers(text: &str) -> Vec<Number<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_digits(bytes, at);
        found.push(number(text, at..end));
        at = end;
    }
    found
}

fn end_of_digits(bytes: &[u8], start: usize) -> usize {
    let mut end = start + 1;
    while end < bytes.len() {
        let joins =
            matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if bytes[end].is_ascii_digit() || joins { end += 1 } else { break }
    }
    end
}

/// Letters after a number that say its size.
const SIZES: &[&str] = &["m", "k", "bn", "mn"];

fn number(text: &str, digits: Range<usize>) -> Number<'_> {
    let mut range = digits.clone();
    if text[..range.start].ends_with('£') {
        range.start -= '£'.len_utf8();
    }
    let rest = &text[range.end..];
    let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    if rest.starts_with('%') {
        range.end += 1;
    } else if SIZES.contains(&&rest[..letters]) {
        range.end += letters;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    Number { digits: &text[digits], before, after, range }
}

/// What stands after a number and those that are joined to it: after "16" in "16 to 24 year olds".
pub fn after_range(mut after: &str) -> &str {
    loop {
        let joiners = [" and ", " to ", " until ", " or ", ", ", "-", "–"];
        let Some(next) = joiners.iter().find_map(|joiner| after.strip_prefix(joiner)) else {
            return after;
        };
        let rest = next.trim_start_matches(|c: char| c.is_ascii_digit());
        if rest.len() == next.len() {
            return after;
        }
        after = rest;
    }
}

/// "aged over 18, 40 took part": after a comma a word follows that is none of a list.
pub fn goes_elsewhere(number: &Number<'_>) -> bool {
    let in_a_list = [",", " and ", " or ", ".", ";", ":", ")"];
    number.before.ends_with(", ")
        && !number.after.is_empty()
        && !in_a_list.iter().any(|start| number.after.starts_with(start))
}
