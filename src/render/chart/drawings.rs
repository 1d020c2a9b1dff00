//! Figures that were made before.

use std::sync::Arc;

use super::{Chart, DrawError, Point, figure, sparkline};
use crate::kept::{Kept, Key, Step};

/// Makes figures, each once: a preview shows the same ones after every save.
pub struct Drawings<'a> {
    kept: &'a Kept,
    figures: Step,
    sparks: Step,
}

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
        let made = self.figures.get_or_make(|| Key::of_debug(chart), || figure(chart, self.kept));
        Arc::unwrap_or_clone(made)
    }

    /// A small line of the trend.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub fn sparkline(&self, points: &[Point]) -> Result<String, DrawError> {
        let made =
            self.sparks.get_or_make(|| Key::of_debug(&points), || sparkline(points, self.kept));
        Arc::unwrap_or_clone(made)
    }
}
