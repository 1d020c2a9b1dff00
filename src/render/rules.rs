//! What can go wrong while pages are written.

use crate::diagnostic::Rule;

/// A chart that cannot be drawn.
pub const CANNOT_DRAW: Rule = Rule::error("cannot-draw");
/// A template that cannot be read or filled.
pub const TEMPLATE: Rule = Rule::error("template");
/// Two colours that stand together and cannot be told apart well enough (WCAG 1.4.6, 1.4.11).
pub const LOW_CONTRAST: Rule = Rule::error("low-contrast");
/// A colour of the theme that cannot be held against others: see-through, mixed, or the system's own.
pub const UNREADABLE_COLOUR: Rule = Rule::error("unreadable-colour");
/// A colour of the brand that cannot be read, or that the theme does not use.
pub const BRAND_COLOUR: Rule = Rule::error("brand-colour");
/// A logo that is not there.
pub const MISSING_LOGO: Rule = Rule::error("missing-logo");
/// A theme that is nowhere.
pub const UNKNOWN_THEME: Rule = Rule::error("unknown-theme");

/// An author's headline or summary of a chart that says the contrary of the data.
pub const CONTRARY_CHART_WORDS: Rule = Rule::error("contrary-chart-words");
/// A number in an author's headline or summary that the chart does not show.
pub const STRANGE_CHART_NUMBER: Rule = Rule::warning("strange-chart-number");
/// A headline or summary of a chart with too many words.
pub const LONG_CHART_WORDS: Rule = Rule::warning("long-chart-words");

/// All of them.
pub const RULES: &[&Rule] = &[
    &CANNOT_DRAW,
    &TEMPLATE,
    &LOW_CONTRAST,
    &UNREADABLE_COLOUR,
    &BRAND_COLOUR,
    &MISSING_LOGO,
    &UNKNOWN_THEME,
    &CONTRARY_CHART_WORDS,
    &STRANGE_CHART_NUMBER,
    &LONG_CHART_WORDS,
];
