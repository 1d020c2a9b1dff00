//! Where a rule holds: on paper, in the dark, on screens of a width.

use super::value::{Part, alternatives, parts};

/// What the rules around a declaration ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Media {
    /// Whether it holds on paper alone.
    pub paper: bool,
    /// Whether it holds where the system forces its own colours, alone.
    pub forced: bool,
    /// Whether it holds in light colours.
    pub light: bool,
    /// Whether it holds in dark colours.
    pub dark: bool,
    /// Whether it asks for anything else, which may be so or not.
    pub conditional: bool,
    /// The width in rem that a screen has at least.
    pub least: f64,
}

/// A screen of 320 pixels, the narrowest that a page is made for.
const NARROWEST: f64 = 20.0;

impl Media {
    /// What these rules ask for together.
    pub fn of(inside: &[&str]) -> Media {
        let mut all = Media {
            paper: false,
            forced: false,
            light: true,
            dark: true,
            conditional: false,
            least: NARROWEST,
        };
        for rule in inside.iter().filter(|rule| rule.starts_with('@')) {
            all.narrow(rule);
        }
        all
    }

    fn narrow(&mut self, rule: &str) {
        let name = rule.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let query = parts(&rule[name.len()..]);
        match name.to_ascii_lowercase().as_str() {
            "@page" => self.paper = true,
            "@layer" => {}
            "@media" | "@container" => {
                self.paper |= alternatives(&query).all(is_paper);
                self.least = self.least.max(least_of(&query));
                for (feature, value) in features(&query) {
                    self.ask(feature, value);
                }
                let is_other = |feature: &str| !KNOWN.contains(&feature);
                self.conditional |=
                    features(&query).iter().any(|(name, _)| is_other(name)) || has_range(&query);
            }
            _ => self.conditional = true,
        }
    }

    fn ask(&mut self, feature: &str, value: &str) {
        match (feature, value) {
            ("prefers-color-scheme", "dark") | ("!prefers-color-scheme", "light") => {
                self.light = false
            }
            ("prefers-color-scheme", "light") | ("!prefers-color-scheme", "dark") => {
                self.dark = false
            }
            ("forced-colors", "active") | ("!forced-colors", "none") => self.forced = true,
            _ => {}
        }
    }
}

/// What is looked at by itself.
const KNOWN: &[&str] =
    &["prefers-color-scheme", "!prefers-color-scheme", "forced-colors", "!forced-colors"];

fn is_word(part: &Part, wanted: &str) -> bool {
    matches!(part, Part::Word(word) if word == wanted)
}

fn is_paper(query: &[Part]) -> bool {
    query.iter().any(|part| is_word(part, "print"))
        && !query.iter().any(|part| is_word(part, "not"))
}

/// Every feature with its value; one that is denied has `!` before its name.
fn features(query: &[Part]) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut denied = false;
    for part in query {
        match part {
            Part::Word(word) if word == "not" => denied = true,
            Part::Sign(',') => denied = false,
            Part::Function(_, inside) => found.extend(feature(inside, denied)),
            _ => {}
        }
    }
    found
}

fn feature(inside: &[Part], denied: bool) -> Vec<(&str, &str)> {
    match inside {
        [Part::Word(name), Part::Sign(':'), value @ ..] => {
            let value = match value {
                [Part::Word(value)] => value,
                _ => "",
            };
            let name = match (denied, name.as_str()) {
                (true, "prefers-color-scheme") => "!prefers-color-scheme",
                (true, "forced-colors") => "!forced-colors",
                (_, name) => name,
            };
            vec![(name, value)]
        }
        [Part::Word(name)] => vec![(name, "")],
        inside => features(inside),
    }
}

fn has_range(query: &[Part]) -> bool {
    query.iter().any(|part| match part {
        Part::Sign(sign) => matches!(sign, '<' | '>'),
        Part::Function(_, inside) => has_range(inside),
        _ => false,
    })
}

/// The width that a screen has at least where a query holds: that of its widest alternative is no use.
fn least_of(query: &[Part]) -> f64 {
    let ors = |part: &Part| *part == Part::Sign(',') || is_word(part, "or");
    let each = query.split(ors).map(|one| match one.iter().any(|part| is_word(part, "not")) {
        true => 0.0,
        false => one.iter().map(least_of_feature).fold(0.0, f64::max),
    });
    each.fold(f64::INFINITY, f64::min)
}

fn least_of_feature(part: &Part) -> f64 {
    let Part::Function(_, inside) = part else { return 0.0 };
    let name = |part: &Part| matches!(part, Part::Word(w) if w == "width" || w == "inline-size");
    match inside.as_slice() {
        [Part::Word(word), Part::Sign(':'), size]
            if matches!(word.as_str(), "min-width" | "min-inline-size") =>
        {
            in_rem(size)
        }
        [word, Part::Sign('>'), Part::Sign('='), size, ..] | [word, Part::Sign('>'), size, ..]
            if name(word) =>
        {
            in_rem(size)
        }
        [size, Part::Sign('<'), Part::Sign('='), word, ..] | [size, Part::Sign('<'), word, ..]
            if name(word) =>
        {
            in_rem(size)
        }
        inside if inside.iter().any(|part| matches!(part, Part::Function(..))) => least_of(inside),
        _ => 0.0,
    }
}

/// A plain length in rem; nothing for any other.
fn in_rem(part: &Part) -> f64 {
    match part {
        Part::Length(size, unit) => size * per_unit(unit).unwrap_or(0.0),
        _ => 0.0,
    }
}

/// How many rem a unit has that does not depend on the screen.
pub fn per_unit(unit: &str) -> Option<f64> {
    Some(match unit {
        "rem" | "em" | "ric" | "ic" => 1.0,
        "px" => 1.0 / 16.0,
        "pt" => 1.0 / 12.0,
        "pc" => 1.0,
        "ch" | "rch" | "ex" | "rex" => 0.5,
        "cap" | "rcap" => 0.7,
        "lh" | "rlh" => 1.5,
        "cm" => 2.36,
        "mm" => 0.236,
        "q" => 0.059,
        "in" => 6.0,
        _ => return None,
    })
}
