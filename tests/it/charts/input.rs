//! Charts as the pages of `tests/charts` write them.

use std::collections::BTreeMap;

use serde::Deserialize;
use swp_site::model::number::Decimal;
use swp_site::render::chart::{
    Aim, Category, Chart, ChartKind, Point, ReferenceLine, Series, Unit, Wanted,
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
    wanted: String,
    over: String,
    across: Vec<String>,
    series: Vec<InputSeries>,
    line: Option<InputLine>,
    #[serde(default)]
    gaps: BTreeMap<String, String>,
    #[serde(default)]
    printed: String,
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
            name: series.name.clone(),
            short: series.short.clone(),
            points: series.points.split(' ').map(|text| point(text, gaps, printed)).collect(),
            total: series.total.as_deref().map(number),
            exact: None,
        });
        Chart {
            id: "fig-3".to_string(),
            number: 3,
            table: 3,
            level: 3,
            kind: kind(&self.kind),
            unit: unit(&self.unit),
            wanted: wanted(&self.wanted),
            across: self.across.iter().map(|text| category(text)).collect(),
            series: series.collect(),
            line: self.line.as_ref().map(line),
            headline: None,
            summary: None,
            source: "West Midlands Police".to_string(),
            csv_href: "fig-3.csv".to_string(),
            beside: None,
            csv_bytes: 96,
            for_paper: false,
            subject: self.subject,
            measure: self.measure,
            place: self.place,
            period: self.period,
            over: self.over,
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

fn wanted(text: &str) -> Wanted {
    match text {
        "fall" => Wanted::Fall,
        "rise" => Wanted::Rise,
        "neither" => Wanted::Neither,
        other => panic!("`{other}` is no direction"),
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
