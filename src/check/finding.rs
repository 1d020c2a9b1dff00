//! Findings about data: each names the addresses that it rests on, so that a note can settle it.

use crate::diagnostic::{About, Diagnostic, Rule};
use crate::model::{Bound, Datum, Report, Site};
use crate::source::Span;

/// A datum of an edition.
pub fn address(report: &Report, address: impl Into<String>) -> About {
    About { edition: report.period.key(), address: address.into() }
}

/// A finding that a note about one of the data can settle. It should also say what it
/// [compares](Diagnostic::compares).
pub fn found(
    rule: &'static Rule,
    span: &Span,
    message: impl Into<String>,
    about: impl IntoIterator<Item = About>,
) -> Diagnostic {
    let mut found = Diagnostic::at(rule, span, message);
    found.about = about.into_iter().collect();
    found
}

/// The datum of a bound number: a measure as a whole, a figure, a line of the budget.
pub fn datum(site: &Site, bound: &Bound) -> Option<About> {
    let report = site.report(bound.edition)?;
    let at = match &bound.datum {
        Datum::Kpi { id, .. } => format!("kpis.{id}"),
        Datum::Figure(id) => format!("figures.{id}"),
        Datum::Amount { id, .. } => line_of_budget(report, id)?,
    };
    Some(address(report, at))
}

fn line_of_budget(report: &Report, id: &str) -> Option<String> {
    let budget = report.budget.as_ref()?;
    let year = budget.period.key();
    let is_income = budget.income.iter().any(|line| line.id == id);
    let is_item = budget.spending.iter().any(|line| line.id == id);
    Some(match id {
        "carry-forward" | "spending" => format!("budget.{year}.{id}"),
        "total" => format!("budget.{year}.stated-total"),
        _ if is_income => format!("budget.{year}.income.{id}"),
        _ if is_item => format!("budget.{year}.spending.{id}"),
        _ => format!("budget.{year}.other-years.{id}"),
    })
}
