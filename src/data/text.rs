//! A text in plain words: paragraphs with a blank line between them, charts and tables left out.

use crate::load::prose::{Block, Inline, Prose};
use crate::model::{Embed, said};

/// The words of a text.
pub fn plain(prose: &Prose<Embed>) -> String {
    let mut parts = Vec::new();
    blocks(&prose.blocks, &mut parts);
    parts.join("\n\n")
}

fn blocks(all: &[Block<Embed>], parts: &mut Vec<String>) {
    for block in all {
        match block {
            Block::Paragraph(words) | Block::Heading { words, .. } => parts.push(said(words)),
            Block::List { items, .. } => {
                let item = |blocks: &Vec<Block<Embed>>| format!("- {}", inner(blocks));
                parts.push(items.iter().map(item).collect::<Vec<_>>().join("\n"));
            }
            Block::Table { head, rows, .. } => {
                let rows = std::iter::once(head).chain(rows).map(|cells| row(cells));
                parts.push(rows.collect::<Vec<_>>().join("\n"));
            }
            Block::Quote(inner) | Block::Container { blocks: inner, .. } => blocks(inner, parts),
            Block::Code(text) => parts.push(text.value.clone()),
            Block::Embed(_) => {}
        }
    }
}

fn inner(all: &[Block<Embed>]) -> String {
    let mut parts = Vec::new();
    blocks(all, &mut parts);
    parts.join("\n")
}

fn row(cells: &[Vec<Inline<Embed>>]) -> String {
    cells.iter().map(|cell| said(cell)).collect::<Vec<_>>().join("\t")
}
