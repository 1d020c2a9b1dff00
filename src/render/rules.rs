//! What can go wrong while pages are written.

use crate::diagnostic::Rule;

/// A chart that cannot be drawn.
pub const CANNOT_DRAW: Rule = Rule::error("cannot-draw");
/// A template that cannot be read or filled.
pub const TEMPLATE: Rule = Rule::error("template");
/// A theme that is nowhere.
pub const UNKNOWN_THEME: Rule = Rule::error("unknown-theme");

/// An author's headline or summary of a chart that says the contrary of the data.
pub const CONTRARY_CHART_WORDS: Rule = Rule::error("contrary-chart-words");
/// A number in an author's headline or summary that the chart does not show.
pub const STRANGE_CHART_NUMBER: Rule = Rule::warning("strange-chart-number");

/// All of them.
pub const RULES: &[&Rule] =
    &[&CANNOT_DRAW, &TEMPLATE, &UNKNOWN_THEME, &CONTRARY_CHART_WORDS, &STRANGE_CHART_NUMBER];
