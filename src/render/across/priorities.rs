//! Priorities through the years: which came, stayed and went.

use super::{PartView, StoryView, list, to_report};
use crate::model::Report;
use crate::model::across::Priority;
use crate::render::html::escape;
use crate::render::notes;
use crate::render::prose::Writer;
use crate::render::table::{Column, Row, Table};
use crate::render::words::WORDS;

/// The table of all, then what changed from each report to the next.
pub fn view(writer: &mut Writer<'_>) -> StoryView {
    let site = writer.site;
    let (reports, all) = (site.with_priorities(), site.priorities());
    let html = table(writer, &reports, &all);
    let mut parts = vec![PartView { id: "all".into(), title: WORDS.priorities_table.into(), html }];
    for at in (1..reports.len()).rev() {
        let html = changes(writer, &reports, &all, at);
        let id = format!("report-{}", reports[at].period.key());
        let title = format!("{} {}", WORDS.priorities_changed, reports[at].period);
        parts.push(PartView { id, title, html });
    }
    let notes = notes::of_page(writer);
    let words_used = crate::render::words_used(writer);
    StoryView {
        lead: WORDS.priorities_lead.to_owned(),
        parts,
        words_used,
        numbers: Vec::new(),
        notes,
    }
}

fn table(writer: &mut Writer<'_>, reports: &[&Report], all: &[Priority<'_>]) -> String {
    writer.tables += 1;
    let mut columns = vec![Column::words("Priority")];
    columns.extend(reports.iter().map(|report| Column::words(report.period.to_string())));
    let rows = all.iter().map(|priority| {
        let latest = priority.titles.iter().flatten().last().copied().unwrap_or(priority.id);
        let cells = priority.titles.iter().zip(reports).map(|(title, report)| match title {
            Some(title) => said(writer, report, priority.id, title),
            None => WORDS.no.to_owned(),
        });
        Row { head: escape(latest).into_owned(), cells: cells.collect(), total: false }
    });
    let rows = rows.collect();
    Table {
        id: format!("table-{}", writer.tables),
        caption: format!("Table {}: the priorities of each report", writer.tables),
        columns,
        rows,
        notes: Vec::new(),
    }
    .html()
}

/// The report's own words, with a link where it has a section of that name.
fn said(writer: &Writer<'_>, report: &Report, id: &str, title: &str) -> String {
    let section = report.about(id);
    let words = format!("{}: {}", WORDS.yes, escape(title));
    match section {
        Some(section) => {
            let href = writer.href(&section.address);
            // With the period: other reports have sections of the same name.
            let title = format!("{}, {}", section.title.value, report.period);
            format!("{}: <a href=\"{href}\">{}</a>", WORDS.yes, escape(&title))
        }
        None => words,
    }
}

/// What came, stayed and went between one report and the one before it.
fn changes(writer: &Writer<'_>, reports: &[&Report], all: &[Priority<'_>], at: usize) -> String {
    let of = |before: bool, now: bool| -> Vec<String> {
        let found = all.iter().filter(|priority| {
            priority.titles[at - 1].is_some() == before && priority.titles[at].is_some() == now
        });
        let title = |priority: &Priority<'_>| {
            let title = priority.titles[at].or(priority.titles[at - 1]).unwrap_or(priority.id);
            escape(title).into_owned()
        };
        found.map(title).collect()
    };
    let lines = [
        (WORDS.came, of(false, true)),
        (WORDS.stayed, of(true, true)),
        (WORDS.went, of(true, false)),
    ];
    let lines = lines.iter().map(|(label, titles)| {
        let titles = if titles.is_empty() { WORDS.none.to_owned() } else { list(titles) };
        format!("<div><dt>{label}</dt><dd>{titles}</dd></div>")
    });
    format!(
        "<p>From {} to {}.</p><dl class=\"facts\">{}</dl>",
        to_report(writer, reports[at - 1]),
        to_report(writer, reports[at]),
        lines.collect::<String>()
    )
}
