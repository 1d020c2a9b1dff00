//! Tables: the year that heads a column or a row, held against the numbers in it.

use super::{WRONG_PERIOD, fits, periods_of};
use crate::check::Subject;
use crate::check::finding::{datum, found};
use crate::check::lines::about_page;
use crate::check::times::{Time, times};
use crate::diagnostic::{About, Diagnostics};
use crate::load::prose::{Block, Inline};
use crate::model::{Bound, Embed, Report, said};

/// Looks at every table that authors wrote.
pub fn fit<'a>(subject: &Subject<'a>, out: &mut Diagnostics) {
    let site = subject.site;
    let of_report = |report: &'a Report| report.pages().map(move |page| (Some(report), page));
    let pages = site.reports.iter().flat_map(of_report);
    for (report, page) in pages.chain(site.pages.iter().map(|page| (None, page))) {
        let here = report.map(|report| about_page(report, page));
        Tables { subject, here }.blocks(&page.body.blocks, out);
    }
}

/// The tables of one page.
struct Tables<'a> {
    subject: &'a Subject<'a>,
    /// The words of the page, where it belongs to an edition.
    here: Option<About>,
}

type Cell = Vec<Inline<Embed>>;

impl Tables<'_> {
    fn blocks(&self, all: &[Block<Embed>], out: &mut Diagnostics) {
        for block in all {
            match block {
                Block::Table { head, rows, .. } => self.table(head, rows, out),
                Block::Container { blocks: inner, .. } | Block::Quote(inner) => {
                    self.blocks(inner, out);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, out)),
                _ => {}
            }
        }
    }

    fn table(&self, head: &[Cell], rows: &[Vec<Cell>], out: &mut Diagnostics) {
        let columns: Vec<Option<(String, Time)>> = head.iter().map(|cell| year_of(cell)).collect();
        for row in rows {
            let of_row = row.first().and_then(|cell| year_of(cell));
            for (at, cell) in row.iter().enumerate() {
                let column = columns.get(at).and_then(Option::as_ref);
                let Some(head) = column.or(of_row.as_ref()) else { continue };
                each_bound(cell, &mut |bound| self.look(bound, head, out));
            }
        }
    }

    fn look(&self, bound: &Bound, (words, time): &(String, Time), out: &mut Diagnostics) {
        let Some(periods) = periods_of(self.subject, bound) else { return };
        let Some(period) = periods.first() else { return };
        if periods.iter().any(|period| fits(*period, time)) {
            return;
        }
        let text = &bound.text;
        let message = format!("the table says `{words}`, and {text} is a number of {period}");
        let help = "put it under its own year, or bind the number of that year (`year=…`)";
        let about = self.here.clone().into_iter().chain(datum(self.subject.site, bound));
        let finding = found(&WRONG_PERIOD, &bound.span, message, about).help(help);
        out.push(finding.compares(&[words, text]));
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
