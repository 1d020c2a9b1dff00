//! Numbers of time: hours, days, years and periods.

use super::digits::{Number, after_range};
use crate::check::english::{before_last_word, counts_things, last_word, month, one_of};

/// "9am", "9.30 pm", "9:30", "from 9 to 5pm", "24/7", "24 hours a day", "7 days a week".
pub fn is_time(number: &Number<'_>) -> bool {
    let after = after_range(number.after);
    let bare = after.trim_start_matches([' ', '\u{a0}', '-']);
    let clock = |start: &str| {
        let rest = bare.strip_prefix(start);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let minutes = |text: &str| text.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
    let clock = ["am", "pm", "noon", "midnight", "o’clock", "o'clock"].into_iter().any(clock)
        || number.after.strip_prefix(':').is_some_and(minutes)
        || number
            .before
            .strip_suffix(':')
            .is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    let always = (number.digits == "24" && number.after.starts_with("/7"))
        || (number.digits == "7" && number.before.ends_with("24/"))
        || (number.digits == "24" && bare.starts_with("hour"))
        || (number.digits == "7" && bare.starts_with("days a week"));
    clock || always
}

/// Words after which four digits are a year although a plural follows: "in 2017 residents said".
const BEFORE_YEARS: &str = "after and autumn before by during early for from in its late mid or our since spring summer \
     that the their this through till to until winter year";

/// Words before "of" after which four digits count: "a total of 1950 offences".
const TOTALS: &str = "all average each group majority most number out some sum total";

/// What a year has, and nobody counts: "2017 figures show".
const OF_A_YEAR: &str = "accounts data elections estimates figures games levels numbers plans prices regulations \
     results statistics targets";

pub fn is_year(number: &Number<'_>) -> bool {
    if is_second_of_years(number) {
        return true;
    }
    let four =
        number.digits.len() == 4 && number.whole().is_some_and(|n| (1900..2100).contains(&n));
    four && (!counts_things(number.after) || is_said_as_year(number))
}

fn is_said_as_year(number: &Number<'_>) -> bool {
    let noun = number.after.trim_start().split(|c: char| !c.is_alphanumeric()).next();
    if noun.is_some_and(|noun| one_of(noun, OF_A_YEAR)) {
        return true;
    }
    let last = last_word(number.before);
    if last == "of" {
        let whole = last_word(before_last_word(number.before));
        return !one_of(&whole, TOTALS);
    }
    one_of(&last, BEFORE_YEARS)
        || month(&crate::model::capital(&last)).is_some()
        || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `18` in `2017-18`, `2017/18` and `2017 to 18`.
fn is_second_of_years(number: &Number<'_>) -> bool {
    let first = ["-", "/", "–", " to "].iter().find_map(|sign| number.before.strip_suffix(sign));
    let Some(first) = first.filter(|_| number.digits.len() == 2) else { return false };
    let digits = first.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4 && ["19", "20"].contains(&&first[first.len() - 4..first.len() - 2])
}

/// `31` and `03` in `31/03/2011`, which should be written in words.
fn is_part_of_a_date(number: &Number<'_>) -> bool {
    let before = number.before.rsplit(|c: char| !(c.is_ascii_digit() || c == '/')).next();
    let after = number.after.split(|c: char| !(c.is_ascii_digit() || c == '/')).next();
    let date = [before.unwrap_or(""), number.digits, after.unwrap_or("")].concat();
    let parts: Vec<&str> = date.split('/').collect();
    matches!(parts.as_slice(), [day, month, year]
        if day.len() < 3 && month.len() < 3 && matches!(year.len(), 2 | 4))
}

/// "12 May", "between 12 and 14 May", "May 12".
pub fn is_day(number: &Number<'_>) -> bool {
    if is_part_of_a_date(number) {
        return true;
    }
    if !number.whole().is_some_and(|day| (1..=31).contains(&day)) {
        return false;
    }
    let next = after_range(number.after).split_whitespace().next();
    let before = number.before.strip_suffix(' ').and_then(|before| before.split(' ').next_back());
    next.and_then(month).is_some()
        || (before.and_then(month).is_some() && !counts_things(number.after))
}

const SPANS: &str = "minute hour day week month year";

/// Words that make a period of a span of time: "the last 12 months".
const WHICH_PERIOD: &str =
    "coming final first following last latest next past preceding previous same the these those";

/// Words after a span of time that make it a point in time: "two years later".
const WHEN: &str = "ago before earlier later period to from ending";

/// "the last 12 months", "12 months to March 2018"; "it took 12 months" is a figure.
pub fn is_period(number: &Number<'_>) -> bool {
    let after = number.after.trim_start_matches([' ', '\u{a0}', '-']);
    let Some(rest) = SPANS.split(' ').find_map(|span| after.strip_prefix(span)) else {
        return false;
    };
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    if rest.starts_with(char::is_alphanumeric) {
        return false;
    }
    let mut next = rest.trim_start().split(|c: char| !c.is_alphanumeric());
    let (word, then) = (next.next().unwrap_or(""), next.next().unwrap_or(""));
    let is_time = then.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let when = one_of(word, WHEN) && (!matches!(word, "to" | "from") || is_time);
    when || one_of(&last_word(number.before), WHICH_PERIOD)
}
