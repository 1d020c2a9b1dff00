//! Sizes of letters: large enough, and larger where the reader asks for it (WCAG 1.4.4).

use super::{Found, HARD_TO_READ, One, is_word};
use crate::render::css::{Part, parts};

/// Finds letters that do not grow with the reader's setting, or are small.
pub fn grows(one: &One<'_>) -> Option<Found> {
    let value = parts(one.value);
    let size = match one.property.as_str() {
        "font-size" => value.as_slice(),
        "font" => std::slice::from_ref(value.iter().find(|part| is_size(part))?),
        _ => return None,
    };
    let drawing = one.selector().contains("svg") || one.selector().contains(".chart");
    if one.is_paper() || drawing {
        return None;
    }
    let (what, help) = match worst(one, size, 0)? {
        Fault::Fixed => (
            "do not grow with the reader’s setting",
            "write the size in `rem`: `1rem` is 16 pixels at first",
        ),
        Fault::Small => ("are too small", "write `1rem` or more"),
        Fault::Smaller => {
            ("are smaller than those around them", "write the size in `rem`: `1rem` or more")
        }
    };
    Some((&HARD_TO_READ, format!("letters of `{}` {what}", one.value), help))
}

enum Fault {
    Fixed,
    Small,
    Smaller,
}

const SMALL: &[&str] = &["xx-small", "x-small", "small"];
const SIZES: &[&str] =
    &["medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger"];

/// Whether a part of `font` is its size: the first of its kind, for weights have no unit.
fn is_size(part: &Part) -> bool {
    let is_length = match part {
        Part::Length(_, unit) => unit != "deg",
        Part::Percent(_) => true,
        Part::Function(name, _) => ["calc", "min", "max", "clamp", "var"].contains(&name.as_str()),
        _ => false,
    };
    is_length || is_word(part, SMALL) || is_word(part, SIZES)
}

/// More custom properties that refer to each other than anybody writes.
const DEEPEST: usize = 8;

/// What is wrong with a size, whatever the custom properties in it hold.
fn worst(one: &One<'_>, size: &[Part], depth: usize) -> Option<Fault> {
    match size {
        [part] if is_word(part, SMALL) => Some(Fault::Small),
        [part] if is_word(part, &["smaller"]) => Some(Fault::Smaller),
        [Part::Percent(share)] => (*share < 1.0).then_some(Fault::Smaller),
        [Part::Length(size, unit)] if unit == "em" => (*size < 1.0).then_some(Fault::Smaller),
        [Part::Function(name, inside)] if name == "var" => {
            let [Part::Word(name), ..] = inside.as_slice() else { return None };
            if depth > DEEPEST {
                return None;
            }
            let mut set = one.customs.values(name, f64::INFINITY);
            set.find_map(|value| worst(one, value, depth + 1))
        }
        size => measured(one, size),
    }
}

fn measured(one: &One<'_>, size: &[Part]) -> Option<Fault> {
    // A phone shows the smallest that a size can be which is counted from the screen.
    let length = one.customs.length(size, 20.0)?;
    if !size.iter().any(grows_with_setting) && length > 0.0 {
        return Some(Fault::Fixed);
    }
    let counted_from_others = size.iter().any(has_share);
    (length < 1.0 && !counted_from_others).then_some(Fault::Small)
}

fn grows_with_setting(part: &Part) -> bool {
    match part {
        Part::Length(_, unit) => unit.starts_with('r') || unit.starts_with('e') || unit == "ch",
        Part::Percent(_) => true,
        Part::Function(name, inside) => name == "var" || inside.iter().any(grows_with_setting),
        _ => false,
    }
}

/// Whether a part of a size is counted from that of the letters around it.
fn has_share(part: &Part) -> bool {
    match part {
        Part::Length(_, unit) => unit == "em" || unit == "ex" || unit == "ch",
        Part::Percent(_) => true,
        Part::Function(_, inside) => inside.iter().any(has_share),
        _ => false,
    }
}
