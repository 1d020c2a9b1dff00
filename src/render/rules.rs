//! What can go wrong while pages are written.

use crate::diagnostic::Rule;

/// A chart that cannot be drawn.
pub const CANNOT_DRAW: Rule = Rule::error("cannot-draw");
/// A template that cannot be read or filled.
pub const TEMPLATE: Rule = Rule::error("template");
/// A theme that is nowhere.
pub const UNKNOWN_THEME: Rule = Rule::error("unknown-theme");

/// All of them.
pub const RULES: &[&Rule] = &[&CANNOT_DRAW, &TEMPLATE, &UNKNOWN_THEME];
