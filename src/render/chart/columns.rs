//! Upright bars, one group a category, each with its value above it.

use super::plan::{AIR, Anchor, GAP, Mark, Marks, Plan, Scale, label};
use super::{Chart, Decimal, Point, Size};

/// The widest bar: one bar alone should not look like a wall.
const WIDEST: f64 = 88.0;

/// Height of the longest bar.
fn tallest(size: Size) -> f64 {
    match size {
        Size::Wide => 190.0,
        Size::Narrow => 150.0,
    }
}

/// The plan, or nothing where the labels of neighbours would touch: then bars run sideways.
pub fn plan(chart: &Chart, size: Size) -> Option<Plan> {
    let mut plan = Plan::new(size);
    plan.slots = chart.across.len();
    plan.scale = Scale::of_bars(chart);
    plan.plot.right = plan.width;
    plan.bar = bar_width(&plan, chart.series.len());
    let names = category_names(&plan, chart)?;
    if !labels_fit(&plan, chart) {
        return None;
    }
    let flags = flags(&plan, chart)?;
    set_heights(&mut plan, size, flags.len(), &names);
    plan.marks = marks(chart);
    plan.reference = chart.line.as_ref().map(|line| line.value.to_f64());
    write_categories(&mut plan, &names);
    write_labels(&mut plan, chart);
    raise_flags(&mut plan, chart, &flags);
    Some(plan)
}

fn bar_width(plan: &Plan, series: usize) -> f64 {
    let bars = series as f64;
    let room = plan.band() * 0.82 - GAP * (bars - 1.0);
    (room / bars).floor().min(WIDEST)
}

fn labels_fit(plan: &Plan, chart: &Chart) -> bool {
    let room = if chart.series.len() == 1 { plan.band() } else { plan.bar + GAP };
    let mut points = chart.series.iter().flat_map(|series| &series.points);
    plan.bar >= 8.0 && points.all(|point| plan.width_of(&label(&chart.unit, point)) + AIR <= room)
}

/// The names under the groups: whole, in two lines, or short.
fn category_names(plan: &Plan, chart: &Chart) -> Option<Vec<Vec<String>>> {
    let width = plan.band() - AIR;
    let full = chart.across.iter().map(|category| plan.fit(&category.full, width, 2));
    let short = chart.across.iter().map(|category| plan.fit(&category.short, width, 2));
    full.collect::<Option<_>>().or_else(|| short.collect())
}

/// A name that stands above the bars on a line of its own, led down by a rule.
struct Flag {
    text: String,
    x: f64,
    anchor: Anchor,
    /// The bar that it names; none for the baseline or target.
    bar: Option<(usize, usize)>,
}

/// The line's name above the right end of the line, then the series' above one group: to the
/// right of their rules, or to the left, so that no rule runs through a name.
fn flags(plan: &Plan, chart: &Chart) -> Option<Vec<Flag>> {
    let mut flags: Vec<Flag> = Vec::new();
    flags.extend(chart.line.as_ref().map(|line| Flag {
        text: super::words::line_label(chart, line),
        x: plan.width - 1.0,
        anchor: Anchor::End,
        bar: None,
    }));
    if chart.series.len() > 1 {
        let slot = fullest(chart);
        let rightward = named(plan, chart, slot, Anchor::Start);
        flags.extend(match rightward.iter().all(|flag| fits(plan, flag)) {
            true => rightward,
            false => named(plan, chart, slot, Anchor::End).into_iter().rev().collect(),
        });
    }
    flags.iter().all(|flag| fits(plan, flag)).then_some(flags)
}

/// The first group with the most bars: a name should lead to a bar, not to a gap or a nought.
fn fullest(chart: &Chart) -> usize {
    let is_bar = |point: &Point| point.value().is_some_and(|value| !value.is_zero());
    let bars = |slot: usize| chart.series.iter().filter(|s| is_bar(&s.points[slot])).count();
    (0..chart.across.len()).rev().max_by_key(|slot| bars(*slot)).unwrap_or(0)
}

fn named(plan: &Plan, chart: &Chart, slot: usize, anchor: Anchor) -> Vec<Flag> {
    let series = chart.series.iter().enumerate();
    series
        .map(|(i, series)| Flag {
            text: series.short.clone(),
            x: bar_middle(plan, chart, slot, i).round() + 0.5,
            anchor,
            bar: Some((slot, i)),
        })
        .collect()
}

fn fits(plan: &Plan, flag: &Flag) -> bool {
    match flag.anchor {
        Anchor::End => plan.width_of(&flag.text) < flag.x,
        _ => flag.x + plan.width_of(&flag.text) + 2.0 * AIR < plan.width,
    }
}

fn bar_middle(plan: &Plan, chart: &Chart, slot: usize, series: usize) -> f64 {
    let bars = chart.series.len() as f64;
    let group = plan.bar * bars + GAP * (bars - 1.0);
    plan.middle(slot) - group / 2.0 + series as f64 * (plan.bar + GAP) + plan.bar / 2.0
}

fn set_heights(plan: &mut Plan, size: Size, flags: usize, names: &[Vec<String>]) {
    let label = plan.line() + AIR;
    let lowest = if plan.scale.min < 0.0 { label } else { 0.0 };
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    plan.plot.top = flags as f64 * plan.line() + label + if flags > 0 { 2.0 * AIR } else { 0.0 };
    plan.plot.bottom = plan.plot.top + tallest(size);
    plan.height = plan.plot.bottom + lowest + AIR + lines as f64 * plan.line() + 2.0;
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

fn write_categories(plan: &mut Plan, names: &[Vec<String>]) {
    let nought = plan.at(0.0).round() + 0.5;
    plan.rules.push([0.0, nought, plan.width, nought]);
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let top = plan.height - 2.0 - lines as f64 * plan.line();
    for (slot, name) in names.iter().enumerate() {
        plan.write(plan.middle(slot), top, Anchor::Middle, name);
    }
}

/// The value above its bar, or below one that runs down; a mark such as `[x]` where none stands.
fn write_labels(plan: &mut Plan, chart: &Chart) {
    for (i, series) in chart.series.iter().enumerate() {
        for (slot, point) in series.points.iter().enumerate() {
            let value = point.value().map_or(0.0, |value| value.to_f64());
            let top = if value < 0.0 { below(plan, value) } else { above(plan, value) };
            let x = bar_middle(plan, chart, slot, i);
            plan.write(x, top, Anchor::Middle, &[label(&chart.unit, point)]);
        }
    }
}

/// The top of a label below a bar. A baseline or target that would run through it lowers it.
fn below(plan: &Plan, value: f64) -> f64 {
    let top = plan.at(value) + 3.0;
    match plan.reference.map(|at| plan.at(at)) {
        Some(line) if line > plan.at(value) && line < top + plan.line() + 4.0 => line + 4.0,
        _ => top,
    }
}

/// The top of a label above a bar. A baseline or target that would run through it lifts it.
fn above(plan: &Plan, value: f64) -> f64 {
    let top = plan.at(value) - plan.line() - 2.0;
    match plan.reference.map(|at| plan.at(at)) {
        Some(line) if line > top - 4.0 && line < plan.at(value) => line - plan.line() - 4.0,
        _ => top,
    }
}

fn raise_flags(plan: &mut Plan, chart: &Chart, flags: &[Flag]) {
    for (row, flag) in flags.iter().enumerate() {
        let top = row as f64 * plan.line();
        plan.write(flag.x, top, flag.anchor, std::slice::from_ref(&flag.text));
        let foot = match flag.bar {
            Some((slot, series)) => top_of_label(plan, chart.series[series].points[slot].value()),
            None => plan.at(plan.reference.unwrap_or(0.0)),
        };
        plan.rules.push([flag.x, top + plan.line() + 1.0, flag.x, foot.round()]);
    }
}

/// Where the label of a bar begins: a rule from its name ends there.
fn top_of_label(plan: &Plan, value: Option<Decimal>) -> f64 {
    match value.map_or(0.0, |value| value.to_f64()) {
        value if value < 0.0 => plan.at(0.0) - 2.0,
        value => above(plan, value) - 4.0,
    }
}
