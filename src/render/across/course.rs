//! A KPI through every edition: the finding, the line through the years, every year with its report.

use std::fmt::Write as _;

use super::{CourseView, link, to_report};
use crate::data::Holds;
use crate::model::across::{Course, Told};
use crate::model::cell::{Cell, Shorthand};
use crate::model::kpi::{Change, Data, YearValues};
use crate::model::{KpiPart, shown};
use crate::render::chart_of;
use crate::render::html::{capital, escape};
use crate::render::page::{FactView, LinkView};
use crate::render::prose::Writer;
use crate::render::table::{Column, Row, Table, caption, shorthand_notes};
use crate::render::words::{LABELS, WORDS};
use crate::render::{blocks, charts, kpi_page, notes};

/// What the page of a KPI through the years shows.
pub fn view(writer: &mut Writer<'_>, course: &Course<'_>) -> CourseView {
    writer.at_level(1);
    let figure = charts::of_course(writer, course);
    let mut table = if course.told.is_empty() { String::new() } else { table(writer, course) };
    if !table.is_empty() {
        let holds = Holds::Measure(course.kpi.id.clone());
        table.push_str(&blocks::download(writer, None, &holds));
    }
    table.push_str(&noted(writer, course));
    CourseView {
        lead: lead(course),
        facts: facts(writer, course),
        figure,
        table,
        breaks: course.kpi.breaks.iter().map(break_line).collect(),
        comparisons: comparisons(writer, course),
        editions: editions(writer, course),
        notes: notes::of_page(writer),
        words_used: crate::render::words_used(writer),
        numbers: Vec::new(),
    }
}

/// "Hate crime rose by 11 (2.9%), from 374 to 385. This compares 2016 to 2017 with 2017 to 2018."
fn lead(course: &Course<'_>) -> String {
    let kpi = course.kpi;
    match ends(course) {
        Some((first, last, change)) => {
            let (first, last) = (first.year.period, last.year.period);
            format!("{} {}. This compares {first} with {last}.", kpi.title, shown::sentence(change))
        }
        None => format!("This measure is the {}.", chart_of::measure(kpi)),
    }
}

/// The first and the last comparable year that have a value as a whole.
fn ends<'a, 'b>(course: &'b Course<'a>) -> Option<(&'b Told<'a>, &'b Told<'a>, Change)> {
    let years = course.comparable();
    let has_value = |told: &&Told<'_>| told.year.total(course.kpi).is_some();
    let whole: Vec<_> = years.into_iter().filter(has_value).collect();
    let (first, last) = (*whole.first()?, *whole.last()?);
    let change = Change::of_years(course.kpi, first.year, last.year)?;
    (first.year.period != last.year.period).then_some((first, last, change))
}

fn facts(writer: &mut Writer<'_>, course: &Course<'_>) -> Vec<FactView> {
    let kpi = course.kpi;
    let measured = writer.plain_words(&chart_of::measure_in_capital(kpi));
    let fact = |label: &str, words: String| FactView { label: label.to_owned(), words };
    vec![
        fact(WORDS.what_is_measured, measured),
        fact(WORDS.what_is_wanted, kpi_page::direction(kpi.direction).to_owned()),
    ]
}

fn break_line(change: &crate::model::kpi::Break) -> String {
    format!("From {} on: {}", change.from, change.because)
}

fn editions(writer: &Writer<'_>, course: &Course<'_>) -> Vec<LinkView> {
    let link = |(report, _): &(&crate::model::Report, _)| LinkView {
        href: writer.href(&report.kpi_address(&course.kpi.id)),
        title: format!("{} in: {}", course.kpi.title, report.title),
        current: false,
    };
    course.editions.iter().rev().map(link).collect()
}

/// Every year with its quarters, its value as a whole and the reports that give it.
fn table(writer: &mut Writer<'_>, course: &Course<'_>) -> String {
    writer.tables += 1;
    let quarters =
        course.told.iter().any(|told| matches!(told.year.values, YearValues::Quarters(_)));
    let mut columns = vec![Column::words("Year")];
    if quarters {
        columns.extend((1..=4).map(|quarter| Column::numbers(format!("Quarter {quarter}"))));
    }
    columns.extend([Column::numbers("Whole year"), Column::words("Given in")]);
    let mut used = Vec::new();
    let rows =
        course.told.iter().map(|told| row(writer, course, told, quarters, &mut used)).collect();
    let mut notes = shorthand_notes(&used);
    if course.told.iter().any(|told| told.revises) {
        notes.push(WORDS.revised_note.to_owned());
    }
    Table {
        id: format!("table-{}", writer.tables),
        caption: {
            let what = format!("{}, {}", LABELS.every_year, chart_of::measure_in(course.kpi));
            let time = chart_of::time(course.told.iter().map(|told| told.year.period));
            let place = chart_of::place(writer.site, course.kpi);
            caption(writer.tables, &[&what, place, &time])
        },
        columns,
        rows,
        notes,
    }
    .html()
}

fn row(
    writer: &Writer<'_>,
    course: &Course<'_>,
    told: &Told<'_>,
    quarters: bool,
    used: &mut Vec<Shorthand>,
) -> Row {
    let mut head = told.year.period.to_string();
    if told.revises {
        let _ = write!(head, ", {}", WORDS.revised);
    }
    if course.kpi.breaks.iter().any(|change| change.from == told.year.period) {
        let _ = write!(head, ", {}", WORDS.new_way);
    }
    if told.has_inferred() {
        let _ = write!(head, ", {}", LABELS.inferred);
    }
    let mut cells = Vec::new();
    if quarters {
        match &told.year.values {
            YearValues::Quarters(all) => {
                cells.extend(all.iter().map(|cell| value(&cell.value, used)));
            }
            YearValues::Whole(_) => cells.extend((0..4).map(|_| no_value(used))),
        }
    }
    let whole = match &told.year.values {
        YearValues::Whole(cell) => value(&cell.value, used),
        YearValues::Quarters(_) => match told.year.total(course.kpi) {
            Some(total) => shown::in_table(course.kpi, total),
            None => no_value(used),
        },
    };
    cells.push(whole);
    let reports: Vec<String> =
        told.editions.iter().map(|report| to_report(writer, report)).collect();
    cells.push(reports.join("; "));
    Row { head: escape(&head).into_owned(), cells, total: false }
}

fn value(cell: &Cell, used: &mut Vec<Shorthand>) -> String {
    let shown = match cell {
        Cell::Missing(mark) => Err(*mark),
        Cell::Measured(measured) => {
            shown::part_in_table(measured, KpiPart::Lead).ok_or(Shorthand::X)
        }
    };
    shown.unwrap_or_else(|mark| {
        used.push(mark);
        mark.mark().to_owned()
    })
}

fn no_value(used: &mut Vec<Shorthand>) -> String {
    used.push(Shorthand::Z);
    Shorthand::Z.mark().to_owned()
}

/// Links to the notes on the values of each edition.
fn noted(writer: &mut Writer<'_>, course: &Course<'_>) -> String {
    let id = &course.kpi.id;
    let mut links = Vec::new();
    for (report, reading) in &course.editions {
        let years = reading.years().iter();
        let addresses: Vec<String> =
            years.map(|year| format!("kpis.{id}.{}", year.period.key())).collect();
        links.extend(writer.noted(report.period, &addresses));
    }
    notes::paragraph(&links)
}

/// Comparisons of areas, which are no years: one line a report.
fn comparisons(writer: &Writer<'_>, course: &Course<'_>) -> Vec<String> {
    let line = |(report, reading): &(&crate::model::Report, &crate::model::Reading)| {
        let Data::Areas { as_at, areas } = &reading.data else { return None };
        let names: Vec<String> = areas.iter().map(|area| area.said.clone()).collect();
        let when = as_at.map_or_else(String::new, |as_at| format!(", {as_at}"));
        let words = format!("{}{when}", capital(&super::list(&names)));
        Some(link(&writer.href(&report.kpi_address(&course.kpi.id)), &words))
    };
    course.editions.iter().filter_map(line).collect()
}
