//! A page cut into its tags, as far as rules need it.

/// An opening or closing tag.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// Such as `table`; lower case.
    pub name: &'a str,
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
        attributes(self.rest).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Whether it opens an element of this name.
    pub fn opens(&self, name: &str) -> bool {
        !self.closes && self.name == name
    }
}

/// The tags of a page in order.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find('<').map(|at| from + at) {
        let end = end_of(html, start);
        let inside = html[start + 1..end].trim_end_matches('>').trim_end_matches('/');
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let length = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
        if inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, rest) = inside.split_at(length);
            found.push(Tag { name, closes, rest, end, start });
        }
        from = end.max(start + 1);
    }
    found
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
pub fn attributes(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = rest.trim_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let length = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(length.max(1));
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after.trim_start();
        Some((name, value))
    })
}

impl<'a> Tag<'a> {
    /// Every attribute of the tag.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        attributes(self.rest)
    }
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
