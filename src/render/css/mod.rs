//! A style sheet read as far as our rules need it: declarations with what they stand in.

mod media;
mod value;

use cssparser::{ParseError, Parser, ParserInput, Token};

pub use media::{Media, per_unit};
pub use value::{Part, alternatives, parts};

/// A property with its value, and where it stands.
#[derive(Clone, Debug)]
pub struct Declaration<'a> {
    /// The rules around it from the outside in: `@media print`, then `main p`.
    pub inside: Vec<&'a str>,
    /// Where the block begins that it stands in: the same for all declarations of a rule.
    pub block: usize,
    /// Such as `outline`, in lower case; a custom property keeps its hyphens and its case.
    pub property: String,
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
    /// The selector that it belongs to.
    pub fn selector(&self) -> &str {
        self.inside.iter().rev().find(|rule| !rule.starts_with('@')).copied().unwrap_or("")
    }

    /// The property without the prefix of a browser: `-webkit-animation` is `animation`.
    pub fn plain_property(&self) -> &str {
        let prefixes = ["-webkit-", "-moz-", "-ms-", "-o-"];
        let plain = prefixes.iter().find_map(|prefix| self.property.strip_prefix(prefix));
        plain.unwrap_or(&self.property)
    }
}

/// More rules inside each other than anybody writes.
const DEEPEST: usize = 32;

/// Every declaration of a sheet in order; and every `@import` as a declaration of its own.
pub fn declarations(sheet: &str) -> Vec<Declaration<'_>> {
    let mut input = ParserInput::new(sheet);
    let mut walk = Walk { sheet, inside: Vec::new(), found: Vec::new() };
    walk.block(&mut Parser::new(&mut input));
    walk.found
}

struct Walk<'a> {
    sheet: &'a str,
    inside: Vec<&'a str>,
    found: Vec<Declaration<'a>>,
}

impl<'a> Walk<'a> {
    /// Reads what stands between two braces, or the whole sheet.
    fn block(&mut self, input: &mut Parser<'_, '_>) {
        let block = input.position().byte_index();
        loop {
            input.skip_whitespace();
            let start = input.position().byte_index();
            let (sign, end) = next_sign(input);
            let words = self.sheet[start..end.max(start)].trim_end();
            match sign {
                Sign::Block => {
                    self.inside.push(words);
                    if self.inside.len() <= DEEPEST {
                        let _ = input.parse_nested_block(|inner| {
                            self.block(inner);
                            Ok::<(), ParseError<'_, ()>>(())
                        });
                    }
                    self.inside.pop();
                }
                Sign::Semicolon => self.declaration(words, start, block),
                Sign::End => return self.declaration(words, start, block),
            }
        }
    }

    fn declaration(&mut self, words: &'a str, at: usize, block: usize) {
        let mut input = ParserInput::new(words);
        let mut parser = Parser::new(&mut input);
        let property = match parser.next() {
            Ok(Token::Ident(name)) if name.starts_with("--") => name.to_string(),
            Ok(Token::Ident(name)) => name.to_ascii_lowercase(),
            Ok(Token::AtKeyword(name)) if name.eq_ignore_ascii_case("import") => "@import".into(),
            _ => return,
        };
        if property != "@import" && parser.expect_colon().is_err() {
            return;
        }
        let written = words[parser.position().byte_index()..].trim();
        let value = without_important(written);
        self.found.push(Declaration {
            inside: self.inside.clone(),
            block,
            property,
            value: value.unwrap_or(written),
            important: value.is_some(),
            at,
            end: at + words.len(),
        });
    }
}

enum Sign {
    Block,
    Semicolon,
    End,
}

/// The next sign that ends a declaration or begins a block, and where it stands.
fn next_sign(input: &mut Parser<'_, '_>) -> (Sign, usize) {
    loop {
        let sign = match input.next_including_whitespace_and_comments() {
            Ok(Token::CurlyBracketBlock) => Sign::Block,
            Ok(Token::Semicolon) => Sign::Semicolon,
            Ok(_) => continue,
            Err(_) => return (Sign::End, input.position().byte_index()),
        };
        return (sign, input.position().byte_index() - 1);
    }
}

/// A value before its `!important`; none where it has none.
fn without_important(written: &str) -> Option<&str> {
    let at = written.rfind('!')?;
    let word = written[at + 1..].trim();
    word.eq_ignore_ascii_case("important").then(|| written[..at].trim_end())
}
