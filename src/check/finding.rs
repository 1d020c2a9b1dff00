//! Findings about data: each names the addresses that it rests on, so that a note can settle it.

use crate::diagnostic::{About, Diagnostic, Rule};
use crate::model::Report;
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
