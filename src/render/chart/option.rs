//! A chart as the option that ECharts draws: charming's typed chart, and what it cannot say yet.

use charming::Chart as Typed;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPoint, NumericValue};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Color, ItemStyle, Label, LineStyle, LineStyleType,
    MarkLine, MarkLineData, MarkLineVariant, SplitLine, Symbol,
};
use charming::series::{Bar, Line, Series};
use serde_json::{Value, json};

use super::plan::{Anchor, Area, Mark, Marks, Plan, Scale};
use super::{Chart, ChartKind, DrawError, Point, Size, columns, lines, rows};

/// What the engine is asked to draw.
#[derive(Debug)]
pub struct Asked {
    /// ECharts' option.
    pub json: String,
    /// Size of the drawing.
    pub width: u32,
    /// Size of the drawing.
    pub height: u32,
    /// Size of its text.
    pub text: f64,
    /// Whether its bars run to the right.
    pub sideways: bool,
    /// What the axis of its values runs over.
    pub scale: Scale,
}

/// Colours are custom properties of the page: dark mode and forced colours reach the drawing.
pub const REFERENCE: &str = "var(--target)";
const INK: &str = "var(--ink)";
const RULE: &str = "var(--rule)";
const GRID: &str = "var(--grid)";

/// Lays a chart out in one size and writes it down.
pub fn option(chart: &Chart, size: Size) -> Result<Asked, DrawError> {
    let (plan, drawn) = plan(chart, size);
    asked(&plan, drawn)
}

/// How marks are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Drawn {
    Bars,
    Lines,
    Spark,
}

/// Where a new kind of chart is laid out.
fn plan(chart: &Chart, size: Size) -> (Plan, Drawn) {
    match chart.kind {
        ChartKind::SortedBars => (rows::plan(chart, size), Drawn::Bars),
        ChartKind::Lines => (lines::plan(chart, size), Drawn::Lines),
        ChartKind::GroupedBars | ChartKind::BarsWithLine | ChartKind::Benchmark => {
            let columns = columns::plan(chart, size);
            (columns.unwrap_or_else(|| rows::plan(chart, size)), Drawn::Bars)
        }
    }
}

/// A line of 96 by 24 without words.
pub fn sparkline(points: &[Point]) -> Result<Asked, DrawError> {
    let values = || points.iter().filter_map(Point::value).map(|value| value.to_f64());
    let (min, max) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let marks = points
        .iter()
        .enumerate()
        .map(|(slot, point)| Mark { slot, value: point.value().map(|value| value.to_f64()) });
    let plan = Plan {
        width: 96.0,
        height: 24.0,
        text: 12.0,
        plot: Area { left: 3.0, top: 3.0, right: 93.0, bottom: 21.0 },
        slots: points.len().max(1),
        scale: Scale { min, max: if min == max { 1.0 } else { max }, step: None },
        marks: vec![Marks { tone: 1, points: marks.collect() }],
        ..Plan::default()
    };
    asked(&plan, Drawn::Spark)
}

fn asked(plan: &Plan, drawn: Drawn) -> Result<Asked, DrawError> {
    let typed = typed(plan, drawn);
    let value = serde_json::to_value(&typed).map_err(|e| DrawError::Engine(e.to_string()))?;
    Ok(Asked {
        json: beyond_charming(value, plan).to_string(),
        width: plan.width as u32,
        height: plan.height.ceil() as u32,
        text: plan.text,
        sideways: plan.sideways,
        scale: plan.scale,
    })
}

fn typed(plan: &Plan, drawn: Drawn) -> Typed {
    let across = Axis::new().type_(AxisType::Category).show(false).data(vec![""; plan.slots]);
    let (across, up) = (across.inverse(plan.sideways), values_axis(plan));
    let (x, y) = if plan.sideways { (up, across) } else { (across, up) };
    let mut chart = Typed::new().grid(grid(plan)).x_axis(x).y_axis(y);
    for (i, marks) in plan.marks.iter().enumerate() {
        let reference = plan.reference.filter(|_| i == 0).map(|at| reference(plan, at));
        chart = chart.series(match drawn {
            Drawn::Bars => bars(plan, marks, reference),
            Drawn::Lines | Drawn::Spark => line(marks, drawn, reference),
        });
    }
    chart
}

/// In pixels from the upper left corner: the chart that draws has a size of its own.
fn grid(plan: &Plan) -> Grid {
    let Area { left, top, right, bottom } = plan.plot;
    Grid::new().left(left).top(top).width(right - left).height(bottom - top)
}

fn values_axis(plan: &Plan) -> Axis {
    let axis = Axis::new().type_(AxisType::Value).min(plan.scale.min).max(plan.scale.max);
    let Some(step) = plan.scale.step else { return axis.show(false) };
    let thin = LineStyle::new().color(GRID).width(1);
    axis.interval(step)
        .axis_label(AxisLabel::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .split_line(SplitLine::new().line_style(thin))
}

fn bars(plan: &Plan, marks: &Marks, reference: Option<MarkLine>) -> Series {
    let gap = if plan.own_slots { -100.0 } else { super::plan::GAP / plan.bar * 100.0 };
    let bar = Bar::new()
        .bar_width(plan.bar)
        .bar_gap(format!("{gap}%"))
        .item_style(ItemStyle::new().color(tone(marks.tone)))
        .data(marks.points.iter().filter_map(|mark| point(plan, mark)).collect::<Vec<_>>());
    Series::Bar(match reference {
        Some(line) => bar.mark_line(line),
        None => bar,
    })
}

/// A gap has no bar.
fn point(plan: &Plan, mark: &Mark) -> Option<DataPoint> {
    let (slot, value) = (mark.slot as f64, mark.value?);
    let place = if plan.sideways { [value, slot] } else { [slot, value] };
    Some(CompositeValue::Array(place.map(CompositeValue::from).to_vec()).into())
}

fn line(marks: &Marks, drawn: Drawn, reference: Option<MarkLine>) -> Series {
    let values = marks.points.iter().map(|mark| {
        DataPoint::from(CompositeValue::OptionalNumber(mark.value.map(NumericValue::Float)))
    });
    let line = Line::new()
        .symbol(symbol(marks.tone))
        .symbol_size(if drawn == Drawn::Spark { 4.0 } else { 8.0 })
        .show_symbol(drawn == Drawn::Lines || lonely(&marks.points))
        .connect_nulls(false)
        .silent(true)
        .line_style(LineStyle::new().color(tone(marks.tone)).width(2))
        .item_style(ItemStyle::new().color(tone(marks.tone)))
        .data(values.collect::<Vec<_>>());
    Series::Line(match reference {
        Some(mark) => line.mark_line(mark),
        None => line,
    })
}

/// Whether a value stands between gaps, where no line shows it.
fn lonely(points: &[Mark]) -> bool {
    let there = |i: usize| points.get(i).is_some_and(|point| point.value.is_some());
    (0..points.len()).any(|i| there(i) && !(i > 0 && there(i - 1)) && !there(i + 1))
}

fn symbol(tone: usize) -> Symbol {
    match tone {
        1 => Symbol::Circle,
        2 => Symbol::Rect,
        3 => Symbol::Triangle,
        _ => Symbol::Diamond,
    }
}

fn reference(plan: &Plan, at: f64) -> MarkLine {
    let place = MarkLineData::new();
    let place = if plan.sideways { place.x_axis(at) } else { place.y_axis(at) };
    MarkLine::new()
        .symbol(vec![Symbol::None, Symbol::None])
        .silent(true)
        .label(Label::new().show(false))
        .line_style(LineStyle::new().color(REFERENCE).width(2).type_(LineStyleType::Solid))
        .data(vec![MarkLineVariant::Simple(place)])
}

fn tone(tone: usize) -> Color {
    Color::Value(format!("var(--s{tone})"))
}

/// What ECharts reads and charming 0.6 has no field for: no animation, which a drawing does not
/// need; no hover states; and `graphic`, ECharts' own way to set free words and rules. Values stand
/// there too: a label of a bar is styled for each of its four states, which takes twice as long.
fn beyond_charming(mut option: Value, plan: &Plan) -> Value {
    option["animation"] = json!(false);
    for series in option["series"].as_array_mut().into_iter().flatten() {
        series["silent"] = json!(true);
        series["emphasis"] = json!({ "disabled": true });
    }
    let rules = plan.rules.iter().map(rule);
    let words = plan.words.iter().map(|words| {
        json!({ "type": "text", "silent": true, "x": words.x, "y": words.y, "style": {
            "text": words.text, "fill": INK, "fontSize": plan.text, "verticalAlign": "middle",
            "fontWeight": if words.strong { "bold" } else { "normal" },
            "align": align(words.anchor) } })
    });
    option["graphic"] = rules.chain(words).collect();
    option
}

fn rule(&[x1, y1, x2, y2]: &[f64; 4]) -> Value {
    json!({ "type": "line", "silent": true, "style": { "stroke": RULE },
        "shape": { "x1": x1, "y1": y1, "x2": x2, "y2": y2 } })
}

fn align(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "left",
        Anchor::Middle => "center",
        Anchor::End => "right",
    }
}
