//! Cuts a text into Markdown, block embeds and containers, before Markdown is read.

use std::ops::Range;

use super::embed;
use super::prose::RawEmbed;
use super::rules;
use super::text::Text;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// A part of a text.
pub enum Piece {
    /// Lines of Markdown.
    Markdown(Range<usize>),
    /// A block embed, alone on its line.
    Embed(RawEmbed),
    /// What stands between `{% name(…) %}` and `{% end %}`.
    Container(RawEmbed, Vec<Piece>),
}

/// Cuts at each line that is a block embed, `{% … %}` or `{% end %}`; such a line ends any paragraph
/// or list. Lines inside a code fence are left alone.
pub fn split(text: &Text, embeds: &[Range<usize>], out: &mut Diagnostics) -> Vec<Piece> {
    let mut cutter = Cutter { text, out, open: Vec::new(), pieces: Vec::new(), pending: 0..0 };
    let mut fence = None;
    let mut at = 0;
    for line in text.text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let inside = fence.is_some();
        track_fence(line, &mut fence);
        let alone = (!inside && fence.is_none()).then(|| alone_on(line, &range, embeds)).flatten();
        match alone {
            Some(embed) => cutter.line(embed, range),
            None => cutter.pending.end = range.end,
        }
    }
    cutter.finish()
}

/// So many containers may stand in each other.
const DEEPEST: usize = 8;

/// What stands in too many others.
pub fn too_deep(span: &Span, deepest: usize) -> Diagnostic {
    let message = format!("this stands in {deepest} others, which no reader can follow");
    let help = "take it out of the quotes, lists and blocks around it";
    Diagnostic::at(&rules::TOO_DEEP, span, message).help(help)
}

/// The embed that is all there is on a line.
fn alone_on(line: &str, range: &Range<usize>, embeds: &[Range<usize>]) -> Option<Range<usize>> {
    let start = range.start + line.len() - line.trim_start().len();
    let end = range.start + line.trim_end().len();
    let at = embeds.binary_search_by_key(&start, |embed| embed.start).ok()?;
    (embeds[at].end == end).then(|| embeds[at].clone())
}

fn track_fence(line: &str, fence: &mut Option<(char, usize)>) {
    let bare = line.trim_start();
    if line.len() - bare.len() > 3 {
        return;
    }
    let Some(mark) = bare.chars().next().filter(|c| matches!(c, '`' | '~')) else { return };
    let length = bare.chars().take_while(|c| *c == mark).count();
    match *fence {
        None if length >= 3 => *fence = Some((mark, length)),
        Some((open, least))
            if open == mark && length >= least && bare.trim_end().len() == length =>
        {
            *fence = None;
        }
        _ => {}
    }
}

struct Cutter<'a> {
    text: &'a Text,
    out: &'a mut Diagnostics,
    /// What is open, with the pieces before it; `None` for a block that does not exist or is too deep.
    open: Vec<(Option<RawEmbed>, Vec<Piece>)>,
    pieces: Vec<Piece>,
    pending: Range<usize>,
}

impl Cutter<'_> {
    fn line(&mut self, embed: Range<usize>, line: Range<usize>) {
        let is_tag = self.text.text[embed.clone()].starts_with("{%");
        if !is_tag && self.is_inline(&embed) {
            self.pending.end = line.end;
            return;
        }
        self.flush(line.end);
        let Some(embed) = embed::parse(self.text, embed, self.out) else { return };
        match (is_tag, embed.name.value.as_str()) {
            (true, "end") => self.close(&embed),
            (true, name) if embed::CONTAINER.contains(&name) => match self.open.len() {
                ..DEEPEST => self.open(Some(embed)),
                depth => {
                    // What is deeper still need not be said again.
                    self.out.extend((depth == DEEPEST).then(|| too_deep(&embed.span, DEEPEST)));
                    self.open(None);
                }
            },
            (true, _) => {
                embed::unknown_name(&embed.name, embed::CONTAINER, self.out);
                self.open(None);
            }
            (false, name) if embed::BLOCK.contains(&name) => self.pieces.push(Piece::Embed(embed)),
            (false, name) if embed::CONTAINER.contains(&name) => self.wrong_brackets(&embed),
            (false, _) => {
                let known = [embed::BLOCK, embed::INLINE].concat();
                embed::unknown_name(&embed.name, &known, self.out);
            }
        }
    }

    /// An inline embed may be all that a paragraph says.
    fn is_inline(&self, range: &Range<usize>) -> bool {
        let source = &self.text.text[range.clone()];
        let words = source.trim_start_matches(['{', ' ']);
        let is_mark = source.starts_with('[');
        is_mark
            || embed::INLINE.iter().any(|name| {
                words.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('('))
            })
    }

    fn wrong_brackets(&mut self, embed: &RawEmbed) {
        let name = &embed.name.value;
        let message = format!("`{name}` holds text, so it is written with `{{% … %}}`");
        let help = format!("write `{{% {name}(…) %}}`, the text, and `{{% end %}}`");
        let diagnostic = Diagnostic::at(&rules::MALFORMED_EMBED, &embed.span, message);
        self.out.push(diagnostic.help(help));
    }

    fn open(&mut self, embed: Option<RawEmbed>) {
        let outer = std::mem::take(&mut self.pieces);
        self.open.push((embed, outer));
    }

    fn close(&mut self, end: &RawEmbed) {
        match self.open.pop() {
            Some((embed, outer)) => {
                let inner = std::mem::replace(&mut self.pieces, outer);
                match embed {
                    Some(embed) => self.pieces.push(Piece::Container(embed, inner)),
                    None => self.pieces.extend(inner),
                }
            }
            None => {
                let message = "this `{% end %}` closes nothing";
                let help = "remove it, or open the block before it";
                let diagnostic = Diagnostic::at(&rules::MALFORMED_EMBED, &end.span, message);
                self.out.push(diagnostic.help(help));
            }
        }
    }

    /// Ends the lines of Markdown gathered so far.
    fn flush(&mut self, next: usize) {
        let lines = std::mem::replace(&mut self.pending, next..next);
        if !self.text.text[lines.clone()].trim().is_empty() {
            self.pieces.push(Piece::Markdown(lines));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush(self.text.text.len());
        while let Some((embed, mut outer)) = self.open.pop() {
            let inner = std::mem::take(&mut self.pieces);
            match embed {
                Some(embed) => {
                    let message = format!("this `{}` is not closed", embed.name.value);
                    let help = "write `{% end %}` on a line of its own where it ends";
                    let diagnostic = Diagnostic::at(&rules::MALFORMED_EMBED, &embed.span, message);
                    self.out.push(diagnostic.help(help));
                    outer.push(Piece::Container(embed, inner));
                }
                None => outer.extend(inner),
            }
            self.pieces = outer;
        }
        self.pieces
    }
}
