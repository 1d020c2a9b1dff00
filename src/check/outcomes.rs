//! Results: what the document says was reached, held against the direction, the target and the figures.

use super::Subject;
use super::finding::found;
use super::measures::{Read, readings};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::kpi::{Change, Direction, Outcome, Trend, Verdict};
use crate::model::shown;

/// A stated result that does not fit the direction and the figures.
pub const STATED_OUTCOME: Rule = Rule::warning("stated-outcome");

/// Holds every stated result against the figures.
pub fn fit_their_figures(subject: &Subject<'_>, out: &mut Diagnostics) {
    readings(subject).for_each(|read| out.extend(outcome(&read)));
}

fn outcome(read: &Read<'_>) -> Option<Diagnostic> {
    let stated = read.reading.stated.outcome.as_ref()?;
    let verdict = verdict(read);
    if verdict.outcome()? == stated.value {
        return None;
    }
    let said = shown::outcome(stated.value);
    let reason = reason(read, verdict, stated.value)?;
    let message = format!("the stated result is `{said}`{reason}");
    let about: Vec<About> = read.about(&["stated.outcome", "direction", "target"]).collect();
    let printed = match stated.value {
        Outcome::Reached => "achieved",
        Outcome::NotReached => "not achieved",
    };
    let values = figures(read, verdict);
    Some(found(&STATED_OUTCOME, &stated.span, message, about).compares(&[&printed, &values]))
}

/// What the figures say; where the cells give no year before, by the stated baseline.
fn verdict(read: &Read<'_>) -> Verdict {
    let verdict = read.reading.verdict(read.kpi, read.report.period);
    let Some(change) = read.change().filter(|_| verdict.change.is_none()) else { return verdict };
    let as_wanted = change.outcome(read.kpi.direction).map(|outcome| outcome == Outcome::Reached);
    Verdict { change: Some(change), as_wanted, ..verdict }
}

fn reason(read: &Read<'_>, verdict: Verdict, stated: Outcome) -> Option<String> {
    let by_target = match (verdict.target_met, stated) {
        (Some(false), Outcome::Reached) => return Some(", and the figures miss the target".into()),
        (Some(true), Outcome::NotReached) => " and meet the target",
        _ => "",
    };
    let wanted = match read.kpi.direction {
        Direction::Reduce => "a fall",
        Direction::Increase => "a rise",
        Direction::Neither => return Some(", and the figures meet the target".into()),
    };
    let Some(change) = verdict.change else {
        return Some(", and the figures meet the target".into());
    };
    Some(format!(": {wanted} is wanted, and the figures show {}{by_target}", went(change)))
}

fn went(change: Change) -> &'static str {
    match change.trend() {
        Trend::Rose => "a rise",
        Trend::Fell => "a fall",
        Trend::Same => "no change",
    }
}

/// "225 to 221", or the year's value alone.
fn figures(read: &Read<'_>, verdict: Verdict) -> String {
    match verdict.change {
        Some(change) => format!("{} to {}", change.from, change.to),
        None => {
            let year = read.reading.year_of(read.report.period);
            let value = read.reading.annual(read.kpi, year);
            value.map_or_else(String::new, |value| value.to_string())
        }
    }
}
