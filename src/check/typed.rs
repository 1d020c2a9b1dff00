//! Numbers typed into prose: each is to be bound to a datum, or typed with a reason.

use std::ops::Range;

use super::Subject;
use super::lines::{Home, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::kpi::Unit;

/// A number that is typed into prose.
pub const TYPED_FIGURE: Rule = Rule::warning("typed-figure");

/// Looks at every number of every line.
pub fn are_bound(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for range in digits(&line.text) {
            if line.is_words(range.start) && !is_no_figure(&line.text, &range) {
                typed(line, &range, out);
            }
        }
        for range in in_words(subject, line) {
            typed(line, &range, out);
        }
    }
}

fn typed(line: &Line<'_>, range: &Range<usize>, out: &mut Diagnostics) {
    let Some(span) = line.span(range) else { return };
    let number = &line.text[range.clone()];
    let quoted = if number.contains(',') { format!("\"{number}\"") } else { number.to_owned() };
    let message = format!("the number `{number}` is typed into the text");
    let help = format!(
        "put it into `figures.yaml` and write `{{{{ figure(id=…) }}}}`, or say why not: \
         `{{{{ typed({quoted}, because=\"…\") }}}}`"
    );
    out.push(Diagnostic::at(&TYPED_FIGURE, &span, message).help(help));
}

/// Runs of digits with what belongs to them: `£1,240.50`, `62.1%`.
fn digits(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < bytes.len() {
            let joins = matches!(bytes[end], b'.' | b',')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if bytes[end].is_ascii_digit() || joins { end += 1 } else { break }
        }
        let start = if text[..at].ends_with('£') { at - '£'.len_utf8() } else { at };
        let end = if text[end..].starts_with('%') { end + 1 } else { end };
        found.push(start..end);
        at = end;
    }
    found
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

/// Words before a number that make it a name or an age, and words after it.
const NAMES_BEFORE: &[&str] = &[
    "aged",
    "age",
    "ages",
    "under",
    "over",
    "quarter",
    "quarters",
    "section",
    "sections",
    "article",
    "chapter",
    "part",
    "page",
    "pages",
    "table",
    "figure",
    "appendix",
    "annex",
    "year",
    "years",
    "tier",
    "level",
    "phase",
    "catch",
    "act",
    "note",
    "notes",
    "paragraph",
    "paragraphs",
    "version",
    "class",
    "category",
    "junction",
    "priority",
    "recommendation",
    "item",
    "number",
    "no",
    "ward",
    "room",
    "stage",
    "step",
    "objective",
    "strand",
    "outcome",
];

/// Years, dates, ages and names are no figures.
fn is_no_figure(text: &str, range: &Range<usize>) -> bool {
    let number = &text[range.clone()];
    if number.starts_with('£') || number.ends_with('%') {
        return false;
    }
    let (before, after) = (&text[..range.start], &text[range.end..]);
    is_year(number, before, after)
        || is_of_a_date(before, after)
        || is_of_an_age(before, after)
        || is_of_a_name(before, after)
        // A year is sometimes called "12 months".
        || (number == "12" && after.trim_start_matches([' ', '-']).starts_with("month"))
}

fn is_year(number: &str, before: &str, after: &str) -> bool {
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    // `2017-18` and `2017/18`: the year that the second part belongs to stands before it.
    let second = number.len() == 2
        && before.ends_with(['-', '/', '–'])
        && before[..before.len() - before.chars().last().map_or(0, char::len_utf8)]
            .ends_with(|c: char| c.is_ascii_digit());
    let decade = after.starts_with('s') && number.len() == 4;
    year || second || decade
}

fn is_of_a_date(before: &str, after: &str) -> bool {
    let month = |word: Option<&str>| {
        word.is_some_and(|word| MONTHS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    let ordinal = ["st ", "nd ", "rd ", "th "].iter().find_map(|end| after.strip_prefix(end));
    month(ordinal.unwrap_or(after).split_whitespace().next())
        || (month(before.split_whitespace().last()) && !after.starts_with('%'))
}

/// Words that may stand between "age" and its number: "the most common age was 15 to 24".
const BETWEEN_AGE: &[&str] = &[
    "was", "were", "is", "are", "of", "to", "and", "or", "between", "from", "over", "under", "at",
];

fn is_of_an_age(before: &str, after: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let between = |word: &str| {
        BETWEEN_AGE.contains(&word) || word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    let of_age = before
        .split_whitespace()
        .rev()
        .map(bare)
        .find(|word| !between(word))
        .is_some_and(|word| matches!(word.as_str(), "aged" | "age" | "ages"));
    let later = after.trim_start();
    let years_old = ["year-old", "-year-old", "year old", "years old", "years of age", "-year old"];
    of_age || years_old.iter().any(|words| later.starts_with(words))
}

fn last_word(text: &str) -> String {
    let word = text.split_whitespace().last().unwrap_or("");
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_of_a_name(before: &str, after: &str) -> bool {
    let touching = before.ends_with(|c: char| c.is_alphabetic() || c == '_')
        || after.starts_with(|c: char| {
            c.is_alphabetic() && !after.starts_with("am") && !after.starts_with("pm")
        });
    // "in 22 cases" is a number, "Catch 22" and "section 17" are names.
    let name = NAMES_BEFORE.contains(&last_word(before).as_str()) && before.ends_with(' ');
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| after.starts_with(end));
    let last = before.trim_end().rsplit(' ').next().unwrap_or("");
    let capital = before.ends_with(' ') && last.starts_with(char::is_uppercase) && last.len() > 1;
    let name = name || (capital && !FIRST_WORDS.contains(&last)) || is_joined_name(before);
    // A telephone number: groups of digits with spaces.
    let group =
        |text: &str| text.starts_with(' ') && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let ends_group =
        before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    touching || name || group(after) || ends_group || ordinal
}

/// Words that start a sentence before a number that is none of a name.
const FIRST_WORDS: &[&str] = &[
    "In", "The", "Some", "About", "Over", "Nearly", "Almost", "Only", "At", "By", "Of", "For",
    "From", "With", "And", "But", "Another", "All", "These", "Those", "There", "Around", "More",
    "Fewer", "Just", "Up", "Between", "Since", "Until", "After", "Before", "During", "To", "On",
    "Than", "We", "They", "It", "A", "An", "Our", "Their", "Its", "Also", "Other", "First", "Last",
];

/// "Covid-19".
fn is_joined_name(before: &str) -> bool {
    before.strip_suffix('-').is_some_and(|name| name.ends_with(char::is_alphabetic))
}

const NUMBER_WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
];

/// Number words before "per cent", "times", or the unit of a measure that the page speaks of.
fn in_words(subject: &Subject<'_>, line: &Line<'_>) -> Vec<Range<usize>> {
    let units = units(subject, line);
    let mut found = Vec::new();
    for (at, word) in words(&line.text) {
        if !NUMBER_WORDS.contains(&word.to_lowercase().as_str()) || !line.is_words(at) {
            continue;
        }
        let after = line.text[at + word.len()..].trim_start();
        let after = after.strip_prefix("more ").unwrap_or(after);
        let counts = after.starts_with("per cent") || after.starts_with("times ");
        let of_unit = units.iter().any(|unit| {
            after.strip_prefix(unit.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric))
        });
        if counts || of_unit {
            found.push(at..at + word.len());
        }
    }
    found
}

/// The units of the measures that a line's page names.
fn units(subject: &Subject<'_>, line: &Line<'_>) -> Vec<String> {
    let ids: Vec<&str> = match line.home {
        Home::Page(page) => page.kpis.iter().map(String::as_str).collect(),
        Home::Kpi(id) => vec![id],
        Home::Data => Vec::new(),
    };
    let kpis = ids.into_iter().filter_map(|id| subject.site.kpis.get(id));
    kpis.filter_map(|kpi| match &kpi.unit {
        Unit::Things(things) => Some(things.clone()),
        Unit::Percent => None,
    })
    .collect()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
