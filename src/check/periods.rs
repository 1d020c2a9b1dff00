//! Periods: the time that a sentence names, held against the times of its numbers.

mod tables;

use std::ops::Range;

use super::Subject;
use super::english::{one_of, words};
use super::finding::{datum, found};
use super::lines::{Line, What};
use super::times::{Time, times};
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::value::Value;
use crate::model::{Bound, Datum, Period, Show};

/// A time beside a number of another time.
pub const WRONG_PERIOD: Rule = Rule::warning("wrong-period");

/// Holds the time that stands with each number against the number's own.
pub fn fit(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        if !line.parts.iter().any(|part| matches!(part.what, What::Bound(_))) {
            continue;
        }
        for sentence in line.sentences.iter().cloned() {
            Sentence::read(subject, line, sentence).look(out);
        }
    }
    tables::fit(subject, out);
}

/// A sentence with its numbers and its times, in order.
struct Sentence<'a> {
    subject: &'a Subject<'a>,
    line: &'a Line<'a>,
    start: usize,
    said: &'a str,
    marks: Vec<Mark<'a>>,
}

/// A number or a time, with its place in the sentence.
struct Mark<'a> {
    range: Range<usize>,
    what: Is<'a>,
}

enum Is<'a> {
    Number(&'a Bound),
    /// A number that is typed on purpose.
    Other,
    Time(Time),
    /// "last year": so many years before the edition's own.
    Years(u8),
}

/// Words for a year by its distance from the edition's own.
const RELATIVE: [(&str, u8); 7] = [
    ("last year", 1),
    ("the year before", 1),
    ("the previous year", 1),
    ("a year earlier", 1),
    ("a year before", 1),
    ("the year earlier", 1),
    ("this year", 0),
];

impl<'a> Sentence<'a> {
    fn read(subject: &'a Subject<'a>, line: &'a Line<'a>, range: Range<usize>) -> Self {
        let said = &line.text[range.clone()];
        let mut sentence = Self { subject, line, start: range.start, said, marks: Vec::new() };
        let inside = line.parts.iter().filter(|part| range.contains(&part.range.start));
        for part in inside {
            let what = match part.what {
                What::Bound(bound) => Is::Number(bound),
                What::Typed(_) => Is::Other,
                What::Words(..) | What::Code => continue,
            };
            let place = part.range.start - range.start..part.range.end - range.start;
            sentence.marks.push(Mark { range: place, what });
        }
        if sentence.marks.is_empty() {
            return sentence;
        }
        sentence.add_times();
        sentence.marks.sort_by_key(|mark| mark.range.start);
        sentence
    }

    fn add_times(&mut self) {
        let is_words = |at: usize| self.line.is_words(self.start + at);
        let mut found: Vec<Mark<'a>> = times(self.said)
            .into_iter()
            .filter(|time| is_words(time.range.start))
            .map(|time| Mark { range: time.range.clone(), what: Is::Time(time) })
            .collect();
        // Beside a year "the year before" is the one before that year.
        if found.is_empty() {
            for (words, years) in RELATIVE {
                let lower = self.said.to_ascii_lowercase();
                let places = lower.match_indices(words).filter(|(at, _)| is_words(*at));
                found.extend(
                    places.map(|(at, _)| Mark {
                        range: at..at + words.len(),
                        what: Is::Years(years),
                    }),
                );
            }
        }
        self.marks.extend(found);
    }

    fn look(&self, out: &mut Diagnostics) {
        for (at, mark) in self.marks.iter().enumerate() {
            let Is::Number(number) = mark.what else { continue };
            let after = self.marks.get(at + 1).filter(|time| self.is_said_after(mark, time));
            let before = at.checked_sub(1).map(|at| &self.marks[at]);
            let before = before.filter(|time| self.is_said_before(time, mark));
            let Some(time) = after.or(before) else { continue };
            if let Some(period) = self.contradicts(number, time) {
                self.push(number, period, time, out);
            }
        }
    }

    /// "90 burglaries in 2015 to 2016", "90 (2015 to 2016)".
    fn is_said_after(&self, number: &Mark<'_>, time: &Mark<'_>) -> bool {
        let between = &self.said[number.range.end..time.range.start];
        let to = self.said[..number.range.start].ends_with(" to ");
        match &time.what {
            Is::Time(when) => {
                if let Some(inside) = between.strip_suffix(" (") {
                    return self.said[time.range.end..].starts_with(')') && is_one_clause(inside);
                }
                // "from" introduces a span, and parts a number from what it rose from.
                let from = between.strip_suffix(" from ");
                is_one_clause(from.unwrap_or(between))
                    && is_introduced(between, when)
                    && !(to && from.is_some())
            }
            Is::Years(_) => {
                let last = between.trim_end().rsplit(' ').next().unwrap_or("");
                is_one_clause(between) && !one_of(last, COMPARES)
            }
            Is::Number(_) | Is::Other => false,
        }
    }

    /// "In 2015 to 2016, there were 90 burglaries", "Burglaries (2015 to 2016): 90".
    fn is_said_before(&self, time: &Mark<'_>, number: &Mark<'_>) -> bool {
        let (lead, between) =
            (&self.said[..time.range.start], &self.said[time.range.end..number.range.start]);
        let in_brackets = lead.ends_with('(') && matches!(between, "): " | ") ");
        // A comma parts the time from what it is said of.
        let clause = between.strip_prefix(',').unwrap_or(between);
        let opens = match &time.what {
            Is::Time(when) => opens_a_clause(lead, when),
            Is::Years(_) => lead.is_empty() || lead.to_lowercase().ends_with("in "),
            Is::Number(_) | Is::Other => false,
        };
        in_brackets || (opens && is_one_clause(clause))
    }

    /// The period of a number that is not within a time.
    fn contradicts(&self, number: &Bound, time: &Mark<'_>) -> Option<Period> {
        let periods = periods_of(self.subject, number)?;
        let [period, ..] = periods.as_slice() else { return None };
        let wrong = match &time.what {
            Is::Time(time) => !periods.iter().any(|period| fits(*period, time)),
            Is::Years(years) => {
                let here = self.line.report?.period;
                let other = if *years == 0 { here.before()? } else { here };
                periods == [other]
            }
            Is::Number(_) | Is::Other => false,
        };
        wrong.then_some(*period)
    }

    fn push(&self, number: &Bound, period: Period, time: &Mark<'_>, out: &mut Diagnostics) {
        let place = self.start + time.range.start..self.start + time.range.end;
        let Some(span) = self.line.span(&place) else { return };
        let said = &self.said[time.range.clone()];
        let text = &number.text;
        let of = match Value::parse(text) {
            Some(_) => format!("{text} is a number of {period}"),
            None => format!("“{text}” is of {period}"),
        };
        let message = format!("the sentence says `{said}`, and {of}");
        let help = "write the period of the number, or bind the number of that year (`year=…`)";
        let datum = datum(self.subject.site, number);
        let about = self.line.about().into_iter().chain(datum);
        let finding = found(&WRONG_PERIOD, &span, message, about).help(help);
        out.push(finding.compares(&[&said, text]).label(&number.span, "the number"));
    }
}

/// Words before a time that make it the time of what was said.
const INTRODUCES: &str = "in during for over from between throughout";

/// Whether a word introduces a time: "from November 2017" has no end, and says since when.
fn introduces(word: &str, time: &Time) -> bool {
    one_of(word, INTRODUCES) && (word != "from" || time.to.is_some())
}

/// Words between them and the time: "in the whole year 2015 to 2016".
const FILLS: &str = "the year years period financial calendar months whole two three four of";

fn is_introduced(between: &str, time: &Time) -> bool {
    let lower = between.to_lowercase();
    let said: Vec<&str> = words(&lower).map(|(_, word)| word).collect();
    let first = said.iter().rev().find(|word| !one_of(word, FILLS));
    first.is_some_and(|word| introduces(word, time))
}

/// "In 2015", ", and in 2015": a time that starts what is said.
fn opens_a_clause(lead: &str, time: &Time) -> bool {
    let lower = lead.to_lowercase();
    let mut before = lower.trim_end();
    while let Some(word) = before.rsplit(' ').next().filter(|word| one_of(word, FILLS)) {
        before = before[..before.len() - word.len()].trim_end();
    }
    let Some(word) = before.rsplit(' ').next().filter(|word| introduces(word, time)) else {
        return false;
    };
    let before = before[..before.len() - word.len()].trim_end();
    let last = before.rsplit(' ').next().unwrap_or("");
    before.is_empty() || before.ends_with([',', ';', ':', '(']) || one_of(last, "and but that so")
}

/// Words that part a number from a time beside it: what they speak of is another time.
const PARTS: &str = "after against aim aims and as baseline before because began below budget but \
                     compared cut fewer from higher hope less lower more plan planned plans \
                     programme since so started strategy target than until up want when \
                     where which while who will would";

/// Words before "last year" that compare with it.
const COMPARES: &str = "against as between for from of on since than to until with";

const LONGEST: usize = 80;

/// Whether nothing between a number and a time starts something new.
fn is_one_clause(between: &str) -> bool {
    let lower = between.to_lowercase();
    between.len() <= LONGEST
        && !lower.contains([',', ';', ':', '(', ')', '–'])
        && !words(&lower).any(|(_, word)| one_of(word, PARTS))
}

/// Whether a period lies, in part at least, within a time.
pub fn fits(period: Period, time: &Time) -> bool {
    if let Some(quarter) = time.from.quarter {
        let another = |number: u8| number != quarter;
        return !matches!(period, Period::Quarter(_, number) if another(number));
    }
    let Some((first, last)) = time.days() else { return true };
    let Some((starts, ends)) = period.days() else { return true };
    starts <= last && first <= ends
}

/// When a bound number was so: a change belongs to both of its years.
fn periods_of(subject: &Subject<'_>, bound: &Bound) -> Option<Vec<Period>> {
    let report = subject.site.report(bound.edition)?;
    let one = match &bound.datum {
        Datum::Kpi { show, year, .. } => match show {
            Show::Previous | Show::Baseline => year.before(),
            Show::Quarter(quarter) => year.quarter(*quarter),
            Show::Total | Show::StatedTotal | Show::Outcome => Some(*year),
            _ => return Some(std::iter::once(*year).chain(year.before()).collect()),
        },
        Datum::Figure(id) => report.figures.get(id)?.period,
        Datum::Amount { id, .. } => {
            let budget = report.budget.as_ref()?;
            Some(budget.line(id).map_or(budget.period, |(year, _)| year))
        }
    };
    one.map(|period| vec![period])
}
