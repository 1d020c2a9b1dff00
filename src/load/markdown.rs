//! Markdown with embeds as a [`Prose`] tree; the only file that knows pulldown-cmark.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::embed::{self, MASK};
use super::pieces::{self, Piece};
use super::prose::{Block, Inline, Prose, RawEmbed};
use super::text::Text;
use super::{raw_html, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// Reads Markdown; what cannot stand in a report is reported and left out.
pub fn parse(text: &Text, out: &mut Diagnostics) -> Prose<RawEmbed> {
    let (masked, embeds) = embed::mask(&text.text);
    let pieces = pieces::split(text, &embeds, out);
    let mut reader = Reader { text, masked: &masked, embeds: &embeds, depth: 0, out };
    Prose { blocks: reader.pieces(pieces) }
}

struct Reader<'a> {
    text: &'a Text,
    masked: &'a str,
    embeds: &'a [Range<usize>],
    /// How many quotes, lists and marks are open.
    depth: usize,
    out: &'a mut Diagnostics,
}

/// So many things may stand in each other. No text needs so many, and whoever walks through a text
/// goes as deep as it does: a line of a thousand `>` must not be the end of the program.
const DEEPEST: usize = 16;

type Blocks = Vec<Block<RawEmbed>>;
type Inlines = Vec<Inline<RawEmbed>>;

impl<'a> Reader<'a> {
    fn pieces(&mut self, pieces: Vec<Piece>) -> Blocks {
        let mut blocks = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Markdown(range) => blocks.extend(self.markdown(range)),
                Piece::Embed(embed) => blocks.push(Block::Embed(embed)),
                Piece::Container(embed, inner) => {
                    let inner = self.pieces(inner);
                    blocks.push(Block::Container { embed, blocks: inner });
                }
            }
        }
        blocks
    }

    fn markdown(&mut self, range: Range<usize>) -> Blocks {
        let options = Options::ENABLE_TABLES | Options::ENABLE_SMART_PUNCTUATION;
        let events = Parser::new_ext(&self.masked[range.clone()], options).into_offset_iter();
        let mut stream = Stream { events, shift: range.start };
        self.blocks(&mut stream, None)
    }

    /// Blocks up to the end of the surrounding tag, or of the text.
    fn blocks(&mut self, stream: &mut Stream<'_>, until: Option<TagEnd>) -> Blocks {
        let mut blocks = Blocks::new();
        let mut loose = Inlines::new();
        while let Some((event, range)) = stream.next() {
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(tag) if is_block(&tag) => {
                    close_paragraph(&mut blocks, &mut loose);
                    blocks.extend(self.deeper(stream, tag, range, Self::block));
                }
                // A tight list item holds its words without a paragraph around them.
                event => self.inline_event(stream, event, range, &mut loose),
            }
        }
        close_paragraph(&mut blocks, &mut loose);
        blocks
    }

    /// Reads what stands in a tag, unless too much is open around it.
    fn deeper<T>(
        &mut self,
        stream: &mut Stream<'_>,
        tag: Tag<'_>,
        range: Range<usize>,
        read: fn(&mut Self, &mut Stream<'_>, Tag<'_>, Range<usize>) -> Option<T>,
    ) -> Option<T> {
        if self.depth == DEEPEST {
            self.too_deep(stream, range);
            return None;
        }
        self.depth += 1;
        let read = read(self, stream, tag, range);
        self.depth -= 1;
        read
    }

    /// Passes over what stands too deep, however much deeper it goes on.
    fn too_deep(&mut self, stream: &mut Stream<'_>, range: Range<usize>) {
        let mut open = 1;
        for (event, _) in stream.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        self.out.push(pieces::too_deep(&self.text.place(range), DEEPEST));
    }

    fn block(
        &mut self,
        stream: &mut Stream<'_>,
        tag: Tag<'_>,
        range: Range<usize>,
    ) -> Option<Block<RawEmbed>> {
        let span = self.text.place(range);
        Some(match tag {
            Tag::Paragraph => {
                let words = self.inlines(stream, TagEnd::Paragraph);
                if words.is_empty() {
                    return None;
                }
                Block::Paragraph(words)
            }
            Tag::Heading { level, .. } => {
                let words = self.inlines(stream, TagEnd::Heading(level));
                Block::Heading { level: number(level), words, span }
            }
            Tag::List(first) => self.list(stream, first),
            Tag::BlockQuote(kind) => {
                Block::Quote(self.blocks(stream, Some(TagEnd::BlockQuote(kind))))
            }
            Tag::CodeBlock(_) => Block::Code(Spanned::new(self.code(stream), span)),
            Tag::Table(_) => self.table(stream, span),
            _ => {
                self.skip_html(stream, &span);
                return None;
            }
        })
    }

    fn list(&mut self, stream: &mut Stream<'_>, first: Option<u64>) -> Block<RawEmbed> {
        let mut items = Vec::new();
        while let Some((event, _)) = stream.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(stream, Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List { first, items }
    }

    fn table(&mut self, stream: &mut Stream<'_>, span: Span) -> Block<RawEmbed> {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = stream.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(stream, TagEnd::TableHead),
                Event::Start(Tag::TableRow) => rows.push(self.cells(stream, TagEnd::TableRow)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { head, rows, span }
    }

    fn cells(&mut self, stream: &mut Stream<'_>, until: TagEnd) -> Vec<Inlines> {
        let mut cells = Vec::new();
        while let Some((event, _)) = stream.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(self.inlines(stream, TagEnd::TableCell)),
                Event::End(end) if end == until => break,
                _ => {}
            }
        }
        cells
    }

    fn code(&self, stream: &mut Stream<'_>) -> String {
        let mut code = String::new();
        for (event, range) in stream.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&self.unmasked(&text, range)),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        code
    }

    fn skip_html(&mut self, stream: &mut Stream<'_>, span: &Span) {
        let mut html = String::new();
        for (event, _) in stream.by_ref() {
            match event {
                Event::Html(text) => html.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        self.out.extend(raw_html::found(html.trim(), span));
    }

    /// Inlines up to the end of the surrounding tag.
    fn inlines(&mut self, stream: &mut Stream<'_>, until: TagEnd) -> Inlines {
        let mut words = Inlines::new();
        while let Some((event, range)) = stream.next() {
            match event {
                Event::End(end) if end == until => break,
                event => self.inline_event(stream, event, range, &mut words),
            }
        }
        words
    }

    fn inline_event(
        &mut self,
        stream: &mut Stream<'_>,
        event: Event<'_>,
        range: Range<usize>,
        words: &mut Inlines,
    ) {
        match event {
            Event::Text(text) => self.words(&text, range, words),
            Event::Code(text) => {
                let code = self.unmasked(&text, range.clone());
                words.push(Inline::Code(Spanned::new(code, self.text.place(range))));
            }
            Event::SoftBreak => push_text(words, " ", self.text.place(range)),
            Event::HardBreak => words.push(Inline::Break),
            Event::InlineHtml(html) | Event::Html(html) => {
                self.out.extend(raw_html::found(&html, &self.text.place(range)));
            }
            Event::Rule => {
                let message = "a rule across the page says nothing to a reader";
                let span = self.text.place(range);
                let help = "start the next part with a heading: `## …`";
                self.out
                    .push(Diagnostic::at(&rules::UNSUPPORTED_MARKDOWN, &span, message).help(help));
            }
            Event::Start(tag) => words.extend(self.deeper(stream, tag, range, Self::inline_tag)),
            _ => {}
        }
    }

    fn inline_tag(
        &mut self,
        stream: &mut Stream<'_>,
        tag: Tag<'_>,
        range: Range<usize>,
    ) -> Option<Inline<RawEmbed>> {
        Some(match tag {
            Tag::Strong => Inline::Strong(self.inlines(stream, TagEnd::Strong)),
            Tag::Emphasis => Inline::Emphasis(self.inlines(stream, TagEnd::Emphasis)),
            Tag::Link { dest_url, .. } => {
                let to = self.address(&dest_url, range);
                Inline::Link { to, words: self.inlines(stream, TagEnd::Link) }
            }
            Tag::Image { dest_url, .. } => {
                let from = self.address(&dest_url, range);
                let alt = plain(&self.inlines(stream, TagEnd::Image));
                Inline::Image { from, alt }
            }
            other => {
                self.inlines(stream, other.to_end());
                return None;
            }
        })
    }

    fn address(&mut self, address: &str, range: Range<usize>) -> Spanned<String> {
        let source = &self.masked[range.clone()];
        let place = source
            .rfind(address)
            .filter(|_| !address.is_empty())
            .map_or(range.clone(), |at| range.start + at..range.start + at + address.len());
        let span = self.text.place(place);
        if address.contains(MASK) {
            let message = "an embed cannot stand in the address of a link";
            let help = "type the address out";
            self.out.push(Diagnostic::at(&rules::MISPLACED_EMBED, &span, message).help(help));
            return Spanned::new(String::new(), span);
        }
        Spanned::new(address.to_owned(), span)
    }

    /// Words with the embeds among them.
    fn words(&mut self, text: &CowStr<'_>, range: Range<usize>, words: &mut Inlines) {
        if !text.contains(MASK) {
            return push_text(words, text, self.text.place(range));
        }
        let mut at = range.start;
        for embed in self.embeds_in(&range) {
            push_text(words, &self.text.text[at..embed.start], self.text.place(at..embed.start));
            at = embed.end;
            words.extend(self.inline_embed(embed).map(Inline::Embed));
        }
        let rest = at.min(range.end)..range.end;
        push_text(words, &self.text.text[rest.clone()], self.text.place(rest));
    }

    fn inline_embed(&mut self, range: Range<usize>) -> Option<RawEmbed> {
        let embed = embed::parse(self.text, range, self.out)?;
        let name = embed.name.value.as_str();
        if embed::INLINE.contains(&name) {
            return Some(embed);
        }
        if embed::BLOCK.contains(&name) || embed::CONTAINER.contains(&name) || name == "end" {
            let message = format!("`{name}` must stand alone on a line");
            let help = "put it on a line of its own, outside lists, tables and headings";
            let diagnostic = Diagnostic::at(&rules::MISPLACED_EMBED, &embed.span, message);
            self.out.push(diagnostic.help(help));
            return None;
        }
        embed::unknown_name(&embed.name, &[embed::INLINE, embed::BLOCK].concat(), self.out);
        None
    }

    fn embeds_in(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.embeds.partition_point(|embed| embed.start < range.start);
        self.embeds[first..].iter().take_while(|embed| embed.end <= range.end).cloned().collect()
    }

    /// Code is published as typed: an embed in it is no embed.
    fn unmasked(&self, text: &str, range: Range<usize>) -> String {
        let mut code = text.to_owned();
        for embed in self.embeds_in(&range) {
            let mask = &self.masked[embed.clone()];
            code = code.replacen(mask, &self.text.text[embed], 1);
        }
        code
    }
}

/// The events of one piece of Markdown, counted in the whole text.
struct Stream<'a> {
    events: OffsetIter<'a>,
    shift: usize,
}

impl<'a> Iterator for Stream<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (event, range) = self.events.next()?;
        Some((event, range.start + self.shift..range.end + self.shift))
    }
}

fn close_paragraph(blocks: &mut Blocks, loose: &mut Inlines) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

/// Neighbouring texts become one, so that a rule sees whole words.
fn push_text(words: &mut Inlines, text: &str, span: Span) {
    if text.is_empty() {
        return;
    }
    if let Some(Inline::Text(last)) = words.last_mut() {
        last.value.push_str(text);
        last.span.end = span.end;
        return;
    }
    words.push(Inline::Text(Spanned::new(text.to_owned(), span)));
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

/// The words without their marks; a picture counts by its text alternative.
pub fn plain<E>(words: &[Inline<E>]) -> String {
    let mut text = String::new();
    for word in words {
        match word {
            Inline::Text(words) | Inline::Code(words) => text.push_str(&words.value),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { words: inner, .. } => {
                text.push_str(&plain(inner));
            }
            Inline::Image { alt, .. } => text.push_str(alt),
            Inline::Break => text.push(' '),
            Inline::Embed(_) => {}
        }
    }
    text
}
