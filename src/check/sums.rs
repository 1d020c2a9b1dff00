//! Sums: the numbers of a sentence, a list or a table that says how they belong together.

mod blocks;
mod changes;
mod shares;
mod totals;

use std::ops::Range;

use super::Subject;
use super::finding::{address, found};
use super::lines::{Line, What};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::value::{Measure, Value};
use crate::model::{Bound, Datum, Decimal, Report};
use crate::source::Span;

/// Numbers that are said to belong together and do not fit each other.
pub const SENTENCE_SUM: Rule = Rule::warning("sentence-sum");

/// Reckons every sentence, every list and every table.
pub fn add_up(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        if !line.parts.iter().any(|part| matches!(part.what, What::Bound(_))) {
            continue;
        }
        for range in &line.sentences {
            let sentence = Sentence::read(line, range);
            if sentence.numbers.len() > 2 {
                out.extend(shares::wrong(&sentence));
                out.extend(totals::wrong(&sentence));
                out.extend(changes::wrong(&sentence));
            }
        }
    }
    blocks::add_up(subject, out);
}

/// A sentence with its numbers.
struct Sentence<'a> {
    report: Option<&'a Report>,
    said: &'a str,
    numbers: Vec<Number<'a>>,
}

/// A number that is bound or typed on purpose, with its place in the sentence.
struct Number<'a> {
    range: Range<usize>,
    value: Value,
    span: &'a Span,
    about: Option<String>,
}

impl<'a> Sentence<'a> {
    fn read(line: &'a Line<'a>, range: &Range<usize>) -> Self {
        let inside = line.parts.iter().filter(|part| range.contains(&part.range.start));
        let number = |part: &super::lines::Part<'a>| {
            let (span, about) = match part.what {
                What::Bound(bound) => (&bound.span, about(bound)),
                What::Typed(span) => (span, None),
                What::Words(..) | What::Code => return None,
            };
            let value = Value::parse(&line.text[part.range.clone()])?;
            let place = part.range.start - range.start..part.range.end - range.start;
            Some(Number { range: place, value, span, about })
        };
        Self {
            report: line.report,
            said: &line.text[range.clone()],
            numbers: inside.filter_map(number).collect(),
        }
    }

    /// What stands between a number and the next.
    fn between(&self, at: usize) -> &'a str {
        &self.said[self.numbers[at].range.end..self.numbers[at + 1].range.start]
    }

    fn before(&self, at: usize) -> &'a str {
        &self.said[..self.numbers[at].range.start]
    }

    fn after(&self, at: usize) -> &'a str {
        &self.said[self.numbers[at].range.end..]
    }

    fn finding(&self, at: usize, exact: Value, message: String) -> Diagnostic {
        finding(self.report, &self.numbers, (at, exact), message)
    }
}

/// The address of what a number shows, as a note would name it.
fn about(bound: &Bound) -> Option<String> {
    match &bound.datum {
        Datum::Figure(id) => Some(format!("figures.{id}")),
        Datum::Kpi { id, .. } => Some(format!("kpis.{id}")),
        Datum::Amount { .. } => None,
    }
}

/// A finding at one of some numbers, with what it should be.
fn finding(
    report: Option<&Report>,
    numbers: &[Number<'_>],
    (at, exact): (usize, Value),
    message: String,
) -> Diagnostic {
    let about = numbers.iter().filter_map(|number| number.about.clone());
    let about: Vec<About> =
        report.into_iter().flat_map(|report| about.clone().map(|a| address(report, a))).collect();
    let Number { span, value, .. } = &numbers[at];
    found(&SENTENCE_SUM, span, message, about).compares(&[value, &exact])
}

/// The sum of values of one unit; `None` of shares and of unlike things.
fn sum(parts: &[Value]) -> Option<Value> {
    let measure = parts.first()?.measure;
    let one_unit = parts.iter().all(|part| part.measure == measure);
    let adds = matches!(measure, Measure::Number | Measure::Pounds);
    let number: Decimal = parts.iter().map(|part| part.number).sum();
    (one_unit && adds).then_some(Value { number, measure })
}
