//! Numbers that are no figures: years, dates, ages, times of day, telephone numbers, names.

use std::ops::Range;

use super::age::is_age;
use super::digits::{Number, goes_elsewhere, numbers};
use super::when::{is_day, is_period, is_time, is_year};
use crate::check::english::{before_last_word, counts_things, last_word, one_of};

/// What a number in digits is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    Figure,
    Year,
    Day,
    Age,
    Time,
    Phone,
    Name,
    Period,
}

/// The places of the numbers that are figures.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut previous = (Is::Figure, 0);
    for number in numbers(text) {
        let is = match kind(&number) {
            Is::Figure => goes_on(&number, previous),
            other => other,
        };
        if is == Is::Figure {
            found.push(number.range.clone());
        }
        previous = (is, number.range.end);
    }
    found
}

/// Whether a number is of a kind, by the words around it.
type Test = fn(&Number<'_>) -> bool;

/// What a number is by the words around it.
fn kind(number: &Number<'_>) -> Is {
    if number.has_a_unit() {
        return Is::Figure;
    }
    let tests: [(Test, Is); 8] = [
        (touches_a_name, Is::Name),
        (is_time, Is::Time),
        (is_phone, Is::Phone),
        (is_year, Is::Year),
        (is_day, Is::Day),
        (is_age, Is::Age),
        (is_period, Is::Period),
        (has_a_lead, Is::Name),
    ];
    tests.iter().find(|(test, _)| test(number)).map_or(Is::Figure, |(_, is)| *is)
}

/// "sections 18 and 20", "section 17(1)", "aged 10, 11 and 12": a number is what the one before it
/// is, where only a joining word stands between them and it counts nothing itself.
fn goes_on(number: &Number<'_>, (previous, end): (Is, usize)) -> Is {
    let between = &number.before[end.min(number.before.len())..];
    let joined = match previous {
        Is::Figure | Is::Year | Is::Period => false,
        Is::Phone => matches!(between, " " | "-" | " or " | ", "),
        Is::Name if matches!(between, " of " | "(" | " (") => true,
        _ => {
            matches!(between, " to " | " until " | "-" | "–")
                || (lists(between) && !goes_elsewhere(number))
        }
    };
    let counted = number.has_a_unit() || (previous != Is::Phone && counts_things(number.after));
    if joined && !counted { previous } else { Is::Figure }
}

fn lists(between: &str) -> bool {
    let between = between.strip_prefix(')').unwrap_or(between);
    matches!(between, " and " | " or " | ", " | ", and " | " & " | "/")
}

/// `M6`, `Covid-19`, `12th`, `5G`; but `10km` and `300s` of nothing are figures.
fn touches_a_name(number: &Number<'_>) -> bool {
    let before = number.before;
    if before.ends_with(|c: char| c.is_alphabetic() || c == '_') {
        return true;
    }
    let joined = before.strip_suffix(['-', '‑']);
    if joined.is_some_and(|name| name.ends_with(char::is_alphabetic)) {
        return true;
    }
    let suffix = number.suffix();
    let ordinal = ["st", "nd", "rd", "th", "s"].contains(&suffix);
    let one_letter = suffix.chars().count() == 1;
    ordinal || one_letter || suffix.starts_with(char::is_uppercase)
}

/// Words before the number of a service: "call 101 or 999".
const CALLS: &str = "call calling dial on phone ring ringing text";
const SERVICES: &str = "101 105 111 112 119 999";

fn is_phone(number: &Number<'_>) -> bool {
    let dialled = number.digits.len() > 2
        && number.digits.starts_with('0')
        && number.digits.bytes().all(|byte| byte.is_ascii_digit());
    let service = one_of(number.digits, SERVICES)
        && one_of(&last_word(number.before), CALLS)
        && !counts_things(number.after);
    dialled || number.before.ends_with('+') || service
}

/// Words before a number that always make it a name.
const LEADS: &str = "annex appendix article catch chapter clause figure junction page pages paragraph paragraphs \
     regulation schedule section sections table tables version";

/// Words before a number that make it a name, unless they speak of time or of a matter: "year 7",
/// "stage 2"; but "each year 40", "at this stage 30 people".
const SOFT_LEADS: &str = "act category class item items level levels note notes number objective outcome part parts \
     phase phases priority quarter quarters recommendation recommendations room stage stages step \
     steps strand strands tier tiers ward year years";

const SPEAKS_OF_TIME: &str =
    "all any each every last next no one per previous same some that these this those";

/// "Section 17", "year 7", "key stage 2".
fn has_a_lead(number: &Number<'_>) -> bool {
    // "no. 12"
    let short = number.before.trim_end();
    if short.ends_with(" no.") || short.ends_with("No.") {
        return true;
    }
    let lead = last_word(number.before);
    if !number.before.ends_with([' ', '\u{a0}']) {
        return false;
    }
    if one_of(&lead, LEADS) {
        return true;
    }
    if !one_of(&lead, SOFT_LEADS) || number.whole().is_some_and(|n| !is_rank(&lead, n)) {
        return false;
    }
    let which = last_word(before_last_word(number.before));
    let ordinal = ["first", "second", "third", "fourth", "fifth", "a", "an", "our", "their"];
    !(one_of(&which, SPEAKS_OF_TIME)
        || (ordinal.contains(&which.as_str()) && counts_things(number.after)))
}

/// Years of school and quarters end somewhere.
fn is_rank(lead: &str, number: u32) -> bool {
    match lead {
        "year" | "years" => number <= 13,
        "quarter" | "quarters" => (1..=4).contains(&number),
        _ => true,
    }
}
