//! What authors write, by file: typed, each value with its place, nothing looked up.

mod edition;
mod endnotes;
mod findings;
mod kpis;
mod notes;
mod pages;
mod plans;
mod reference;
mod settings;
mod statement;

use super::decode::{Fields, word, words};
use super::markdown;
use super::prose::{Prose, RawEmbed};
use super::yaml::Node;
use crate::diagnostic::Diagnostics;
use crate::source::Spanned;

pub use edition::*;
pub use endnotes::*;
pub use findings::*;
pub use kpis::*;
pub use notes::*;
pub use pages::*;
pub use plans::*;
pub use reference::*;
pub use settings::*;
pub use statement::*;

/// A word as typed.
pub type Word = Spanned<String>;

/// Prose with its embeds as typed.
pub type RawProse = Prose<RawEmbed>;

/// Keys of the author's own with their values, in the author's order.
pub type Entries<T> = Vec<(Word, T)>;

/// Reads a value as Markdown.
fn prose(node: &Node, out: &mut Diagnostics) -> Option<RawProse> {
    words(node, out).map(|text| markdown::parse(&text, out))
}

/// Where a statement stands in a document.
#[derive(Clone, Debug)]
pub struct RawSource {
    /// A key of `data/sources.yaml`.
    pub document: Word,
    /// A heading, a page, an appendix.
    pub place: Option<Word>,
}

fn source(node: &Node, out: &mut Diagnostics) -> Option<RawSource> {
    let mut fields = Fields::open(node, "a source", out)?;
    let document = fields.required("document", word);
    let place = fields.optional("place", word);
    fields.close();
    Some(RawSource { document: document?, place })
}
