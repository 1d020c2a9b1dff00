//! One YAML file as a tree whose every value knows its place; the only file that knows the YAML reader.

mod plain;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Location, Options};

use super::rules;
use super::text::Text;
use crate::diagnostic::Diagnostic;
use crate::source::{FilePath, Span, Spanned};

/// A value in a YAML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands; for a list or a mapping in lines, its first entry.
    pub span: Span,
}

/// What a YAML value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon, or `~`.
    Empty,
    /// Text, a number, a date: as printed, without quotes.
    Scalar(Text),
    /// A list.
    List(Vec<Node>),
    /// Keys with their values, in the author's order; a key may stand twice.
    Map(Vec<(Spanned<String>, Node)>),
}

/// Reads one file, or the part of it (front matter) that starts at `offset`.
pub fn read(
    file: &FilePath,
    whole: &str,
    part: std::ops::Range<usize>,
) -> Result<Node, Diagnostic> {
    let builder = Builder { file, whole, text: &whole[part.clone()], offset: part.start };
    match plain::read(&builder) {
        Some(node) => {
            debug_assert_eq!(Ok(&node), builder.read().as_ref(), "both readers read {file} alike");
            Ok(node)
        }
        None => builder.read(),
    }
}

fn options() -> Options {
    serde_saphyr::options! {
        // Later duplicates are handed on, so that each can be reported with its place.
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        merge_keys: MergeKeyPolicy::Error,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

/// What serde hands over: values with the reader's own locations.
struct Tree(serde_saphyr::Spanned<Raw>);

enum Raw {
    Empty,
    /// A number or a boolean: its text is cut from the source.
    Plain,
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(serde_saphyr::Spanned<String>, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Deserialize::deserialize(deserializer).map(Tree)
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// Turns the reader's tree into ours, with places counted in the whole file.
struct Builder<'a> {
    file: &'a FilePath,
    whole: &'a str,
    text: &'a str,
    offset: usize,
}

impl Builder<'_> {
    fn read(&self) -> Result<Node, Diagnostic> {
        match serde_saphyr::from_str_with_options::<Tree>(self.text, options()) {
            Ok(tree) => Ok(self.node(tree)),
            Err(error) => Err(syntax_error(self.file, self.text, self.offset, &error)),
        }
    }

    fn node(&self, tree: Tree) -> Node {
        // The place of an alias is where its text was first written: that is what has to be mended.
        let span = self.span(&tree.0.defined);
        match tree.0.value {
            Raw::Empty => Node { value: Value::Empty, span },
            Raw::Plain => {
                let printed = self.whole[span.range()].trim_end().to_owned();
                let span = Span::new(self.file, span.start..span.start + printed.len());
                Node { value: Value::Scalar(Text::in_line(printed, span.clone())), span }
            }
            Raw::Text(text) => Node { value: Value::Scalar(self.scalar(text, &span)), span },
            Raw::List(items) => list(items.into_iter().map(|item| self.node(item)).collect(), span),
            Raw::Map(entries) => {
                let entries = entries.into_iter();
                let entry = |(key, value): (serde_saphyr::Spanned<String>, Tree)| {
                    entry(key.value, self.span(&key.defined), self.node(value))
                };
                map(entries.map(entry).collect(), span)
            }
        }
    }

    fn scalar(&self, text: String, span: &Span) -> Text {
        let line_start = self.whole[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let printed = &self.whole[line_start.max(self.offset)..span.end];
        let is_block = self.whole[..span.start].trim_end().ends_with(['|', '-', '+', '>'])
            && !self.whole[span.range()].starts_with(['"', '\''])
            && printed.contains('\n');
        if is_block {
            return Text::in_block(text, self.whole, span.clone());
        }
        let cut = self.cut(span);
        Text::in_line(text, span.clone()).cut_at(cut)
    }

    /// The ` #…` that ends plain text early; text in quotes and blocks is whole.
    fn cut(&self, span: &Span) -> Option<Span> {
        let is_quoted = self.whole[span.range()].starts_with(['"', '\'']);
        let line = self.whole[span.end..].lines().next().unwrap_or("");
        let start = span.end + line.len() - line.trim_start().len();
        let is_comment = line.starts_with(' ') && line.trim_start().starts_with('#');
        (!is_quoted && is_comment)
            .then(|| Span::new(self.file, start..span.end + line.trim_end().len()))
    }

    /// The reader gives `u32::MAX` for an absent byte offset: then line and column count.
    fn span(&self, location: &Location) -> Span {
        let bytes = location.span();
        let range = match (bytes.byte_offset(), bytes.byte_len()) {
            (Some(start), Some(length)) => {
                let start =
                    usize::try_from(start).expect("a file is smaller than the address space");
                let length = usize::try_from(length).expect("a file is smaller than memory");
                start..start + length
            }
            _ => point(self.text, location),
        };
        self.place(range)
    }

    /// A part of the text, counted in the whole file.
    fn place(&self, range: std::ops::Range<usize>) -> Span {
        let shift = |at: usize| floor(self.whole, (at + self.offset).min(self.whole.len()));
        Span::new(self.file, shift(range.start)..shift(range.end))
    }
}

/// A list stands where its first item does.
fn list(items: Vec<Node>, span: Span) -> Node {
    let span = items.first().map_or(span, |item| item.span.clone());
    Node { value: Value::List(items), span }
}

/// A mapping stands where its first key does.
fn map(entries: Vec<(Spanned<String>, Node)>, span: Span) -> Node {
    let span = entries.first().map_or(span, |(key, _)| key.span.clone());
    Node { value: Value::Map(entries), span }
}

fn entry(key: String, span: Span, mut node: Node) -> (Spanned<String>, Node) {
    if matches!(node.value, Value::Empty) {
        // Nothing has no place of its own: the key is what the author sees.
        node.span = span.clone();
    }
    (Spanned::new(key, span), node)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The one character at a line and a column.
fn point(text: &str, location: &Location) -> std::ops::Range<usize> {
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or("");
    let (at, width) = rest
        .char_indices()
        .nth(column - 1)
        .map_or((rest.len(), 0), |(at, character)| (at, character.len_utf8()));
    start + at..start + at + width
}

fn syntax_error(
    file: &FilePath,
    text: &str,
    offset: usize,
    error: &serde_saphyr::Error,
) -> Diagnostic {
    let place = error.location().map_or(0..0, |location| point(text, &location));
    let span = Span::new(file, place.start + offset..place.end + offset);
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words).to_lowercase();
    let (message, help) = in_plain_words(&words);
    let rule = if is_bomb(&words) { &rules::YAML_TOO_COMPLEX } else { &rules::YAML_SYNTAX };
    Diagnostic::at(rule, &span, message).help(help)
}

fn is_bomb(words: &str) -> bool {
    ["budget", "alias", "limit"].iter().any(|word| words.contains(word))
        && !words.contains("unknown anchor")
}

/// The mistakes that people make most, in words that say what to type.
fn in_plain_words(words: &str) -> (String, String) {
    const KNOWN: &[(&str, &str, &str)] = &[
        (
            "tabs disallowed",
            "a tab stands where spaces are needed",
            "indent with spaces: two for each level",
        ),
        (
            "mapping values are not allowed",
            "there is a colon that this line cannot have",
            "put text with a colon between quotes (\"…\"), or check that the line is indented like its neighbours",
        ),
        (
            "illegal placement of ':'",
            "there is a colon that this line cannot have",
            "close the `[` or `{` that stands before it, or put the text between quotes",
        ),
        (
            "unexpected character",
            "this character cannot start a value",
            "put the text between quotes: \"…\"",
        ),
        (
            "quoted scalar",
            "a quotation mark is opened and not closed as it should be",
            "close the text with the quotation mark that it starts with; write a `'` inside '…' twice",
        ),
        (
            "expected '-' indicator",
            "this line does not belong to the list above it",
            "start it with `- `, or give the list a key of its own",
        ),
        (
            "found a tab",
            "a tab stands where spaces are needed",
            "indent with spaces: two for each level",
        ),
        (
            "multiple yaml documents",
            "a second `---` starts another document here",
            "keep one document in a file: remove this line",
        ),
        (
            "unknown anchor",
            "this `*` refers to a name that is not defined",
            "put text that starts with `*` between quotes",
        ),
        ("merge key", "`<<` is not supported here", "write the keys out"),
    ];
    for (sign, message, help) in KNOWN {
        if words.contains(sign) {
            return ((*message).to_owned(), (*help).to_owned());
        }
    }
    if is_bomb(words) {
        let message = "this file repeats itself with `&` and `*` more often than any report needs";
        return (message.to_owned(), "write the values out instead of repeating them".to_owned());
    }
    (
        format!("this is not valid YAML: {words}"),
        "compare the line with its neighbours: indentation, quotes, colons".to_owned(),
    )
}
