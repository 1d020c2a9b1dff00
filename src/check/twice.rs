//! The same figure in two places: among the figures of all editions, and as a measure.

use std::collections::HashMap;

use super::Subject;
use super::english::gist;
use super::finding::{address, found};
use super::rounding::rounds_to;
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::cell::{Lead, Measured};
use crate::model::value::{Measure, Value};
use crate::model::{Figure, Kpi, Period, Reading, Report};
use crate::source::Span;

/// One figure with two values in two places.
pub const TWO_FIGURES: Rule = Rule::warning("two-figures");

/// A figure's words and period, and where it stands.
struct Said<'a> {
    /// Its id and, where that is another than the figure's own, its edition.
    name: String,
    value: Value,
    printed: String,
    span: &'a Span,
    about: About,
    /// What the figure itself is held against: nothing needs to be found twice.
    held: Vec<&'a str>,
}

type Places<'a> = HashMap<(String, Period), Vec<Said<'a>>>;

/// Holds every figure against those that have its words and its period.
pub fn say_one_thing(subject: &Subject<'_>, out: &mut Diagnostics) {
    let measures = measures(subject);
    let mut seen: Places<'_> = HashMap::new();
    for report in &subject.site.reports {
        for figure in report.figures.values() {
            let Some(said) = of_figure(report, figure) else { continue };
            // A figure without a date is of its document alone.
            let key = (gist(&figure.what), figure.period.unwrap_or(report.period));
            if said.held.is_empty() && figure.period.is_some() {
                let measure = measures.get(&key).into_iter().flatten();
                out.extend(
                    measure.filter(|m| differ(m.value, said.value)).map(|m| two(&said, m)).next(),
                );
            }
            let known = seen.entry(key).or_default();
            let other = known.iter().find(|other| differ(other.value, said.value));
            out.extend(other.filter(|other| !tied(&said, other)).map(|other| two(&said, other)));
            known.push(said);
        }
    }
}

/// One of the two is held against the other already.
fn tied(one: &Said<'_>, two: &Said<'_>) -> bool {
    one.held.contains(&two.about.address.as_str()) || two.held.contains(&one.about.address.as_str())
}

fn of_figure<'a>(report: &'a Report, figure: &'a Figure) -> Option<Said<'a>> {
    let check = figure.check.iter().flat_map(|check| check.addresses());
    Some(Said {
        name: format!("`{}`", figure.id),
        value: Value::parse(&figure.value.value)?,
        printed: figure.value.value.clone(),
        span: &figure.value.span,
        about: address(report, format!("figures.{}", figure.id)),
        held: check.map(|address| address.value.as_str()).collect(),
    })
}

/// What every measure says of each year and quarter, by its title and by what it counts.
fn measures<'a>(subject: &Subject<'a>) -> Places<'a> {
    let mut all: Places<'a> = HashMap::new();
    for report in &subject.site.reports {
        for reading in &report.readings {
            let Some(kpi) = subject.site.kpis.get(&reading.kpi) else { continue };
            let mut words = vec![gist(&kpi.title), gist(&kpi.measure)];
            words.dedup();
            for words in words {
                for (period, said) in of_reading(report, kpi, reading) {
                    all.entry((words.clone(), period)).or_default().push(said);
                }
            }
        }
    }
    all
}

fn of_reading<'a>(report: &Report, kpi: &Kpi, reading: &'a Reading) -> Vec<(Period, Said<'a>)> {
    let mut all = Vec::new();
    for year in reading.years() {
        let key = year.period.key();
        let mut say = |period: Period, rest: String, value: Value, span| {
            let about = address(report, format!("kpis.{}.{rest}", kpi.id));
            let name = format!("the measure `{}`", kpi.id);
            let printed = value.to_string();
            all.push((period, Said { name, value, printed, span, about, held: Vec::new() }));
        };
        let cells = year.cells();
        if let (Some(total), Some((_, first))) = (year.total(kpi), cells.first()) {
            say(year.period, key.clone(), Value::from(total), &first.span);
        }
        for (part, cell) in &cells {
            let quarter = part.strip_prefix('Q').and_then(|quarter| quarter.parse().ok());
            let period = quarter.and_then(|quarter| year.period.quarter(quarter));
            let said = cell.value.measured().and_then(lead);
            if let (Some(period), Some(said)) = (period, said) {
                say(period, format!("{key}.{part}"), said, &cell.span);
            }
        }
    }
    all
}

/// The leading value of a cell.
fn lead(measured: &Measured) -> Option<Value> {
    let measure = match measured.lead {
        Lead::Count => Measure::Number,
        Lead::Percent => Measure::Percent,
    };
    measured.value().map(|number| Value { number, measure })
}

/// Whether two values cannot both be right; one may be printed with fewer decimals.
fn differ(one: Value, two: Value) -> bool {
    let rounded = rounds_to(one.number, two.number) || rounds_to(two.number, one.number);
    one.measure == two.measure && !rounded
}

fn two(one: &Said<'_>, other: &Said<'_>) -> Diagnostic {
    let edition = match one.about.edition == other.about.edition {
        true => String::new(),
        false => format!(" of the edition {}", other.about.edition),
    };
    let message = format!(
        "{} and {}{edition} have the same words and period, and the values {} and {}",
        one.name, other.name, one.printed, other.printed
    );
    let about = [one.about.clone(), other.about.clone()];
    let finding = found(&TWO_FIGURES, one.span, message, about);
    finding.compares(&[&one.printed, &other.printed]).label(other.span, "the other one")
}
