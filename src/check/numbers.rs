//! Numbers that are typed with a reason, held against the measures of their page.

use super::Subject;
use super::finding::{address, found};
use super::lines::{Home, Line, What};
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::kpi::Unit;

/// A typed number that contradicts a measure of its page.
pub const CONTRADICTS_DATA: Rule = Rule::warning("contradicts-data");

/// Looks at the typed numbers of every line.
pub fn fit_the_data(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in &subject.lines {
        contradictions(subject, line, out);
    }
}

/// `{{ typed(34, …) }} crimes` on a page of a measure of crimes that has no such value.
fn contradictions(subject: &Subject<'_>, line: &Line<'_>, out: &mut Diagnostics) {
    let (Home::Page(page), Some(report)) = (line.home, line.report) else { return };
    for part in &line.parts {
        let What::Typed(span) = part.what else { continue };
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
            let message = format!("the data of `{id}` have no value `{number}`");
            let help = format!("bind the number: `{{{{ kpi(id={id}, show=…) }}}}`");
            let about = line.about().into_iter().chain([address(report, format!("kpis.{id}"))]);
            let finding = found(&CONTRADICTS_DATA, span, message, about).help(help);
            out.push(finding.compares(&[&number]));
        }
    }
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
