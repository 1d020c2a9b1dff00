//! Text into HTML: escaping, and nothing else.

use std::borrow::Cow;

pub use crate::model::capital;

/// The text with `&`, `<`, `>` and quotation marks made safe for content and attributes.
pub fn escape(text: &str) -> Cow<'_, str> {
    // Without an early end, so that the compiler may look at many bytes at once.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(entity) = entity(byte) {
            safe.push_str(&text[from..at]);
            safe.push_str(entity);
            from = at + 1;
        }
    }
    safe.push_str(&text[from..]);
    Cow::Owned(safe)
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

fn entity(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\'' => "&#39;",
        _ => return None,
    })
}
