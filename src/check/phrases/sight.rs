//! Pointers by colour, shape or place alone, which not everybody sees (WCAG 1.3.3, 1.4.1).

use std::ops::Range;

use super::{is_ours, stands_alone};
use crate::check::english::{last_word, one_of};
use crate::check::lines::Line;
use crate::diagnostic::{Diagnostic, Rule};

/// A pointer by colour, shape or place alone.
pub const ONLY_BY_SIGHT: Rule = Rule::warning("only-by-sight");

/// Words that may point by sight; what stands around them tells.
pub const PHRASES: &[&str] = &[
    "red",
    "green",
    "blue",
    "amber",
    "orange",
    "yellow",
    "grey",
    "purple",
    "pink",
    "brown",
    "darker",
    "lighter",
    "dark",
    "light",
    "shaded",
    "bold",
    "italics",
    "dashed",
    "dotted",
    "left",
    "right",
    "top",
    "bottom",
    "upper",
    "lower",
    "left-hand",
    "right-hand",
    "above",
    "below",
    "opposite",
    "overleaf",
    "round",
    "square",
    "triangular",
];

const COLOURS: &str = "red green blue amber orange yellow grey purple pink brown";

/// Parts of a drawing or of a page.
const DRAWN: &str = "arrow arrows bar bars box boxes cell cells circle circles column columns dot \
                     dots figures line lines numbers row rows segment segments shade shading slice \
                     slices square squares star stars text triangle triangles";

/// Drawings that a page places beside its words.
const PICTURES: &str = "box chart column diagram graph image map photo picture table";

/// Places of a page.
const PLACES: &str = "bar box column corner half panel side";

/// Words that go on after a pointer has ended: "the months in red were bad".
const GO_ON: &str =
    "and are do does had has have is mean means need or show shows stand stands was were";

/// The word after a place, with its punctuation taken off; nothing at the end of a sentence.
fn next_word(after: &str) -> &str {
    let after = after.strip_prefix(' ').unwrap_or("");
    let end = after.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(after.len());
    &after[..end]
}

pub fn look(line: &Line<'_>, phrase: &Range<usize>) -> Option<Diagnostic> {
    if !is_ours(line) || !stands_alone(&line.text, phrase) {
        return None;
    }
    let pointer = pointer(&line.text, phrase)?;
    let span = line.span(&pointer)?;
    let words = line.text[pointer].to_lowercase();
    let message = format!("`{words}` points by colour, shape or place, which not everybody sees");
    let help = "name the thing: its title, its label, its row";
    Some(Diagnostic::at(&ONLY_BY_SIGHT, &span, message).help(help))
}

/// The whole of the pointer that a word belongs to.
fn pointer(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let said = text[word.clone()].to_lowercase();
    let (last, next) = (last_word(before), next_word(after));
    let with_next = || word.start..word.end + 1 + next.len();
    let with_last = || before.trim_end().len() - last.len()..word.end;
    let ends = next.is_empty() || one_of(next, GO_ON);
    let said = said.as_str();
    if one_of(said, COLOURS) {
        return colour(text, word);
    }
    match said {
        "overleaf" => Some(word.clone()),
        "darker" | "lighter" | "dark" | "light" | "shaded" | "dashed" | "dotted" => {
            one_of(next, DRAWN).then(with_next)
        }
        "bold" | "italics" => (last == "in" && ends).then(with_last),
        "round" | "square" | "triangular" => one_of(next, "button icon symbol").then(with_next),
        "above" | "below" | "opposite" => match one_of(&last, PICTURES) && ends {
            true => Some(with_last()),
            false => (said == "opposite" && next == "page").then(with_next),
        },
        "top" | "bottom" | "upper" | "lower" => {
            let corner = one_of(next, "left right corner row");
            (corner && last != "his" && last != "her").then(with_next)
        }
        "left-hand" | "right-hand" => one_of(next, PLACES).then(with_next),
        _ => left_or_right(text, word),
    }
}

/// "in red", "shown in red", "the green bars", "red means"; not "in green spaces", "red tape".
fn colour(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let (last, next) = (last_word(&text[..word.start]), next_word(&text[word.end..]));
    let drawn = one_of(next, DRAWN) && next != "text";
    let ends = next.is_empty() || one_of(next, GO_ON);
    let shown = one_of(&last, "in shown marked printed");
    let means = one_of(next, "means mean") && !shown;
    if drawn || means {
        return Some(word.start..word.end + 1 + next.len());
    }
    let start = text[..word.start].trim_end().len() - last.len();
    (shown && ends).then_some(start..word.end)
}

/// "on the left", "the left column"; not "the right support", "on the right track".
fn left_or_right(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let next = next_word(after);
    if one_of(next, PLACES) {
        return Some(word.start..word.end + 1 + next.len());
    }
    let lower = before.to_lowercase();
    let at = ["on the ", "to the "].iter().find(|words| lower.ends_with(*words))?;
    let ends =
        (next.is_empty() && !after.starts_with('-')) || one_of(next, "of") || one_of(next, GO_ON);
    // "on the right side of the law" is no place of a page, and neither are politics.
    ends.then_some(word.start - at.len()..word.end)
}
