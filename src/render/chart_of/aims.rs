//! What was wanted of a KPI, and whether the figures show that it was reached.

use std::cmp::Ordering;

use super::Chart;
use crate::model::kpi::{Change, Direction, Outcome, Reading, Stated, Verdict};
use crate::model::{Decimal, Kpi, Report};
use crate::render::chart::Wish;

/// Adds what an edition wanted: a direction, and a target that is not drawn as a line.
pub fn add(chart: &mut Chart, report: &Report, reading: &Reading, kpi: &Kpi) {
    let verdict = reading.verdict(kpi, report.period);
    let target = reading.target.as_ref().filter(|_| chart.line.is_none()).map(|target| Wish {
        words: format!("The target was {target}"),
        reached: verdict.target_met,
        stated: None,
    });
    // A direction is of years: areas have none.
    if !reading.years().is_empty() {
        add_direction(chart, verdict, reading, kpi);
    }
    chart.aims.extend(target);
}

fn add_direction(chart: &mut Chart, verdict: Verdict, reading: &Reading, kpi: &Kpi) {
    let Some(wish) = direction(kpi, verdict.change) else { return };
    match wish.reached {
        // Where a target is drawn, it is what was wanted.
        None if chart.line.is_some() => {}
        None => match stated_change(&reading.stated) {
            Some(stated) => chart.remarks.insert(0, format!("{}. {stated}", wish.words)),
            // One value alone is no course that could be judged.
            None if chart.values().count() < 2 => {}
            None => chart.aims.push(wish),
        },
        // A fall that misses its target is not called reached.
        Some(true) if verdict.target_met == Some(false) => {}
        Some(_) => chart.aims.push(Wish { stated: stated(&reading.stated), ..wish }),
    }
}

/// The wanted direction, held against a change of whole years: one quarter proves nothing.
pub fn direction(kpi: &Kpi, change: Option<Change>) -> Option<Wish> {
    let words = match kpi.direction {
        Direction::Reduce => "The aim was a fall",
        Direction::Increase => "The aim was a rise",
        Direction::Neither => return None,
    };
    let outcome = change.and_then(|change| change.outcome(kpi.direction));
    let reached = outcome.map(|outcome| outcome == Outcome::Reached);
    Some(Wish { words: words.to_owned(), reached, stated: None })
}

fn stated(stated: &Stated) -> Option<bool> {
    stated.outcome.as_ref().map(|outcome| outcome.value == Outcome::Reached)
}

/// "The report gives a rise of 3.7%." where the year before is not printed.
fn stated_change(stated: &Stated) -> Option<String> {
    let change = &stated.change_percent.as_ref().or(stated.change.as_ref())?.value;
    Some(match change.number().cmp(&Decimal::ZERO) {
        Ordering::Greater => format!("The report gives a rise of {change}."),
        Ordering::Less => format!("The report gives a fall of {}.", change.abs()),
        Ordering::Equal => "The report gives no change.".to_owned(),
    })
}
