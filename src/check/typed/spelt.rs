//! Numbers in words, where they tell a figure.

use std::ops::Range;

use crate::check::Subject;
use crate::check::english::{one_of, words};
use crate::check::lines::{Home, Line};
use crate::model::kpi::Unit;

const NUMBER_WORDS: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
     sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
     hundred thousand million dozen";

/// Words between a number and what it counts.
const BETWEEN: &str = "more fewer less extra additional further new recorded reported";

/// Words after a number that make a figure of it on every page.
const MARKS: [&str; 4] = ["per cent", "percent", "percentage points", "times"];

/// Number words before "per cent", "times", or the unit of a measure that the page speaks of.
pub fn figures(subject: &Subject<'_>, line: &Line<'_>) -> Vec<Range<usize>> {
    let units = units(subject, line);
    let text = &line.text;
    // Most lines hold none of these, and need no second look.
    if !MARKS.iter().chain(&units).any(|mark| text.contains(mark)) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, word) in words(text) {
        let end = at + word.len();
        if is_number(word) && line.is_words(at) {
            let start = run.as_ref().filter(|run| goes_on(&text[run.end..at]));
            run = Some(start.map_or(at, |run| run.start)..end);
            if tells_a_figure(&text[end..], &units) {
                found.extend(run.take());
            }
        }
    }
    found
}

/// `twenty-four` and each word of `one hundred and ten`.
fn is_number(word: &str) -> bool {
    let is_one = |part: &str| one_of(&part.to_lowercase(), NUMBER_WORDS);
    word.starts_with(char::is_alphabetic) && word.split('-').all(is_one)
}

/// Whether two words of a number belong together by what stands between them.
fn goes_on(between: &str) -> bool {
    matches!(between, " " | " and " | " point " | "-")
}

fn tells_a_figure(after: &str, units: &[&str]) -> bool {
    let mut after = after.trim_start();
    while let Some(rest) = BETWEEN.split(' ').find_map(|word| after.strip_prefix(word)) {
        let Some(rest) = rest.strip_prefix(' ') else { break };
        after = rest;
    }
    let starts = |words: &str| {
        let rest = after.strip_prefix(words);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    MARKS.iter().chain(units).any(|mark| starts(mark))
}

/// The units of the measures that a line's page names.
fn units<'a>(subject: &Subject<'a>, line: &Line<'a>) -> Vec<&'a str> {
    let kpis = &subject.site.kpis;
    let unit = |id: &str| match &kpis.get(id)?.unit {
        Unit::Things(things) => Some(things.as_str()),
        Unit::Percent => None,
    };
    match line.home {
        Home::Page(page) => page.kpis.iter().filter_map(|id| unit(id)).collect(),
        Home::Kpi(id) => unit(id).into_iter().collect(),
        _ => Vec::new(),
    }
}
