//! `notes.yaml` and `elsewhere.yaml`: where a document contradicts itself or another, what the
//! publisher corrected, and what other documents print for the same.

use super::{RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, list, word, word_list};
use crate::load::yaml::{Node, Value};
use crate::source::Span;

/// An entry of `data/<edition>/notes.yaml`.
#[derive(Clone, Debug)]
pub struct RawNote {
    /// Where the entry stands.
    pub span: Span,
    /// The address of the datum: `budget.2018-19.income.pcc-grant`.
    pub about: Word,
    /// Further data that the entry speaks of.
    pub also: Vec<Word>,
    /// `note` or `correction`.
    pub kind: Word,
    /// What readers call the figure; the datum's own name if left out.
    pub title: Option<Word>,
    /// What the document prints; the datum as it stands if left out.
    pub printed: Option<Word>,
    /// What stands against it; for a correction, what takes its place.
    pub other: Option<Word>,
    /// How one knows.
    pub because: RawProse,
    /// The findings that it answers.
    pub settles: Vec<RawSettles>,
    /// Where the printed figure stands; the datum's own source if left out.
    pub source: Option<RawSource>,
    /// Where the other figure stands.
    pub other_source: Option<RawSource>,
    /// Who approved a correction.
    pub approved_by: Option<Word>,
    /// When it was made.
    pub dated: Option<Word>,
}

/// A finding that a note answers: the rule's code, or `{ rule: …, found: … }`.
#[derive(Clone, Debug)]
pub struct RawSettles {
    /// The code of the rule.
    pub rule: Word,
    /// Values that the rule found and that the note does not hold as `printed` or `other`.
    pub found: Vec<Word>,
}

fn settles(node: &Node, out: &mut Diagnostics) -> Option<RawSettles> {
    if !matches!(node.value, Value::Map(_)) {
        return Some(RawSettles { rule: word(node, out)?, found: Vec::new() });
    }
    let mut fields = Fields::open(node, "a finding that is settled", out)?;
    let rule = fields.required("rule", word);
    let found = fields.required("found", one_or_more);
    fields.close();
    Some(RawSettles { rule: rule?, found: found? })
}

fn one_or_more(node: &Node, out: &mut Diagnostics) -> Option<Vec<Word>> {
    match &node.value {
        Value::List(_) => word_list(node, out),
        _ => word(node, out).map(|word| vec![word]),
    }
}

/// Reads `data/<edition>/notes.yaml`: a list.
pub fn notes(node: &Node, out: &mut Diagnostics) -> Option<Vec<RawNote>> {
    Some(list(node, out, note))
}

fn note(node: &Node, out: &mut Diagnostics) -> Option<RawNote> {
    let mut fields = Fields::open(node, "a note", out)?;
    let span = fields.span();
    let about = fields.required("about", word);
    let also = fields.optional("also", word_list).unwrap_or_default();
    let kind = fields.required("kind", word);
    let title = fields.optional("title", word);
    let printed = fields.optional("printed", word);
    let other = fields.optional("other", word);
    let because = fields.required("because", prose);
    let settles = fields.list("settles", settles);
    let source = fields.optional("source", self::source);
    let other_source = fields.optional("other-source", self::source);
    let approved_by = fields.optional("approved-by", word);
    let dated = fields.optional("dated", word);
    fields.close();
    let (about, kind, because) = (about?, kind?, because?);
    Some(RawNote {
        span,
        about,
        also,
        kind,
        title,
        printed,
        other,
        because,
        settles,
        source,
        other_source,
        approved_by,
        dated,
    })
}

/// An entry of `data/<edition>/elsewhere.yaml`: a datum as another place prints it.
#[derive(Clone, Debug)]
pub struct RawElsewhere {
    /// The address of the datum.
    pub about: Word,
    /// As printed there.
    pub value: Word,
    /// Where.
    pub source: RawSource,
}

/// Reads `data/<edition>/elsewhere.yaml`: a list.
pub fn elsewhere(node: &Node, out: &mut Diagnostics) -> Option<Vec<RawElsewhere>> {
    Some(list(node, out, |node, out| {
        let mut fields = Fields::open(node, "a figure elsewhere", out)?;
        let about = fields.required("about", word);
        let value = fields.required("value", word);
        let source = fields.required("source", source);
        fields.close();
        Some(RawElsewhere { about: about?, value: value?, source: source? })
    }))
}
