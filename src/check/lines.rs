//! Lines: each paragraph, item, cell and heading of the authors' words as one text, with the place
//! of each part, so that a rule can read sentences and point into the file.

use std::ops::Range;

use rayon::prelude::*;

use super::finding::address;
use crate::diagnostic::About;
use crate::load::prose::{Block, Inline, Prose};
use crate::model::address::slug_of;
pub use crate::model::texts::Home;
use crate::model::texts::{self, Role, Text, Words};
use crate::model::{Bound, Embed, Page, Report, Site, slug};
use crate::source::Span;

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph or an item of a list.
    Text,
    /// What somebody said, which is not ours to change.
    Quote,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A lead, a key point, the words of a card.
    Short,
    /// What an edition's data say in words: a commentary, what money buys.
    Data,
    /// The meaning of a term, the reason for a direction.
    Reference,
    /// What an author says of a chart: its numbers and claims are held against the drawing.
    Chart,
    /// A title or a label.
    Title,
    /// Names, times and sources as a document prints them.
    Listed,
}

/// Words that belong together.
pub struct Line<'a> {
    /// As readers see it, numbers filled in.
    pub text: String,
    /// Its parts, in order.
    pub parts: Vec<Part<'a>>,
    /// Its sentences, as ranges of its text.
    pub sentences: Vec<Range<usize>>,
    /// What it is part of.
    pub kind: Kind,
    /// The edition of the line.
    pub report: Option<&'a Report>,
    /// The page, or the part of the data.
    pub home: Home<'a>,
}

/// A part of a line.
pub struct Part<'a> {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// What it is.
    pub what: What<'a>,
}

/// What a part of a line is.
#[derive(Clone, Copy)]
pub enum What<'a> {
    /// Words as typed, with their place.
    Words(&'a str, &'a Span),
    /// A bound number.
    Bound(&'a Bound),
    /// A number that is typed on purpose.
    Typed(&'a Span),
    /// Text of a machine.
    Code,
}

impl<'a> Line<'a> {
    /// The place of a part of the text in the file.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let part = self.parts.iter().find(|part| part.range.contains(&range.start))?;
        Some(match part.what {
            What::Words(text, span) => within(text, span, range, &part.range),
            What::Bound(bound) => bound.span.clone(),
            What::Typed(span) => span.clone(),
            What::Code => return None,
        })
    }

    /// The datum whose words these are: a note on it can settle what they are found to say. Words
    /// that belong to no edition have none.
    pub fn about(&self) -> Option<About> {
        let report = self.report?;
        let at = match self.home {
            Home::Page(page) => return Some(about_page(report, page)),
            Home::Kpi(id) => format!("kpis.{id}.commentary"),
            Home::Note(note) => note.about.value.clone(),
            Home::Finding(group, finding) => format!("findings.{group}.{}", slug(&finding.title)),
            Home::Recommendation(group, number) => format!("recommendations.{group}.{number}"),
            Home::Part(part, id) => format!("{part}.{id}"),
            Home::Definition(_) | Home::Data => return None,
        };
        Some(address(report, at))
    }

    /// The bound numbers inside a range, each with its place in the text.
    pub fn bound<'b>(
        &'b self,
        range: &'b Range<usize>,
    ) -> impl Iterator<Item = (&'b Range<usize>, &'a Bound)> + 'b {
        let inside =
            |part: &&Part<'a>| part.range.start >= range.start && part.range.end <= range.end;
        self.parts.iter().filter(inside).filter_map(|part| match part.what {
            What::Bound(bound) => Some((&part.range, bound)),
            _ => None,
        })
    }

    /// Whether a place of the text is typed words (no bound number, no code).
    pub fn is_words(&self, at: usize) -> bool {
        let part = self.parts.iter().find(|part| part.range.contains(&at));
        part.is_some_and(|part| matches!(part.what, What::Words(..)))
    }
}

/// The words of a page of an edition, as a datum.
pub fn about_page(report: &Report, page: &Page) -> About {
    let at = match report.overview.as_ref().is_some_and(|overview| overview.file == page.file) {
        true => "sections.overview".to_owned(),
        false => format!("sections.{}", slug_of(page)),
    };
    address(report, at)
}

/// The place of a part of a text, where the text stands in the file as it is.
fn within(text: &str, span: &Span, range: &Range<usize>, part: &Range<usize>) -> Span {
    let (from, to) = (range.start - part.start, range.end.min(part.end) - part.start);
    if span.end - span.start == text.len() {
        return Span::new(&span.file, span.start + from..span.start + to);
    }
    span.clone()
}

/// Splits at full stops, question marks and exclamation marks, with the quotes that close there. Not
/// where the sentence goes on in lower case, nor after a short form.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '?', '!', ':']) {
        let rest = &text[at + 1..];
        let after = rest.trim_start_matches(['”', '’', '"', ')', ']']);
        let next = after.trim_start().chars().next();
        // A colon ends a sentence only where a new one starts after it.
        let goes_on = match mark {
            ":" => !next.is_some_and(char::is_uppercase),
            "." => next.is_some_and(char::is_lowercase) || is_short_form(&text[start..at]),
            _ => next.is_some_and(char::is_lowercase),
        };
        let stops = after.is_empty() || after.starts_with([' ', '\n']);
        if stops && !goes_on {
            let end = text.len() - after.len();
            found.push(start..end);
            start = text.len() - after.trim_start().len();
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// Whether the full stop after a text is that of a short form: "e.g.", "Dr.", "St.".
fn is_short_form(text: &str) -> bool {
    let last = text.rsplit([' ', '(']).next().unwrap_or("");
    matches!(last, "e.g" | "i.e" | "Dr" | "Mr" | "Mrs" | "Ms" | "No" | "Prof" | "St" | "vs")
}

/// Every line of the site.
pub fn lines(site: &Site) -> Vec<Line<'_>> {
    let reports = site.reports.par_iter();
    let mut all: Vec<Line<'_>> =
        reports.flat_map_iter(|report| of_texts(&texts::of_report(report), Some(report))).collect();
    all.extend(of_texts(&texts::of_site(site), None));
    all
}

fn of_texts<'a>(texts: &[Text<'a>], report: Option<&'a Report>) -> Vec<Line<'a>> {
    let mut all = Vec::new();
    for text in texts {
        let collect = Collect { kind: kind(text.role), report, home: text.home };
        match text.words {
            Words::Prose(prose) => collect.prose(prose, &mut all),
            Words::Line("", _) => {}
            Words::Line(words, span) => all.push(collect.plain(words, span)),
        }
    }
    all
}

fn kind(role: Role) -> Kind {
    match role {
        Role::Body => Kind::Text,
        Role::Short => Kind::Short,
        Role::Data => Kind::Data,
        Role::Reference => Kind::Reference,
        Role::Chart => Kind::Chart,
        Role::Title => Kind::Title,
        Role::Listed => Kind::Listed,
    }
}

/// Gathers the lines of a text.
#[derive(Clone, Copy)]
struct Collect<'a> {
    kind: Kind,
    report: Option<&'a Report>,
    home: Home<'a>,
}

impl<'a> Collect<'a> {
    fn prose(self, prose: &'a Prose<Embed>, all: &mut Vec<Line<'a>>) {
        self.blocks(&prose.blocks, all);
    }

    fn blocks(self, blocks: &'a [Block<Embed>], all: &mut Vec<Line<'a>>) {
        for block in blocks {
            match block {
                Block::Paragraph(words) => all.push(self.line(words)),
                Block::Heading { words, .. } => {
                    all.push(Self { kind: Kind::Heading, ..self }.line(words));
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, all)),
                Block::Table { head, rows, .. } => {
                    let cell = Self { kind: Kind::Cell, ..self };
                    let cells = head.iter().chain(rows.iter().flatten());
                    all.extend(cells.map(|words| cell.line(words)));
                }
                Block::Quote(inner)
                | Block::Container { embed: Embed::Quote { .. }, blocks: inner } => {
                    Self { kind: Kind::Quote, ..self }.blocks(inner, all);
                }
                Block::Container { blocks: inner, .. } => self.blocks(inner, all),
                Block::Code(_) | Block::Embed(_) => {}
            }
        }
    }

    fn plain(self, words: &'a str, span: &'a Span) -> Line<'a> {
        let Self { kind, report, home } = self;
        let part = Part { range: 0..words.len(), what: What::Words(words, span) };
        let (text, parts, sentences) = (words.to_owned(), vec![part], sentences(words));
        Line { text, parts, sentences, kind, report, home }
    }

    fn line(self, words: &'a [Inline<Embed>]) -> Line<'a> {
        let Self { kind, report, home } = self;
        let (text, parts, none) = (String::new(), Vec::new(), Vec::new());
        let mut line = Line { text, parts, sentences: none, kind, report, home };
        add(words, &mut line);
        line.sentences = sentences(&line.text);
        line
    }
}

fn add<'a>(words: &'a [Inline<Embed>], line: &mut Line<'a>) {
    for word in words {
        let start = line.text.len();
        let what = match word {
            Inline::Text(text) => {
                line.text.push_str(&text.value);
                What::Words(&text.value, &text.span)
            }
            Inline::Code(text) => {
                line.text.push_str(&text.value);
                What::Code
            }
            Inline::Embed(Embed::Bound(bound)) => {
                line.text.push_str(&bound.text);
                What::Bound(bound)
            }
            Inline::Embed(Embed::Typed { text, span, .. }) => {
                line.text.push_str(text);
                What::Typed(span)
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                add(inner, line);
                continue;
            }
            Inline::Break => {
                line.text.push(' ');
                continue;
            }
            Inline::Embed(_) | Inline::Image { .. } => continue,
        };
        line.parts.push(Part { range: start..line.text.len(), what });
    }
}
