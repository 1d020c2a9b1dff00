//! Block embeds: charts, tables of KPIs, the budget, lists of the board, cards.

use std::fmt::Write as _;

use super::chart;
use super::chart_of;
use super::html::escape;
use super::prose::Writer;
use super::table::{Column, Row, Table, caption};
use super::words::LABELS;
use super::{cards, charts, endnotes, findings, money, notes, plan, rules};
use crate::data::Holds;
use crate::diagnostic::Diagnostic;
use crate::model::cell::Shorthand;
use crate::model::kpi::{Direction, Outcome, Reading};
use crate::model::{Embed, Kpi, OutlineItem, Period, Report, shown};

/// A block embed as HTML; nothing on a page without an edition, which the model refuses.
pub fn embed(writer: &mut Writer<'_>, embed: &Embed) -> String {
    let drawn = match embed {
        Embed::KpiChart { ids, edition, drawn, words } => {
            charts::asked(writer, ids, (*edition, *drawn), words)
        }
        Embed::BudgetChart { edition, span, words } => {
            charts::budget(writer, *edition, (span, words))
        }
        _ => None,
    };
    if let Some(html) = drawn {
        return html;
    }
    let Some(report) = writer.report else { return String::new() };
    match embed {
        Embed::KpiTable(theme) => kpi_table(writer, report, &theme.value),
        Embed::BudgetTable(_) => report
            .budget
            .as_ref()
            .map_or_else(String::new, |budget| money::table(writer, report, budget)),
        Embed::Board(part) => board(writer, report, &part.value),
        Embed::Plan(id) => plan::plan(writer, report, &id.value),
        Embed::Findings(group) => findings::findings(writer, report, &group.value),
        Embed::Recommendations(group) => {
            let group = group.as_ref().map(|group| group.value.as_str());
            findings::recommendations(writer, report, group)
        }
        Embed::Endnotes(_) => endnotes::all(writer, report),
        Embed::Snapshot => cards::snapshot(writer, report, usize::MAX),
        _ => String::new(),
    }
}

/// The link to the data of the last table of a page; nothing without data.
pub fn download(writer: &Writer<'_>, edition: Option<Period>, holds: &Holds) -> String {
    let table = writer.library.find(edition, holds).filter(|_| !writer.for_paper);
    let Some(table) = table else { return String::new() };
    let (href, size) = (writer.href(&table.address), chart::size(table.csv.len()));
    let number = writer.tables;
    format!("<p><a href=\"{href}\">Download the data for Table {number} (CSV, {size})</a></p>")
}

/// A theme's KPIs in six columns, with how many wanted outcomes were reached.
fn kpi_table(writer: &mut Writer<'_>, report: &Report, theme: &str) -> String {
    let site = writer.site;
    let readings: Vec<(&Reading, &Kpi)> = report
        .readings
        .iter()
        .map(|reading| (reading, &site.kpis[&reading.kpi]))
        .filter(|(_, kpi)| kpi.theme == theme)
        .collect();
    if readings.is_empty() {
        return String::new();
    }
    writer.tables += 1;
    let title = site.themes.iter().find(|(id, _)| id == theme).map_or("", |(_, title)| title);
    let mut used = Vec::new();
    let rows =
        readings.iter().map(|(reading, kpi)| kpi_row(writer, report, reading, kpi, &mut used));
    let rows: Vec<Row> = rows.collect();
    let rows_have_lines = rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains("<svg")));
    let before = report.period.before().map_or_else(String::new, |period| period.to_string());
    let table = Table {
        id: format!("table-{}", writer.tables),
        caption: {
            let when = format!("{} {}", LABELS.results_for, report.period);
            caption(writer.tables, &[title, &site.settings.place, &when])
        },
        columns: vec![
            Column::words("Measure"),
            Column::words("Wanted"),
            Column::numbers(before),
            Column::numbers(report.period.to_string()),
            Column::numbers("Change"),
            Column::words("Result"),
        ],
        rows,
        notes: signs(&used, rows_have_lines),
    };
    let rows: Vec<String> =
        readings.iter().flat_map(|(_, kpi)| notes::row(&kpi.id, report.period)).collect();
    let links = notes::paragraph(&writer.noted(report.period, &rows));
    let holds = Holds::Results(theme.to_owned());
    let data = download(writer, Some(report.period), &holds);
    format!("<p>{}</p>{}{data}{links}", reached(&readings, report), table.html())
}

/// What the signs of the table mean.
fn signs(used: &[Shorthand], lines: bool) -> Vec<String> {
    let line = "The small lines show the quarters of both years in their order.".to_owned();
    let mut notes = no_year_notes(used);
    notes.extend(lines.then_some(line));
    notes
}

/// Why a year has no value here although its page may show some.
fn no_year_notes(used: &[Shorthand]) -> Vec<String> {
    let mark = Shorthand::Z.mark();
    let words = format!(
        "{mark} means that the report gives no figure for the whole year. \
         The measure’s own page shows what it does give."
    );
    if used.is_empty() { Vec::new() } else { vec![words] }
}

/// "5 of 9 wanted outcomes were reached."
fn reached(readings: &[(&Reading, &Kpi)], report: &Report) -> String {
    let outcomes: Vec<Outcome> =
        readings.iter().filter_map(|(reading, kpi)| reading.outcome(kpi, report.period)).collect();
    let reached = outcomes.iter().filter(|outcome| **outcome == Outcome::Reached).count();
    let open = readings.len() - outcomes.len();
    let results = match outcomes.len() {
        0 => String::new(),
        all => format!("{reached} of {all} wanted results were reached."),
    };
    let without = match (outcomes.len(), open) {
        (_, 0) => return results,
        (0, 1) => "This measure has".to_owned(),
        (0, _) => "These measures have".to_owned(),
        (_, 1) => " 1 more measure has".to_owned(),
        (_, open) => format!(" {open} more measures have"),
    };
    format!(
        "{results}{without} no result, because there is nothing to compare or no direction was set."
    )
}

fn kpi_row(
    writer: &mut Writer<'_>,
    report: &Report,
    reading: &Reading,
    kpi: &Kpi,
    used: &mut Vec<Shorthand>,
) -> Row {
    let this = report.period;
    let no_value = || Shorthand::Z.mark().to_owned();
    let value = |year: Option<crate::model::Period>| {
        let found = year.and_then(|year| reading.annual(kpi, year));
        found.map_or_else(no_value, |value| shown::in_table(kpi, value))
    };
    let (before, now) = (value(this.before()), value(Some(this)));
    let change = match reading.change(kpi, this) {
        Some(change) => change_in_short(change) + &trend_line(writer, reading),
        None => no_value(),
    };
    if [&before, &now, &change].iter().any(|cell| **cell == Shorthand::Z.mark()) {
        used.push(Shorthand::Z);
    }
    writer.note_terms(&chart_of::measure(kpi));
    let href = writer.href(&report.kpi_address(&kpi.id));
    let head = format!(
        "<a href=\"{href}\">{}</a> <span class=\"measure\">{}</span>",
        escape(&kpi.title),
        escape(&chart_of::measure_in(kpi))
    );
    let cells =
        vec![wanted(kpi.direction).to_owned(), before, now, change, result(reading, kpi, report)];
    Row { head, cells, total: false }
}

/// The quarters as a small line below the words that say the change; nothing where there are too
/// few to show a course.
fn trend_line(writer: &mut Writer<'_>, reading: &Reading) -> String {
    let points = chart_of::quarters_in_a_row(reading);
    if points.iter().filter(|point| point.value().is_some()).count() < FEWEST_POINTS {
        return String::new();
    }
    writer.drawings.sparkline(&points).unwrap_or_else(|error| {
        let message = format!("the small line of this measure cannot be drawn: {error}");
        let diagnostic = Diagnostic::at(&rules::CANNOT_DRAW, &reading.span, message);
        writer.problems.push(diagnostic.help(error.help()));
        String::new()
    })
}

/// Two points say no more than the change in words beside them.
const FEWEST_POINTS: usize = 3;

/// "+11 (+2.9%)" is said in words: "up 11 (2.9%)".
fn change_in_short(change: crate::model::kpi::Change) -> String {
    use crate::model::kpi::Trend;
    let direction = match change.trend() {
        Trend::Rose => "up",
        Trend::Fell => "down",
        Trend::Same => return "no change".to_owned(),
    };
    let percent = change.percent_in_words();
    let percent = percent.map_or_else(String::new, |percent| format!(" ({percent})"));
    format!("{direction} {}{percent}", shown::size(change))
}

/// What was wanted, in a word.
pub fn wanted(direction: Direction) -> &'static str {
    match direction {
        Direction::Reduce => "A fall",
        Direction::Increase => "A rise",
        Direction::Neither => "Not set",
    }
}

/// The result in words, a shape before them.
pub fn result(reading: &Reading, kpi: &Kpi, report: &Report) -> String {
    let computed = reading.proven(kpi, report.period).is_some();
    match (reading.outcome(kpi, report.period), computed) {
        (Some(Outcome::Reached), true) => "<span class=\"good\">Reached</span>".to_owned(),
        (Some(Outcome::NotReached), true) => "<span class=\"bad\">Not reached</span>".to_owned(),
        (Some(outcome), false) => format!("Reported as {}", shown::outcome(outcome)),
        (None, _) => "No result".to_owned(),
    }
}

fn board(writer: &mut Writer<'_>, report: &Report, part: &str) -> String {
    let Some(outline) = report.board.iter().find(|outline| outline.id == part) else {
        return String::new();
    };
    let mut html = String::new();
    items(writer, &outline.items, &mut html);
    if !outline.note.is_empty() {
        html.push_str(&writer.prose(&outline.note));
    }
    let address = format!("board.{part}");
    html.push_str(&notes::paragraph(&writer.noted(report.period, &[address])));
    let source = super::source_line(writer.site, &outline.source);
    let _ = write!(html, "<p class=\"source\">Source: {}</p>", escape(&source));
    html
}

fn items(writer: &mut Writer<'_>, all: &[OutlineItem], html: &mut String) {
    html.push_str("<ul>");
    for item in all {
        let _ = write!(html, "<li>{}", writer.name(&item.words));
        if !item.items.is_empty() {
            items(writer, &item.items, html);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}
