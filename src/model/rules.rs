//! What can be wrong when names are looked up and values are read.

use crate::diagnostic::Rule;

/// A name that is defined nowhere.
pub const UNKNOWN_ID: Rule = Rule::error("unknown-id");
/// A name that is defined twice.
pub const DUPLICATE_ID: Rule = Rule::error("duplicate-id");
/// Two sections with one number.
pub const DUPLICATE_NUMBER: Rule = Rule::error("duplicate-number");
/// Two pages with one address.
pub const DUPLICATE_ADDRESS: Rule = Rule::error("duplicate-address");
/// A former address that is none.
pub const BAD_ALIAS: Rule = Rule::error("bad-alias");
/// A cell with none of the known shapes.
pub const UNREADABLE_CELL: Rule = Rule::error("unreadable-cell");
/// A number or an amount that cannot be read.
pub const UNREADABLE_NUMBER: Rule = Rule::error("unreadable-number");
/// A period that cannot be read.
pub const UNREADABLE_PERIOD: Rule = Rule::error("unreadable-period");
/// A date that the calendar does not have.
pub const NO_SUCH_DATE: Rule = Rule::error("no-such-date");
/// A year with more or fewer than four quarters.
pub const WRONG_QUARTERS: Rule = Rule::error("wrong-quarters");
/// An edition without `report.yaml`.
pub const MISSING_REPORT: Rule = Rule::error("missing-report");
/// An edition whose folder and period differ.
pub const WRONG_FOLDER: Rule = Rule::error("wrong-folder");
/// A section's file name without number or words.
pub const BAD_FILE_NAME: Rule = Rule::error("bad-file-name");
/// An argument that an embed does not have, lacks, or cannot use.
pub const BAD_ARGUMENT: Rule = Rule::error("bad-argument");
/// An embed that asks for a value that nobody measured.
pub const NO_VALUE: Rule = Rule::error("no-value");
/// An embed that needs an edition, on a page that has none.
pub const NO_EDITION: Rule = Rule::error("no-edition");
/// A project without a single page.
pub const EMPTY_SITE: Rule = Rule::error("empty-site");
/// A card that shows nothing, or two things.
pub const EMPTY_CARD: Rule = Rule::error("empty-card");
/// A plan, or an aim of one, without actions.
pub const EMPTY_PLAN: Rule = Rule::error("empty-plan");
/// The address of a datum that is not there.
pub const UNKNOWN_ADDRESS: Rule = Rule::error("unknown-address");
/// A note whose printed figure is not what the data say.
pub const STALE_NOTE: Rule = Rule::error("stale-note");
/// A correction that nobody approved, or without a date.
pub const UNAPPROVED_CORRECTION: Rule = Rule::error("unapproved-correction");
/// A correction of what is worked out, or of no single value.
pub const CANNOT_CORRECT: Rule = Rule::error("cannot-correct");
/// An address on the web that no browser could open.
pub const BAD_ADDRESS: Rule = Rule::error("bad-address");

/// All of them.
pub const RULES: &[&Rule] = &[
    &UNKNOWN_ID,
    &DUPLICATE_ID,
    &DUPLICATE_NUMBER,
    &DUPLICATE_ADDRESS,
    &BAD_ALIAS,
    &UNREADABLE_CELL,
    &UNREADABLE_NUMBER,
    &UNREADABLE_PERIOD,
    &NO_SUCH_DATE,
    &WRONG_QUARTERS,
    &MISSING_REPORT,
    &WRONG_FOLDER,
    &BAD_FILE_NAME,
    &BAD_ARGUMENT,
    &NO_VALUE,
    &NO_EDITION,
    &EMPTY_SITE,
    &EMPTY_CARD,
    &EMPTY_PLAN,
    &UNKNOWN_ADDRESS,
    &STALE_NOTE,
    &UNAPPROVED_CORRECTION,
    &CANNOT_CORRECT,
    &BAD_ADDRESS,
];
