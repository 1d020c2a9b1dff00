//! Numbered notes of a document: what stands behind each mark in its text.

use super::{Entries, RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, word_list};
use crate::load::yaml::Node;
use crate::source::Span;

/// `data/<edition>/endnotes.yaml`.
#[derive(Clone, Debug)]
pub struct RawEndnotes {
    /// Where the notes stand in the document.
    pub source: RawSource,
    /// Each number with its text.
    pub notes: Entries<RawProse>,
    /// Numbers that the document refers to without printing a note.
    pub missing: Vec<Word>,
    /// Numbers of notes that nothing in the document refers to.
    pub unused: Vec<Word>,
    /// The whole file.
    pub span: Span,
}

/// Reads `data/<edition>/endnotes.yaml`.
pub fn endnotes(node: &Node, out: &mut Diagnostics) -> Option<RawEndnotes> {
    let mut fields = Fields::open_file(node, "the notes of a document", out)?;
    let source = fields.required("source", source);
    let notes = fields.map("notes", prose);
    let missing = fields.optional("missing", word_list).unwrap_or_default();
    let unused = fields.optional("unused", word_list).unwrap_or_default();
    let span = fields.span();
    fields.close();
    Some(RawEndnotes { source: source?, notes, missing, unused, span })
}
