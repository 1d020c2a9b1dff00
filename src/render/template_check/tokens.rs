//! The tags of a template, cut into words with their places.

/// `{{ … }}` or `{% … %}`.
pub struct Tag<'a> {
    /// Whether it prints.
    prints: bool,
    /// What stands in it.
    pub tokens: Vec<Token<'a>>,
}

/// A word of a tag.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// As it stands there; a string without its quotes.
    pub text: &'a str,
    /// Its first byte in the template.
    pub at: usize,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name.
    Name,
    /// A text between quotes.
    Text,
    /// A number.
    Number,
    /// Anything else.
    Sign,
}

impl<'a> Tag<'a> {
    /// `if`, `for` and so on; nothing for a tag that prints.
    pub fn word(&self) -> &'a str {
        if self.prints { "" } else { self.tokens.first().map_or("", |token| token.text) }
    }

    /// How many words stand before the expression.
    pub fn skip(&self) -> usize {
        usize::from(!self.prints)
    }

    /// The name after the first word: of a block, of a variable that is set.
    pub fn name(&self) -> &'a str {
        self.tokens.get(1).map_or("", |token| token.text)
    }

    /// The text after the first word: of a template that is included.
    pub fn text(&self) -> Option<&'a str> {
        self.tokens.get(1).filter(|token| token.kind == Kind::Text).map(|token| token.text)
    }
}

/// Every tag of a template in its order; comments and raw parts are left out.
pub fn tags(template: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some((start, close)) = next_tag(template, at) {
        let inside = start + 2;
        let end = end_of(template, inside, close);
        at = end + 2;
        if close == "#}" {
            continue;
        }
        let tag = Tag { prints: close == "}}", tokens: tokens(template, inside, end) };
        match tag.word() {
            "raw" => raw = true,
            "endraw" => raw = false,
            _ if !raw => tags.push(tag),
            _ => {}
        }
    }
    tags
}

/// The next opening sign, with the one that closes it.
fn next_tag(template: &str, from: usize) -> Option<(usize, &'static str)> {
    let rest = template.get(from..)?;
    rest.match_indices('{').find_map(|(at, _)| {
        let close = match rest.as_bytes().get(at + 1)? {
            b'{' => "}}",
            b'%' => "%}",
            b'#' => "#}",
            _ => return None,
        };
        Some((from + at, close))
    })
}

/// Where a tag ends; its closing sign between quotes does not count.
fn end_of(template: &str, from: usize, close: &str) -> usize {
    let mut quote = None;
    for (at, letter) in template[from..].char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if template[from + at..].starts_with(close) => return from + at,
            None if close != "#}" && matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None => {}
        }
    }
    template.len()
}

fn tokens(template: &str, from: usize, to: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = from;
    while let Some(first) = template[at..to].chars().next() {
        let rest = &template[at..to];
        let (kind, skip, length) = match first {
            '"' | '\'' | '`' => {
                let end = rest[1..].find(first).map_or(rest.len() - 1, |end| end);
                (Kind::Text, 1, end)
            }
            _ if first.is_alphabetic() || first == '_' => (Kind::Name, 0, word(rest)),
            _ if first.is_ascii_digit() => (Kind::Number, 0, word(rest)),
            '?' if rest.starts_with("?.") => (Kind::Sign, 0, 2),
            '=' if rest.starts_with("==") => (Kind::Sign, 0, 2),
            _ => (Kind::Sign, 0, first.len_utf8()),
        };
        let text = &rest[skip..skip + length];
        // The hyphens of `{%-` and `-%}` are no words.
        let is_edge = text == "-" && (at == from || at + 1 == to);
        if !first.is_whitespace() && !is_edge {
            tokens.push(Token { kind, text, at: at + skip });
        }
        at = (at + length + 2 * skip).min(to);
    }
    tokens
}

fn word(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len())
}
