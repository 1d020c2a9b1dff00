//! Sections: what each must begin with, and how much a heading, a table may hold.

use super::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::Block;
use crate::model::{Embed, Page, Report};

/// A section that does not begin with what to take away.
pub const KEY_POINTS: Rule = Rule::warning("key-points");
/// A table that is too large to read.
pub const LARGE_TABLE: Rule = Rule::warning("large-table");
/// A heading that says nothing.
pub const EMPTY_HEADING: Rule = Rule::error("empty-heading");

/// Looks at the build of every page.
pub fn are_built_well(subject: &Subject<'_>, out: &mut Diagnostics) {
    for page in pages(subject.site) {
        for heading in page.headings.iter().filter(|heading| heading.text.trim().is_empty()) {
            let message = "the heading has no words";
            let help = "write what the text under it is about, or remove the `#` signs";
            out.push(Diagnostic::at(&EMPTY_HEADING, &heading.span, message).help(help));
        }
        tables(&page.body.blocks, out);
    }
    let sections = subject.site.reports.iter().flat_map(Report::pages);
    sections.for_each(|page| key_points(subject, page, out));
}

/// As many points as a reader takes away.
const FEWEST: usize = 3;
const MOST: usize = 5;
/// A shorter section is itself the point.
const SHORT: usize = 80;

fn key_points(subject: &Subject<'_>, page: &Page, out: &mut Diagnostics) {
    let points = page.key_points.len();
    let reading = subject.readings.iter().find(|(other, _)| std::ptr::eq(*other, page));
    let is_short = reading.is_none_or(|(_, reading)| reading.words < SHORT);
    let message = match points {
        0..FEWEST if is_short => return,
        0 => format!("`{}` has no key points", page.title.value),
        1..FEWEST => format!("`{}` has {points} key points, fewer than {FEWEST}", page.title.value),
        FEWEST..=MOST => return,
        _ => format!("`{}` has {points} key points, more than {MOST}", page.title.value),
    };
    let help = format!(
        "list {FEWEST} to {MOST} things to take away at the top of the file: `key-points:`"
    );
    out.push(Diagnostic::at(&KEY_POINTS, &page.title.span, message).help(help));
}

/// The columns and rows that a reader can hold in view.
const COLUMNS: usize = 7;
const ROWS: usize = 12;

fn tables(blocks: &[Block<Embed>], out: &mut Diagnostics) {
    for block in blocks {
        match block {
            Block::Table { head, rows, span } => {
                let message = if head.len() > COLUMNS {
                    format!("the table has {} columns, more than {COLUMNS}", head.len())
                } else if rows.len() > ROWS {
                    format!("the table has {} rows, more than {ROWS}", rows.len())
                } else {
                    continue;
                };
                let help = "make several tables of it, each with a heading of its own";
                out.push(Diagnostic::at(&LARGE_TABLE, span, message).help(help));
            }
            Block::Quote(inner) | Block::Container { blocks: inner, .. } => tables(inner, out),
            Block::List { items, .. } => items.iter().for_each(|item| tables(item, out)),
            _ => {}
        }
    }
}
