//! Prose → HTML: paragraphs, lists, links, glossary terms at first use, bound numbers, embeds.

mod containers;
mod explained;
mod typed_table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::address::href_to;
use super::blocks;
use super::chart::Drawings;
use super::endnotes;
use super::html::{between_tags, escape, plain};
use super::terms::Terms;
use super::words::WORDS;
use crate::data::Library;
use crate::diagnostic::Diagnostic;
use crate::load::prose::{Block, Inline, Prose};
use crate::model::{Bound, Embed, Page, Period, Report, Site, Target};

pub use explained::{on_card, taken};

/// How editions are ordered.
type Ordered = ((u16, u8, u8), (u16, u8, u8));

/// What a page's HTML is written with: counts what is numbered and remembers what was used.
pub struct Writer<'a> {
    /// The site.
    pub site: &'a Site,
    /// The edition of the page.
    pub report: Option<&'a Report>,
    /// The page's address.
    pub address: &'a str,
    /// The page as written; `None` for a generated one.
    pub page: Option<&'a Page>,
    /// The glossary.
    pub terms: &'a Terms<'a>,
    /// Draws charts.
    pub drawings: &'a Drawings<'a>,
    /// The tables that can be downloaded.
    pub library: &'a Library,
    /// How many figures the page has so far.
    pub figures: usize,
    /// How many tables the page has so far.
    pub tables: usize,
    /// Terms of this page, by their numbers in the glossary.
    pub used_terms: BTreeSet<usize>,
    /// Those that have been expanded and linked so far.
    linked_terms: BTreeSet<usize>,
    /// Numbers bound on this page, in order of their first use.
    pub bound: Vec<Bound>,
    /// Notes on what the page shows: editions, the latest first, with the note's place in the list.
    pub notes: BTreeSet<(std::cmp::Reverse<Ordered>, usize)>,
    /// Marks of notes on this page so far, by number.
    pub marks: BTreeMap<u16, u16>,
    /// Whether the page shows every note of the document.
    pub shows_endnotes: bool,
    /// Ids of what may be shown twice on a page.
    ids: BTreeSet<String>,
    /// What could not be drawn.
    pub problems: Vec<Diagnostic>,
    /// The budget whose chart stands on the page: its lines need no second table.
    pub drawn_budget: Option<Period>,
    /// Whether every table stands open, as on paper.
    pub for_paper: bool,
    /// Where the pages of the edition stand on the page of the whole: ids by address.
    pub on_paper: BTreeMap<String, String>,
    /// The figures of measures on the page so far, by measure: paper shows each once.
    pub drawn: BTreeMap<String, usize>,
    /// Level of the last heading.
    level: u8,
    /// How many of the page's own headings have been written.
    headings: usize,
    /// How many of the tables that authors typed on the page have been written.
    typed_tables: usize,
    /// How far the page's own headings go down, and what their ids start with: for a page that
    /// stands inside another.
    below: (u8, String),
    /// Whether terms may be linked here.
    may_link: bool,
    /// Whether what is written is a name, which stays as its document prints it.
    as_printed: bool,
    /// Words, in small letters, that lead elsewhere on this page, so not to the glossary: two
    /// links with the same words would lead to different places (WCAG 2.4.9).
    pub taken: BTreeSet<String>,
    /// Whether notes wait behind one line on this page, where a link from another part of it cannot
    /// open them in every browser: links then lead to the page of all notes.
    pub folds_notes: bool,
}

impl<'a> Writer<'a> {
    /// A writer at the top of a page.
    pub fn new(
        site: &'a Site,
        report: Option<&'a Report>,
        address: &'a str,
        page: Option<&'a Page>,
        terms: &'a Terms<'a>,
        (drawings, library): (&'a Drawings<'a>, &'a Library),
    ) -> Self {
        Self {
            site,
            report,
            address,
            page,
            terms,
            drawings,
            library,
            figures: 0,
            tables: 0,
            used_terms: BTreeSet::new(),
            linked_terms: BTreeSet::new(),
            bound: Vec::new(),
            notes: BTreeSet::new(),
            marks: BTreeMap::new(),
            shows_endnotes: false,
            ids: BTreeSet::new(),
            problems: Vec::new(),
            drawn_budget: None,
            for_paper: false,
            on_paper: BTreeMap::new(),
            drawn: BTreeMap::new(),
            level: 1,
            headings: 0,
            typed_tables: 0,
            below: (0, String::new()),
            may_link: true,
            as_printed: false,
            taken: explained::taken(site, report, page),
            folds_notes: false,
        }
    }

    /// A link from this page to another.
    pub fn href(&self, to: &str) -> String {
        self.href_to(to, "")
    }

    /// A link to a part of a page, which may stand further up or down on the same paper.
    pub fn href_to(&self, to: &str, id: &str) -> String {
        match (self.on_paper.get(to), id) {
            (Some(place), "") => format!("#{place}"),
            (Some(place), id) => format!("#{place}-{id}"),
            (None, id) => href_to(self.address, to, id),
        }
    }

    /// The level of a heading below the last one.
    pub fn level_below(&self) -> u8 {
        (self.level + 1).min(6)
    }

    /// The attribute for an id, the first time that it is asked for on the page.
    pub fn id(&mut self, id: String) -> String {
        if self.ids.contains(&id) {
            return String::new();
        }
        let attribute = format!(" id=\"{id}\"");
        self.ids.insert(id);
        attribute
    }

    /// Sets the level that headings of embeds go below.
    pub fn at_level(&mut self, level: u8) {
        self.level = level;
    }

    /// Goes on with another page, under a heading of this level; its ids start with the prefix.
    pub fn turn_to(&mut self, page: &'a Page, level: u8, prefix: String) {
        self.page = Some(page);
        self.level = level;
        self.headings = 0;
        self.typed_tables = 0;
        self.below = (level - 1, prefix);
    }

    /// Blocks as HTML.
    pub fn prose(&mut self, prose: &Prose<Embed>) -> String {
        let mut html = String::new();
        self.blocks(&prose.blocks, &mut html);
        html
    }

    /// The text of a page: a long part ends with the way back to the contents (N5).
    pub fn parts(&mut self, prose: &Prose<Embed>) -> String {
        let (mut html, mut start) = (String::new(), None);
        for block in &prose.blocks {
            if matches!(block, Block::Heading { level: 2, .. }) {
                let is_long = start.is_some_and(|start| is_long(&html[start..]));
                if is_long && !self.for_paper {
                    let words = WORDS.to_contents;
                    let _ = write!(html, "<p class=\"back\"><a href=\"#contents\">{words}</a></p>");
                }
                start = Some(html.len());
            }
            self.block(block, &mut html);
        }
        html
    }

    /// The words of a text's paragraphs without the paragraphs around them.
    pub fn line(&mut self, prose: &Prose<Embed>) -> String {
        let mut html = String::new();
        for (number, block) in prose.blocks.iter().enumerate() {
            if number > 0 {
                html.push(' ');
            }
            match block {
                Block::Paragraph(words) => self.inlines(words, &mut html),
                other => self.block(other, &mut html),
            }
        }
        html
    }

    /// The same where no link may stand: in a card that is a link, a caption, a heading.
    pub fn line_without_links(&mut self, prose: &Prose<Embed>) -> String {
        let before = std::mem::replace(&mut self.may_link, false);
        let html = self.line(prose);
        self.may_link = before;
        html
    }

    fn blocks(&mut self, blocks: &[Block<Embed>], html: &mut String) {
        for block in blocks {
            self.block(block, html);
        }
    }

    fn block(&mut self, block: &Block<Embed>, html: &mut String) {
        match block {
            Block::Paragraph(words) => self.wrapped("p", words, html),
            Block::Heading { level, words, .. } => self.heading(*level, words, html),
            Block::List { first, items } => self.list(*first, items, html),
            Block::Table { head, rows, .. } => self.table(head, rows, html),
            Block::Quote(inner) => {
                html.push_str("<blockquote>");
                self.blocks(inner, html);
                html.push_str("</blockquote>");
            }
            Block::Code(text) => {
                let _ = write!(html, "<pre><code>{}</code></pre>", escape(&text.value));
            }
            Block::Embed(embed) => html.push_str(&blocks::embed(self, embed)),
            Block::Container { embed, blocks } => self.container(embed, blocks, html),
        }
    }

    fn wrapped(&mut self, tag: &str, words: &[Inline<Embed>], html: &mut String) {
        let _ = write!(html, "<{tag}>");
        self.inlines(words, html);
        let _ = write!(html, "</{tag}>");
    }

    fn heading(&mut self, level: u8, words: &[Inline<Embed>], html: &mut String) {
        let id = self.page.and_then(|page| page.headings.get(self.headings));
        let (down, prefix) = &self.below;
        let dash = if prefix.is_empty() { "" } else { "-" };
        let id =
            id.map_or_else(String::new, |heading| format!(" id=\"{prefix}{dash}{}\"", heading.id));
        let level = (level + down).min(6);
        self.headings += 1;
        self.level = level;
        let _ = write!(html, "<h{level}{id}>");
        let may_link = std::mem::replace(&mut self.may_link, false);
        self.inlines(words, html);
        self.may_link = may_link;
        let _ = write!(html, "</h{level}>");
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block<Embed>>], html: &mut String) {
        let (open, close) = match first {
            None => ("<ul>".to_owned(), "</ul>"),
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
        };
        html.push_str(&open);
        for item in items {
            html.push_str("<li>");
            match item.split_first() {
                // A single paragraph needs no paragraph of its own inside its item.
                Some((Block::Paragraph(words), rest))
                    if rest.iter().all(|block| !matches!(block, Block::Paragraph(_))) =>
                {
                    self.inlines(words, html);
                    self.blocks(rest, html);
                }
                _ => self.blocks(item, html),
            }
            html.push_str("</li>");
        }
        html.push_str(close);
    }

    fn inlines(&mut self, words: &[Inline<Embed>], html: &mut String) {
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            self.inline(word, before, html);
        }
    }

    fn inline(&mut self, word: &Inline<Embed>, before: Option<&Inline<Embed>>, html: &mut String) {
        match word {
            Inline::Text(text) => self.text(&text.value, before.is_none(), html),
            Inline::Strong(inner) => self.wrapped("strong", inner, html),
            Inline::Emphasis(inner) => self.wrapped("em", inner, html),
            Inline::Code(text) => {
                let _ = write!(html, "<code>{}</code>", escape(&text.value));
            }
            Inline::Link { to, words } => self.link(to, words, html),
            Inline::Image { from, alt } => self.picture(from, alt, html),
            Inline::Embed(embed) => self.number(embed, html),
            Inline::Break => html.push_str("<br>"),
        }
    }

    fn link(&mut self, to: &str, words: &[Inline<Embed>], html: &mut String) {
        // A link that shows nothing is reported in the author's words: it is no finding of the page.
        if words
            .iter()
            .all(|word| matches!(word, Inline::Text(text) if text.value.trim().is_empty()))
        {
            return;
        }
        let directory = &self.site.directory;
        let target = match self.page {
            Some(page) => directory.follow(page, to),
            None => directory.follow_from_data(to),
        };
        let href = match target {
            Ok(Target::Page { address, id }) => self.href_to(&address, &id),
            Ok(Target::File(file)) => href_to(self.address, &file, ""),
            Ok(Target::Elsewhere(url)) => url,
            // Reported by the check of links, or not in this build; the words stay.
            Ok(Target::LeftOut) | Err(_) => return self.inlines(words, html),
        };
        let may_link = std::mem::replace(&mut self.may_link, false);
        let _ = write!(html, "<a href=\"{}\">", escape(&href));
        self.inlines(words, html);
        html.push_str("</a>");
        self.may_link = may_link;
    }

    fn picture(&mut self, from: &str, alt: &str, html: &mut String) {
        let target = self.page.map(|page| self.site.directory.follow(page, from));
        if let Some(Ok(Target::File(file))) = target {
            let href = href_to(self.address, &file, "");
            let _ = write!(html, "<img src=\"{}\" alt=\"{}\">", escape(&href), escape(alt));
        }
    }

    fn number(&mut self, embed: &Embed, html: &mut String) {
        match embed {
            Embed::Bound(bound) => {
                html.push_str(&escape(&bound.text));
                let known =
                    |other: &Bound| other.datum == bound.datum && other.edition == bound.edition;
                if !self.bound.iter().any(known) {
                    self.bound.push(bound.clone());
                    self.note_bound(bound);
                }
            }
            Embed::Typed { text, .. } => html.push_str(&escape(text)),
            Embed::Endnote(number) if self.may_link => endnotes::mark(self, number.value, html),
            _ => {}
        }
    }
}

/// A part of a page is long where it fills a screen: with a drawing, or with so many letters.
fn is_long(html: &str) -> bool {
    let mut letters = 0;
    let is_enough = |words: &str| {
        letters += plain(words).len();
        letters > 1500
    };
    html.contains("<figure") || between_tags(html).any(is_enough)
}
