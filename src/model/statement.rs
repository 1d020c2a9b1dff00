//! The facts behind the accessibility statement that the law asks of a public body.
//!
//! Source: SI 2018/952, regulation 8, and the model statement of the Government Digital Service.

use super::prose::{Scope, resolve};
use super::resolve::{one_of, period};
use super::{Embed, Period, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::prose::Prose;
use crate::load::raw::{RawBarrier, RawStatement, Word};
use crate::source::Spanned;

/// `data/accessibility.yaml`, resolved. What nobody has supplied is empty.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// What the statement applies to; empty for the site as a whole.
    pub scope: String,
    /// What the publisher says of the site; without a word of theirs it is partially compliant.
    pub status: Option<Spanned<Status>>,
    /// The day of its first publication.
    pub prepared: Option<Spanned<Period>>,
    /// The day of its last review.
    pub reviewed: Option<Spanned<Period>>,
    /// The day of the last test.
    pub tested: Option<Spanned<Period>>,
    /// Who carried the test out; may be empty.
    pub tested_by: String,
    /// How, and on which pages; may be empty.
    pub method: Prose<Embed>,
    /// A test by people: when, and by whom.
    pub audit: Option<(Period, String)>,
    /// What some people cannot use.
    pub barriers: Vec<Barrier>,
    /// What would be a disproportionate burden to mend.
    pub burdens: Vec<Barrier>,
    /// What the regulations leave out.
    pub exemptions: Vec<Barrier>,
    /// What is being done; may be empty.
    pub improving: Prose<Embed>,
    /// Within how many days a request is answered.
    pub answer_within: Option<u16>,
    /// Whether the publisher is in Northern Ireland, where another body hears complaints.
    pub northern_ireland: bool,
}

/// How far the site meets the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It meets all of it.
    Fully,
    /// It meets most of it.
    Partially,
    /// It does not meet it.
    Not,
}

impl Status {
    /// Every status with the words that authors write.
    pub const ALL: &[(&str, Status)] = &[
        ("fully compliant", Status::Fully),
        ("partially compliant", Status::Partially),
        ("not compliant", Status::Not),
    ];
}

const NATIONS: &[(&str, bool)] =
    &[("england", false), ("scotland", false), ("wales", false), ("northern-ireland", true)];

/// Something that some people cannot use.
#[derive(Clone, Debug)]
pub struct Barrier {
    /// What happens to whom.
    pub what: Prose<Embed>,
    /// The success criterion that it fails; may be empty.
    pub criterion: String,
    /// What to use instead; may be empty.
    pub instead: Prose<Embed>,
    /// The day by which it is mended.
    pub fix_by: Option<Spanned<Period>>,
}

/// Resolves the file; one that is not there gives an empty statement.
pub fn statement(raw: Option<RawStatement>, out: &mut Diagnostics) -> Statement {
    let Some(raw) = raw else { return Statement::default() };
    let text = |word: Option<Word>| word.map_or_else(String::new, |word| word.value);
    let status = raw.status.and_then(|word| {
        let status = one_of(&word, "status of a website", Status::ALL, out)?;
        Some(Spanned::new(status, word.span))
    });
    let nation = raw.nation.and_then(|word| one_of(&word, "nation", NATIONS, out));
    let audit = raw.audit.and_then(|audit| Some((day(&audit.date, out)?.value, audit.by.value)));
    Statement {
        scope: text(raw.scope),
        status,
        prepared: raw.prepared.and_then(|word| day(&word, out)),
        reviewed: raw.reviewed.and_then(|word| day(&word, out)),
        tested: raw.tested.and_then(|word| day(&word, out)),
        tested_by: text(raw.tested_by),
        method: resolve(raw.method.unwrap_or_default(), &Scope::EMPTY, out),
        audit,
        barriers: barriers(raw.barriers, out),
        burdens: barriers(raw.burdens, out),
        exemptions: barriers(raw.exemptions, out),
        improving: resolve(raw.improving.unwrap_or_default(), &Scope::EMPTY, out),
        answer_within: raw.answer_within.and_then(|word| days(&word, out)),
        northern_ireland: nation.unwrap_or(false),
    }
}

fn barriers(raw: Vec<RawBarrier>, out: &mut Diagnostics) -> Vec<Barrier> {
    let one = |raw: RawBarrier| Barrier {
        what: resolve(raw.what, &Scope::EMPTY, out),
        criterion: raw.criterion.map_or_else(String::new, |word| word.value),
        instead: resolve(raw.instead.unwrap_or_default(), &Scope::EMPTY, out),
        fix_by: raw.fix_by.and_then(|word| day(&word, out)),
    };
    raw.into_iter().map(one).collect()
}

fn day(word: &Word, out: &mut Diagnostics) -> Option<Spanned<Period>> {
    match period(word, out)? {
        day @ Period::Day(..) => Some(Spanned::new(day, word.span.clone())),
        _ => {
            let message = format!("`{}` is no day", word.value);
            let help = "write year, month and day: `2026-11-21`";
            out.push(Diagnostic::at(&rules::UNREADABLE_PERIOD, &word.span, message).help(help));
            None
        }
    }
}

fn days(word: &Word, out: &mut Diagnostics) -> Option<u16> {
    let days = word.value.parse().ok().filter(|days| *days > 0);
    if days.is_none() {
        let message = format!("`{}` is no number of days", word.value);
        let help = "write a whole number: `10`";
        out.push(Diagnostic::at(&rules::UNREADABLE_NUMBER, &word.span, message).help(help));
    }
    days
}
