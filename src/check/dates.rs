//! Dates: a span of time ends after it starts.

use std::ops::Range;

use super::Subject;
use super::lines::Line;
use super::times::spans_of_time;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};

/// A span of time whose end lies before its start.
pub const DATES_OUT_OF_ORDER: Rule = Rule::warning("dates-out-of-order");

/// Looks at every span of time.
pub fn in_order(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for sentence in line.sentences() {
            order(line, &sentence, out);
        }
    }
}

fn order(line: &Line<'_>, sentence: &Range<usize>, out: &mut Diagnostics) {
    let said = &line.text[sentence.clone()];
    for (at, from, to) in spans_of_time(said) {
        if from <= to {
            continue;
        }
        let place = sentence.start + at..sentence.start + at + "2020 to 2017".len();
        let Some(span) = line.span(&place) else { continue };
        let message = format!("the time from {from} to {to} ends before it starts");
        out.push(
            Diagnostic::at(&DATES_OUT_OF_ORDER, &span, message).help("turn the two years round"),
        );
    }
    for (at, from, to) in months_of_a_year(said) {
        let place = sentence.start + at..sentence.start + at + 1;
        let Some(span) = line.span(&place) else { continue };
        let message = format!("the time from {from} to {to} ends before it starts");
        out.push(
            Diagnostic::at(&DATES_OUT_OF_ORDER, &span, message).help("turn the two months round"),
        );
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "from March to January 2018": two months of one year in the wrong order.
fn months_of_a_year(said: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (at, _) in said.match_indices(" to ") {
        let first = said[..at].split(' ').next_back().unwrap_or("");
        let mut after = said[at + 4..].split(' ');
        let (second, year) = (after.next().unwrap_or(""), after.next().unwrap_or(""));
        let year = year.trim_matches(|c: char| !c.is_ascii_digit());
        let place = |word: &str| MONTHS.iter().position(|month| *month == word);
        if let (Some(from), Some(to)) = (place(first), place(second))
            && year.len() == 4
            && from > to
        {
            found.push((at - first.len(), first.to_owned(), format!("{second} {year}")));
        }
    }
    found
}
