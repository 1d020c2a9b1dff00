//! The rules of style sheets that set colours for the page or a part of it.

use std::collections::BTreeMap;

use super::{Colour, Sheet, Written};
use crate::render::css::{Declaration, Media, declarations};
use crate::source::Span;

/// The colours that a reader's system asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Ink on paper.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Scheme {
    /// As messages call it.
    pub fn word(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// A rule with the custom properties that it sets.
pub struct Rule {
    media: Media,
    /// How strong its selector is; none where it is for a part of the page.
    weight: Option<usize>,
    /// What it sets, by the names without hyphens.
    pub set: Written,
}

impl Rule {
    /// Whether it can hold in a scheme. Paper and forced colours have their own.
    pub fn holds(&self, scheme: Scheme) -> bool {
        let shown = !self.media.paper && !self.media.forced;
        shown && if scheme == Scheme::Light { self.media.light } else { self.media.dark }
    }

    /// Whether it holds for the whole page, whatever the screen and the reader's settings.
    pub fn is_sure(&self) -> bool {
        self.weight.is_some() && !self.media.conditional
    }

    /// Whether it sets a custom property.
    pub fn sets(&self, name: &str) -> bool {
        self.set.contains_key(name)
    }
}

/// Every rule that sets a custom property, the weaker before the stronger.
pub fn rules(sheets: &[Sheet]) -> Vec<Rule> {
    let mut found: Vec<Rule> = Vec::new();
    for (file, sheet) in sheets {
        let mut blocks: BTreeMap<usize, Rule> = BTreeMap::new();
        for one in declarations(sheet).iter().filter(|one| one.property.starts_with("--")) {
            let rule = blocks.entry(one.block).or_insert_with(|| rule(one));
            let span = Span::new(file, one.at..one.end);
            let name = one.property.trim_start_matches('-').to_owned();
            rule.set.insert(name, (one.value.to_owned(), span));
        }
        found.extend(blocks.into_values());
    }
    found.sort_by_key(|rule| rule.weight);
    found
}

fn rule(one: &Declaration<'_>) -> Rule {
    let selectors: Vec<&str> =
        one.inside.iter().copied().filter(|rule| !rule.starts_with('@')).collect();
    let weight = match selectors.as_slice() {
        [list] => arguments(list).into_iter().filter_map(weight).max(),
        _ => None,
    };
    Rule { media: Media::of(&one.inside), weight, set: Written::new() }
}

/// How strong a selector of the whole page is; none for one of a part.
fn weight(selector: &str) -> Option<usize> {
    let selector = selector.trim().to_ascii_lowercase();
    if let Some(list) = inside(&selector, ":where") {
        return arguments(list).into_iter().filter_map(weight).max().map(|_| 0);
    }
    if let Some(list) = inside(&selector, ":is") {
        return arguments(list).into_iter().filter_map(weight).max();
    }
    match selector.as_str() {
        "*" => Some(0),
        "html" => Some(1),
        ":root" => Some(2),
        "html:root" => Some(3),
        // It stands nearer to the words than the page does.
        "body" => Some(4),
        _ => None,
    }
}

/// What stands in the brackets of a function that is all of a value.
fn inside<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let start = value.get(..name.len())?;
    let rest = start.eq_ignore_ascii_case(name).then(|| &value[name.len()..])?;
    rest.strip_prefix('(')?.strip_suffix(')')
}

/// What stands between the commas that are in no brackets.
fn arguments(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let split = |sign: char| {
        depth += i32::from(sign == '(') - i32::from(sign == ')');
        sign == ',' && depth == 0
    };
    list.split(split).map(str::trim).collect()
}

/// Whether a value is that of another custom property.
pub fn is(value: &str, name: &str) -> bool {
    let list = inside(value.trim(), "var").unwrap_or_default();
    arguments(list).first().is_some_and(|first| first.trim_start_matches('-') == name)
}

/// Custom properties that refer to each other in a ring end here.
const DEEPEST: usize = 8;

/// The colour that a value is in a scheme.
pub fn colour(value: &str, written: &Written, scheme: Scheme, depth: usize) -> Option<Colour> {
    let value = value.trim();
    if depth > DEEPEST {
        return None;
    }
    let deeper = |value: &str| colour(value, written, scheme, depth + 1);
    if let Some(list) = inside(value, "var") {
        let (name, spare) = list.split_once(',').unwrap_or((list, ""));
        let set = written.get(name.trim().trim_start_matches('-'));
        return set.map_or_else(|| deeper(spare), |(value, _)| deeper(value));
    }
    if let Some(list) = inside(value, "light-dark") {
        let both = arguments(list);
        return both.get(usize::from(scheme == Scheme::Dark)).and_then(|value| deeper(value));
    }
    Colour::parse(value)
}
