//! Bars that run sideways, one below the other: sorted bars, and whatever columns cannot hold.

use super::plan::{AIR, Anchor, Area, GAP, Mark, Marks, Plan, Scale, label};
use super::{Chart, Point, Size, words};

/// One bar, its name and its place.
struct Row<'a> {
    series: usize,
    slot: usize,
    point: &'a Point,
    name: Vec<String>,
}

/// How the names stand: in a column of this width beside the bars, or above them.
enum Names {
    Beside(f64),
    Above,
}

/// The plan: it always fits, because a drawing may grow downwards.
pub fn plan(chart: &Chart, size: Size) -> Plan {
    let mut plan = Plan::new(size);
    plan.sideways = true;
    plan.own_slots = true;
    plan.scale = Scale::of_bars(chart);
    plan.bar = if size == Size::Wide { 20.0 } else { 16.0 };
    let names = place_names(&plan, chart);
    let rows = rows(&plan, chart, &names);
    let flag = flag(&plan, chart);
    plan.slots = rows.last().map_or(1, |row| row.slot + 1);
    set_area(&mut plan, chart, &rows, &names, flag.len());
    plan.marks = marks(chart, &rows);
    plan.reference = chart.line.as_ref().map(|line| line.value.to_f64());
    write_names(&mut plan, &rows, &names);
    write_labels(&mut plan, chart, &rows);
    write_headings(&mut plan, chart, &rows, &names);
    if matches!(names, Names::Beside(_)) {
        let in_group = if grouped(chart) { chart.series.len() } else { rows.len() };
        rule_nought(&mut plan, &rows, in_group);
    }
    raise_flag(&mut plan, chart, &flag);
    plan
}

fn grouped(chart: &Chart) -> bool {
    chart.series.len() > 1
}

/// What names a bar: its category, or its series below a heading for the category.
fn name(chart: &Chart, slot: usize, series: usize) -> &str {
    if grouped(chart) { &chart.series[series].short } else { &chart.across[slot].full }
}

fn place_names(plan: &Plan, chart: &Chart) -> Names {
    let width = plan.width * 0.4;
    let lines: Option<Vec<_>> = all_names(chart).map(|name| fitting(plan, name, width)).collect();
    match lines {
        Some(lines) => {
            let widest = lines.iter().flatten().map(|line| plan.width_of(line));
            Names::Beside(widest.fold(0.0, f64::max).ceil() + 2.0 * AIR)
        }
        None => Names::Above,
    }
}

fn all_names(chart: &Chart) -> impl Iterator<Item = &str> {
    let (slots, series) = (chart.across.len(), chart.series.len());
    (0..slots).flat_map(move |slot| (0..series).map(move |series| name(chart, slot, series)))
}

fn fitting(plan: &Plan, name: &str, width: f64) -> Option<Vec<String>> {
    let lines = plan.wrap(name, width, 2);
    (!lines.concat().ends_with('\u{2026}')).then_some(lines)
}

/// Bars of a group lie two slots apart, and one slot more before a group leaves room for its
/// heading: slots are of one height, headings and bars are not.
fn slot_of(chart: &Chart, category: usize, series: usize) -> usize {
    match grouped(chart) {
        true => 2 + category * (2 * chart.series.len() + 3) + 2 * series,
        false => category,
    }
}

fn rows<'a>(plan: &Plan, chart: &'a Chart, names: &Names) -> Vec<Row<'a>> {
    let (width, most) = match names {
        Names::Beside(width) => (*width, 2),
        Names::Above => (plan.width, 3),
    };
    let mut rows = Vec::new();
    for slot in 0..chart.across.len() {
        for (i, series) in chart.series.iter().enumerate() {
            rows.push(Row {
                series: i,
                slot: slot_of(chart, slot, i),
                point: &series.points[slot],
                name: plan.wrap(name(chart, slot, i), width, most),
            });
        }
    }
    rows
}

fn set_area(plan: &mut Plan, chart: &Chart, rows: &[Row<'_>], names: &Names, flag: usize) {
    let lines = rows.iter().map(|row| row.name.len()).max().unwrap_or(1) as f64 * plan.line();
    let apart = if grouped(chart) { GAP + 2.0 } else { 2.0 * AIR };
    let (pitch, above, left) = match names {
        Names::Beside(width) => ((plan.bar + apart).max(lines + apart - 2.0), 0.0, *width),
        Names::Above => (plan.bar + lines + GAP + apart, lines + GAP, 0.0),
    };
    let band = if grouped(chart) { pitch / 2.0 } else { pitch };
    let heading = plan.line() + GAP + above + plan.bar / 2.0 - 2.5 * band;
    let flags = flag as f64 * plan.line() + if flag > 0 { AIR } else { 0.0 };
    let top = flags + if grouped(chart) { heading.max(0.0) } else { above / 2.0 };
    plan.plot = Area {
        left: left + label_room(plan, chart, true),
        top,
        right: plan.width - label_room(plan, chart, false),
        bottom: top + band * plan.slots as f64,
    };
    let below = if grouped(chart) { (pitch - band) / 2.0 } else { 0.0 };
    plan.height = (plan.plot.bottom + below + 2.0).ceil();
}

/// Room for the values beside the bars that run left, or right. Marks of gaps stand right.
fn label_room(plan: &Plan, chart: &Chart, left: bool) -> f64 {
    let points = chart.series.iter().flat_map(|series| &series.points);
    let here = points.filter(|p| p.value().is_some_and(|v| v.is_negative()) == left);
    let widest = here.map(|p| plan.width_of(&label(&chart.unit, p))).fold(0.0, f64::max);
    if widest > 0.0 { widest.ceil() + AIR } else { 1.0 }
}

fn marks(chart: &Chart, rows: &[Row<'_>]) -> Vec<Marks> {
    (0..chart.series.len())
        .map(|i| Marks {
            tone: chart.tone(i),
            points: (rows.iter().filter(|row| row.series == i))
                .map(|row| Mark {
                    slot: row.slot,
                    value: row.point.value().map(|value| value.to_f64()),
                })
                .collect(),
        })
        .collect()
}

fn write_names(plan: &mut Plan, rows: &[Row<'_>], names: &Names) {
    for row in rows {
        let lines = row.name.len() as f64 * plan.line();
        let middle = plan.middle(row.slot);
        let top = match names {
            Names::Beside(_) => middle - lines / 2.0,
            Names::Above => middle - plan.bar / 2.0 - GAP - lines,
        };
        plan.write(0.0, top, Anchor::Start, &row.name);
    }
}

/// The value at the end of its bar; a mark such as `[x]` where there is none.
fn write_labels(plan: &mut Plan, chart: &Chart, rows: &[Row<'_>]) {
    for row in rows {
        let text = label(&chart.unit, row.point);
        let value = row.point.value().map_or(0.0, |value| value.to_f64());
        let (x, anchor) = match value < 0.0 {
            true => (plan.at(value) - AIR, Anchor::End),
            false => (beside(plan, value, &text), Anchor::Start),
        };
        plan.write(x, plan.middle(row.slot) - plan.line() / 2.0, anchor, &[text]);
    }
}

/// Where a label begins. A baseline or target that would run through it moves it on.
fn beside(plan: &Plan, value: f64, text: &str) -> f64 {
    let x = plan.at(value) + AIR;
    match plan.reference.map(|at| plan.at(at)) {
        Some(line) if line >= plan.at(value) && line < x + plan.width_of(text) + AIR => line + AIR,
        _ => x,
    }
}

/// The category above the first bar of its group, and above the name of that bar.
fn write_headings(plan: &mut Plan, chart: &Chart, rows: &[Row<'_>], names: &Names) {
    if !grouped(chart) {
        return;
    }
    for (category, first) in chart.across.iter().zip(rows.chunks(chart.series.len())) {
        let above = match names {
            Names::Beside(_) => 0.0,
            Names::Above => first[0].name.len() as f64 * plan.line() + GAP,
        };
        let bar = plan.middle(first[0].slot) - plan.bar / 2.0;
        let lines = plan.wrap(&category.full, plan.width, 1);
        plan.write(0.0, bar - above - GAP - plan.line(), Anchor::Start, &lines);
        if let Some(heading) = plan.words.last_mut() {
            heading.strong = true;
        }
    }
}

/// The line at nought, beside each group.
fn rule_nought(plan: &mut Plan, rows: &[Row<'_>], in_group: usize) {
    let x = plan.at(0.0).round() - 0.5;
    let reach = plan.bar / 2.0 + GAP;
    for group in rows.chunks(in_group) {
        let (first, last) = (group[0].slot, group[group.len() - 1].slot);
        plan.rules.push([x, plan.middle(first) - reach, x, plan.middle(last) + reach]);
    }
}

fn flag(plan: &Plan, chart: &Chart) -> Vec<String> {
    chart
        .line
        .as_ref()
        .map(|line| plan.wrap(&words::line_label(chart, line), plan.width, 2))
        .unwrap_or_default()
}

/// The name of the baseline or target above the bars, as near to its line as it fits.
fn raise_flag(plan: &mut Plan, chart: &Chart, flag: &[String]) {
    let Some(line) = &chart.line else { return };
    let value = line.value.to_f64();
    let widest = flag.iter().map(|line| plan.width_of(line)).fold(0.0, f64::max);
    let at = plan.at(value);
    let (x, anchor) =
        if at + widest <= plan.width { (at, Anchor::Start) } else { (at.max(widest), Anchor::End) };
    plan.write(x, 0.0, anchor, flag);
    plan.rules.push([at, flag.len() as f64 * plan.line() + 1.0, at, plan.plot.top]);
}
