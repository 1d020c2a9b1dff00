//! Dates: a span of time ends after it starts, and each day exists.

use std::ops::Range;

use super::Subject;
use super::english::{MONTHS, counts_things, one_of, words};
use super::finding::found;
use super::lines::Line;
use super::times::{Point, Time, days_of, times};
use crate::diagnostic::{Diagnostics, Rule};

/// A span of time whose end lies before its start, or a day that no calendar has.
pub const DATES_OUT_OF_ORDER: Rule = Rule::warning("dates-out-of-order");

/// Looks at every span of time.
pub fn in_order(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        if line.text.bytes().any(|byte| byte.is_ascii_digit()) {
            times(&line.text).iter().for_each(|time| look(line, time, out));
        }
    }
}

fn look(line: &Line<'_>, time: &Time, out: &mut Diagnostics) {
    if !line.is_words(time.range.start) {
        return;
    }
    let (from, to) = time.ends();
    if let Some(point) = [from, to].into_iter().find(is_no_day) {
        let day = in_words(Point { year: None, ..point });
        let message = format!("there is no {day}{}", of_year(point));
        push(line, &time.range, message, "write the day as the document has it", out);
    } else if time.to.is_some() && is_reversed(time) && !is_a_move(&line.text, &time.range) {
        let (from, to) = (in_words(time.from), in_words(to));
        let message = format!("the time from {from} to {to} ends before it starts");
        push(line, &time.range, message, "turn the two round", out);
    }
}

fn push(line: &Line<'_>, range: &Range<usize>, message: String, help: &str, out: &mut Diagnostics) {
    let Some(span) = line.span(range) else { return };
    let finding = found(&DATES_OUT_OF_ORDER, &span, message, line.about()).help(help);
    out.push(finding.compares(&[&&line.text[range.clone()]]));
}

fn is_no_day(point: &Point) -> bool {
    let (Some(day), Some(month)) = (point.day, point.month) else { return false };
    day > days_of(month, point.year)
}

/// " in 2018" of a leap day.
fn of_year(point: Point) -> String {
    match (point.day, point.month, point.year) {
        (Some(29), _, Some(year)) => format!(" in {year}"),
        _ => String::new(),
    }
}

fn is_reversed(time: &Time) -> bool {
    let (from, to) = time.ends();
    let said = time.from.year.is_some();
    match (from.year, to.year) {
        (Some(first), Some(last)) if said && first != last => first > last,
        _ => {
            let day = |point: Point| (point.month, point.day);
            let months = time.from.month.zip(to.month);
            let over =
                !said && months.is_some_and(|(from, to)| from > to && over_new_year(from, to));
            from.quarter.is_none() && day(from_of(time)) > day(to) && !over
        }
    }
}

/// The start with the month that its end gives it.
fn from_of(time: &Time) -> Point {
    time.ends().0
}

/// "April to March", "October to March 2018", "September to July": spans that people write without the
/// first year.
fn over_new_year(from: u8, to: u8) -> bool {
    to + 1 == from || from >= 8
}

/// Words before two years that are no span: "brought forward from 2018 to 2017".
const MOVES: &str = "back brought changed compare compared comparing cut down dropped fell forward \
                     moved reduced shifted went";

fn is_a_move(text: &str, range: &Range<usize>) -> bool {
    let before: Vec<String> =
        words(&text[..range.start]).map(|(_, word)| word.to_lowercase()).collect();
    let near = before.iter().rev().take(4);
    near.into_iter().any(|word| one_of(word, MOVES)) || counts_things(&text[range.end..])
}

/// "12 June 2018", "June", "2018".
fn in_words(point: Point) -> String {
    let month = point.month.map(|month| MONTHS[usize::from(month) - 1].to_owned());
    let (day, year) = (point.day.map(|d| d.to_string()), point.year.map(|y| y.to_string()));
    let parts: Vec<String> = day.into_iter().chain(month).chain(year).collect();
    parts.join(" ")
}
