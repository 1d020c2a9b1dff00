//! What of the report is a table: whether there is anything to download, and the tables that authors
//! type in Markdown.

use super::{Embed, Page, Report};
use crate::load::prose::{Block, Inline};

/// A table that an author typed.
#[derive(Clone, Copy, Debug)]
pub struct TypedTable<'a> {
    /// The words of the last heading above it, else the title of the page.
    pub title: &'a str,
    /// The header cells.
    pub head: &'a [Vec<Inline<Embed>>],
    /// The rows of cells.
    pub rows: &'a [Vec<Vec<Inline<Embed>>>],
}

impl Page {
    /// The tables of the text, in reading order.
    pub fn tables(&self) -> Vec<TypedTable<'_>> {
        let mut found = Found { page: self, headings: 0, tables: Vec::new() };
        found.look(&self.body.blocks);
        found.tables
    }
}

struct Found<'a> {
    page: &'a Page,
    headings: usize,
    tables: Vec<TypedTable<'a>>,
}

impl<'a> Found<'a> {
    fn look(&mut self, blocks: &'a [Block<Embed>]) {
        for block in blocks {
            match block {
                Block::Heading { .. } => self.headings += 1,
                Block::Table { head, rows, .. } => {
                    let title = self.title();
                    self.tables.push(TypedTable { title, head, rows });
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.look(item)),
                Block::Quote(inner) | Block::Container { blocks: inner, .. } => self.look(inner),
                _ => {}
            }
        }
    }

    fn title(&self) -> &'a str {
        let last = self.headings.checked_sub(1).and_then(|at| self.page.headings.get(at));
        last.map_or(&self.page.title.value, |heading| &heading.text)
    }
}

impl Report {
    /// Whether there is anything of it to download.
    pub fn has_data(&self) -> bool {
        let measured = |reading: &super::Reading| {
            !reading.cells().is_empty() || !reading.as_printed.is_empty()
        };
        self.readings.iter().any(measured)
            || !self.figures.is_empty()
            || self.budget.is_some()
            || self.pages().any(|page| !page.tables().is_empty())
    }
}

/// Whether there is anything at all to download.
pub fn any_data(pages: &[Page], reports: &[Report]) -> bool {
    reports.iter().any(|report| report.has_data() || !report.priorities.is_empty())
        || pages.iter().any(|page| !page.tables().is_empty())
}
