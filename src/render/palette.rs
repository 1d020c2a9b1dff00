//! The theme's colours in light and in dark, those of the publisher's brand among them; each pair
//! that stands together is held against what WCAG asks.

use std::collections::BTreeMap;

use super::colour::Colour;
use super::css::{Declaration, declarations};
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

/// Colours by name, each with where it is set.
type Palette = BTreeMap<String, (Colour, Span)>;

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
    let mut light = palette(sheets, false);
    let mut dark = light.clone();
    dark.extend(palette(sheets, true));
    // As in the style sheet, the brand's dark colours come after its light ones.
    for (colours, target) in [(&brand.light, &mut light), (&brand.dark, &mut dark)] {
        for (name, colour) in colours {
            match Colour::parse(&colour.value) {
                Some(parsed) => {
                    drop(target.insert(name.value.clone(), (parsed, colour.span.clone())))
                }
                None => out.push(unreadable(colour)),
            }
        }
    }
    pairs(&light, "light", out);
    pairs(&dark, "dark", out);
}

fn unreadable(colour: &crate::source::Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is no colour", colour.value);
    let help = "write it as six digits after `#`, between quotes: `\"#12436D\"`";
    Diagnostic::at(&rules::BRAND_COLOUR, &colour.span, message).help(help)
}

/// The colours that `:root` sets, everywhere or in the dark. Print and forced colours have their own.
fn palette(sheets: &[Sheet], dark: bool) -> Palette {
    let mut found = Palette::new();
    for (file, sheet) in sheets {
        for declaration in declarations(sheet) {
            if !sets(&declaration, dark) {
                continue;
            }
            let name = declaration.property.trim_start_matches("--").to_owned();
            if let Some(colour) = Colour::parse(declaration.value) {
                let span = Span::new(file, declaration.at..declaration.end);
                found.insert(name, (colour, span));
            }
        }
    }
    found
}

fn sets(declaration: &Declaration<'_>, dark: bool) -> bool {
    let here = match declaration.inside.as_slice() {
        [root] => !dark && *root == ":root",
        [media, root] => dark && *root == ":root" && media.contains("prefers-color-scheme: dark"),
        _ => false,
    };
    here && declaration.property.starts_with("--")
}

fn pairs(palette: &Palette, scheme: &str, out: &mut Diagnostics) {
    let Some((ground, of_ground)) = palette.get("bg") else { return };
    on(palette, ("bg", ground, of_ground), scheme, ON_GROUND, out);
    // Only words stand on the surface of the foot of the page.
    if let Some((surface, span)) = palette.get("surface") {
        let words: Vec<_> =
            ON_GROUND.iter().filter(|(_, least, _)| *least == WORDS).copied().collect();
        on(palette, ("surface", surface, span), scheme, &words, out);
    }
}

/// What a ground is called, its colour, and where it is set.
type Ground<'a> = (&'static str, &'a Colour, &'a Span);

fn on(
    palette: &Palette,
    (called, ground, of_ground): Ground<'_>,
    scheme: &str,
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
            "`{name}` {colour} on `{called}` {ground} has a contrast of {is} in {scheme} colours; {what} must have {least}"
        );
        let better = colour.with_contrast(*ground, *least);
        let help =
            format!("write `{better}` for `{name}`, the nearest shade that is strong enough");
        let mut finding = Diagnostic::at(&rules::LOW_CONTRAST, span, message).help(help);
        if of_ground.file != span.file {
            finding = finding.label(of_ground, "the ground");
        }
        out.push(finding);
    }
}
