//! Charts as the pages of `tests/charts` write them.

use std::collections::BTreeMap;

use serde::Deserialize;
use swp_site::model::Period;
use swp_site::model::number::Decimal;
use swp_site::render::chart::{
    Aim, Category, Chart, ChartKind, Download, Over, Point, ReferenceLine, Series, Total, Unit,
    Wish,
};

/// A chart as a page writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    kind: String,
    subject: String,
    measure: String,
    place: String,
    period: String,
    unit: InputUnit,
    #[serde(default)]
    aims: Vec<InputWish>,
    over: String,
    across: Vec<String>,
    series: Vec<InputSeries>,
    line: Option<InputLine>,
    #[serde(default)]
    gaps: BTreeMap<String, String>,
    #[serde(default)]
    printed: String,
    #[serde(default)]
    placed_by_us: bool,
    #[serde(default)]
    remarks: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputWish {
    words: String,
    reached: Option<bool>,
    stated: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum InputUnit {
    Word(String),
    Noun([String; 2]),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputSeries {
    name: String,
    short: String,
    points: String,
    total: Option<String>,
    #[serde(default)]
    totals: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InputLine {
    name: String,
    said: String,
    value: String,
    aim: String,
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("`{text}` is a number"))
}

/// A value, or a gap with its reason.
pub fn point(text: &str, gaps: &BTreeMap<String, String>, printed: &str) -> Point {
    let Some(why) = gaps.get(text).cloned() else { return Point::Value(number(text)) };
    let mark = format!("[{text}]");
    match text {
        "c" => Point::Suppressed { printed: printed.to_string(), mark, why },
        _ => Point::Missing { mark, why },
    }
}

impl Input {
    /// The chart.
    pub fn chart(self) -> Chart {
        let Input { gaps, printed, .. } = &self;
        let series = self.series.iter().map(|series| Series {
            short: series.short.clone(),
            year: year(&series.short),
            total: series.total.as_deref().map(number),
            totals: series.totals.iter().map(total).collect(),
            ..Series::of(
                &series.name,
                series.points.split(' ').map(|text| point(text, gaps, printed)).collect(),
            )
        });
        Chart {
            id: "fig-3".to_string(),
            number: 3,
            table: 3,
            level: 3,
            kind: kind(&self.kind),
            unit: unit(&self.unit),
            across: self.across.iter().map(|text| category(text)).collect(),
            series: series.collect(),
            line: self.line.as_ref().map(line),
            headline: None,
            summary: None,
            source: "West Midlands Police".to_string(),
            downloads: vec![Download {
                href: "fig-3.csv".to_string(),
                bytes: 96,
                of: String::new(),
            }],
            beside: None,
            aims: self.aims.iter().map(InputWish::wish).collect(),
            placed_by_us: self.placed_by_us,
            remarks: self.remarks.clone(),
            for_paper: false,
            subject: self.subject,
            measure: self.measure,
            place: self.place,
            period: self.period,
            over: over(&self.over),
        }
    }
}

fn kind(text: &str) -> ChartKind {
    match text {
        "grouped bars" => ChartKind::GroupedBars,
        "bars with line" => ChartKind::BarsWithLine,
        "lines" => ChartKind::Lines,
        "sorted bars" => ChartKind::SortedBars,
        "benchmark" => ChartKind::Benchmark,
        other => panic!("`{other}` is no kind of chart"),
    }
}

fn unit(unit: &InputUnit) -> Unit {
    match unit {
        InputUnit::Noun([one, many]) => Unit::Count { one: one.clone(), many: many.clone() },
        InputUnit::Word(word) if word == "percent" => Unit::Percent,
        InputUnit::Word(word) if word == "money" => Unit::Money,
        InputUnit::Word(other) => panic!("`{other}` is no unit"),
    }
}

fn over(text: &str) -> Over {
    match text {
        "quarter" => Over::Quarter,
        "quarter of years" => Over::QuarterOfYears,
        "year" => Over::Year,
        "group" => Over::Group,
        "area" => Over::Area,
        "item" => Over::Item,
        "measure" => Over::Measure,
        other => panic!("`{other}` is nothing that categories can be"),
    }
}

/// "2016 to 2017" names a financial year.
fn year(name: &str) -> Option<Period> {
    let (from, to) = name.split_once(" to ")?;
    let (from, to) = (from.parse().ok()?, to.parse::<u16>().ok()?);
    (to == from + 1).then_some(Period::FinancialYear(from))
}

fn total((year, value): (&String, &String)) -> Total {
    Total { year: year.clone(), value: number(value), exact: number(value) }
}

impl InputWish {
    fn wish(&self) -> Wish {
        Wish { words: self.words.clone(), reached: self.reached, stated: self.stated }
    }
}

fn category(text: &str) -> Category {
    let (full, short) = text.split_once(" / ").unwrap_or((text, text));
    Category { full: full.to_string(), short: short.to_string() }
}

fn line(line: &InputLine) -> ReferenceLine {
    let aim = match line.aim.as_str() {
        "below" => Aim::Below,
        "at most" => Aim::AtMost,
        "at least" => Aim::AtLeast,
        "above" => Aim::Above,
        "compare" => Aim::Compare,
        other => panic!("`{other}` is no aim"),
    };
    let (name, said) = (line.name.clone(), line.said.clone());
    ReferenceLine { name, said, value: number(&line.value), aim }
}
