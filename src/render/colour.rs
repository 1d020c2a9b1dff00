//! Colours, and the contrast between two of them as WCAG 2 counts it.

use std::fmt;

use cssparser::{Parser, ParserInput};
use cssparser_color::{Color, hsl_to_rgb, hwb_to_rgb};

/// An opaque colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads every colour of CSS that can be had as red, green and blue, and hides what lies behind it:
    /// `#0F4C81`, `rgb(15 76 129)`, `hsl(208 79% 28%)`, `navy`.
    pub fn parse(text: &str) -> Option<Colour> {
        let mut input = ParserInput::new(text);
        match Parser::new(&mut input).parse_entirely(Color::parse).ok()? {
            Color::Rgba(c) if c.alpha >= 1.0 => Some(Colour([c.red, c.green, c.blue])),
            Color::Hsl(c) if c.alpha.is_none_or(|alpha| alpha >= 1.0) => {
                let share = |part: Option<f32>| part.unwrap_or(0.0).clamp(0.0, 1.0);
                Some(of_shares(hsl_to_rgb(turn(c.hue), share(c.saturation), share(c.lightness))))
            }
            Color::Hwb(c) if c.alpha.is_none_or(|alpha| alpha >= 1.0) => {
                let share = |part: Option<f32>| part.unwrap_or(0.0).clamp(0.0, 1.0);
                Some(of_shares(hwb_to_rgb(turn(c.hue), share(c.whiteness), share(c.blackness))))
            }
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

/// Degrees as a share of the whole circle.
fn turn(hue: Option<f32>) -> f32 {
    let turn = hue.unwrap_or(0.0).rem_euclid(360.0) / 360.0;
    if turn.is_finite() { turn.clamp(0.0, 1.0) } else { 0.0 }
}

fn of_shares((red, green, blue): (f32, f32, f32)) -> Colour {
    Colour([red, green, blue].map(|part| (part * 255.0).round().clamp(0.0, 255.0) as u8))
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}
