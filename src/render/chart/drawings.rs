//! Figures that were made before.

use super::figure::with_drawings;
use super::{Chart, DrawError, Point, small_drawing};
use crate::kept::{Kept, Key, Step};

/// Makes figures, each once: a preview shows the same ones after every save.
pub struct Drawings<'a> {
    kept: &'a Kept,
    figures: Step,
    sparks: Step,
}

/// What was made, and what each drawing in it is kept by.
type Made = Result<(String, Vec<Key>), DrawError>;

impl<'a> Drawings<'a> {
    /// For one build.
    pub fn new(kept: &'a Kept) -> Self {
        Self { kept, figures: kept.step("a figure"), sparks: kept.step("a small line") }
    }

    /// The whole figure of a chart as HTML.
    ///
    /// # Errors
    /// The chart cannot be drawn.
    pub fn figure(&self, chart: &Chart) -> Result<String, DrawError> {
        let make = || with_drawings(chart, self.kept);
        self.used(&self.figures.get_or_make(|| Key::of_debug(chart), make))
    }

    /// A small line of the trend.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub fn sparkline(&self, points: &[Point]) -> Result<String, DrawError> {
        let make = || small_drawing(points, self.kept).map(|drawn| (drawn.svg, vec![drawn.key]));
        self.used(&self.sparks.get_or_make(|| Key::of_debug(&points), make))
    }

    /// A drawing counts as used wherever it is shown: it is kept for the next start, and is there when
    /// only the words around it change.
    fn used(&self, made: &Made) -> Result<String, DrawError> {
        let (html, drawn_by) = made.as_ref().map_err(Clone::clone)?;
        drawn_by.iter().for_each(|key| drop(self.kept.get(*key)));
        Ok(html.clone())
    }
}
