//! A chart laid out: which marks, rules and words stand where, in pixels.

use super::{Chart, Decimal, Point, Size, Unit, measure};

/// Everything that a drawing shows. `option` writes it down for ECharts.
#[derive(Debug, Default)]
pub struct Plan {
    /// Size of the drawing.
    pub width: f64,
    /// Size of the drawing.
    pub height: f64,
    /// Size of its text.
    pub text: f64,
    /// Where the marks lie.
    pub plot: Area,
    /// Whether bars run to the right, with the categories below each other.
    pub sideways: bool,
    /// How many places the axis of the categories has.
    pub slots: usize,
    /// What the axis of the values runs over.
    pub scale: Scale,
    /// Thickness of a bar, and the gap to the next one of its group.
    pub bar: f64,
    /// Bars of different series lie in slots of their own, not side by side in one.
    pub own_slots: bool,
    /// The bars or the lines.
    pub marks: Vec<Marks>,
    /// Value of a baseline or target.
    pub reference: Option<f64>,
    /// Thin lines: the one at nought, and those that lead from a name to its mark.
    pub rules: Vec<[f64; 4]>,
    /// Words that no mark carries.
    pub words: Vec<Words>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Area {
    /// Its left side.
    pub left: f64,
    /// Its top.
    pub top: f64,
    /// Its right side.
    pub right: f64,
    /// Its bottom.
    pub bottom: f64,
}

/// The values at the two ends of an axis, and the step between its grid lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scale {
    /// The lowest value.
    pub min: f64,
    /// The highest value.
    pub max: f64,
    /// Distance of the grid lines; none are drawn without.
    pub step: Option<f64>,
}

/// The marks of one series.
#[derive(Debug)]
pub struct Marks {
    /// Its colour, 1 to 4.
    pub tone: usize,
    /// Its values.
    pub points: Vec<Mark>,
}

/// One bar or one place on a line.
#[derive(Debug)]
pub struct Mark {
    /// Where on the axis of the categories.
    pub slot: usize,
    /// How far on the axis of the values; none is a gap.
    pub value: Option<f64>,
}

/// Words at a place: the middle of their height, and the side that `anchor` says.
#[derive(Debug)]
pub struct Words {
    /// Across.
    pub x: f64,
    /// Down.
    pub y: f64,
    /// Which side of the words lies at `x`.
    pub anchor: Anchor,
    /// The words.
    pub text: String,
    /// Whether they stand out.
    pub strong: bool,
}

/// Which side of some words lies at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left side.
    Start,
    /// The middle.
    Middle,
    /// The right side.
    End,
}

/// Room between a bar and its label, and between a mark and words in general.
pub const AIR: f64 = 6.0;

/// The gap between fills that would touch.
pub const GAP: f64 = 2.0;

impl Plan {
    /// An empty plan of the right width and text size.
    pub fn new(size: Size) -> Self {
        let (width, text) = match size {
            Size::Wide => (640.0, 14.0),
            Size::Narrow => (288.0, 12.0),
        };
        Self { width, text, ..Self::default() }
    }

    /// Height of a line of text.
    pub fn line(&self) -> f64 {
        (self.text * measure::LINE).ceil()
    }

    /// Width of a text.
    pub fn width_of(&self, text: &str) -> f64 {
        measure::ems(text) * self.text
    }

    /// Breaks a text into lines of at most `width` pixels.
    pub fn wrap(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        measure::wrap(text, width / self.text, most)
    }

    /// The same, or nothing if some of the text would be cut.
    pub fn fit(&self, text: &str, width: f64, most: usize) -> Option<Vec<String>> {
        let lines = self.wrap(text, width, most);
        (!lines.iter().any(|line| line.ends_with('\u{2026}'))).then_some(lines)
    }

    /// Sets lines of words below each other; `y` is the top of the first.
    pub fn write(&mut self, x: f64, top: f64, anchor: Anchor, lines: &[String]) {
        for (i, text) in lines.iter().enumerate() {
            let y = top + (i as f64 + 0.5) * self.line();
            self.words.push(Words { x, y, anchor, text: text.clone(), strong: false });
        }
    }

    /// Where a value lies on the axis of the values.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.scale.min) / (self.scale.max - self.scale.min);
        if self.sideways {
            self.plot.left + part * (self.plot.right - self.plot.left)
        } else {
            self.plot.bottom - part * (self.plot.bottom - self.plot.top)
        }
    }

    /// The width of a slot.
    pub fn band(&self) -> f64 {
        let length = if self.sideways {
            self.plot.bottom - self.plot.top
        } else {
            self.plot.right - self.plot.left
        };
        length / self.slots as f64
    }

    /// Where the middle of a slot lies on the axis of the categories.
    pub fn middle(&self, slot: usize) -> f64 {
        let start = if self.sideways { self.plot.top } else { self.plot.left };
        start + (slot as f64 + 0.5) * self.band()
    }
}

impl Scale {
    /// From nought, or from the lowest value below it, to the highest.
    pub fn of_bars(chart: &Chart) -> Self {
        let line = chart.line.iter().map(|line| line.value);
        let (min, max) = ends(chart.values().chain(line));
        Self { min, max: if min == max { 1.0 } else { max }, step: None }
    }

    /// The same, made longer to end at a grid line.
    pub fn of_lines(chart: &Chart) -> Self {
        let Self { min, max, .. } = Self::of_bars(chart);
        let whole = matches!(chart.unit, Unit::Count { .. });
        let step = step((max - min) / 4.0, whole);
        let (min, max) = ((min / step).floor() * step, (max / step).ceil() * step);
        Self { min, max, step: Some(step) }
    }

    /// The values at which grid lines lie.
    pub fn steps(&self) -> impl Iterator<Item = f64> {
        let (min, step) = (self.min, self.step.unwrap_or(f64::INFINITY));
        let count = if step.is_finite() { ((self.max - min) / step).round() as usize } else { 0 };
        (0..=count).map(move |i| if i == 0 { min } else { min + i as f64 * step })
    }
}

fn ends(values: impl Iterator<Item = Decimal>) -> (f64, f64) {
    values.map(Decimal::to_f64).fold((0.0, 0.0), |(min, max), v| (v.min(min), v.max(max)))
}

/// The round number of 1, 2, 5 times a power of ten that is at least this large.
fn step(least: f64, whole: bool) -> f64 {
    let power = 10f64.powf(least.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = round.into_iter().find(|step| *step >= least * 0.999).unwrap_or(10.0 * power);
    if whole { step.max(1.0) } else { step }
}

/// A value as the drawing prints it: `118`, `62.1%`, `£1,240`.
pub fn printed(unit: &Unit, value: Decimal) -> String {
    match unit {
        Unit::Count { .. } => value.to_string(),
        Unit::Percent => format!("{value}%"),
        Unit::Money if value.is_negative() => format!("\u{2212}\u{a3}{}", value.abs()),
        Unit::Money => format!("\u{a3}{value}"),
    }
}

/// A value of the axis, with the decimals that its step needs.
pub fn step_label(unit: &Unit, at: f64, step: f64) -> String {
    let decimals = (-step.log10().floor()).clamp(0.0, 9.0);
    let units = (at * 10f64.powf(decimals)).round() as i128;
    printed(unit, Decimal::new(units, decimals as u8))
}

/// What stands at a mark: its value, or the mark for none.
pub fn label(unit: &Unit, point: &Point) -> String {
    match point.value() {
        Some(value) => printed(unit, value),
        None => point.mark().unwrap_or_default().to_string(),
    }
}
