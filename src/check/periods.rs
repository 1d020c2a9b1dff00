//! Periods: the time that a sentence names, held against the times of its numbers.

use std::ops::Range;

use super::Subject;
use super::lines::Line;
use super::sentences::Numbers;
use super::times::spans_of_time;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Bound, Datum, Period, Show};

/// A year beside a number of another year.
pub const WRONG_PERIOD: Rule = Rule::warning("wrong-period");

/// Holds the time that each sentence names against its numbers.
pub fn fit(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        for sentence in line.sentences() {
            let bound: Vec<_> = line.bound(&sentence).collect();
            if !bound.is_empty() {
                period(subject, line, &sentence, &bound, out);
            }
        }
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
        Datum::Figure(id) => report.figures.get(id)?.period,
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
    let ((a_first, a_last), (b_first, b_last)) = (a.extent(), b.extent());
    a_first <= b_last && b_first <= a_last
}
