//! Text into HTML and back: escaping, and how titles stand in lists.

use std::borrow::Cow;

use super::words::WORDS;

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

/// A title in lists and menus, where a draft is marked as on its own page.
pub fn in_list(title: &str, is_draft: bool) -> String {
    match is_draft {
        true => format!("{title} ({})", WORDS.draft_in_lists),
        false => title.to_owned(),
    }
}

/// The words of HTML: without tags, entities as the letters that they stand for.
pub fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let text: String = between_tags(html).collect();
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
}

/// What stands between the tags of HTML, piece by piece.
pub fn between_tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('>').map_or("", |(_, text)| text),
    })
}

/// The same without a capital: "the document prints" after a colon.
pub fn uncapital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
