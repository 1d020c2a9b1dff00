//! Charts: what one shows, and the way from that to an accessible figure.
//!
//! `option` lays a [`Chart`] out and writes it down for ECharts, `engine` draws it, `svg` cleans
//! the drawing, `figure` sets headline, summary, drawings, table and link around it.

mod claims;
mod columns;
mod comparison;
mod course;
mod doubts;
mod drawings;
mod engine;
mod error;
mod figure;
mod gaps;
mod lines;
mod measure;
mod option;
mod parts;
mod path;
mod phrase;
mod plan;
mod rows;
mod svg;
mod target;
mod words;

use crate::kept::{Kept, Key};
use crate::model::number::Decimal;
use option::Asked;

pub use doubts::{Doubt, Replaced, doubts, long_headline};
pub use drawings::Drawings;
pub use error::DrawError;
pub use figure::{figure, size};
pub use parts::{
    Aim, Beside, Category, Chart, ChartKind, Download, Over, Point, ReferenceLine, Series, Size,
    Total, Unit, Wish,
};
pub use phrase::list;
pub use words::{headline, summary};

/// The most series that a reader can tell apart.
pub const MOST_SERIES: usize = 4;

/// One drawing of a chart as clean SVG, ready to stand in a page.
pub fn draw(chart: &Chart, size: Size, kept: &Kept) -> Result<String, DrawError> {
    drawing(chart, size, kept).map(|drawing| drawing.svg)
}

fn drawing(chart: &Chart, size: Size, kept: &Kept) -> Result<Drawing, DrawError> {
    check(chart)?;
    let chart = &chart.in_order();
    let asked = option::option(chart, size)?;
    kept_or_drawn(&asked, &svg::Frame::of(chart, size, &asked), kept)
}

/// A small line of the trend, to stand beside a number in a table: decoration, without words.
pub fn sparkline(points: &[Point], kept: &Kept) -> Result<String, DrawError> {
    small_drawing(points, kept).map(|drawing| drawing.svg)
}

fn small_drawing(points: &[Point], kept: &Kept) -> Result<Drawing, DrawError> {
    let asked = option::sparkline(points)?;
    kept_or_drawn(&asked, &svg::Frame::Decoration, kept)
}

/// A drawing, and what it is kept by.
struct Drawing {
    svg: String,
    key: Key,
}

fn kept_or_drawn(asked: &Asked, frame: &svg::Frame, kept: &Kept) -> Result<Drawing, DrawError> {
    let (size, frame_text) = (format!("{} {}", asked.width, asked.height), format!("{frame:?}"));
    let parts = [engine::VERSION, svg::VERSION, &asked.json, &size, &frame_text];
    let key = Key::of(parts.iter().map(|part| part.as_bytes()));
    if let Some(svg) = kept.get(key).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()) {
        return Ok(Drawing { svg, key });
    }
    let raw = engine::draw(&asked.json)?;
    let svg = svg::clean(&raw, asked, frame)?;
    kept.insert(key, svg.as_bytes());
    Ok(Drawing { svg, key })
}

fn check(chart: &Chart) -> Result<(), DrawError> {
    if chart.series.is_empty() || chart.across.is_empty() {
        return Err(DrawError::Empty);
    }
    if chart.series.len() > MOST_SERIES {
        return Err(DrawError::TooManySeries(chart.series.len()));
    }
    match chart.series.iter().find(|series| series.points.len() != chart.across.len()) {
        Some(series) => Err(DrawError::Ragged {
            series: series.name.clone(),
            points: series.points.len(),
            categories: chart.across.len(),
        }),
        None => Ok(()),
    }
}
