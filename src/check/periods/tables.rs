//! Tables: the year that heads a column or a row, held against the numbers in it.

use super::{WRONG_PERIOD, fits, periods_of};
use crate::check::times::{Time, times};
use crate::check::{Subject, pages};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::prose::{Block, Inline};
use crate::model::{Bound, Embed, said};

/// Looks at every table that authors wrote.
pub fn fit(subject: &Subject<'_>, out: &mut Diagnostics) {
    for page in pages(subject.site) {
        blocks(subject, &page.body.blocks, out);
    }
}

fn blocks(subject: &Subject<'_>, all: &[Block<Embed>], out: &mut Diagnostics) {
    for block in all {
        match block {
            Block::Table { head, rows, .. } => table(subject, head, rows, out),
            Block::Container { blocks: inner, .. } | Block::Quote(inner) => {
                blocks(subject, inner, out);
            }
            Block::List { items, .. } => items.iter().for_each(|item| blocks(subject, item, out)),
            _ => {}
        }
    }
}

type Cell = Vec<Inline<Embed>>;

fn table(subject: &Subject<'_>, head: &[Cell], rows: &[Vec<Cell>], out: &mut Diagnostics) {
    let columns: Vec<Option<(String, Time)>> = head.iter().map(|cell| year_of(cell)).collect();
    for row in rows {
        let of_row = row.first().and_then(|cell| year_of(cell));
        for (at, cell) in row.iter().enumerate() {
            let column = columns.get(at).and_then(Option::as_ref);
            let Some((words, time)) = column.or(of_row.as_ref()) else { continue };
            each_bound(cell, &mut |bound| {
                let Some(periods) = periods_of(subject, bound) else { return };
                let Some(period) = periods.first() else { return };
                if !periods.iter().any(|period| fits(*period, time)) {
                    let message = format!(
                        "the table says `{words}`, and {} is a number of {period}",
                        bound.text
                    );
                    let help = "put it under its own year, or bind the number of that year \
                                (`year=…`)";
                    out.push(Diagnostic::at(&WRONG_PERIOD, &bound.span, message).help(help));
                }
            });
        }
    }
}

/// The time that a cell names, where it says nothing else.
fn year_of(cell: &[Inline<Embed>]) -> Option<(String, Time)> {
    let words = said(cell).trim().to_owned();
    let mut found = times(&words);
    let time = found.pop().filter(|time| found.is_empty() && time.range == (0..words.len()))?;
    Some((words, time))
}

fn each_bound(words: &[Inline<Embed>], see: &mut impl FnMut(&Bound)) {
    for word in words {
        match word {
            Inline::Embed(Embed::Bound(bound)) => see(bound),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                each_bound(inner, see);
            }
            _ => {}
        }
    }
}
