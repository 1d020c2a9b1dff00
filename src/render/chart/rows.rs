//! Bars that run sideways, one below the other: sorted bars, and whatever columns cannot hold.

use super::plan::{AIR, Anchor, Area, GAP, Mark, Marks, Plan, Scale, label};
use super::{Chart, Point, Size, words};

/// Letters reach a little over the place where they begin.
const EDGE: f64 = 1.0;

/// The part of the width that bold words may fill: they are wider than they are measured.
const BOLD: f64 = 0.85;

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
    let (rows, slots) = rows(&plan, chart, &names);
    set_area(&mut plan, chart, &rows, &slots, &names);
    plan.marks = marks(chart, &rows);
    plan.reference = chart.line.as_ref().map(|line| line.value.to_f64());
    write_names(&mut plan, &rows, &names);
    write_labels(&mut plan, chart, &rows);
    write_headings(&mut plan, chart, &rows, &names);
    if matches!(names, Names::Beside(_)) {
        let in_group = if grouped(chart) { chart.series.len() } else { rows.len() };
        rule_nought(&mut plan, &rows, in_group);
    }
    raise_flag(&mut plan, chart);
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
    let lines: Option<Vec<_>> = all_names(chart).map(|name| plan.fit(name, width, 2)).collect();
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

/// Where the bars lie. In groups, bars are two slots apart, and some slots before each group are
/// left free for its heading: slots are of one height, headings and bars are not.
struct Slots {
    /// Height of a slot.
    band: f64,
    /// Slots from a bar to the next of its group.
    step: usize,
    /// Slots before a group.
    heading: usize,
}

impl Slots {
    fn of(plan: &Plan, chart: &Chart, lines: f64, names: &Names) -> Self {
        let apart = if grouped(chart) { GAP + 2.0 } else { 2.0 * AIR };
        let pitch = match names {
            Names::Beside(_) => (plan.bar + apart).max(lines + apart - 2.0),
            Names::Above => plan.bar + lines + GAP + apart,
        };
        if !grouped(chart) {
            return Self { band: pitch, step: 1, heading: 0 };
        }
        let room = plan.line() + GAP + 2.0 * AIR;
        let heading = (room / (pitch / 2.0)).ceil() as usize;
        Self { band: pitch / 2.0, step: 2, heading }
    }

    fn slot(&self, chart: &Chart, category: usize, series: usize) -> usize {
        let group = chart.series.len() * self.step + self.heading;
        self.heading.saturating_sub(1) + category * group + series * self.step
    }
}

fn rows<'a>(plan: &Plan, chart: &'a Chart, names: &Names) -> (Vec<Row<'a>>, Slots) {
    let (width, most) = match names {
        Names::Beside(width) => (*width, 2),
        Names::Above => (plan.width, 3),
    };
    let wrapped: Vec<Vec<String>> =
        all_names(chart).map(|name| plan.wrap(name, width, most)).collect();
    let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1) as f64 * plan.line();
    let slots = Slots::of(plan, chart, lines, names);
    let places = (0..wrapped.len()).map(|i| (i / chart.series.len(), i % chart.series.len()));
    let rows = wrapped.into_iter().zip(places).map(|(name, (category, series))| Row {
        series,
        slot: slots.slot(chart, category, series),
        point: &chart.series[series].points[category],
        name,
    });
    (rows.collect(), slots)
}

fn set_area(plan: &mut Plan, chart: &Chart, rows: &[Row<'_>], slots: &Slots, names: &Names) {
    let lines = rows.iter().map(|row| row.name.len()).max().unwrap_or(1) as f64 * plan.line();
    let (above, left) = match names {
        Names::Beside(width) => (((lines - plan.bar) / 2.0).max(0.0), *width),
        Names::Above => (lines + GAP, 0.0),
    };
    let heading = if grouped(chart) { plan.line() + GAP } else { 0.0 };
    let first = rows.first().map_or(0, |row| row.slot) as f64 + 0.5;
    let before = (heading + above + plan.bar / 2.0 - first * slots.band).max(0.0);
    let flag = flag(plan, chart).len() as f64;
    let top = before + flag * plan.line() + if flag > 0.0 { AIR } else { 0.0 };
    plan.slots = rows.last().map_or(1, |row| row.slot + 1);
    plan.plot = Area {
        left: left + label_room(plan, chart, true),
        top,
        right: plan.width - label_room(plan, chart, false),
        bottom: top + slots.band * plan.slots as f64,
    };
    let last = if above > 0.0 && left > 0.0 { lines } else { plan.bar.max(plan.line()) };
    let after = (last - slots.band).max(0.0) / 2.0;
    plan.height = (plan.plot.bottom + after + GAP).ceil();
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
        plan.write(EDGE, top, Anchor::Start, &row.name);
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
        let lines = first[0].name.len() as f64 * plan.line();
        let above = match names {
            Names::Beside(_) => ((lines - plan.bar) / 2.0).max(0.0),
            Names::Above => lines + GAP,
        };
        let bar = plan.middle(first[0].slot) - plan.bar / 2.0;
        let fits = plan.width_of(&category.full) < plan.width * BOLD;
        let name = if fits { &category.full } else { &category.short };
        let lines = plan.wrap(name, plan.width * BOLD, 1);
        plan.write(EDGE, bar - above - GAP - plan.line(), Anchor::Start, &lines);
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
fn raise_flag(plan: &mut Plan, chart: &Chart) {
    let Some(line) = &chart.line else { return };
    let flag = flag(plan, chart);
    let value = line.value.to_f64();
    let widest = flag.iter().map(|line| plan.width_of(line)).fold(0.0, f64::max);
    let at = plan.at(value);
    let (x, anchor) =
        if at + widest <= plan.width { (at, Anchor::Start) } else { (at.max(widest), Anchor::End) };
    plan.write(x, 0.0, anchor, &flag);
    plan.rules.push([at, flag.len() as f64 * plan.line() + 1.0, at, plan.plot.top]);
}
