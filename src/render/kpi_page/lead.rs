//! The first sentences of a measure's page: what happened, and whether it was what was wanted.

use std::cmp::Ordering;

use crate::model::kpi::{Direction, Reading, Stated};
use crate::model::{Kpi, Report, shown};
use crate::render::chart_of;

/// "Hate crime rose by 11 (2.9%), from 374 to 385 in 2017 to 2018. The aim was a rise."
pub fn lead(report: &Report, reading: &Reading, kpi: &Kpi) -> String {
    let title = &kpi.title;
    match reading.change(kpi, report.period) {
        Some(change) => {
            let aim = aim(report, reading, kpi);
            format!("{title} {} in {}.{aim}", shown::sentence(change), report.period)
        }
        None => format!(
            "This measure is the {}.{}{}",
            chart_of::measure(kpi),
            value_alone(report, reading, kpi),
            stated_change(&reading.stated)
        ),
    }
}

/// " In 2015 to 2016 it was 620.", and what was aimed at.
fn value_alone(report: &Report, reading: &Reading, kpi: &Kpi) -> String {
    let year = reading.year_of(report.period);
    let Some(value) = reading.annual(kpi, year) else { return String::new() };
    format!(" In {year} it was {value}.{}", target(report, reading, kpi))
}

/// " The target was below 80, which was not reached."
fn target(report: &Report, reading: &Reading, kpi: &Kpi) -> String {
    let met = reading.verdict(kpi, report.period).target_met;
    let (Some(target), Some(met)) = (&reading.target, met) else { return String::new() };
    let not = if met { "" } else { "not " };
    format!(" The target was {target}, which was {not}reached.")
}

/// " The report gives a rise of 3.7%." where the year before is not printed.
fn stated_change(stated: &Stated) -> String {
    let Some(change) = stated.change_percent.as_ref().or(stated.change.as_ref()) else {
        return String::new();
    };
    match change.value.number().cmp(&crate::model::Decimal::ZERO) {
        Ordering::Greater => format!(" The report gives a rise of {}.", change.value),
        Ordering::Less => format!(" The report gives a fall of {}.", change.value.abs()),
        Ordering::Equal => " The report gives no change.".to_owned(),
    }
}

/// What was aimed at, and whether the figures and the document agree that it was reached.
fn aim(report: &Report, reading: &Reading, kpi: &Kpi) -> String {
    let verdict = reading.verdict(kpi, report.period);
    let target = target(report, reading, kpi);
    let aim = match kpi.direction {
        Direction::Reduce => "a fall",
        Direction::Increase => "a rise",
        Direction::Neither => return target,
    };
    let stated = reading.stated.outcome.as_ref().map(|stated| stated.value);
    if let (Some(ours), Some(theirs)) = (verdict.outcome(), stated)
        && ours != theirs
    {
        let theirs = shown::outcome(theirs);
        return format!(" The aim was {aim}.{target} The report counts it as {theirs}.");
    }
    match verdict.as_wanted {
        // A fall that misses its target is not called reached.
        Some(true) if verdict.target_met == Some(false) => format!(" The aim was {aim}.{target}"),
        Some(true) => format!(" The aim was {aim}, which was reached.{target}"),
        Some(false) => format!(" The aim was {aim}, which was not reached.{target}"),
        None => target,
    }
}
