//! Why a chart could not be drawn, in words for the person who asked for it.

use std::fmt;

/// Why a chart could not be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// More series than a reader can tell apart.
    TooManySeries(usize),
    /// Nothing to draw.
    Empty,
    /// A series with too few or too many points.
    Ragged {
        /// Its name.
        series: String,
        /// How many points it has.
        points: usize,
        /// How many it should have.
        categories: usize,
    },
    /// What was asked for does not fit the data: what is wrong, and what to do.
    Unfit(String, String),
    /// The script engine failed: a fault of this program.
    Engine(String),
    /// The drawing holds something that may not stand in a page: a fault of this program.
    Svg(String),
}

impl DrawError {
    /// What to do about it.
    pub fn help(&self) -> &str {
        match self {
            DrawError::Unfit(_, help) => help,
            DrawError::TooManySeries(_) => {
                "split it into several charts of at most four series, or leave some out"
            }
            DrawError::Empty => "give it at least one value, or remove the chart",
            DrawError::Ragged { .. } => "give each series a value or a mark such as `x` everywhere",
            DrawError::Engine(_) | DrawError::Svg(_) => {
                "this is a fault of swp-site: please report it with the data of the chart"
            }
        }
    }
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DrawError::TooManySeries(count) => {
                write!(f, "a chart of {count} series cannot be read: four is the most")
            }
            DrawError::Empty => f.write_str("the chart has nothing to show"),
            DrawError::Unfit(problem, _) => f.write_str(problem),
            DrawError::Ragged { series, points, categories } => {
                write!(f, "`{series}` has {points} points for {categories} categories")
            }
            DrawError::Engine(problem) => write!(f, "the chart could not be drawn: {problem}"),
            DrawError::Svg(problem) => write!(f, "the drawing cannot be used: {problem}"),
        }
    }
}

impl std::error::Error for DrawError {}
