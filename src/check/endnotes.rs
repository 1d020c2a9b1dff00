//! Numbered notes: each is referred to, and no mark stands where it cannot be a link.

use std::collections::{BTreeMap, BTreeSet};

use super::pages;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::prose::{Block, Inline};
use crate::model::{Embed, Report, Site};
use crate::source::{Span, Spanned};

/// A note that nothing refers to, or one that is called unused and is referred to.
pub const UNUSED_NOTE: Rule = Rule::warning("unused-note");
/// The mark of a note in a heading or in a link, where it cannot be a link of its own.
pub const MISPLACED_NOTE: Rule = Rule::error("misplaced-note");

/// Every note of a document has a mark in the edition, unless the author says that it has none.
pub fn notes_are_used(site: &Site, out: &mut Diagnostics) {
    for report in &site.reports {
        let Some(endnotes) = &report.endnotes else { continue };
        let marks = marks(report);
        for (number, note) in &endnotes.notes {
            match (marks.get(number), note.unused) {
                (None, false) => {
                    let message = format!("nothing refers to note {number}");
                    let or = match note.text {
                        Some(_) => "add it to `unused: […]` if the document does not refer to it",
                        None => "remove it from `missing: […]`",
                    };
                    let help = format!("write `[^{number}]` where it belongs, or {or}");
                    out.push(Diagnostic::at(&UNUSED_NOTE, &note.span, message).help(help));
                }
                (Some(mark), true) => {
                    let message =
                        format!("note {number} is called unused, and a page refers to it");
                    let help = format!("remove {number} from `unused: […]`");
                    let diagnostic = Diagnostic::at(&UNUSED_NOTE, &note.span, message);
                    out.push(diagnostic.label(mark, "here").help(help));
                }
                _ => {}
            }
        }
    }
}

/// The first mark of each note.
fn marks(report: &Report) -> BTreeMap<u16, &Span> {
    let mut marks = BTreeMap::new();
    let on_pages = report.pages().flat_map(|page| report.marks_on(page));
    let about_kpis = report.readings.iter().flat_map(|reading| report.marks_about(&reading.kpi));
    for mark in on_pages.chain(about_kpis) {
        marks.entry(mark.value).or_insert(&mark.span);
    }
    marks
}

/// Marks are links, which cannot stand in a link or in a heading (N6, G2).
pub fn marks_can_link(site: &Site, out: &mut Diagnostics) {
    for page in pages(site) {
        let mut seen = BTreeSet::new();
        let mut refuse = |mark: &Spanned<u16>, place: &str| {
            if seen.insert(mark.span.start) {
                let message = format!("the mark of a note cannot stand in a {place}");
                let help = "put it at the end of a sentence";
                out.push(Diagnostic::at(&MISPLACED_NOTE, &mark.span, message).help(help));
            }
        };
        page.body.each_inline(&mut |inline| {
            if let Inline::Link { words, .. } = inline {
                marks_among(words).into_iter().for_each(|mark| refuse(mark, "link"));
            }
        });
        for words in headings(&page.body.blocks) {
            marks_among(words).into_iter().for_each(|mark| refuse(mark, "heading"));
        }
    }
}

fn headings(blocks: &[Block<Embed>]) -> Vec<&[Inline<Embed>]> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { words, .. } => found.push(words.as_slice()),
            Block::Container { blocks, .. } | Block::Quote(blocks) => {
                found.extend(headings(blocks));
            }
            _ => {}
        }
    }
    found
}

fn marks_among(words: &[Inline<Embed>]) -> Vec<&Spanned<u16>> {
    let mut marks = Vec::new();
    for word in words {
        match word {
            Inline::Embed(Embed::Endnote(mark)) => marks.push(mark),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                marks.extend(marks_among(inner));
            }
            _ => {}
        }
    }
    marks
}
