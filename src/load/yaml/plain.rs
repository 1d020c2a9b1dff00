//! Plain YAML straight from the parser's events: nearly every file, several times as fast.
//!
//! Whatever is unusual (aliases, tags, a comment that ends a value, a mistake) is left to the reader
//! above, which knows the words for it. Both give the same tree: debug builds read each file twice.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, Span as Place, StrInput};

use super::{Builder, Node, Value, entry, list, map};
use crate::source::Span;

/// Below the limits of the reader above, which reports what goes beyond them.
const DEEPEST: usize = 32;
const LONGEST: usize = 1 << 20;

/// The tree of a plain file; `None` for any other.
pub(super) fn read(builder: &Builder<'_>) -> Option<Node> {
    if builder.text.len() > LONGEST || builder.text.starts_with('\u{FEFF}') {
        return None;
    }
    let mut reader = Reader { builder, events: Parser::new_from_str(builder.text) };
    let mut next = |wanted: fn(&Event<'_>) -> bool| wanted(&reader.next()?.0).then_some(());
    next(|event| matches!(event, Event::StreamStart))?;
    next(|event| matches!(event, Event::DocumentStart(..)))?;
    let root = reader.node(0)?;
    let mut next = |wanted: fn(&Event<'_>) -> bool| wanted(&reader.next()?.0).then_some(());
    next(|event| matches!(event, Event::DocumentEnd))?;
    next(|event| matches!(event, Event::StreamEnd))?;
    Some(root)
}

struct Reader<'a> {
    builder: &'a Builder<'a>,
    events: Parser<'a, StrInput<'a>>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Place)> {
        self.events.next_event()?.ok()
    }

    fn node(&mut self, depth: usize) -> Option<Node> {
        let (event, place) = self.next()?;
        self.node_of(event, &place, depth)
    }

    fn node_of(&mut self, event: Event<'a>, place: &Place, depth: usize) -> Option<Node> {
        let span = self.span(place)?;
        match event {
            _ if depth > DEEPEST => None,
            Event::Scalar(text, style, 0, None) => self.scalar(&text, style, span),
            Event::SequenceStart(_, 0, None) => self.list(span, depth),
            Event::MappingStart(_, 0, None) => self.map(span, depth),
            _ => None,
        }
    }

    fn list(&mut self, span: Span, depth: usize) -> Option<Node> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Some(list(items, span)),
                (event, place) => items.push(self.node_of(event, &place, depth + 1)?),
            }
        }
    }

    fn map(&mut self, span: Span, depth: usize) -> Option<Node> {
        let mut entries = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, _) => return Some(map(entries, span)),
                (Event::Scalar(key, style, 0, None), place) if !is_special(&key, style) => {
                    let span = self.span(&place)?;
                    entries.push(entry(key.into_owned(), span, self.node(depth + 1)?));
                }
                _ => return None,
            }
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, span: Span) -> Option<Node> {
        if style == ScalarStyle::Plain {
            if is_nothing(text) {
                return Some(Node { value: Value::Empty, span });
            }
            // A number says nothing of a comment after it, and text does: leave that alone.
            let printed = &self.builder.whole[span.range()];
            let is_whole = printed == text || printed.trim_end().contains('\n');
            if !is_whole || self.builder.cut(&span).is_some() {
                return None;
            }
        }
        Some(Node { value: Value::Scalar(self.builder.scalar(text.to_owned(), &span)), span })
    }

    fn span(&self, place: &Place) -> Option<Span> {
        let (start, end) = (place.start.byte_offset()?, place.end.byte_offset()?);
        Some(self.builder.place(start..end.max(start)))
    }
}

/// Keys with a meaning of their own, or none.
fn is_special(key: &str, style: ScalarStyle) -> bool {
    style == ScalarStyle::Plain && (key == "<<" || is_nothing(key))
}

fn is_nothing(text: &str) -> bool {
    text.is_empty() || text == "~" || text.eq_ignore_ascii_case("null")
}
