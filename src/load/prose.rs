//! Narrative text as a tree: what Markdown means, with the place of each part.

use crate::source::{Span, Spanned};

/// A text of paragraphs, lists, tables and embeds. `E` is an embed: as written ([`RawEmbed`]) after
/// loading, resolved after the model has looked it up.
#[derive(Clone, Debug, PartialEq)]
pub struct Prose<E> {
    /// In the author's order.
    pub blocks: Vec<Block<E>>,
}

impl<E> Default for Prose<E> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

/// A block of prose.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<E> {
    /// A paragraph.
    Paragraph(Vec<Inline<E>>),
    /// A heading; the page's own title is level 1.
    Heading {
        /// 1 to 6, as typed.
        level: u8,
        /// What it says.
        words: Vec<Inline<E>>,
        /// Where.
        span: Span,
    },
    /// A list.
    List {
        /// The first number of a numbered list.
        first: Option<u64>,
        /// Each item's blocks.
        items: Vec<Vec<Block<E>>>,
    },
    /// A table typed in Markdown.
    Table {
        /// The header cells.
        head: Vec<Vec<Inline<E>>>,
        /// The rows of cells.
        rows: Vec<Vec<Vec<Inline<E>>>>,
        /// Where.
        span: Span,
    },
    /// A quotation typed with `>`.
    Quote(Vec<Block<E>>),
    /// Preformatted text.
    Code(Spanned<String>),
    /// A block embed: a chart, a table, cards.
    Embed(E),
    /// An embed that holds blocks: a case study, a quote, a note.
    Container {
        /// What it is.
        embed: E,
        /// What it holds.
        blocks: Vec<Block<E>>,
    },
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<E> {
    /// Plain words.
    Text(Spanned<String>),
    /// Strong importance.
    Strong(Vec<Inline<E>>),
    /// Stress.
    Emphasis(Vec<Inline<E>>),
    /// Text of a machine.
    Code(Spanned<String>),
    /// A link.
    Link {
        /// The address as typed.
        to: Spanned<String>,
        /// The linked words.
        words: Vec<Inline<E>>,
    },
    /// A picture.
    Image {
        /// The address as typed.
        from: Spanned<String>,
        /// The text alternative.
        alt: String,
    },
    /// A bound figure.
    Embed(E),
    /// A forced line break.
    Break,
}

/// An embed as typed: `{{ name(key=value) }}` or `{% name(key=value) %}`.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEmbed {
    /// The name before the bracket.
    pub name: Spanned<String>,
    /// The arguments; a value without a key has an empty one.
    pub arguments: Vec<(Spanned<String>, Spanned<String>)>,
    /// All of it.
    pub span: Span,
}

impl<E> Prose<E> {
    /// The same prose with each embed replaced; `None` from `resolve` leaves the embed out.
    pub fn map_embeds<F>(self, resolve: &mut impl FnMut(E) -> Option<F>) -> Prose<F> {
        Prose { blocks: blocks(self.blocks, resolve) }
    }

    /// Every inline of the text in reading order, those inside links and emphasis included.
    pub fn each_inline<'a>(&'a self, see: &mut impl FnMut(&'a Inline<E>)) {
        each_in_blocks(&self.blocks, see);
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

fn blocks<E, F>(all: Vec<Block<E>>, resolve: &mut impl FnMut(E) -> Option<F>) -> Vec<Block<F>> {
    all.into_iter().filter_map(|one| block(one, resolve)).collect()
}

fn block<E, F>(one: Block<E>, resolve: &mut impl FnMut(E) -> Option<F>) -> Option<Block<F>> {
    Some(match one {
        Block::Paragraph(words) => Block::Paragraph(inlines(words, resolve)),
        Block::Heading { level, words, span } => {
            Block::Heading { level, words: kept(words, resolve)?, span }
        }
        Block::List { first, items } => {
            let items = items.into_iter().map(|item| blocks(item, resolve)).collect();
            Block::List { first, items }
        }
        Block::Table { head, rows, span } => Block::Table {
            head: head.into_iter().map(|cell| inlines(cell, resolve)).collect(),
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().map(|cell| inlines(cell, resolve)).collect())
                .collect(),
            span,
        },
        Block::Quote(inner) => Block::Quote(blocks(inner, resolve)),
        Block::Code(text) => Block::Code(text),
        Block::Embed(embed) => Block::Embed(resolve(embed)?),
        Block::Container { embed, blocks: inner } => {
            let embed = resolve(embed);
            let inner = blocks(inner, resolve);
            Block::Container { embed: embed?, blocks: inner }
        }
    })
}

fn inlines<E, F>(all: Vec<Inline<E>>, resolve: &mut impl FnMut(E) -> Option<F>) -> Vec<Inline<F>> {
    all.into_iter().filter_map(|one| inline(one, resolve)).collect()
}

/// `None` where nothing is left of some words: what was in them has been reported, and a link or a
/// heading without words would be a second finding.
fn kept<E, F>(
    all: Vec<Inline<E>>,
    resolve: &mut impl FnMut(E) -> Option<F>,
) -> Option<Vec<Inline<F>>> {
    let empty = all.is_empty();
    let words = inlines(all, resolve);
    (empty || !words.is_empty()).then_some(words)
}

fn inline<E, F>(one: Inline<E>, resolve: &mut impl FnMut(E) -> Option<F>) -> Option<Inline<F>> {
    Some(match one {
        Inline::Text(text) => Inline::Text(text),
        Inline::Strong(words) => Inline::Strong(kept(words, resolve)?),
        Inline::Emphasis(words) => Inline::Emphasis(kept(words, resolve)?),
        Inline::Code(text) => Inline::Code(text),
        Inline::Link { to, words } => Inline::Link { to, words: kept(words, resolve)? },
        Inline::Image { from, alt } => Inline::Image { from, alt },
        Inline::Embed(embed) => Inline::Embed(resolve(embed)?),
        Inline::Break => Inline::Break,
    })
}

fn each_in_blocks<'a, E>(all: &'a [Block<E>], see: &mut impl FnMut(&'a Inline<E>)) {
    for one in all {
        match one {
            Block::Paragraph(words) | Block::Heading { words, .. } => each_in(words, see),
            Block::List { items, .. } => items.iter().for_each(|item| each_in_blocks(item, see)),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| each_in(cell, see));
            }
            Block::Quote(inner) | Block::Container { blocks: inner, .. } => {
                each_in_blocks(inner, see);
            }
            Block::Code(_) | Block::Embed(_) => {}
        }
    }
}

fn each_in<'a, E>(all: &'a [Inline<E>], see: &mut impl FnMut(&'a Inline<E>)) {
    for one in all {
        see(one);
        if let Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } = one {
            each_in(words, see);
        }
    }
}
