//! Sentences: what they say of the numbers in them, held against the data.

use std::ops::Range;

use super::Subject;
use super::finding::{address, found};
use super::lines::{Home, Line};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::kpi::{Direction, Trend};
use crate::model::value::{Measure, Value};
use crate::model::{Bound, Datum, Period, Show};

/// A word for a rise beside a fall, or the other way round.
pub const CONTRARY_WORD: Rule = Rule::warning("contrary-word");
/// A year beside a number of another year.
pub const WRONG_PERIOD: Rule = Rule::warning("wrong-period");
/// Numbers of one sentence that do not fit each other.
pub const SENTENCE_SUM: Rule = Rule::warning("sentence-sum");
/// A span of time whose end lies before its start.
pub const DATES_OUT_OF_ORDER: Rule = Rule::warning("dates-out-of-order");
/// Words about what is wanted that the measure's direction denies.
pub const WANTED_DIRECTION: Rule = Rule::warning("wanted-direction");

/// Holds every sentence against its numbers.
pub fn fit_their_numbers(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for sentence in line.sentences() {
            let bound: Vec<_> = line.bound(&sentence).collect();
            if !bound.is_empty() {
                contrary(subject, line, &sentence, &bound, out);
                period(subject, line, &sentence, &bound, out);
                sums(line, &bound, out);
            }
            order(line, &sentence, out);
            wanted(subject, line, &sentence, out);
        }
    }
}

type Numbers<'a, 'b> = [(&'b Range<usize>, &'a Bound)];

const UP: &[&str] = &[
    "rose",
    "risen",
    "rise",
    "rises",
    "rising",
    "increase",
    "increased",
    "increases",
    "grew",
    "grown",
    "more",
    "up",
    "higher",
    "doubled",
    "trebled",
    "above",
    "highest",
];
const DOWN: &[&str] = &[
    "fell",
    "fallen",
    "fall",
    "falls",
    "falling",
    "decrease",
    "decreased",
    "decreases",
    "dropped",
    "drop",
    "down",
    "lower",
    "fewer",
    "halved",
    "below",
    "reduced",
    "reduction",
    "lowest",
];

fn words(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    words.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word.to_lowercase()))
}

/// Words of direction this far from a number are about it, in bytes.
const NEAR: usize = 40;

/// A bound size of a change is said with a word for its direction.
fn contrary(
    subject: &Subject<'_>,
    line: &Line<'_>,
    sentence: &Range<usize>,
    bound: &Numbers<'_, '_>,
    out: &mut Diagnostics,
) {
    for (range, number) in bound {
        let Datum::Kpi { id, show, year, .. } = &number.datum else { continue };
        if !matches!(
            show,
            Show::Change | Show::ChangePercent | Show::StatedChange | Show::StatedChangePercent
        ) {
            continue;
        }
        let Some(report) = subject.site.report(number.edition) else { continue };
        let (Some(kpi), Some(reading)) = (subject.site.kpis.get(id), report.reading(id)) else {
            continue;
        };
        let Some(change) = reading.change(kpi, *year) else { continue };
        let (wrong, went) = match change.trend() {
            Trend::Rose => (DOWN, "a rise"),
            Trend::Fell => (UP, "a fall"),
            Trend::Same => continue,
        };
        let right = if went == "a rise" { UP } else { DOWN };
        let said = &line.text[sentence.clone()];
        let near = |at: usize| {
            let at = at + sentence.start;
            at + NEAR > range.start && at < range.end + NEAR
        };
        let in_words = |list: &[&str]| {
            words(said).find(|(at, word)| list.contains(&word.as_str()) && near(*at))
        };
        let (Some((at, word)), None) = (in_words(wrong), in_words(right)) else { continue };
        let place = sentence.start + at..sentence.start + at + word.len();
        let Some(span) = line.span(&place) else { continue };
        let message = format!("`{word}` stands beside {}, and the data show {went}", number.text);
        let help =
            "say it as the data do; `show=sentence` and `show=trend` choose the word themselves";
        out.push(
            Diagnostic::at(&CONTRARY_WORD, &span, message)
                .help(help)
                .label(&number.span, "the number"),
        );
    }
}

/// When a bound number was so.
fn period_of(subject: &Subject<'_>, bound: &Bound) -> Option<Period> {
    let report = subject.site.report(bound.edition)?;
    match &bound.datum {
        Datum::Kpi { show, year, .. } => match show {
            Show::Previous | Show::Baseline => year.before(),
            Show::Quarter(quarter) => year.quarter(*quarter),
            Show::Total | Show::StatedTotal => Some(*year),
            _ => None,
        },
        Datum::Figure(id) => report.figures.get(id).map(|figure| figure.period),
        Datum::Amount(id) => {
            let budget = report.budget.as_ref()?;
            let other = budget.other_years.iter().find(|other| other.line.id == *id);
            Some(other.map_or(budget.period, |other| other.period))
        }
    }
}

/// "in 2016 to 2017" beside numbers that are all of another year.
fn period(
    subject: &Subject<'_>,
    line: &Line<'_>,
    sentence: &Range<usize>,
    bound: &Numbers<'_, '_>,
    out: &mut Diagnostics,
) {
    let said = &line.text[sentence.clone()];
    let spans = spans_of_time(said);
    let ([(at, from, to)], false) = (spans.as_slice(), bound.is_empty()) else { return };
    let introduced =
        ["in ", "during ", "for "].iter().any(|word| said[..*at].to_lowercase().ends_with(word));
    if *to != from + 1 || !introduced {
        return;
    }
    let year = Period::FinancialYear(*from);
    let periods: Option<Vec<Period>> =
        bound.iter().map(|(_, number)| period_of(subject, number)).collect();
    let Some(periods) = periods else { return };
    if periods.iter().any(|period| overlap(*period, year)) {
        return;
    }
    let place = sentence.start + at..sentence.start + at + "2017 to 2018".len();
    let Some(span) = line.span(&place) else { return };
    let message = format!(
        "the sentence says `{year}`, and {} is a number of {}",
        bound[0].1.text, periods[0]
    );
    let help = "write the period of the number, or bind the number of that year (`year=…`)";
    let number = &bound[0].1.span;
    out.push(Diagnostic::at(&WRONG_PERIOD, &span, message).help(help).label(number, "the number"));
}

fn overlap(a: Period, b: Period) -> bool {
    let ((a_first, a_last), (b_first, b_last)) = (a.days(), b.days());
    a_first <= b_last && b_first <= a_last
}

/// "2016 to 2017", with the place and the two years.
fn spans_of_time(text: &str) -> Vec<(usize, u16, u16)> {
    let year = |text: &str| {
        text.get(..4).and_then(|y| y.parse::<u16>().ok()).filter(|y| (1900..2200).contains(y))
    };
    let mut found = Vec::new();
    for (at, joint) in text.match_indices(" to ").chain(text.match_indices(" and ")) {
        let Some(from) = at.checked_sub(4).and_then(|start| text.get(start..at)).and_then(year)
        else {
            continue;
        };
        // "between 2016 and 2017" is a span, "in 2016 and 2017" is none.
        let between = text[..at - 4].to_lowercase().ends_with("between ");
        if joint == " and " && !between {
            continue;
        }
        let after = &text[at + joint.len()..];
        let stands_alone = !after.get(4..5).is_some_and(|c| c.chars().all(char::is_alphanumeric));
        if let Some(to) = year(after).filter(|_| stands_alone) {
            found.push((at - 4, from, to));
        }
    }
    found.sort_unstable();
    found
}

/// The numbers of a sentence that says how they belong together.
fn sums(line: &Line<'_>, bound: &Numbers<'_, '_>, out: &mut Diagnostics) {
    let values: Vec<Value> = bound.iter().filter_map(|(_, n)| Value::parse(&n.text)).collect();
    if values.len() != bound.len() {
        return;
    }
    share_of(line, bound, &values, out);
    all_told(line, bound, &values, out);
}

/// "336 out of 384, or 87.5%".
fn share_of(line: &Line<'_>, bound: &Numbers<'_, '_>, values: &[Value], out: &mut Diagnostics) {
    for at in 0..values.len().saturating_sub(2) {
        let [part, whole, share] = [values[at], values[at + 1], values[at + 2]];
        let between = &line.text[bound[at].0.end..bound[at + 1].0.start];
        let after = &line.text[bound[at + 1].0.end..bound[at + 2].0.start];
        let shape = between.trim() == "out of"
            && matches!(after.trim(), ", or" | "or" | "(" | "," | "; that is");
        let counts = part.measure == Measure::Number && whole.measure == Measure::Number;
        if !shape || !counts || share.measure != Measure::Percent {
            continue;
        }
        let exact = part.number.percent_of(whole.number, share.number.decimals());
        if exact.is_none_or(|exact| exact == share.number) {
            continue;
        }
        let exact = exact.unwrap_or(share.number);
        let message = format!("{part} out of {whole} is {exact}%, and the sentence says {share}");
        push(line, bound, message, out);
    }
}

const TOGETHER: &[&str] =
    &["in all", "altogether", "together", "add up to", "adds up to", "in total", "makes", "make"];

/// "12 and 30, together 42": three or more numbers of one unit, the last of which is the sum.
fn all_told(line: &Line<'_>, bound: &Numbers<'_, '_>, values: &[Value], out: &mut Diagnostics) {
    let [parts @ .., total] = values else { return };
    let one_unit = parts.iter().all(|part| part.measure == total.measure);
    if parts.len() < 2 || !one_unit || total.measure == Measure::Percent {
        return;
    }
    let (last, before) = (bound[values.len() - 1].0, bound[values.len() - 2].0);
    let between = line.text[before.end..last.start].to_lowercase();
    if !TOGETHER.iter().any(|word| words_in(&between, word)) {
        return;
    }
    let sum: crate::model::Decimal = parts.iter().map(|part| part.number).sum();
    if sum == total.number {
        return;
    }
    let sum = Value { number: sum, measure: total.measure };
    let message = format!("the parts of the sentence add up to {sum}, and it says {total}");
    push(line, bound, message, out);
}

/// Whether words stand in a text as words of their own.
fn words_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

fn push(line: &Line<'_>, bound: &Numbers<'_, '_>, message: String, out: &mut Diagnostics) {
    let Some(report) = line.report else { return };
    let about = bound.iter().filter_map(|(_, number)| match &number.datum {
        Datum::Figure(id) => Some(address(report, format!("figures.{id}"))),
        Datum::Kpi { id, .. } => Some(address(report, format!("kpis.{id}"))),
        Datum::Amount(_) => None,
    });
    let about: Vec<_> = about.collect();
    out.push(found(&SENTENCE_SUM, &bound[bound.len() - 1].1.span, message, about));
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

const WANTED_UP: &[&str] = &[
    "wanted rise",
    "wanted increase",
    "a rise is wanted",
    "an increase is wanted",
    "we want a rise",
    "we wanted a rise",
    "aim was a rise",
];
const WANTED_DOWN: &[&str] = &[
    "wanted fall",
    "wanted drop",
    "wanted decrease",
    "a fall is wanted",
    "a decrease is wanted",
    "we want a fall",
    "we wanted a fall",
    "aim was a fall",
];

/// The commentary on a measure speaks of the direction that the data want.
fn wanted(subject: &Subject<'_>, line: &Line<'_>, sentence: &Range<usize>, out: &mut Diagnostics) {
    let (Home::Kpi(id), Some(report)) = (line.home, line.report) else { return };
    let Some(kpi) = subject.site.kpis.get(id) else { return };
    let (contrary, wants) = match kpi.direction {
        Direction::Reduce => (WANTED_UP, "a fall"),
        Direction::Increase => (WANTED_DOWN, "a rise"),
        Direction::Neither => return,
    };
    let said = line.text[sentence.clone()].to_lowercase();
    let Some(words) = contrary.iter().find(|words| said.contains(**words)) else { return };
    let at = said.find(*words).unwrap_or(0) + sentence.start;
    let Some(span) = line.span(&(at..at + words.len())) else { return };
    let message =
        format!("`{words}` stands in the comment, and `direction` says that {wants} is wanted");
    let about = [address(report, format!("kpis.{id}.direction"))];
    out.push(found(&WANTED_DIRECTION, &span, message, about).label(&kpi.span, "the measure"));
}
