//! Values of CSS cut into their parts.

use cssparser::{ParseError, Parser, ParserInput, Token};

/// A part of a value. Words, units and names of functions are in lower case.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Such as `2`.
    Number(f64),
    /// A hundredth is `0.01`.
    Percent(f64),
    /// Such as `40rem`.
    Length(f64, String),
    /// Such as `auto`; a custom property keeps its case.
    Word(String),
    /// A function with what stands in it; brackets alone have no name.
    Function(String, Vec<Part>),
    /// Between quotes, or between the brackets of `url`.
    Text(String),
    /// Such as `,` and `/`.
    Sign(char),
    /// What no rule looks at.
    Other,
}

/// More brackets inside each other than anybody writes.
const DEEPEST: usize = 16;

/// The parts of a value, without white space and comments.
pub fn parts(value: &str) -> Vec<Part> {
    let mut input = ParserInput::new(value);
    read(&mut Parser::new(&mut input), DEEPEST)
}

/// Parts that commas stand between.
pub fn alternatives(parts: &[Part]) -> impl Iterator<Item = &[Part]> {
    parts.split(|part| *part == Part::Sign(','))
}

fn read(input: &mut Parser<'_, '_>, room: usize) -> Vec<Part> {
    let mut found = Vec::new();
    loop {
        let part = match input.next() {
            Ok(Token::Number { value, .. }) => Part::Number(f64::from(*value)),
            Ok(Token::Percentage { unit_value, .. }) => Part::Percent(f64::from(*unit_value)),
            Ok(Token::Dimension { value, unit, .. }) => {
                Part::Length(f64::from(*value), unit.to_ascii_lowercase())
            }
            Ok(Token::Ident(word)) if word.starts_with("--") => Part::Word(word.to_string()),
            Ok(Token::Ident(word)) => Part::Word(word.to_ascii_lowercase()),
            Ok(Token::QuotedString(text)) => Part::Text(text.to_string()),
            Ok(Token::UnquotedUrl(url)) => {
                Part::Function("url".to_owned(), vec![Part::Text(url.to_string())])
            }
            Ok(Token::Function(name)) => {
                let name = name.to_ascii_lowercase();
                Part::Function(name, nested(input, room))
            }
            Ok(Token::ParenthesisBlock) => Part::Function(String::new(), nested(input, room)),
            Ok(Token::Comma) => Part::Sign(','),
            Ok(Token::Colon) => Part::Sign(':'),
            Ok(Token::Delim(sign)) => Part::Sign(*sign),
            Ok(_) => Part::Other,
            Err(_) => return found,
        };
        found.push(part);
    }
}

fn nested(input: &mut Parser<'_, '_>, room: usize) -> Vec<Part> {
    let Some(room) = room.checked_sub(1) else { return Vec::new() };
    let inside = input.parse_nested_block(|inner| Ok::<_, ParseError<'_, ()>>(read(inner, room)));
    inside.unwrap_or_default()
}
