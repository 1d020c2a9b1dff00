//! Embeds: finds `{{ … }}` and `{% … %}` in text and reads their names and arguments.

use std::ops::Range;

use super::prose::RawEmbed;
use super::rules;
use super::text::Text;
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::source::Spanned;

/// Embeds that stand inside a sentence.
pub const INLINE: &[&str] = &["kpi", "figure", "amount", "typed", ENDNOTE];
/// The mark of a numbered note: `[^12]`, or `{{ endnote(12) }}`.
pub const ENDNOTE: &str = "endnote";
/// Embeds that stand alone on a line.
pub const BLOCK: &[&str] = &[
    "snapshot",
    "chart",
    "kpi-table",
    "budget-table",
    "board",
    "plan",
    "findings",
    "recommendations",
    "endnotes",
];
/// Embeds that hold blocks up to `{% end %}`.
pub const CONTAINER: &[&str] = &["case-study", "quote", "note"];

/// Stands for an embed while Markdown is read: a control character for private use, which Markdown
/// leaves alone, and as long as the two brackets that every embed has at least.
pub const MASK: char = '\u{91}';

/// The text with each embed masked by as many bytes, and the byte range of each embed.
///
/// Markdown would otherwise read `*`, `[` and `|` inside an embed as its own.
pub fn mask(text: &str) -> (String, Vec<Range<usize>>) {
    let mut masked = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_opening(text, at) {
        let end = closing(text, start);
        masked.push_str(&text[at..start]);
        masked.push(MASK);
        masked.extend(std::iter::repeat_n('x', end - start - MASK.len_utf8()));
        found.push(start..end);
        at = end;
    }
    masked.push_str(&text[at..]);
    (masked, found)
}

/// The next `{{`, `{%` or `[^12]` that no backslash makes literal.
fn next_opening(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + text[at..].find(['{', '['])?;
        let rest = &text[start..];
        let opens = rest[1..].starts_with(['{', '%']) && rest.starts_with('{');
        if (opens || mark_length(rest) > 0) && !text[..start].ends_with('\\') {
            return Some(start);
        }
        at = start + if opens { 2 } else { 1 };
    }
}

/// How long the mark of a note is that a text starts with; 0 without one. A word in it is taken for
/// a mark too, so that it is a finding and never stands on the page as it is.
fn mark_length(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("[^") else { return 0 };
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(0);
    if length > 0 && inside[length..].starts_with(']') { length + 3 } else { 0 }
}

/// Where the embed that starts at `start` ends: after its `}}` or `]`, or at the end of the line without one.
fn closing(text: &str, start: usize) -> usize {
    if text[start..].starts_with('[') {
        return start + mark_length(&text[start..]);
    }
    let close = if text[start..].starts_with("{{") { "}}" } else { "%}" };
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut quote = None;
    for (at, character) in text[start + 2..line_end].char_indices() {
        let here = start + 2 + at;
        match quote {
            Some(end) if character == end => quote = None,
            Some(_) => {}
            None if text[here..].starts_with(close) => return here + 2,
            None => quote = closing_quote(character),
        }
    }
    // An open quotation mark must not swallow the rest of the line.
    let rest = &text[start + 2..line_end];
    rest.find(close).map_or(line_end, |at| start + 2 + at + 2)
}

/// The mark that closes text opened with this one; typographic quotes count as quotes.
fn closing_quote(open: char) -> Option<char> {
    match open {
        '"' => Some('"'),
        '\u{201C}' => Some('\u{201D}'),
        _ => None,
    }
}

/// Reads the embed at `range`; a malformed one is reported and left out.
pub fn parse(text: &Text, range: Range<usize>, out: &mut Diagnostics) -> Option<RawEmbed> {
    let reader = Reader::new(text, range.clone());
    let is_mark = text.text[range.clone()].starts_with('[');
    match if is_mark { reader.mark() } else { reader.embed() } {
        Ok(embed) => Some(embed),
        Err(Problem { at, message, help }) => {
            let span = if at.is_empty() { text.place(range) } else { text.place(at) };
            out.push(Diagnostic::at(&rules::MALFORMED_EMBED, &span, message).help(help));
            None
        }
    }
}

/// Reports a name that is none of `known`.
pub fn unknown_name(name: &Spanned<String>, known: &[&str], out: &mut Diagnostics) {
    let message = format!("there is no embed `{}` here", name.value);
    let help = did_you_mean(&name.value, known.iter().copied());
    out.push(Diagnostic::at(&rules::UNKNOWN_WORD, &name.span, message).help_if(help));
}

/// A key, empty where there is none, and its value.
type Argument = (Spanned<String>, Spanned<String>);

struct Problem {
    at: Range<usize>,
    message: String,
    help: String,
}

struct Reader<'a> {
    text: &'a Text,
    range: Range<usize>,
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Text, range: Range<usize>) -> Self {
        let at = range.start + 2;
        let end = range.end.saturating_sub(2).max(at);
        Self { text, range, at, end }
    }

    fn embed(mut self) -> Result<RawEmbed, Problem> {
        self.must_close()?;
        self.skip_space();
        let name = self.name()?;
        self.skip_space();
        let arguments = if self.peek() == Some('(') { self.arguments()? } else { Vec::new() };
        self.skip_space();
        if self.at < self.end {
            let rest = self.rest().trim_end().to_owned();
            return Err(self.problem(format!("`{rest}` does not belong here"), EXAMPLE));
        }
        Ok(RawEmbed { name, arguments, span: self.text.place(self.range.clone()) })
    }

    /// `[^12]`: the same as `{{ endnote(12) }}`.
    fn mark(self) -> Result<RawEmbed, Problem> {
        let Range { start, end } = self.range;
        let (before, after) = (&self.text.text[..start], &self.text.text[end..]);
        if after.starts_with(':') && (before.is_empty() || before.ends_with('\n')) {
            let help = "write it in `data/<edition>/endnotes.yaml`, under `notes:`".to_owned();
            let message = "the text of a note does not stand on the page".to_owned();
            return Err(Problem { at: self.range, message, help });
        }
        let number = self.spanned(start + 2..end - 1);
        let name = Spanned::new(ENDNOTE.to_owned(), number.span.clone());
        let key = Spanned::new(String::new(), number.span.clone());
        let span = self.text.place(self.range);
        Ok(RawEmbed { name, arguments: vec![(key, number)], span })
    }

    fn must_close(&self) -> Result<(), Problem> {
        let source = &self.text.text[self.range.clone()];
        let close = if source.starts_with("{{") { "}}" } else { "%}" };
        if source.len() >= 4 && source.ends_with(close) {
            return Ok(());
        }
        let open = &source[..2];
        Err(Problem {
            at: self.range.clone(),
            message: format!("this `{open}` is not closed on its line"),
            help: format!(
                "close it with `{close}`, or type `\\{open}` for the characters themselves"
            ),
        })
    }

    fn name(&mut self) -> Result<Spanned<String>, Problem> {
        let start = self.at;
        self.skip_while(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if self.at == start {
            let words = "an embed starts with a name".to_owned();
            return Err(Problem {
                at: self.range.clone(),
                message: words,
                help: EXAMPLE.to_owned(),
            });
        }
        Ok(self.spanned(start..self.at))
    }

    fn arguments(&mut self) -> Result<Vec<Argument>, Problem> {
        self.at += 1;
        let mut arguments = Vec::new();
        loop {
            self.skip_space();
            if self.peek() == Some(')') {
                self.at += 1;
                return Ok(arguments);
            }
            arguments.push(self.argument()?);
            self.skip_space();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(')') => {}
                _ => return Err(self.problem("the bracket is not closed".to_owned(), EXAMPLE)),
            }
        }
    }

    fn argument(&mut self) -> Result<Argument, Problem> {
        let start = self.at;
        self.skip_while(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let key = start..self.at;
        self.skip_space();
        if self.peek() == Some('=') && !key.is_empty() {
            self.at += 1;
            self.skip_space();
            return Ok((self.spanned(key), self.value()?));
        }
        self.at = start;
        let value = self.value()?;
        Ok((Spanned::new(String::new(), value.span.clone()), value))
    }

    fn value(&mut self) -> Result<Spanned<String>, Problem> {
        let start = self.at;
        if let Some(end) = self.peek().and_then(closing_quote) {
            self.at += self.peek().map_or(0, char::len_utf8);
            let inner = self.at;
            self.skip_while(|c| c != end);
            let value = self.spanned(inner..self.at);
            if self.peek() != Some(end) {
                self.at = start;
                let words = "a quotation mark is opened and not closed".to_owned();
                return Err(self.problem(words, "close it before the bracket"));
            }
            self.at += end.len_utf8();
            return Ok(value);
        }
        self.skip_while(|c| c != ',' && c != ')');
        let value = self.text.text[start..self.at].trim_end();
        if value.is_empty() {
            let words = "a value is missing here".to_owned();
            return Err(self.problem(words, "write it after the `=`, as in `id=hate-crime`"));
        }
        Ok(self.spanned(start..start + value.len()))
    }

    fn spanned(&self, range: Range<usize>) -> Spanned<String> {
        Spanned::new(self.text.text[range.clone()].to_owned(), self.text.place(range))
    }

    fn problem(&self, message: String, help: &str) -> Problem {
        Problem { at: self.at..self.end, message, help: help.to_owned() }
    }

    fn rest(&self) -> &'a str {
        &self.text.text[self.at..self.end]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        self.skip_while(char::is_whitespace);
    }

    fn skip_while(&mut self, mut wanted: impl FnMut(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    }
}

const EXAMPLE: &str = "an embed looks like `{{ kpi(id=hate-crime, show=total) }}`";
