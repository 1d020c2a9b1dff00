//! Tables that authors type in Markdown.

use super::Writer;
use crate::data::Holds;
use crate::load::plain;
use crate::load::prose::Inline;
use crate::model::Embed;
use crate::render::blocks;
use crate::render::table::{Column, Row, Table, caption};

impl Writer<'_> {
    /// A table typed in Markdown, under the words of the heading above it.
    pub(super) fn table(
        &mut self,
        head: &[Vec<Inline<Embed>>],
        rows: &[Vec<Vec<Inline<Embed>>>],
        html: &mut String,
    ) {
        self.tables += 1;
        // When its numbers were so the author's heading tells; the report says of which time it tells.
        let report = self.report.map_or("", |report| report.title.as_str());
        let table = Table {
            id: format!("table-{}", self.tables),
            caption: caption(self.tables, &[&self.last_heading(), report]),
            columns: head
                .iter()
                .enumerate()
                .map(|(at, cell)| Column {
                    head: plain(cell),
                    numeric: at > 0
                        && rows.iter().all(|row| row.get(at).is_some_and(|c| is_number(c))),
                })
                .collect(),
            rows: rows.iter().map(|row| self.row(row)).collect(),
            notes: Vec::new(),
        };
        html.push_str(&table.html());
        if let Some(page) = self.page {
            let edition = self.report.map(|report| report.period);
            let holds = Holds::Typed(page.address.clone(), self.typed_tables);
            html.push_str(&blocks::download(self, edition, &holds));
            self.typed_tables += 1;
        }
    }

    fn last_heading(&self) -> String {
        let written = self.headings.checked_sub(1);
        let heading = written.and_then(|at| self.page.and_then(|page| page.headings.get(at)));
        let title = || self.page.map_or_else(String::new, |page| page.title.value.clone());
        heading.map_or_else(title, |heading| heading.text.clone())
    }

    fn row(&mut self, row: &[Vec<Inline<Embed>>]) -> Row {
        let mut cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let mut html = String::new();
                self.inlines(cell, &mut html);
                html
            })
            .collect();
        let head = if cells.is_empty() { String::new() } else { cells.remove(0) };
        Row { head, cells, total: false }
    }
}

fn is_number(cell: &[Inline<Embed>]) -> bool {
    let text = plain(cell);
    let embeds_only = text.trim().is_empty() && !cell.is_empty();
    embeds_only
        || text
            .trim()
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '£' | '-' | '−' | '['))
}
