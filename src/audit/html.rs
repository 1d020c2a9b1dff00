//! A page cut into its tags, as far as rules need it.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::render::Page;

/// A page with its tags: what every rule looks at.
pub struct Seen<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its tags in order.
    pub tags: Vec<Tag<'a>>,
    /// The number of the first tag with each id.
    ids: HashMap<&'a str, usize>,
}

impl<'a> Seen<'a> {
    /// Cuts a page into its tags.
    pub fn new(page: &'a Page) -> Self {
        let (tags, mut ids) = (tags(&page.html), HashMap::new());
        for (at, tag) in tags.iter().enumerate().filter(|(_, tag)| !tag.closes) {
            if let Some(id) = tag.get("id") {
                ids.entry(id).or_insert(at);
            }
        }
        Self { page, tags, ids }
    }

    /// Every element that is opened, with its number among the tags.
    pub fn opened(&self) -> impl Iterator<Item = (usize, &Tag<'a>)> {
        self.tags.iter().enumerate().filter(|(_, tag)| !tag.closes)
    }

    /// Every element of this name, with its number among the tags.
    pub fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (usize, &'s Tag<'a>)> {
        self.opened().filter(move |(_, tag)| tag.name == name)
    }

    /// The first element with an id.
    pub fn with_id(&self, id: &str) -> Option<&Tag<'a>> {
        self.ids.get(id).map(|at| &self.tags[*at])
    }

    /// The tags inside the element that a tag opens; all that follow where it is not closed.
    pub fn inside(&self, at: usize) -> &[Tag<'a>] {
        let name = &self.tags[at].name;
        let mut depth = 0_usize;
        for (number, tag) in self.tags.iter().enumerate().skip(at).filter(|(_, t)| t.name == *name)
        {
            depth = if tag.closes { depth.saturating_sub(1) } else { depth + 1 };
            if depth == 0 {
                return &self.tags[at + 1..number];
            }
        }
        &self.tags[at + 1..]
    }

    /// The words of the element that a tag opens; those of pictures in it too.
    pub fn words(&self, at: usize) -> String {
        let inside = self.inside(at);
        let from = self.tags[at].end;
        let to = self.tags.get(at + 1 + inside.len()).map_or(self.page.html.len(), |tag| tag.start);
        let mut said = words(&self.page.html[from..to]);
        for words in inside.iter().filter(|tag| tag.opens("img")).filter_map(|tag| tag.get("alt")) {
            said = format!("{said} {words}").trim().to_owned();
        }
        plain(&said).into_owned()
    }

    /// What an element is called by `aria-label` or `aria-labelledby`.
    pub fn label(&self, tag: &Tag<'a>) -> Option<String> {
        if let Some(label) = tag.get("aria-label") {
            return Some(plain(label.trim()).into_owned()).filter(|label| !label.is_empty());
        }
        let ids = tag.get("aria-labelledby")?.split_ascii_whitespace();
        let named = ids.filter_map(|id| self.ids.get(id));
        let words: Vec<String> = named.map(|at| self.words(*at)).collect();
        Some(words.join(" ")).filter(|words| !words.is_empty())
    }
}

/// An opening or closing tag.
#[derive(Clone, Debug)]
pub struct Tag<'a> {
    /// Such as `table`; lower case.
    pub name: Cow<'a, str>,
    /// Whether it closes.
    pub closes: bool,
    /// What stands between the name and `>`.
    rest: &'a str,
    /// One past its `>`.
    pub end: usize,
    /// Its `<`.
    pub start: usize,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty for one without a value.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Every attribute of the tag.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        attributes(self.rest)
    }

    /// Whether it opens an element of this name.
    pub fn opens(&self, name: &str) -> bool {
        !self.closes && self.name == name
    }
}

/// Elements whose text holds no tags.
const TEXT_ALONE: &[&str] = &["script", "style", "textarea", "title"];

/// The tags of a page in order.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find('<').map(|at| from + at) {
        let end = end_of(html, start);
        let inside = html[start + 1..end].trim_end_matches('>');
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        from = end.max(start + 1);
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let length = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, rest) = inside.split_at(length);
        let name = match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(name.to_ascii_lowercase()),
            false => Cow::Borrowed(name),
        };
        // The title of a drawing is of another kind, and holds no tags either.
        if !closes && TEXT_ALONE.contains(&&*name) {
            from = closing(html, from, &name);
        }
        found.push(Tag { name, closes, rest, end, start });
    }
    found
}

/// Where the text of an element ends that holds no tags.
fn closing(html: &str, from: usize, name: &str) -> usize {
    let is_it = |at: &usize| {
        let after = html.as_bytes().get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
    };
    html[from..].match_indices("</").map(|(at, _)| from + at).find(is_it).unwrap_or(html.len())
}

/// One past the `>` that is not between quotes.
fn end_of(html: &str, start: usize) -> usize {
    if html[start..].starts_with("<!--") {
        return html[start..].find("-->").map_or(html.len(), |at| start + at + 3);
    }
    let mut quote = None;
    for (at, byte) in html.as_bytes()[start..].iter().enumerate() {
        match quote {
            Some(open) if *byte == open => quote = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => quote = Some(*byte),
            None if *byte == b'>' => return start + at + 1,
            None => {}
        }
    }
    html.len()
}

/// Names and values of attributes, quoted or not.
fn attributes(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    let between = |c: char| c.is_whitespace() || c == '/';
    let mut rest = rest.trim_start_matches(between);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let length =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let (name, after) = rest.split_at(length.max(first));
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after.trim_start_matches(between);
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after.trim_start_matches(between);
        Some((name, value))
    })
}

/// The words of a part of a page, without its tags.
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut at = 0;
    for tag in tags(html) {
        words.push_str(&html[at..tag.start]);
        at = tag.end;
    }
    words.push_str(&html[at..]);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as readers see it: the signs that HTML writes in letters.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    let text =
        signs.iter().fold(text.to_owned(), |text, (letters, sign)| text.replace(letters, sign));
    Cow::Owned(text.replace("&amp;", "&"))
}
