//! What a document finds, as cards with a direction, and what it recommends.

use super::{RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, word};
use crate::load::yaml::{Node, Value};
use crate::source::Span;

/// An entry of `data/<edition>/findings.yaml`: cards that stand together.
#[derive(Clone, Debug)]
pub struct RawFindings {
    /// Where they stand in the document.
    pub source: RawSource,
    /// The cards.
    pub items: Vec<RawFinding>,
}

/// A card: something that was found.
#[derive(Clone, Debug)]
pub struct RawFinding {
    /// What it is about.
    pub title: Word,
    /// Which way it goes.
    pub direction: Option<Word>,
    /// The direction in the document's own words.
    pub says: Option<Word>,
    /// Its number: an id of `figures.yaml`.
    pub figure: Option<Word>,
    /// What was found.
    pub text: RawProse,
    /// Where the card stands in the file.
    pub span: Span,
}

/// Reads an entry of `data/<edition>/findings.yaml`.
pub fn findings(node: &Node, out: &mut Diagnostics) -> Option<RawFindings> {
    let mut fields = Fields::open(node, "a group of findings", out)?;
    let source = fields.required("source", source);
    let items = fields.list("items", finding);
    fields.close();
    Some(RawFindings { source: source?, items })
}

fn finding(node: &Node, out: &mut Diagnostics) -> Option<RawFinding> {
    let mut fields = Fields::open(node, "a finding", out)?;
    let span = fields.span();
    let title = fields.required("title", word);
    let direction = fields.optional("direction", word);
    let says = fields.optional("says", word);
    let figure = fields.optional("figure", word);
    let text = fields.required("text", prose);
    fields.close();
    Some(RawFinding { title: title?, direction, says, figure, text: text?, span })
}

/// An entry of `data/<edition>/recommendations.yaml`: what is recommended under one title.
#[derive(Clone, Debug)]
pub struct RawRecommendations {
    /// What readers call the group.
    pub title: Word,
    /// Where it stands in the document.
    pub source: RawSource,
    /// In the order of the document.
    pub items: Vec<RawRecommendation>,
}

/// Something that is recommended.
#[derive(Clone, Debug)]
pub struct RawRecommendation {
    /// What should be done.
    pub text: RawProse,
    /// Who should do it.
    pub to: Option<Word>,
}

/// Reads an entry of `data/<edition>/recommendations.yaml`.
pub fn recommendations(node: &Node, out: &mut Diagnostics) -> Option<RawRecommendations> {
    let mut fields = Fields::open(node, "a group of recommendations", out)?;
    let title = fields.required("title", word);
    let source = fields.required("source", source);
    let items = fields.list("items", recommendation);
    fields.close();
    Some(RawRecommendations { title: title?, source: source?, items })
}

/// The text alone, or the text with whom it is for.
fn recommendation(node: &Node, out: &mut Diagnostics) -> Option<RawRecommendation> {
    if !matches!(node.value, Value::Map(_)) {
        return prose(node, out).map(|text| RawRecommendation { text, to: None });
    }
    let mut fields = Fields::open(node, "a recommendation", out)?;
    let text = fields.required("text", prose);
    let to = fields.optional("for", word);
    fields.close();
    Some(RawRecommendation { text: text?, to })
}
