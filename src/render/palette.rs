//! The theme's colours in light and in dark, those of the publisher's brand among them; each pair
//! that stands together is held against what WCAG asks.

mod sheet;

use std::collections::BTreeMap;

use self::sheet::{Rule, Scheme};
use super::colour::Colour;
use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Brand;
use crate::source::{FilePath, Span};

/// Words: WCAG 1.4.6, level AAA.
const WORDS: f64 = 7.0;
/// Lines and marks: WCAG 1.4.11.
const MARKS: f64 = 3.0;

/// Each colour that stands on the ground, with the contrast that it needs and what it is.
const ON_GROUND: &[(&str, f64, &str)] = &[
    ("ink", WORDS, "text"),
    ("muted", WORDS, "small text"),
    ("link", WORDS, "links"),
    ("hover", WORDS, "links under the pointer"),
    ("visited", WORDS, "links that were followed"),
    ("good", WORDS, "results that were reached"),
    ("bad", WORDS, "results that were not reached"),
    ("brand", MARKS, "the line at the top of the page"),
    ("rule", MARKS, "lines between parts"),
    ("context", MARKS, "lines of comparison in charts"),
    ("s1", MARKS, "the first series of a chart"),
    ("s2", MARKS, "the second series of a chart"),
    ("s3", MARKS, "the third series of a chart"),
    ("s4", MARKS, "the fourth series of a chart"),
];

/// The names that a brand can give a colour to.
pub fn names() -> Vec<&'static str> {
    ["bg", "surface"].into_iter().chain(ON_GROUND.iter().map(|(name, ..)| *name)).collect()
}

/// A style sheet of the theme: its file and its text.
pub type Sheet = (FilePath, String);

/// Custom properties by name, as they are written, each with where it is set.
type Written = BTreeMap<String, (String, Span)>;

/// Colours by name, each with where it is set.
type Palette = BTreeMap<&'static str, (Colour, Span)>;

/// The rules of the brand, to stand after the theme's own.
pub fn brand_sheet(brand: &Brand) -> String {
    let block = |colours: &[(crate::source::Spanned<String>, crate::source::Spanned<String>)]| {
        let lines =
            colours.iter().map(|(name, colour)| format!("--{}:{};", name.value, colour.value));
        lines.collect::<String>()
    };
    let mut sheet = String::new();
    if !brand.light.is_empty() {
        sheet += &format!(
            "\n@media screen and (prefers-color-scheme:light) and (forced-colors:none){{:root{{{}}}}}",
            block(&brand.light)
        );
    }
    if !brand.dark.is_empty() {
        let dark = block(&brand.dark);
        sheet += &format!(
            "\n@media screen and (prefers-color-scheme:dark) and (forced-colors:none){{:root{{{dark}}}}}"
        );
    }
    sheet
}

/// Finds every pair that is too faint, in both palettes.
pub fn check(sheets: &[Sheet], brand: &Brand, out: &mut Diagnostics) {
    let known = names();
    for (name, _) in brand.light.iter().chain(&brand.dark) {
        if !known.contains(&name.value.as_str()) {
            let message = format!("the theme has no colour called `{}`", name.value);
            let help = crate::diagnostic::did_you_mean(&name.value, known.iter().copied());
            out.push(Diagnostic::at(&rules::BRAND_COLOUR, &name.span, message).help_if(help));
        }
    }
    let rules = sheet::rules(sheets);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let holds = rules.iter().filter(|rule| rule.holds(scheme));
        let (sure, maybe): (Vec<&Rule>, Vec<&Rule>) = holds.partition(|rule| rule.is_sure());
        let mut written = Written::new();
        sure.iter().for_each(|rule| written.extend(rule.set.clone()));
        let own = if scheme == Scheme::Light { &brand.light } else { &brand.dark };
        for (name, colour) in own {
            match Colour::parse(&colour.value) {
                Some(_) => drop(
                    written.insert(name.value.clone(), (colour.value.clone(), colour.span.clone())),
                ),
                None => out.push(unreadable(colour)),
            }
        }
        let all = names();
        pairs(&read(&written, scheme, &all, out), scheme, &all, out);
        for rule in maybe {
            let mut other = written.clone();
            other.extend(rule.set.clone());
            let own: Vec<_> =
                all.iter().copied().filter(|name| rule.sets(name) && !echoes(rule, name)).collect();
            pairs(&read(&other, scheme, &own, out), scheme, &own, out);
        }
    }
}

fn unreadable(colour: &crate::source::Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is no colour", colour.value);
    let help = "write it as six digits after `#`, between quotes: `\"#12436D\"`";
    Diagnostic::at(&rules::BRAND_COLOUR, &colour.span, message).help(help)
}

/// Whether a rule gives a name the colour of another that needs as much: where that is too faint, it is
/// told of the other.
fn echoes(rule: &Rule, name: &str) -> bool {
    let needs =
        |name: &str| ON_GROUND.iter().find(|(own, ..)| *own == name).map(|(_, least, _)| *least);
    let value = rule.set.get(name).map_or("", |(value, _)| value.as_str());
    let other = ON_GROUND.iter().find(|(other, ..)| sheet::is(value, other));
    other.is_some_and(|(other, least, _)| {
        !rule.sets(other) && needs(name).is_some_and(|needs| needs <= *least)
    })
}

/// The colours of the names that rules know. One of `own` that cannot be read is a finding.
fn read(written: &Written, scheme: Scheme, own: &[&str], out: &mut Diagnostics) -> Palette {
    let mut palette = Palette::new();
    for name in names() {
        let Some((value, span)) = written.get(name) else { continue };
        match sheet::colour(value, written, scheme, 0) {
            Some(colour) => drop(palette.insert(name, (colour, span.clone()))),
            // One that names another is told of where that one is set.
            None if own.contains(&name)
                && !names().into_iter().any(|other| sheet::is(value, other)) =>
            {
                let message = format!("the contrast of `{value}` with other colours is not known");
                let help = "write it as six digits after `#`: `#12436D`";
                out.push(Diagnostic::at(&rules::UNREADABLE_COLOUR, span, message).help(help));
            }
            None => {}
        }
    }
    palette
}

/// Holds each pair against what it needs in which one of `own` stands.
fn pairs(palette: &Palette, scheme: Scheme, own: &[&str], out: &mut Diagnostics) {
    for called in ["bg", "surface"] {
        let Some((ground, of_ground)) = palette.get(called) else { continue };
        // Only words stand on the surface of the foot of the page.
        let stand = |(name, least, _): &&(&str, f64, &str)| {
            (called == "bg" || *least == WORDS) && (own.contains(name) || own.contains(&called))
        };
        let pairs: Vec<_> = ON_GROUND.iter().filter(stand).copied().collect();
        on(palette, (called, ground, of_ground), (scheme, own), &pairs, out);
    }
}

/// What a ground is called, its colour, and where it is set.
type Ground<'a> = (&'static str, &'a Colour, &'a Span);

fn on(
    palette: &Palette,
    (called, ground, of_ground): Ground<'_>,
    (scheme, own): (Scheme, &[&str]),
    pairs: &[(&str, f64, &str)],
    out: &mut Diagnostics,
) {
    for (name, least, what) in pairs {
        let Some((colour, span)) = palette.get(*name) else { continue };
        let is = colour.contrast(*ground);
        if is >= *least {
            continue;
        }
        // A ratio is cut, not rounded: 6.96 is not enough for 7.
        let is = (is * 10.0).floor() / 10.0;
        let message = format!(
            "`{name}` {colour} on `{called}` {ground} has a contrast of {is} in {} colours; {what} must have {least}",
            scheme.word()
        );
        let better = colour.with_contrast(*ground, *least);
        // A rule for a part of the page may change the ground alone: it is the one to mend.
        let (at, help) = match own.contains(name) {
            true => (
                span,
                format!("write `{better}` for `{name}`, the nearest shade that is strong enough"),
            ),
            false => {
                (of_ground, format!("write `--{name}: {better}` beside it, or another ground"))
            }
        };
        let mut finding = Diagnostic::at(&rules::LOW_CONTRAST, at, message).help(help);
        if of_ground.file != at.file {
            finding = finding.label(of_ground, "the ground");
        }
        out.push(finding);
    }
}
