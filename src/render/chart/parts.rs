//! What a chart is made of: everything in a figure comes from here.

use super::phrase::Change;
use crate::model::Period;
use crate::model::number::Decimal;

/// What a chart shows.
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
    /// What one category is.
    pub over: Over,
    /// The categories, in order of time where they are times.
    pub across: Vec<Category>,
    /// One to four series with a point for each category; years in order of time; the area that
    /// a benchmark is about first.
    pub series: Vec<Series>,
    /// A baseline or target.
    pub line: Option<ReferenceLine>,
    /// What was wanted, besides a target that is drawn as a line.
    pub aims: Vec<Wish>,
    /// Whether the document shows which values there are, and not which place each belongs to: the
    /// places are our reading, so no sentence names one.
    pub placed_by_us: bool,
    /// What else there is to say of the data, each a sentence.
    pub remarks: Vec<String>,
    /// An author's headline instead of the generated one.
    pub headline: Option<String>,
    /// An author's summary instead of the generated one.
    pub summary: Option<String>,
    /// Where the data comes from; plain text.
    pub source: String,
    /// The files with the data.
    pub downloads: Vec<Download>,
    /// Columns beside the drawn values, such as each one's share.
    pub beside: Option<Beside>,
    /// Whether it is for paper: its table stands open whatever its length, and it needs neither the
    /// drawing for a phone nor the links to its data.
    pub for_paper: bool,
}

/// A CSV file that holds the drawn values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Its address, relative to the page.
    pub href: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// What it is about, where a figure has more than one; may be empty.
    pub of: String,
}

/// Columns of the figure's table that are not drawn, and the row that sums all up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The head of each, with a cell for each category in the order of the drawing.
    pub columns: Vec<(String, Vec<String>)>,
    /// The last row: its head, and a cell for each of the other columns.
    pub total: (String, Vec<String>),
}

/// The kinds of chart that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Quarters of two years (or up to four) side by side, or years one after the other.
    GroupedBars,
    /// One series of bars against a baseline or target.
    BarsWithLine,
    /// Change over periods.
    Lines,
    /// One series, largest first.
    SortedBars,
    /// Areas side by side, in groups.
    Benchmark,
}

/// What one category is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The quarters of a year, the same for each series.
    Quarter,
    /// The quarters of several years in a row. The first against the last is no fair finding:
    /// quarters of a year differ from each other.
    QuarterOfYears,
    /// Years, or spans of years.
    Year,
    /// Groups of people.
    Group,
    /// Areas.
    Area,
    /// Lines of a budget.
    Item,
    /// Measures.
    Measure,
}

impl Over {
    /// The head of the table's first column.
    pub fn head(self) -> &'static str {
        match self {
            Over::Quarter | Over::QuarterOfYears => "Quarter",
            Over::Year => "Year",
            Over::Group => "Group",
            Over::Area => "Area",
            Over::Item => "Item",
            Over::Measure => "Measure",
        }
    }

    /// One of them in a sentence.
    pub fn one(self) -> &'static str {
        match self {
            Over::Quarter | Over::QuarterOfYears => "quarter",
            Over::Year => "year",
            Over::Group => "group",
            Over::Area => "area",
            Over::Item => "budget item",
            Over::Measure => "measure",
        }
    }

    /// Several of them in a sentence.
    pub fn many(self) -> &'static str {
        match self {
            Over::Quarter | Over::QuarterOfYears => "quarters",
            Over::Year => "years",
            Over::Group => "groups",
            Over::Area => "areas",
            Over::Item => "items",
            Over::Measure => "measures",
        }
    }

    /// Whether the categories follow each other in time, so that values rise and fall.
    pub fn is_time(self) -> bool {
        matches!(self, Over::Quarter | Over::QuarterOfYears | Over::Year)
    }

    /// `4 quarters`, `1 group`.
    pub fn counted(self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.one() } else { self.many() })
    }
}

/// One place on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// "Quarter 1", "Quarter 1 of 2016 to 2017"
    pub full: String,
    /// "Q1", "Q1 2016–17": stands in the narrow drawing if the full name does not fit there.
    pub short: String,
}

impl Category {
    /// One whose name is short enough for every drawing.
    pub fn named(name: impl Into<String>) -> Self {
        let full = name.into();
        Self { short: full.clone(), full }
    }
}

/// One line, or the bars of one colour.
#[derive(Clone, Debug)]
pub struct Series {
    /// How a sentence names it: "2017 to 2018", "the West Midlands".
    pub name: String,
    /// How the drawing and the table name it: "2017 to 2018", "West Midlands".
    pub short: String,
    /// The year that it is of, where it is one.
    pub year: Option<Period>,
    /// A point for each category.
    pub points: Vec<Point>,
    /// The year's total or weighted percentage, where it means something and nothing is missing.
    pub total: Option<Decimal>,
    /// The same before it is rounded: what a change is worked out from.
    pub exact: Option<Decimal>,
    /// What each year of a row of quarters comes to; earliest first.
    pub totals: Vec<Total>,
}

/// What a year comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The year: "2017 to 2018".
    pub year: String,
    /// The value.
    pub value: Decimal,
    /// The same before it is rounded.
    pub exact: Decimal,
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
        /// "crime"; empty where nobody says what one is called.
        one: String,
        /// "crimes"
        many: String,
    },
    /// Per cent.
    Percent,
    /// Pounds.
    Money,
}

/// What was wanted, and whether it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The start of a sentence: "The aim was a rise", "The target was at most 350".
    pub words: String,
    /// Whether it was reached; `None` where the figures do not show it.
    pub reached: Option<bool>,
    /// What the document says of that, where it does.
    pub stated: Option<bool>,
}

impl Wish {
    /// As a sentence.
    pub fn sentence(&self) -> String {
        let (words, result) =
            (&self.words, |reached| if reached { "reached" } else { "not reached" });
        let Some(reached) = self.reached else {
            return format!("{words}. The figures do not show whether it was reached.");
        };
        let ours = format!("{words}, which was {}.", result(reached));
        match self.stated.filter(|stated| *stated != reached) {
            Some(stated) => format!("{ours} The report counts it as {}.", result(stated)),
            None => ours,
        }
    }
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

impl Size {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
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
    /// A series of points alone.
    pub fn of(name: impl Into<String>, points: Vec<Point>) -> Self {
        let name = name.into();
        let short = name.clone();
        Self { name, short, year: None, points, total: None, exact: None, totals: Vec::new() }
    }

    /// The total, unless it would give a withheld value away.
    pub fn whole(&self) -> Option<Decimal> {
        let withheld = self.points.iter().any(|point| matches!(point, Point::Suppressed { .. }));
        self.total.filter(|_| !withheld)
    }

    /// The change from another series' total to this one's, worked out before the two are rounded.
    pub(super) fn change_since(&self, before: &Series) -> Option<Change> {
        let change = Change::new(before.whole()?, self.whole()?);
        let exact = self.exact.zip(before.exact).map(|(after, before)| after - before);
        Some(exact.map_or(change, |exact| change.with(exact)))
    }
}

impl Chart {
    /// Every number that is plotted as a mark.
    pub fn values(&self) -> impl Iterator<Item = Decimal> {
        self.points().filter_map(Point::value)
    }

    /// Every point, series by series.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.series.iter().flat_map(|series| &series.points)
    }

    /// The chart as it is read: sorted bars with the largest first and gaps last.
    pub fn in_order(&self) -> Chart {
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
    pub fn tone(&self, series: usize) -> usize {
        match self.kind {
            ChartKind::GroupedBars => self.series.len() - series,
            _ => series + 1,
        }
    }
}
