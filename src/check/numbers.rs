//! Numbers that are typed with a reason, held against the measures of their page.

mod plain;

use std::fmt::Display;

use super::Subject;
use super::english::{one_of, words};
use super::figures::PERCENT_FOR_POINTS;
use super::finding::{address, found};
use super::lines::{Home, Line, What};
use crate::diagnostic::{About, Diagnostic, Diagnostics, Rule};
use crate::model::kpi::Unit;
use crate::model::{Bound, Report};
use crate::source::Span;
use plain::Wrong;

/// A typed number that contradicts a measure of its page.
pub const CONTRADICTS_DATA: Rule = Rule::warning("contradicts-data");

/// Looks at the numbers of every line that are typed on purpose or bound to a figure.
pub fn fit_the_data(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        let Some(report) = line.report else { continue };
        if line.parts.iter().all(|part| matches!(part.what, What::Words(..) | What::Code)) {
            continue;
        }
        let sentences = line.sentences.iter();
        let wrong: Vec<Wrong<'_>> =
            sentences.flat_map(|range| plain::wrong(subject, line, report, range)).collect();
        wrong.iter().for_each(|wrong| push(line, report, wrong, out));
        let known: Vec<usize> = wrong.iter().map(|wrong| wrong.part.range.start).collect();
        contradictions(subject, line, &known, out);
    }
}

fn push(line: &Line<'_>, report: &Report, wrong: &Wrong<'_>, out: &mut Diagnostics) {
    let (What::Typed(span) | What::Bound(Bound { span, .. })) = wrong.part.what else { return };
    let (id, said) = (&wrong.kpi.id, wrong.said);
    let finding = match wrong.points {
        Some(points) => {
            let message = format!("`{id}` changed by {points}, and the sentence says {said}");
            let help = format!("write `{{{{ kpi(id={id}, show=change) }}}}`, which is {points}");
            let finding = found(&PERCENT_FOR_POINTS, span, message, about(line, report, id));
            finding.help(help).compares(&[&said, &points])
        }
        None => no_such_value(line, report, (id, span), &said),
    };
    out.push(finding);
}

/// What a note that settles it may be about: the words, or the measure.
fn about<'a>(line: &Line<'a>, report: &Report, id: &str) -> impl Iterator<Item = About> + use<'a> {
    line.about().into_iter().chain([address(report, format!("kpis.{id}"))])
}

fn no_such_value(
    line: &Line<'_>,
    report: &Report,
    (id, span): (&str, &Span),
    said: &dyn Display,
) -> Diagnostic {
    let message = format!("the data of `{id}` have no value `{said}`");
    let help = format!("bind the number: `{{{{ kpi(id={id}, show=…) }}}}`");
    let finding = found(&CONTRADICTS_DATA, span, message, about(line, report, id));
    finding.help(help).compares(&[said])
}

/// Words that speak of a part of what was measured.
const PARTS: &str = "which these those them among including includes only alone per each every \
                     average half third quarter most";

/// `{{ typed(34, …) }} crimes` on a page of a measure of crimes that has no such value.
fn contradictions(subject: &Subject<'_>, line: &Line<'_>, known: &[usize], out: &mut Diagnostics) {
    let (Home::Page(page), Some(report)) = (line.home, line.report) else { return };
    for part in &line.parts {
        let What::Typed(span) = part.what else { continue };
        if known.contains(&part.range.start) || speaks_of_a_part(line, part.range.start) {
            continue;
        }
        let after = line.text[part.range.end..].trim_start();
        for id in &page.kpis {
            let (Some(kpi), Some(reading)) = (subject.site.kpis.get(id), report.reading(id)) else {
                continue;
            };
            let Unit::Things(unit) = &kpi.unit else { continue };
            let named = line.text.to_lowercase().contains(&kpi.title.to_lowercase())
                || after.starts_with(kpi.measure.as_str());
            if !named || !after.starts_with(unit.as_str()) {
                continue;
            }
            let number = line.text[part.range.clone()].replace(',', "");
            if values(kpi, reading, report).iter().any(|value| value.replace(',', "") == number) {
                continue;
            }
            out.push(no_such_value(line, report, (id, span), &number));
        }
    }
}

/// "Burglary of sheds: of these, 12 burglaries": such a number is none of the whole measure.
fn speaks_of_a_part(line: &Line<'_>, at: usize) -> bool {
    let sentence = line.sentences.iter().find(|range| range.contains(&at)).cloned();
    let said = sentence.map_or_else(String::new, |range| line.text[range].to_lowercase());
    words(&said).any(|(_, word)| one_of(word, PARTS))
}

/// Every number that a reading tells.
fn values(
    kpi: &crate::model::Kpi,
    reading: &crate::model::Reading,
    report: &crate::model::Report,
) -> Vec<String> {
    let mut all = Vec::new();
    for year in reading.years() {
        let cells = year.cells().into_iter().filter_map(|(_, cell)| cell.value.measured());
        all.extend(cells.filter_map(|measured| measured.value()).map(|value| value.to_string()));
        all.extend(year.total(kpi).map(|total| total.to_string()));
    }
    if let Some(change) = reading.change(kpi, report.period) {
        all.push(change.difference().abs().to_string());
    }
    let stated = &reading.stated;
    let stated = [&stated.baseline, &stated.total, &stated.change];
    all.extend(stated.into_iter().flatten().map(|quantity| quantity.value.abs().to_string()));
    all
}
