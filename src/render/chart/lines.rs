//! Lines over periods, each named where it ends.

use super::plan::{AIR, Anchor, Area, Mark, Marks, Plan, Scale, printed, step_label};
use super::{Chart, Point, Size};

/// The name of a line and where it wants to stand.
struct End {
    lines: Vec<String>,
    from: (f64, f64),
    top: f64,
}

/// The plan.
pub fn plan(chart: &Chart, size: Size) -> Plan {
    let mut plan = Plan::new(size);
    plan.slots = chart.across.len();
    plan.scale = Scale::of_lines(chart);
    set_area(&mut plan, chart, size);
    plan.marks = marks(chart);
    plan.reference = chart.line.as_ref().map(|line| line.value.to_f64());
    write_steps(&mut plan, chart);
    write_categories(&mut plan, chart);
    write_gaps(&mut plan, chart);
    write_ends(&mut plan, chart);
    plan
}

/// The names stand to the right of the plot, which is high enough for all of them.
fn set_area(plan: &mut Plan, chart: &Chart, size: Size) {
    let steps = step_labels(plan, chart);
    let left = steps.iter().map(|(_, text)| plan.width_of(text)).fold(0.0, f64::max) + AIR;
    let series = (0..chart.series.len()).map(|i| end_lines(plan, chart, i));
    let names: Vec<Vec<String>> =
        series.chain(chart.line.iter().map(|line| reference_lines(plan, chart, line))).collect();
    let right = names.iter().flatten().map(|text| plan.width_of(text)).fold(0.0, f64::max);
    let needed: f64 = names.iter().map(|lines| lines.len() as f64 * plan.line() + 2.0).sum();
    let usual = if size == Size::Wide { 240.0 } else { 190.0 };
    let top = plan.line() / 2.0 + 4.0;
    let bottom = top + needed.max(usual);
    plan.plot = Area { left: left.ceil(), top, right: (plan.width - right - AIR).floor(), bottom };
    plan.height = bottom + AIR + plan.line() + 2.0;
}

fn step_labels(plan: &Plan, chart: &Chart) -> Vec<(f64, String)> {
    let step = plan.scale.step.unwrap_or(1.0);
    plan.scale.steps().map(|at| (at, step_label(&chart.unit, at, step))).collect()
}

/// A name takes at most this many lines: cut shorter, two names may become the same.
const NAME_LINES: usize = 4;

/// A name takes at most this much of the width: about 13 letters at either size.
fn name_width(plan: &Plan) -> f64 {
    (plan.text * 8.5).max(plan.width * 0.25)
}

/// What stands at the end of a line: its name, unless it is the only one, and its last value.
fn end_lines(plan: &Plan, chart: &Chart, series: usize) -> Vec<String> {
    let series = &chart.series[series];
    let last = series.points.iter().rev().find_map(Point::value);
    let value = last.map_or_else(|| "no values".to_string(), |v| printed(&chart.unit, v));
    if chart.series.len() == 1 && chart.line.is_none() {
        return vec![value];
    }
    let mut lines = plan.wrap(&series.short, name_width(plan), NAME_LINES);
    match lines.last_mut().filter(|line| plan.width_of(line) * 1.6 < name_width(plan)) {
        Some(line) => *line = format!("{line} {value}"),
        None => lines.push(value),
    }
    lines
}

fn reference_lines(plan: &Plan, chart: &Chart, line: &super::ReferenceLine) -> Vec<String> {
    plan.wrap(&super::words::line_label(chart, line), name_width(plan), 3)
}

fn marks(chart: &Chart) -> Vec<Marks> {
    let series = chart.series.iter().enumerate();
    series
        .map(|(i, series)| Marks {
            tone: chart.tone(i),
            points: (series.points.iter().enumerate())
                .map(|(slot, point)| Mark {
                    slot,
                    value: point.value().map(|value| value.to_f64()),
                })
                .collect(),
        })
        .collect()
}

fn write_steps(plan: &mut Plan, chart: &Chart) {
    let x = plan.plot.left - AIR;
    for (at, text) in step_labels(plan, chart) {
        plan.write(x, plan.at(at) - plan.line() / 2.0, Anchor::End, &[text]);
    }
    let nought = plan.at(0.0).round() + 0.5;
    plan.rules.push([plan.plot.left, nought, plan.plot.right, nought]);
}

/// As many categories as have room, counted back from the last: whole, or short, or, where that
/// names more of them, the quarters with their year once below them.
fn write_categories(plan: &mut Plan, chart: &Chart) {
    let cut = |text: &str| plan.wrap(text, plan.width * 0.45, 1).concat();
    let full: Vec<String> = chart.across.iter().map(|c| cut(&c.full)).collect();
    let short: Vec<String> = chart.across.iter().map(|c| cut(&c.short)).collect();
    let texts = if every(plan, &full) == 1 { full } else { short };
    let each = every(plan, &texts);
    match years_below(plan, chart).filter(|(quarters, _)| every(plan, quarters) < each) {
        Some((quarters, years)) => {
            let each = every(plan, &quarters);
            write_every(plan, each, quarters);
            let top = plan.plot.bottom + AIR + plan.line();
            for (year, middle) in years {
                plan.write(middle, top, Anchor::Middle, &[year]);
            }
            plan.height += plan.line();
        }
        None => write_every(plan, each, texts),
    }
}

fn write_every(plan: &mut Plan, each: usize, texts: Vec<String>) {
    for (slot, text) in texts.into_iter().enumerate() {
        if (plan.slots - 1 - slot).is_multiple_of(each) {
            let half = plan.width_of(&text) / 2.0;
            let x = plan.middle(slot).clamp(half, plan.width - half);
            plan.write(x, plan.plot.bottom + AIR, Anchor::Middle, &[text]);
        }
    }
}

/// A year and where it is written.
type Placed = (String, f64);

/// The quarters alone, and each year with the middle of its quarters; none where the categories
/// are no quarters of years, or where a year is wider than its quarters.
fn years_below(plan: &Plan, chart: &Chart) -> Option<(Vec<String>, Vec<Placed>)> {
    let parts = chart.across.iter().map(|category| quarter_and_year(&category.short));
    let parts: Vec<(&str, &str)> = parts.collect::<Option<_>>()?;
    let mut slot = 0;
    let years = parts.chunk_by(|(_, a), (_, b)| a == b).map(|run| {
        let (first, last) = (slot, slot + run.len() - 1);
        slot += run.len();
        let year = run[0].1;
        let fits = plan.width_of(year) + AIR <= run.len() as f64 * plan.band();
        fits.then(|| (year.to_owned(), (plan.middle(first) + plan.middle(last)) / 2.0))
    });
    let years = years.collect::<Option<_>>()?;
    Some((parts.iter().map(|(quarter, _)| (*quarter).to_owned()).collect(), years))
}

/// "Q1" and "2016–17" of "Q1 2016–17".
fn quarter_and_year(short: &str) -> Option<(&str, &str)> {
    let (quarter, year) = short.split_once(' ')?;
    matches!(quarter, "Q1" | "Q2" | "Q3" | "Q4").then_some((quarter, year))
}

/// Every how many categories one can be written. Those at the ends may have to move inwards.
fn every(plan: &Plan, texts: &[String]) -> usize {
    let widest = texts.iter().map(|text| plan.width_of(text)).fold(0.0, f64::max);
    let (first, last) = (plan.middle(0), plan.middle(plan.slots - 1));
    let inwards = (widest / 2.0 - first).max(0.0) + (last + widest / 2.0 - plan.width).max(0.0);
    ((widest + inwards + 2.0 * AIR) / plan.band()).ceil().max(1.0) as usize
}

/// Each mark once, above the axis, where at least one line has a gap. Where there is no room for
/// every one, the next is left out: the gap is there to be seen, and the summary tells of it.
fn write_gaps(plan: &mut Plan, chart: &Chart) {
    let mut free = plan.plot.left;
    for slot in 0..chart.across.len() {
        let mut marks: Vec<&str> =
            chart.series.iter().filter_map(|series| series.points[slot].mark()).collect();
        marks.sort_unstable();
        marks.dedup();
        let widest = marks.iter().map(|mark| plan.width_of(mark)).fold(0.0, f64::max);
        let x = plan.middle(slot);
        let fits = x - widest / 2.0 >= free && x + widest / 2.0 <= plan.plot.right;
        if marks.is_empty() || !fits {
            continue;
        }
        for (i, mark) in marks.iter().enumerate() {
            let top = plan.plot.bottom - (i + 1) as f64 * plan.line() - 2.0;
            plan.write(x, top, Anchor::Middle, &[mark.to_string()]);
        }
        free = x + widest / 2.0 + AIR;
    }
}

fn write_ends(plan: &mut Plan, chart: &Chart) {
    let mut ends: Vec<End> = (0..chart.series.len()).map(|i| end(plan, chart, i)).collect();
    ends.extend(chart.line.iter().map(|line| {
        let from = (plan.plot.right, plan.at(line.value.to_f64()));
        placed(plan, reference_lines(plan, chart, line), from)
    }));
    if let [alone] = &ends[..] {
        // The gaps that may follow it have their marks on the lowest line.
        let top = alone.top.min(plan.plot.bottom - 2.0 * plan.line() - 4.0);
        return plan.write(alone.from.0 + 2.0 * AIR, top, Anchor::Start, &alone.lines);
    }
    push_apart(plan, &mut ends);
    let x = plan.plot.right + AIR;
    for end in &ends {
        plan.write(x, end.top, Anchor::Start, &end.lines);
        let middle = end.top + end.lines.len() as f64 * plan.line() / 2.0;
        let (left, y) = (end.from.0 + AIR, end.from.1);
        if x - left > 2.0 * AIR || (middle - y).abs() > plan.line() {
            plan.rules.push([left.min(x - AIR), y, x - 2.0, middle]);
        }
    }
}

fn end(plan: &Plan, chart: &Chart, series: usize) -> End {
    let points = &chart.series[series].points;
    let last = points.iter().enumerate().rev().find_map(|(i, p)| Some((i, p.value()?)));
    let from = match last {
        Some((slot, value)) => (plan.middle(slot), plan.at(value.to_f64())),
        None => (plan.plot.right - AIR, plan.at(0.0)),
    };
    placed(plan, end_lines(plan, chart, series), from)
}

fn placed(plan: &Plan, lines: Vec<String>, from: (f64, f64)) -> End {
    let top = from.1 - lines.len() as f64 * plan.line() / 2.0;
    End { lines, from, top }
}

/// Moves names that would touch down, then all of them up from the lower edge of the plot: what
/// stands below it is the names of the categories.
fn push_apart(plan: &Plan, ends: &mut [End]) {
    let height = |end: &End| end.lines.len() as f64 * plan.line();
    ends.sort_by(|a, b| a.from.1.total_cmp(&b.from.1));
    let mut free = 0.0;
    for end in ends.iter_mut() {
        end.top = end.top.max(free);
        free = end.top + height(end) + 2.0;
    }
    let mut limit = plan.plot.bottom;
    for end in ends.iter_mut().rev() {
        end.top = end.top.min(limit - height(end));
        limit = end.top - 2.0;
    }
}
