//! Colours, and the contrast between two of them as WCAG 2 counts it.

use std::fmt;

/// An opaque colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#0F4C81` or `#fff`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        let part = |from: usize, length: usize| {
            u8::from_str_radix(digits.get(from..from + length)?, 16).ok()
        };
        match (digits.is_ascii(), digits.len()) {
            (true, 6) => Some(Colour([part(0, 2)?, part(2, 2)?, part(4, 2)?])),
            (true, 3) => Some(Colour([part(0, 1)? * 17, part(1, 1)? * 17, part(2, 1)? * 17])),
            _ => None,
        }
    }

    /// From 1 (the same) to 21 (black on white). Source: WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The nearest shade of the same colour that has this contrast with a ground: darker on a light
    /// one, lighter on a dark one.
    pub fn with_contrast(self, ground: Colour, least: f64) -> Colour {
        let goal = if ground.luminance() > 0.18 { 0.0 } else { 255.0 };
        let shade = |step: u8| {
            let by = f64::from(step) / 100.0;
            Colour(self.0.map(|part| {
                let part = f64::from(part);
                (part + (goal - part) * by).round() as u8
            }))
        };
        (0..=100).map(shade).find(|shade| shade.contrast(ground) >= least).unwrap_or(shade(100))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}
