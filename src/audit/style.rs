//! Rules on style sheets: what would shut out readers who use the keyboard, zoom, or see things move
//! with discomfort. The program sees what is written; the browser tests prove what comes of it.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::render::css::{Declaration, declarations};
use crate::render::palette::Sheet;
use crate::source::Span;

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

/// What is wrong with a declaration, and what to do: nothing where nothing is.
type Judge = fn(&Declaration<'_>) -> Option<(&'static Rule, String, &'static str)>;

const JUDGES: &[Judge] = &[focus, width, important, motion, reading, foreign];

/// Holds every declaration of a sheet against the rules.
pub fn is_usable((file, sheet): &Sheet, out: &mut Diagnostics) {
    for declaration in declarations(sheet) {
        for judge in JUDGES {
            if let Some((rule, message, help)) = judge(&declaration) {
                let span = Span::new(file, declaration.at..declaration.end);
                out.push(Diagnostic::at(rule, &span, message).help(help));
            }
        }
    }
}

fn focus(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    let is_none = |value: &str| matches!(value, "none" | "0" | "0px" | "hidden");
    let gone = match one.property {
        "outline" => one.value.split_whitespace().any(is_none),
        "outline-style" | "outline-width" => is_none(one.value),
        _ => false,
    };
    gone.then(|| {
        let message = format!("`{}: {}` hides where the keyboard is", one.property, one.value);
        (
            &LOST_FOCUS,
            message,
            "take it out; change the look with `:focus-visible { outline: 3px solid … }`",
        )
    })
}

/// The widest that a page of 320 pixels can hold beside its margins.
const WIDEST_REM: f64 = 18.0;

fn width(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    let has_room =
        one.is_inside("min-width") || one.is_inside("@media print") || one.is_inside("@page");
    let fixed = matches!(one.property, "width" | "min-width" | "inline-size" | "min-inline-size");
    let length = in_rem(one.value).filter(|rem| *rem > WIDEST_REM);
    // A width that `max-width: 100%` holds is written `width: min(26rem, 100%)` here.
    (fixed && !has_room && length.is_some()).then(|| {
        let message = format!("`{}: {}` is wider than a phone", one.property, one.value);
        (
            &FIXED_WIDTH,
            message,
            "write `width: min(100%, …)`, `max-width: …`, or put it under `@media (min-width: …)`",
        )
    })
}

/// A plain length in rem; nothing for one that depends on the screen.
fn in_rem(value: &str) -> Option<f64> {
    let digits = value.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let number: f64 = value[..digits].parse().ok()?;
    let size = match &value[digits..] {
        "rem" | "em" => 1.0,
        "px" => 1.0 / 16.0,
        "pt" => 1.0 / 12.0,
        "ch" => 0.5,
        "cm" => 2.36,
        "mm" => 0.236,
        "in" => 6.0,
        _ => return None,
    };
    Some(number * size)
}

fn important(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    (one.important && one.selector() != "[hidden]").then(|| {
        let message =
            format!("`{}` with `!important` overrules the reader’s own style", one.property);
        (&OVERRULING_STYLE, message, "take `!important` out and write a more exact selector")
    })
}

fn motion(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    let none = matches!(one.value, "none" | "auto" | "0s");
    let moves = one.property.starts_with("animation")
        || one.property.starts_with("transition")
        || (one.property == "scroll-behavior" && one.value == "smooth");
    let stays =
        one.property == "position" && matches!(one.value, "fixed" | "sticky" | "-webkit-sticky");
    match (moves && !none, stays) {
        (true, _) => Some((
            &MOVING_STYLE,
            format!("`{}: {}` makes something move", one.property, one.value),
            "take it out: movement makes some readers ill, and a report needs none",
        )),
        (_, true) => Some((
            &MOVING_STYLE,
            format!("`position: {}` keeps something in the way", one.value),
            "take it out: at 400 % zoom it would cover the text and the focus",
        )),
        _ => None,
    }
}

fn reading(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    if one.property == "text-align" && one.value == "justify" {
        let help = "write `text-align: left`: even gaps between words help readers with dyslexia";
        return Some((&HARD_TO_READ, "justified text is hard to read".to_owned(), help));
    }
    let paper = one.is_inside("@media print") || one.is_inside("@page");
    let drawing = one.selector().contains("svg") || one.selector().contains(".chart");
    if one.property != "font-size" || paper || drawing {
        return None;
    }
    if one.value.ends_with("px") || one.value.ends_with("pt") {
        let message = format!("letters of `{}` do not grow with the reader’s setting", one.value);
        return Some((
            &HARD_TO_READ,
            message,
            "write the size in `rem`: `1rem` is 16 pixels at first",
        ));
    }
    let small = one.value.ends_with("rem") && in_rem(one.value).is_some_and(|rem| rem < 1.0);
    small.then(|| {
        let message = format!("letters of `{}` are too small", one.value);
        (&HARD_TO_READ, message, "write `1rem` or more")
    })
}

fn foreign(one: &Declaration<'_>) -> Option<(&'static Rule, String, &'static str)> {
    let names_host = ["http:", "https:", "//"].iter().any(|start| {
        one.value
            .split("url(")
            .skip(1)
            .any(|url| url.trim_start_matches(['"', '\'', ' ']).starts_with(start))
    });
    (names_host || one.property == "@import").then(|| {
        let message =
            format!("`{}: {}` is stopped by the site’s own policy", one.property, one.value);
        (&FOREIGN_STYLE, message, "put the file into the theme; readers’ visits are told to nobody")
    })
}
