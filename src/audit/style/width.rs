//! Widths that a small screen does not have (WCAG 1.4.10).

use super::length::MARGINS;
use super::{FIXED_WIDTH, Found, One};
use crate::render::css::{Media, Part, alternatives, parts};

/// Finds what is wider than the screens that it is for.
pub fn fits(one: &One<'_>) -> Option<Found> {
    let media = Media::of(&one.inside);
    if media.paper || !is_width(one) {
        return None;
    }
    let value = parts(one.value);
    let screen =
        one.customs.steps(media.least).into_iter().find(|screen| {
            needs(one, &value, *screen).is_some_and(|width| width > screen - MARGINS)
        })?;
    let message = match screen {
        screen if screen > 20.0 => {
            format!("`{}: {}` is wider than a screen of {screen}rem", one.property, one.value)
        }
        _ => format!("`{}: {}` is wider than a phone", one.property, one.value),
    };
    let help = match one.plain_property() {
        "flex" | "flex-basis" => "let it shrink: write `flex: 0 1 …`",
        property if property.starts_with("grid") => {
            "write `minmax(0, …)` for the track, or put it under `@media (min-width: …)`"
        }
        _ => "write `width: min(100%, …)`, `max-width: …`, or put it under `@media (min-width: …)`",
    };
    Some((&FIXED_WIDTH, message, help))
}

const GRIDS: &[&str] = &["grid", "grid-template", "grid-template-columns", "grid-auto-columns"];
const WIDTHS: &[&str] =
    &["width", "min-width", "inline-size", "min-inline-size", "flex", "flex-basis"];

fn is_width(one: &One<'_>) -> bool {
    let property = one.plain_property();
    WIDTHS.contains(&property) || GRIDS.contains(&property)
}

/// The width in rem that a declaration asks for on a screen; nothing where it gives way.
fn needs(one: &One<'_>, value: &[Part], screen: f64) -> Option<f64> {
    let length = |value: &[Part]| one.customs.length(value, screen);
    match one.plain_property() {
        "flex" => stiff_basis(value).and_then(|basis| length(std::slice::from_ref(basis))),
        "flex-basis" => one
            .beside("flex-shrink")
            .is_some_and(|shrink| parts(shrink) == [Part::Number(0.0)])
            .then(|| length(value))
            .flatten(),
        "grid" | "grid-template" => {
            let at = value.iter().position(|part| *part == Part::Sign('/'))?;
            tracks(one, &value[at + 1..], screen)
        }
        property if property.starts_with("grid") => tracks(one, value, screen),
        property => {
            let held = !property.starts_with("min-")
                && ["max-width", "max-inline-size"].iter().any(|most| {
                    one.beside(most)
                        .and_then(|most| length(&parts(most)))
                        .is_some_and(|most| most <= screen - MARGINS)
                });
            // More than the whole of what stands around it never fits.
            let over = matches!(value, [Part::Percent(share)] if *share > 1.0);
            let width = length(value).map(|width| if over { f64::INFINITY } else { width });
            width.filter(|_| !held).map(|width| allowed(value, width, screen))
        }
    }
}

/// A width that is counted from that of the screen may go to the edges of it.
fn allowed(value: &[Part], width: f64, screen: f64) -> f64 {
    if depends_on_screen(value) && width <= screen { width.min(screen - MARGINS) } else { width }
}

fn depends_on_screen(value: &[Part]) -> bool {
    value.iter().any(|part| match part {
        Part::Percent(_) => true,
        Part::Length(_, unit) => unit.contains('v') || unit.starts_with("cq"),
        Part::Function(_, inside) => depends_on_screen(inside),
        _ => false,
    })
}

/// The basis of a `flex` that does not shrink.
fn stiff_basis(value: &[Part]) -> Option<&Part> {
    let numbers: Vec<f64> = value
        .iter()
        .filter_map(|part| match part {
            Part::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    let stiff = numbers.get(1).is_some_and(|shrink| *shrink == 0.0);
    let basis =
        |part: &&Part| matches!(part, Part::Length(..) | Part::Percent(_) | Part::Function(..));
    value.iter().find(basis).filter(|_| stiff)
}

/// The width of tracks together: one that its content makes counts for nothing.
fn tracks(one: &One<'_>, value: &[Part], screen: f64) -> Option<f64> {
    let track = |part: &Part| match part {
        Part::Function(name, inside) if name == "repeat" => {
            let mut each = alternatives(inside);
            let times = match each.next() {
                Some([Part::Number(times)]) => *times,
                _ => 1.0,
            };
            each.next().and_then(|inside| tracks(one, inside, screen)).map(|width| width * times)
        }
        Part::Function(name, inside) if name == "minmax" => {
            alternatives(inside).next().and_then(|least| one.customs.length(least, screen))
        }
        Part::Function(name, inside) if name == "var" => match inside.as_slice() {
            [Part::Word(name), ..] => one
                .customs
                .values(name, screen)
                .filter_map(|value| one.customs.length(value, screen))
                .reduce(f64::max),
            _ => None,
        },
        part => one.customs.length(std::slice::from_ref(part), screen),
    };
    Some(value.iter().filter_map(track).sum())
}
