//! What is looked up: terms and cited documents.

use super::{Entries, RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, flag, word, word_list};
use crate::load::yaml::Node;
use crate::source::Spanned;

/// An entry of `data/glossary.yaml`.
#[derive(Clone, Debug)]
pub struct RawTerm {
    /// What an acronym stands for.
    pub expansion: Option<Word>,
    /// What it means.
    pub meaning: RawProse,
    /// Other spellings.
    pub also: Vec<Word>,
    /// Plurals with their expansions.
    pub plural: Entries<Word>,
    /// Where the expansion comes from.
    pub source: Option<RawSource>,
    /// Whether the expansion is the publisher's of this site.
    pub ours: Option<Spanned<bool>>,
}

/// Reads an entry of `data/glossary.yaml`.
pub fn term(node: &Node, out: &mut Diagnostics) -> Option<RawTerm> {
    let mut fields = Fields::open(node, "a term", out)?;
    let expansion = fields.optional("expansion", word);
    let meaning = fields.required("meaning", prose);
    let also = fields.optional("also", word_list).unwrap_or_default();
    let plural = fields.map("plural", word);
    let source = fields.optional("source", source);
    let ours = fields.optional("ours", flag);
    fields.close();
    Some(RawTerm { expansion, meaning: meaning?, also, plural, source, ours })
}

/// An entry of `data/sources.yaml`.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// Its title.
    pub title: Word,
    /// Who published it.
    pub publisher: Option<Word>,
    /// When.
    pub date: Option<Word>,
    /// The name of the file.
    pub file: Option<Word>,
    /// Where it can be read.
    pub url: Option<Word>,
}

/// Reads an entry of `data/sources.yaml`.
pub fn document(node: &Node, out: &mut Diagnostics) -> Option<RawDocument> {
    let mut fields = Fields::open(node, "a document", out)?;
    let title = fields.required("title", word);
    let publisher = fields.optional("publisher", word);
    let date = fields.optional("date", word);
    let file = fields.optional("file", word);
    let url = fields.optional("url", word);
    fields.close();
    Some(RawDocument { title: title?, publisher, date, file, url })
}
