//! A style sheet read as far as our rules need it: declarations with what they stand in.

/// A property with its value, and where it stands.
#[derive(Clone, Debug)]
pub struct Declaration<'a> {
    /// The rules around it from the outside in: `@media print`, then `main p`.
    pub inside: Vec<&'a str>,
    /// Such as `outline`; a custom property keeps its hyphens.
    pub property: &'a str,
    /// Without `!important`.
    pub value: &'a str,
    /// Whether `!important` follows.
    pub important: bool,
    /// Its first byte in the sheet.
    pub at: usize,
    /// One past its last byte.
    pub end: usize,
}

impl Declaration<'_> {
    /// Whether one of the rules around it holds these words.
    pub fn is_inside(&self, words: &str) -> bool {
        self.inside.iter().any(|rule| rule.contains(words))
    }

    /// The selector that it belongs to.
    pub fn selector(&self) -> &str {
        self.inside.iter().rev().find(|rule| !rule.starts_with('@')).copied().unwrap_or("")
    }
}

/// Every declaration of a sheet in order; and every `@import` as a declaration without rules.
pub fn declarations(sheet: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut inside: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, sign) in signs(sheet) {
        let (start, words) = trimmed(sheet, from, at);
        match sign {
            b'{' => inside.push(words),
            _ if words.is_empty() => {}
            _ => found.extend(declaration(words, start, &inside)),
        }
        if sign == b'}' {
            inside.pop();
        }
        from = at + 1;
    }
    found
}

/// The places of `{`, `}` and `;` outside of comments, brackets and quotes.
fn signs(sheet: &str) -> Vec<(usize, u8)> {
    let bytes = sheet.as_bytes();
    let (mut found, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += sheet[at + 2..].find("*/").map_or(bytes.len(), |end| end + 3);
            }
            quote @ (b'"' | b'\'') => {
                at += sheet[at + 1..].find(char::from(quote)).map_or(bytes.len(), |end| end + 1);
            }
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            sign @ (b'{' | b'}' | b';') if depth == 0 => found.push((at, sign)),
            _ => {}
        }
        at += 1;
    }
    found
}

/// The words between two signs without the comments before them, and where they start.
fn trimmed(sheet: &str, from: usize, to: usize) -> (usize, &str) {
    let mut words = &sheet[from..to];
    loop {
        words = words.trim_start();
        match words.strip_prefix("/*").and_then(|rest| rest.split_once("*/")) {
            Some((_, rest)) => words = rest,
            None => return (to - words.len(), words.trim_end()),
        }
    }
}

fn declaration<'a>(words: &'a str, at: usize, inside: &[&'a str]) -> Option<Declaration<'a>> {
    let (property, value) = match words.strip_prefix("@import") {
        Some(value) => ("@import", value.trim()),
        None => words.split_once(':').map(|(name, value)| (name.trim(), value.trim()))?,
    };
    let important = value.strip_suffix("!important").or_else(|| value.strip_suffix("! important"));
    Some(Declaration {
        inside: inside.to_vec(),
        property,
        value: important.unwrap_or(value).trim_end(),
        important: important.is_some(),
        at,
        end: at + words.len(),
    })
}
