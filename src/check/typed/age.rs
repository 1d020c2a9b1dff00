//! Numbers that are ages.

use super::digits::{Number, after_range, goes_elsewhere};
use crate::check::english::{before_last_word, counts_things, is_plural, last_word, one_of};

/// Words that may stand between "age" and its number: "the most common age was 15 to 24".
const BETWEEN_AGE: &str = "was were is are of to and or between from over under at";

const YEARS_OLD: &[&str] =
    &["year-old", "-year-old", "year old", "years old", "years of age", "-year old"];

const AND_OVER: &[&str] = &[
    " and over",
    " or over",
    " and under",
    " or under",
    " or older",
    " or younger",
    " and above",
    "+",
];

/// "aged 16 to 24", "16-24 year olds", "people under 25", "18 and over".
pub fn is_age(number: &Number<'_>) -> bool {
    if number.whole().is_none_or(|age| age > 120) {
        return false;
    }
    let after = after_range(number.after);
    let old = YEARS_OLD.iter().any(|words| after.trim_start().starts_with(words));
    let and_over = AND_OVER.iter().find_map(|words| after.strip_prefix(words));
    let and_over = and_over.is_some_and(|rest| {
        !counts_things(rest) && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    old || and_over || is_said_as_age(number) || is_limit_of_age(number) || is_band(number)
}

/// "aged 16 to 24", "the most common age was 15", "when they turn 18".
fn is_said_as_age(number: &Number<'_>) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let between = |word: &str| {
        one_of(word, BETWEEN_AGE) || word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    let mut before = number.before.split_whitespace().rev().map(bare);
    let of_age = before.find(|word| !between(word)).is_some_and(|word| {
        matches!(word.as_str(), "aged" | "age" | "ages" | "turn" | "turns" | "turned")
    });
    of_age && !goes_elsewhere(number) && !number.after.starts_with(" of them")
}

const PEOPLE: &str = "adults boys children clients girls men offenders people pupils residents \
                      suspects them they victims who women youths";

const ONE_PERSON: &str = "adult anybody anyone child everybody everyone he man nobody offender \
                          person she somebody someone suspect those victim woman";

/// "people under 25", "the victim was under 25", "the under 25 group"; not "over 300 young people",
/// "fell to under 40".
fn is_limit_of_age(number: &Number<'_>) -> bool {
    let limit = last_word(number.before);
    if !matches!(limit.as_str(), "over" | "under") || !number.before.ends_with(' ') {
        return false;
    }
    let before = before_last_word(number.before);
    let mut whose = last_word(before);
    let is_said = matches!(whose.as_str(), "are" | "is" | "was" | "were");
    if is_said {
        whose = last_word(before_last_word(before));
    }
    let people = one_of(&whose, PEOPLE) || one_of(&whose, ONE_PERSON);
    let group = is_plural(&whose) || one_of(&whose, "the an for all");
    people || (!is_said && group && !counts_things(number.after))
}

/// "young people (10 to 17)".
fn is_band(number: &Number<'_>) -> bool {
    let Some(before) = number.before.trim_end().strip_suffix('(') else { return false };
    let after = after_range(number.after);
    after.len() < number.after.len() && after.starts_with(')') && one_of(&last_word(before), PEOPLE)
}
