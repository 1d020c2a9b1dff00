//! Lengths of a style sheet: how wide something is on a screen of a width.

use std::collections::BTreeMap;

use crate::render::css::{Declaration, Media, Part, alternatives, parts, per_unit};

/// Custom properties by name: each value with the width of a screen from which on it holds.
#[derive(Default)]
pub struct Customs(BTreeMap<String, Vec<(f64, Vec<Part>)>>);

/// Properties that refer to each other in a ring end here.
const DEEPEST: usize = 8;

impl Customs {
    /// Those that are set for screens.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Declaration<'a>>) -> Self {
        let mut found = Self::default();
        for one in all.into_iter().filter(|one| one.property.starts_with("--")) {
            let media = Media::of(&one.inside);
            if !media.paper {
                let values = found.0.entry(one.property.clone()).or_default();
                values.push((media.least, parts(one.value)));
            }
        }
        found
    }

    /// The widths from this one on at which a custom property changes.
    pub fn steps(&self, from: f64) -> Vec<f64> {
        let all = self.0.values().flatten().map(|(least, _)| *least);
        let mut steps: Vec<f64> = all.filter(|least| *least > from).chain([from]).collect();
        steps.sort_by(f64::total_cmp);
        steps.dedup();
        steps
    }

    /// How long a value is, in rem, on a screen of a width; nothing for one that its content makes, or
    /// that is no length.
    pub fn length(&self, value: &[Part], screen: f64) -> Option<f64> {
        Measure { customs: self, screen, depth: 0 }.sum(value)
    }

    /// What a custom property may hold on a screen of a width.
    pub fn values(&self, name: &str, screen: f64) -> impl Iterator<Item = &[Part]> {
        let all = self.0.get(name).into_iter().flatten();
        all.filter(move |(least, _)| *least <= screen).map(|(_, value)| value.as_slice())
    }
}

/// What a page leaves free at its edges, in rem.
pub const MARGINS: f64 = 2.0;

#[derive(Clone, Copy)]
struct Measure<'a> {
    customs: &'a Customs,
    screen: f64,
    depth: usize,
}

impl Measure<'_> {
    fn sum(self, value: &[Part]) -> Option<f64> {
        let mut total = 0.0;
        let mut sign = 1.0;
        let mut from = 0;
        for (at, part) in value.iter().enumerate().chain([(value.len(), &Part::Sign('+'))]) {
            let Part::Sign(next @ ('+' | '-')) = part else { continue };
            total += sign * self.product(&value[from..at])?;
            sign = if *next == '-' { -1.0 } else { 1.0 };
            from = at + 1;
        }
        Some(total)
    }

    fn product(self, value: &[Part]) -> Option<f64> {
        let (first, rest) = value.split_first()?;
        let mut total = self.one(first)?;
        for pair in rest.chunks(2) {
            match pair {
                [Part::Sign('*'), part] => total *= self.one(part)?,
                [Part::Sign('/'), part] => total /= self.one(part)?,
                _ => return None,
            }
        }
        Some(total)
    }

    fn one(self, part: &Part) -> Option<f64> {
        match part {
            Part::Number(number) => Some(*number),
            Part::Percent(share) => Some(share * (self.screen - MARGINS)),
            Part::Length(size, unit) => Some(size * self.unit(unit)?),
            Part::Function(name, inside) => self.function(name, inside),
            _ => None,
        }
    }

    fn unit(self, unit: &str) -> Option<f64> {
        let of_screen = ["vw", "vi", "vmax", "cqw", "cqi", "cqmax"];
        let unit = unit.trim_start_matches(['d', 's', 'l']);
        match unit {
            _ if of_screen.contains(&unit) => Some(self.screen / 100.0),
            "vh" | "vb" | "vmin" | "cqh" | "cqb" | "cqmin" => Some(0.16),
            "fr" => None,
            "h" => per_unit("lh"),
            unit => per_unit(unit),
        }
    }

    fn function(self, name: &str, inside: &[Part]) -> Option<f64> {
        let deeper = Self { depth: self.depth + 1, ..self };
        if deeper.depth > DEEPEST {
            return None;
        }
        let each = || alternatives(inside).filter_map(|one| deeper.sum(one));
        match name {
            "" | "calc" => deeper.sum(inside),
            "min" => each().reduce(f64::min),
            "max" => each().reduce(f64::max),
            "clamp" => {
                let mut each = alternatives(inside).map(|one| deeper.sum(one));
                let (least, wanted, most) = (each.next()??, each.next()?, each.next()?);
                let wanted = wanted.unwrap_or(least);
                Some(most.map_or(wanted, |most| wanted.min(most)).max(least))
            }
            "var" => deeper.custom(inside),
            _ => None,
        }
    }

    /// The longest that a custom property may be.
    fn custom(self, inside: &[Part]) -> Option<f64> {
        let [Part::Word(name), rest @ ..] = inside else { return None };
        let set = self.customs.values(name, self.screen).filter_map(|value| self.sum(value));
        set.reduce(f64::max).or_else(|| rest.split_first().and_then(|(_, spare)| self.sum(spare)))
    }
}
