//! Rules on style sheets: what would shut out readers who use the keyboard, zoom, or see things move
//! with discomfort. The program sees what is written; the browser tests prove what comes of it.

mod font;
mod length;
mod width;

use std::ops::Deref;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::render::css::{Declaration, Media, Part, declarations, parts};
use crate::render::palette::Sheet;
use crate::source::Span;
use length::Customs;

/// A sign of focus that is taken away (WCAG 2.4.7).
pub const LOST_FOCUS: Rule = Rule::error("lost-focus");
/// A width that a small screen does not have (WCAG 1.4.10).
pub const FIXED_WIDTH: Rule = Rule::error("fixed-width");
/// A style that overrules the reader's own (WCAG 1.4.12).
pub const OVERRULING_STYLE: Rule = Rule::error("overruling-style");
/// Something that moves, or stays in the way (WCAG 2.2.2, 2.3.3, 2.4.11).
pub const MOVING_STYLE: Rule = Rule::error("moving-style");
/// Text that is hard to read: justified, or small (WCAG 1.4.4, 1.4.8).
pub const HARD_TO_READ: Rule = Rule::error("hard-to-read");
/// A style sheet that asks another site for something.
pub const FOREIGN_STYLE: Rule = Rule::error("foreign-style");

/// All of them.
pub const RULES: &[&Rule] =
    &[&LOST_FOCUS, &FIXED_WIDTH, &OVERRULING_STYLE, &MOVING_STYLE, &HARD_TO_READ, &FOREIGN_STYLE];

/// A declaration with all that stands in the sheets.
struct One<'a> {
    declaration: &'a Declaration<'a>,
    sheet: &'a [Declaration<'a>],
    customs: &'a Customs,
}

impl<'a> Deref for One<'a> {
    type Target = Declaration<'a>;

    fn deref(&self) -> &Declaration<'a> {
        self.declaration
    }
}

impl One<'_> {
    /// The value of another property of the same rule.
    fn beside(&self, property: &str) -> Option<&str> {
        let mut all = self.sheet.iter();
        let same = all.rfind(|other| other.block == self.block && other.property == property);
        same.map(|other| other.value)
    }

    /// Whether it is for paper alone.
    fn is_paper(&self) -> bool {
        Media::of(&self.inside).paper
    }

    fn written(&self) -> String {
        let mut value: String = self.value.chars().take(60).collect();
        if value.len() < self.value.len() {
            value.push('…');
        }
        format!("`{}: {value}`", self.property)
    }
}

/// What is wrong with a declaration, and what to do.
type Found = (&'static Rule, String, &'static str);

/// Nothing where nothing is wrong.
type Judge = fn(&One<'_>) -> Option<Found>;

const JUDGES: &[Judge] =
    &[focus, width::fits, important, motion, stays, justified, font::grows, foreign];

/// Holds every declaration of the sheets against the rules.
pub fn are_usable(sheets: &[Sheet], out: &mut Diagnostics) {
    let read: Vec<_> = sheets.iter().map(|(file, sheet)| (file, declarations(sheet))).collect();
    let customs = Customs::of(read.iter().flat_map(|(_, sheet)| sheet));
    for (file, sheet) in &read {
        for declaration in sheet {
            let one = One { declaration, sheet, customs: &customs };
            for (rule, message, help) in JUDGES.iter().filter_map(|judge| judge(&one)) {
                let span = Span::new(file, declaration.at..declaration.end);
                out.push(Diagnostic::at(rule, &span, message).help(help));
            }
        }
    }
}

/// Whether a part is one of these words.
fn is_word(part: &Part, words: &[&str]) -> bool {
    matches!(part, Part::Word(word) if words.contains(&word.as_str()))
}

fn is_zero(part: &Part) -> bool {
    matches!(part, Part::Number(0.0) | Part::Length(0.0, _))
}

/// Words that set a property back to what it is without a style sheet.
const RESETS: &[&str] = &["initial", "unset", "inherit"];

fn focus(one: &One<'_>) -> Option<Found> {
    let value = parts(one.value);
    let none = |part: &Part| is_word(part, &["none", "hidden"]) || is_word(part, RESETS);
    let gone = match one.plain_property() {
        "outline" => value.iter().any(|part| none(part) || is_zero(part)),
        "outline-style" => value.iter().any(none),
        "outline-width" => value.iter().any(is_zero),
        "all" => value.iter().any(|part| is_word(part, &["initial", "unset"])),
        _ => false,
    };
    (gone && !one.is_paper()).then(|| {
        let help = "take it out; change the look with `:focus-visible { outline: 3px solid … }`";
        (&LOST_FOCUS, format!("{} hides where the keyboard is", one.written()), help)
    })
}

fn important(one: &One<'_>) -> Option<Found> {
    (one.important && one.selector() != "[hidden]").then(|| {
        let message =
            format!("`{}` with `!important` overrules the reader’s own style", one.property);
        (&OVERRULING_STYLE, message, "take `!important` out and write a more exact selector")
    })
}

fn motion(one: &One<'_>) -> Option<Found> {
    let value = parts(one.value);
    let property = one.plain_property();
    let moves = match property {
        "scroll-behavior" => value.iter().any(|part| is_word(part, &["smooth"])),
        "navigation" => value.iter().any(|part| is_word(part, &["auto"])),
        _ => is_motion(property) && !is_still(&value),
    };
    moves.then(|| {
        let help = "take it out: movement makes some readers ill, and a report needs none";
        (&MOVING_STYLE, format!("{} makes something move", one.written()), help)
    })
}

fn is_motion(property: &str) -> bool {
    property.starts_with("animation") || property.starts_with("transition")
}

/// Whether a value of an animation lets nothing move: no name of one, or no time.
fn is_still(value: &[Part]) -> bool {
    let is_time =
        |part: &&Part| matches!(part, Part::Length(_, unit) if unit == "s" || unit == "ms");
    let mut times = value.iter().filter(is_time).peekable();
    let none = |part: &Part| is_word(part, &["none", "auto"]) || is_word(part, RESETS);
    value.iter().all(none) || (times.peek().is_some() && times.all(is_zero))
}

fn stays(one: &One<'_>) -> Option<Found> {
    let fixed = |part: &Part| is_word(part, &["fixed", "sticky", "-webkit-sticky"]);
    let stays = one.property == "position" && parts(one.value).iter().any(fixed);
    (stays && !one.is_paper()).then(|| {
        let help = "take it out: at 400 % zoom it would cover the text and the focus";
        (&MOVING_STYLE, format!("{} keeps something in the way", one.written()), help)
    })
}

fn justified(one: &One<'_>) -> Option<Found> {
    let even = |part: &Part| is_word(part, &["justify", "justify-all"]);
    let is_even =
        matches!(one.property.as_str(), "text-align" | "text-align-last" | "text-align-all")
            && parts(one.value).iter().any(even);
    is_even.then(|| {
        let help = "write `text-align: left`: even gaps between words help readers with dyslexia";
        (&HARD_TO_READ, "justified text is hard to read".to_owned(), help)
    })
}

fn foreign(one: &One<'_>) -> Option<Found> {
    let asks = one.property == "@import" || parts(one.value).iter().any(asks_elsewhere);
    asks.then(|| {
        let message = format!("{} is stopped by the site’s own policy", one.written());
        (&FOREIGN_STYLE, message, "put the file into the theme; readers’ visits are told to nobody")
    })
}

/// Whether a part fetches something that no host of the site has.
fn asks_elsewhere(part: &Part) -> bool {
    let Part::Function(_, inside) = part else { return false };
    inside.iter().any(|part| match part {
        Part::Text(url) => {
            let url = url.trim_start().to_ascii_lowercase();
            ["http:", "https:", "//", "data:"].iter().any(|start| url.starts_with(start))
        }
        part => asks_elsewhere(part),
    })
}
