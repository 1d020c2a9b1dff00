//! Markdown pages: their front matter.

use super::{RawProse, RawSource, Word, prose, source};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, flag, word, word_list};
use crate::load::yaml::Node;
use crate::source::{FilePath, Span, Spanned};

/// A Markdown file: its front matter and its text.
#[derive(Clone, Debug)]
pub struct RawPage {
    /// The file.
    pub file: FilePath,
    /// The heading of the page.
    pub title: Word,
    /// The lead.
    pub summary: Option<RawProse>,
    /// What to take away.
    pub key_points: Vec<RawProse>,
    /// The KPIs it speaks of.
    pub kpis: Vec<Word>,
    /// Its cards.
    pub snapshot: Vec<RawCard>,
    /// Where it comes from.
    pub source: Option<RawSource>,
    /// Whether it is left out of a build.
    pub draft: Option<Spanned<bool>>,
    /// Its own last part of the address.
    pub slug: Option<Word>,
    /// Addresses that lead here too.
    pub aliases: Vec<Word>,
    /// What it is about, by the names of sections and priorities of other editions.
    pub topics: Vec<Word>,
    /// The text.
    pub body: RawProse,
}

/// A card of a snapshot.
#[derive(Clone, Debug)]
pub struct RawCard {
    /// Where it stands.
    pub span: Span,
    /// The KPI that it shows …
    pub kpi: Option<Word>,
    /// … or the figure.
    pub figure: Option<Word>,
    /// What it means.
    pub detail: Option<RawProse>,
}

/// Reads the front matter of a page.
pub fn page(
    node: &Node,
    file: &FilePath,
    body: RawProse,
    out: &mut Diagnostics,
) -> Option<RawPage> {
    let mut fields = Fields::open_file(node, "the front matter", out)?;
    let title = fields.required("title", word);
    let summary = fields.optional("summary", prose);
    let key_points = fields.list("key-points", prose);
    let kpis = fields.optional("kpis", word_list).unwrap_or_default();
    let snapshot = fields.list("snapshot", card);
    let source = fields.optional("source", source);
    let draft = fields.optional("draft", flag);
    let slug = fields.optional("slug", word);
    let aliases = fields.optional("aliases", word_list).unwrap_or_default();
    let topics = fields.optional("topics", word_list).unwrap_or_default();
    fields.close();
    let (title, file) = (title?, file.clone());
    Some(RawPage {
        file,
        title,
        summary,
        key_points,
        kpis,
        snapshot,
        source,
        draft,
        slug,
        aliases,
        topics,
        body,
    })
}

fn card(node: &Node, out: &mut Diagnostics) -> Option<RawCard> {
    let mut fields = Fields::open(node, "a card", out)?;
    let card = RawCard {
        span: fields.span(),
        kpi: fields.optional("kpi", word),
        figure: fields.optional("figure", word),
        detail: fields.optional("detail", prose),
    };
    fields.close();
    Some(card)
}
