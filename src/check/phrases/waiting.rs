//! Text that waits to be written.

use std::ops::Range;

use super::stands_alone;
use crate::check::english::{one_of, words};
use crate::check::lines::Line;
use crate::diagnostic::{Diagnostic, Rule};

/// Text that is still to come.
pub const PLACEHOLDER: Rule = Rule::warning("placeholder");

/// What stands where text is still to come.
pub const PHRASES: &[&str] = &[
    "lorem ipsum",
    "todo",
    "tbc",
    "t.b.c",
    "tbd",
    "t.b.d",
    "fixme",
    "xxx",
    "xx",
    "to be confirmed",
    "to be added",
    "to be decided",
    "to be completed",
    "to be supplied",
    "to be written",
    "text to follow",
    "details to follow",
    "figures to follow",
    "insert here",
    "placeholder",
    "dummy text",
    "??",
    "[",
    " ….",
    " ... ",
];

/// Words in brackets that ask somebody to fill them in: `[name]`, `[insert date]`.
const ASKS: &str = "add address amount check date day email figure figures insert link month name names \
                    number percentage phone place source tbc text title todo total xx xxx year";

pub fn look(line: &Line<'_>, phrase: &Range<usize>) -> Option<Diagnostic> {
    let text = &line.text;
    let said = &text[phrase.clone()];
    let place = match said {
        "[" => in_brackets(text, phrase.start)?,
        _ if said.starts_with(char::is_alphabetic) => {
            (stands_alone(text, phrase) && is_no_word(said)).then(|| phrase.clone())?
        }
        _ => phrase.start + (said.len() - said.trim_start().len())..phrase.end,
    };
    let span = line.span(&place)?;
    let words = text[place].trim();
    let message = format!("`{words}` waits for text that is still to come");
    let help = "write the text, or leave the sentence out";
    Some(Diagnostic::at(&PLACEHOLDER, &span, message).help(help))
}

/// "Todo" starts a Spanish sentence; the mark is written in capitals, or all small as `tbc`.
fn is_no_word(said: &str) -> bool {
    let capitals = said.bytes().all(|byte| byte.is_ascii_uppercase());
    !one_of(&said.to_lowercase(), "todo fixme xxx") || capitals
}

fn in_brackets(text: &str, start: usize) -> Option<Range<usize>> {
    let length = text[start..].find(']')?;
    let inside = &text[start + 1..start + length];
    let asks = words(inside).any(|(_, word)| one_of(&word.to_lowercase(), ASKS));
    (asks && words(inside).count() <= 6).then_some(start..start + length + 1)
}
