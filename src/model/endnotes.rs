//! Numbered notes of a document: what each says, which are missing, which nothing refers to.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::{Scope, resolve};
use super::resolve::{Lookup, source};
use super::{Embed, Page, Report, Source, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::prose::{Block, Inline, Prose};
use crate::load::raw::{RawEndnotes, Word};
use crate::source::{Span, Spanned};

/// The notes of a document.
#[derive(Clone, Debug)]
pub struct Endnotes {
    /// Where they stand in it.
    pub source: Source,
    /// Every note by its number: those that it prints, and those that it only refers to.
    pub notes: BTreeMap<u16, Endnote>,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Endnote {
    /// What it says; `None` where the document prints no such note.
    pub text: Option<Prose<Embed>>,
    /// Whether the author says that nothing refers to it.
    pub unused: bool,
    /// Where it is listed.
    pub span: Span,
}

/// The numbers alone: what marks in prose are held against.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    printed: BTreeMap<u16, Span>,
    missing: BTreeMap<u16, Span>,
    unused: BTreeSet<u16>,
}

impl Numbers {
    /// Whether a mark may have the number.
    pub fn is_known(&self, number: u16) -> bool {
        self.printed.contains_key(&number) || self.missing.contains_key(&number)
    }

    /// Whether there is no note.
    pub fn is_empty(&self) -> bool {
        self.printed.is_empty() && self.missing.is_empty()
    }
}

/// The number of a note as typed.
pub fn number(word: &Word, out: &mut Diagnostics) -> Option<u16> {
    let number = word.value.parse().ok().filter(|number| *number > 0);
    if number.is_none() {
        let message = format!("`{}` is no number of a note", word.value);
        let help = "notes have whole numbers, as in `[^12]`";
        out.push(Diagnostic::at(&rules::UNREADABLE_NUMBER, &word.span, message).help(help));
    }
    number
}

/// Reads the numbers; one that stands in two places that exclude each other is reported.
pub fn numbers(raw: &RawEndnotes, out: &mut Diagnostics) -> Numbers {
    let mut numbers = Numbers::default();
    for (word, _) in &raw.notes {
        if let Some(number) = number(word, out) {
            numbers.printed.insert(number, word.span.clone());
        }
    }
    for word in &raw.missing {
        let Some(number) = number(word, out) else { continue };
        if let Some(printed) = numbers.printed.get(&number) {
            let message = format!("note {number} is called missing and has a text");
            let diagnostic = Diagnostic::at(&rules::DUPLICATE_ID, &word.span, message)
                .label(printed, "its text")
                .help("keep one of the two");
            out.push(diagnostic);
        }
        numbers.missing.insert(number, word.span.clone());
    }
    for word in &raw.unused {
        let Some(number) = number(word, out) else { continue };
        if !numbers.printed.contains_key(&number) {
            let message = format!("note {number} is called unused and has no text");
            let help = format!("add `{number}: …` under `notes:`, or remove it here");
            out.push(Diagnostic::at(&rules::UNKNOWN_ID, &word.span, message).help(help));
        }
        numbers.unused.insert(number);
    }
    numbers
}

/// The notes with their texts.
pub fn texts(
    raw: RawEndnotes,
    numbers: &Numbers,
    scope: &Scope<'_>,
    lookup: &Lookup<'_>,
    out: &mut Diagnostics,
) -> Option<Endnotes> {
    let mut notes = BTreeMap::new();
    for (number, span) in &numbers.missing {
        notes.insert(*number, Endnote { text: None, unused: false, span: span.clone() });
    }
    for (word, text) in raw.notes {
        let text = Some(resolve(text, scope, out));
        let Ok(number) = word.value.parse() else { continue };
        let unused = numbers.unused.contains(&number);
        notes.insert(number, Endnote { text, unused, span: word.span });
    }
    Some(Endnotes { source: source(&raw.source, lookup, out)?, notes })
}

impl Report {
    /// Every text that stands in the edition's data and not on a page of its own.
    pub fn texts(&self) -> impl Iterator<Item = &Prose<Embed>> {
        let notes = self.endnotes.iter().flat_map(|endnotes| endnotes.notes.values());
        let found = self.findings.iter().flat_map(|group| &group.items);
        let recommended = self.recommendations.iter().flat_map(|group| &group.items);
        self.commentaries
            .values()
            .chain(self.buys.values())
            .chain(self.board.iter().map(|outline| &outline.note))
            .chain(notes.filter_map(|note| note.text.as_ref()))
            .chain(found.map(|finding| &finding.text))
            .chain(recommended.map(|recommendation| &recommendation.text))
            .chain(self.priority_notes.iter().map(|(_, words)| words))
    }

    /// The marks of notes on a page, in reading order; those in its cards, findings and
    /// recommendations included.
    pub fn marks_on<'a>(&'a self, page: &'a Page) -> Vec<&'a Spanned<u16>> {
        let mut marks = Vec::new();
        let cards = page.cards.iter().map(|card| &card.detail);
        for prose in std::iter::once(&page.summary).chain(&page.key_points).chain(cards) {
            marks_in(prose, &mut marks);
        }
        marks_in(&page.body, &mut marks);
        for embed in block_embeds(&page.body.blocks) {
            for prose in self.shown_by(embed) {
                marks_in(prose, &mut marks);
            }
        }
        marks
    }

    /// The marks in the words about a measure.
    pub fn marks_about(&self, kpi: &str) -> Vec<&Spanned<u16>> {
        let mut marks = Vec::new();
        if let Some(words) = self.commentaries.get(kpi) {
            marks_in(words, &mut marks);
        }
        marks
    }

    /// The texts that a block embed brings onto a page.
    fn shown_by<'a>(&'a self, embed: &'a Embed) -> Vec<&'a Prose<Embed>> {
        match embed {
            Embed::Findings(group) => self
                .findings
                .iter()
                .filter(|findings| findings.id == group.value)
                .flat_map(|findings| findings.items.iter().map(|item| &item.text))
                .collect(),
            Embed::Recommendations(group) => self
                .recommendations
                .iter()
                .filter(|other| group.as_ref().is_none_or(|group| group.value == other.id))
                .flat_map(|group| group.items.iter().map(|item| &item.text))
                .collect(),
            Embed::BudgetTable(_) => self.buys.values().collect(),
            Embed::Board(part) => {
                let outlines = self.board.iter().filter(|outline| outline.id == part.value);
                outlines.map(|outline| &outline.note).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn marks_in<'a>(prose: &'a Prose<Embed>, marks: &mut Vec<&'a Spanned<u16>>) {
    prose.each_inline(&mut |inline| {
        if let Inline::Embed(Embed::Endnote(number)) = inline {
            marks.push(number);
        }
    });
}

/// Block embeds, those inside case studies and notes included.
fn block_embeds(blocks: &[Block<Embed>]) -> Vec<&Embed> {
    let mut embeds = Vec::new();
    for block in blocks {
        match block {
            Block::Embed(embed) => embeds.push(embed),
            Block::Container { blocks, .. } => embeds.extend(block_embeds(blocks)),
            _ => {}
        }
    }
    embeds
}
