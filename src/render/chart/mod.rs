//! Charts: what one shows, and the way from that to an accessible figure.
//!
//! `option` lays a [`Chart`] out and writes it down for ECharts, `engine` draws it, `svg` cleans
//! the drawing, `figure` sets headline, summary, drawings, table and link around it.

mod columns;
mod comparison;
mod course;
mod doubts;
mod engine;
mod error;
mod figure;
mod lines;
mod measure;
mod option;
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

pub use doubts::{Doubt, doubts};
pub use error::DrawError;
pub use figure::{csv, figure, size};
pub use words::{headline, summary};

/// What a chart shows. Everything in a figure comes from it.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The figure's id on its page (`fig-3`); every id in the figure starts with it.
    pub id: String,
    /// 3 in "Figure 3".
    pub number: usize,
    /// 3 in "Table 3".
    pub table: usize,
    /// Level of the headline's heading, 2 to 6.
    pub level: u8,
    /// How it is drawn and put into words.
    pub kind: ChartKind,
    /// Begins the headline: "Hate crime".
    pub subject: String,
    /// "number of hate crimes recorded".
    pub measure: String,
    /// "Wolverhampton"; may be empty.
    pub place: String,
    /// "April 2016 to March 2018"; may be empty.
    pub period: String,
    /// What is counted.
    pub unit: Unit,
    /// The direction that was wanted.
    pub wanted: Wanted,
    /// What one category is: "Quarter", "Year", "Budget line". Heads the table's first column.
    pub over: String,
    /// The categories, in order of time where they are times.
    pub across: Vec<Category>,
    /// One to four series with a point for each category; years in order of time; the area that
    /// a benchmark is about first.
    pub series: Vec<Series>,
    /// A baseline or target.
    pub line: Option<ReferenceLine>,
    /// An author's headline instead of the generated one.
    pub headline: Option<String>,
    /// An author's summary instead of the generated one.
    pub summary: Option<String>,
    /// Where the data comes from; plain text.
    pub source: String,
    /// Address of the CSV file, relative to the page.
    pub csv_href: String,
    /// A column beside the drawn values, such as each one's share.
    pub beside: Option<Beside>,
    /// How many bytes the file has.
    pub csv_bytes: usize,
    /// Whether it is for paper: its table stands open whatever its length, and it needs neither the
    /// drawing for a phone nor the link to its data.
    pub for_paper: bool,
}

/// A column of the figure's table that is not drawn, and the row that sums all up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its head.
    pub head: String,
    /// A cell for each category, in the order of the drawing.
    pub cells: Vec<String>,
    /// The last row: its head, and a cell for each of the other columns.
    pub total: (String, Vec<String>),
}

/// The kinds of chart that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Quarters of two years (or up to four) side by side.
    GroupedBars,
    /// Bars against a baseline or target.
    BarsWithLine,
    /// Change over periods.
    Lines,
    /// One series, largest first.
    SortedBars,
    /// Areas side by side, in groups.
    Benchmark,
}

/// One place on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// "Quarter 1"
    pub full: String,
    /// "Q1": stands in the narrow drawing if the full name does not fit there.
    pub short: String,
}

/// One line, or the bars of one colour.
#[derive(Clone, Debug)]
pub struct Series {
    /// "April 2017 to March 2018"
    pub name: String,
    /// "2017 to 2018": how the drawing and the table name it.
    pub short: String,
    /// A point for each category.
    pub points: Vec<Point>,
    /// The year's total or weighted percentage, where it means something and nothing is missing.
    pub total: Option<Decimal>,
    /// The same before it is rounded: what a change is worked out from.
    pub exact: Option<Decimal>,
}

/// A value, or why there is none.
#[derive(Clone, Debug)]
pub enum Point {
    /// A number.
    Value(Decimal),
    /// No number.
    Missing {
        /// `[x]`
        mark: String,
        /// "not published in time"
        why: String,
    },
    /// A number withheld.
    Suppressed {
        /// "fewer than 5"; may be empty.
        printed: String,
        /// `[c]`
        mark: String,
        /// "withheld to protect people's identity"
        why: String,
    },
}

/// What a value counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things, by their noun: crime, crimes.
    Count {
        /// "crime"
        one: String,
        /// "crimes"
        many: String,
    },
    /// Per cent.
    Percent,
    /// Pounds.
    Money,
}

/// The direction that was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Less is better.
    Fall,
    /// More is better.
    Rise,
    /// Neither.
    Neither,
}

/// A baseline or target that the bars are read against.
#[derive(Clone, Debug)]
pub struct ReferenceLine {
    /// How the drawing names it: "Target", "Baseline, 2016 to 2017".
    pub name: String,
    /// How a sentence names it: "the target", "the baseline of 2016 to 2017".
    pub said: String,
    /// Where it lies.
    pub value: Decimal,
    /// How a value is judged by it.
    pub aim: Aim,
}

/// How a value is judged by a [`ReferenceLine`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The value should be less.
    Below,
    /// The value should not be more.
    AtMost,
    /// The value should not be less.
    AtLeast,
    /// The value should be more.
    Above,
    /// Only a comparison.
    Compare,
}

/// The two drawings of a figure; the style sheet shows one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 640 wide.
    Wide,
    /// 288 wide, for a page of 320.
    Narrow,
}

/// The most series that a reader can tell apart.
pub const MOST_SERIES: usize = 4;

/// One drawing of a chart as clean SVG, ready to stand in a page.
pub fn draw(chart: &Chart, size: Size, kept: &Kept) -> Result<String, DrawError> {
    check(chart)?;
    let chart = &chart.in_order();
    let asked = option::option(chart, size)?;
    kept_or_drawn(&asked, &svg::Frame::of(chart, size), kept)
}

/// A small line of the trend, to stand beside a number in a table: decoration, without words.
pub fn sparkline(points: &[Point], kept: &Kept) -> Result<String, DrawError> {
    let asked = option::sparkline(points)?;
    kept_or_drawn(&asked, &svg::Frame::Decoration, kept)
}

fn kept_or_drawn(asked: &Asked, frame: &svg::Frame, kept: &Kept) -> Result<String, DrawError> {
    let (size, frame_text) = (format!("{} {}", asked.width, asked.height), format!("{frame:?}"));
    let parts = [engine::VERSION, svg::VERSION, &asked.json, &size, &frame_text];
    let key = Key::of(parts.iter().map(|part| part.as_bytes()));
    if let Some(text) = kept.get(key).and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()) {
        return Ok(text);
    }
    let raw = engine::draw(&asked.json)?;
    let text = svg::clean(&raw, asked, frame)?;
    kept.insert(key, text.as_bytes());
    Ok(text)
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

impl Size {
    fn class(self) -> &'static str {
        match self {
            Size::Wide => "wide",
            Size::Narrow => "narrow",
        }
    }
}

impl Point {
    /// The number, if there is one.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Point::Value(value) => Some(*value),
            Point::Missing { .. } | Point::Suppressed { .. } => None,
        }
    }

    /// The mark that stands for the number: `[x]`.
    pub fn mark(&self) -> Option<&str> {
        match self {
            Point::Value(_) => None,
            Point::Missing { mark, .. } | Point::Suppressed { mark, .. } => Some(mark),
        }
    }
}

impl Series {
    /// The total, unless it would give a withheld value away.
    fn whole(&self) -> Option<Decimal> {
        let withheld = self.points.iter().any(|point| matches!(point, Point::Suppressed { .. }));
        self.total.filter(|_| !withheld)
    }

    /// The change from another series' total to this one's, worked out before the two are rounded.
    fn change_since(&self, before: &Series) -> Option<phrase::Change> {
        let change = phrase::Change::new(before.whole()?, self.whole()?);
        let exact = self.exact.zip(before.exact).map(|(after, before)| after - before);
        Some(exact.map_or(change, |exact| change.with(exact)))
    }
}

impl Chart {
    /// Whether the categories follow each other in time, so that values rise and fall.
    fn over_time(&self) -> bool {
        let over = self.over.to_lowercase();
        ["year", "quarter", "month", "week", "day", "date", "period"].contains(&over.as_str())
    }

    /// Every number that is plotted as a mark.
    fn values(&self) -> impl Iterator<Item = Decimal> {
        self.series.iter().flat_map(|series| series.points.iter().filter_map(Point::value))
    }

    /// The chart as it is read: sorted bars with the largest first and gaps last.
    fn in_order(&self) -> Chart {
        let mut chart = self.clone();
        if self.kind == ChartKind::SortedBars {
            let leading = &self.series[0].points;
            let mut order: Vec<usize> = (0..self.across.len()).collect();
            order.sort_by_key(|&i| std::cmp::Reverse(leading[i].value()));
            chart.across = order.iter().map(|&i| self.across[i].clone()).collect();
            for (to, from) in chart.series.iter_mut().zip(&self.series) {
                to.points = order.iter().map(|&i| from.points[i].clone()).collect();
            }
        }
        chart
    }

    /// The colour of a series, 1 to 4. The newest year and the area in question get the first.
    fn tone(&self, series: usize) -> usize {
        match self.kind {
            ChartKind::GroupedBars => self.series.len() - series,
            _ => series + 1,
        }
    }
}
