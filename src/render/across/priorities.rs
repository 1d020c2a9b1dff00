//! Priorities through the years: which came, stayed and went.

use std::fmt::Write as _;

use super::{PartView, StoryView, list, to_report};
use crate::data::Holds;
use crate::model::Report;
use crate::model::across::{Place, Priority};
use crate::render::blocks;
use crate::render::html::escape;
use crate::render::notes;
use crate::render::prose::Writer;
use crate::render::source_line;
use crate::render::table::{Column, Row, Table, caption};
use crate::render::words::WORDS;

/// The table of all with what it can tell, then what changed from each report to the next.
pub fn view(writer: &mut Writer<'_>) -> StoryView {
    let site = writer.site;
    let (reports, all) = (site.with_priorities(), site.priorities());
    let mut html = format!("<p>{}{}</p>", WORDS.priorities_text, without(writer));
    html.push_str(&table(writer, &reports, &all));
    let mut parts = vec![PartView { id: "all".into(), title: WORDS.priorities_table.into(), html }];
    parts.extend(said_of_names(writer, &reports, &all));
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

/// A sentence for each report that has no list of priorities: the table does not have it.
fn without(writer: &Writer<'_>) -> String {
    let reports = writer.site.earliest_first().filter(|report| report.priorities.is_empty());
    let sentence =
        |report: &Report| format!(" {} {}.", to_report(writer, report), WORDS.priorities_without);
    reports.map(sentence).collect()
}

fn table(writer: &mut Writer<'_>, reports: &[&Report], all: &[Priority<'_>]) -> String {
    writer.tables += 1;
    let number = writer.tables;
    let mut columns = vec![Column::words("Priority")];
    columns.extend(reports.iter().map(|report| Column::words(report.period.to_string())));
    let rows = all.iter().map(|priority| {
        let cells = priority.places.iter().zip(reports).map(|(place, report)| match place {
            Place::Listed(title) => listed(writer, report, priority.id, title),
            Place::Named(_) => WORDS.named_only.to_owned(),
            Place::Absent => WORDS.no.to_owned(),
        });
        Row { head: escape(priority.title()).into_owned(), cells: cells.collect(), total: false }
    });
    let rows = rows.collect();
    let years: Vec<String> = reports.iter().map(|report| report.period.to_string()).collect();
    let (place, when) = (&writer.site.settings.place, list(&years));
    Table {
        id: format!("table-{number}"),
        caption: caption(number, &[WORDS.priorities_caption, place, &when]),
        columns,
        rows,
        notes: vec![format!("{}: {}.", WORDS.source, sources(writer, reports))],
    }
    .html()
        + &blocks::download(writer, None, &Holds::Priorities)
}

fn sources(writer: &Writer<'_>, reports: &[&Report]) -> String {
    let sources = reports.iter().filter_map(|report| report.source.as_ref());
    let sources: Vec<String> =
        sources.map(|source| escape(&source_line(writer.site, source)).into_owned()).collect();
    sources.join("; ")
}

/// The report's own words, with a link where it has a section about the priority.
fn listed(writer: &Writer<'_>, report: &Report, id: &str, title: &str) -> String {
    let Some(section) = report.about(id) else {
        return format!("{}: {}", WORDS.yes, escape(title));
    };
    let href = writer.href(&section.address);
    // With the period: other reports have sections of the same name.
    let words = format!("{title}, {}", report.period);
    format!("{}: <a href=\"{href}\">{}</a>", WORDS.yes, escape(&words))
}

/// What there is to say of a priority in a report, for all that have something.
fn said_of_names(
    writer: &mut Writer<'_>,
    reports: &[&Report],
    all: &[Priority<'_>],
) -> Option<PartView> {
    let mut html = String::new();
    for priority in all {
        for report in reports {
            let Some(words) = report.priority_note(priority.id) else { continue };
            let words = writer.line(words);
            let title = report.priority(priority.id).unwrap_or(priority.title());
            let name = escape(title);
            let _ = write!(html, "<dt>{name}, {}</dt><dd>{words}</dd>", report.period);
        }
    }
    let html = format!("<dl class=\"pairs\">{html}</dl>");
    let title = WORDS.priorities_notes.to_owned();
    html.contains("<dt>").then_some(PartView { id: "names".to_owned(), title, html })
}

/// What came, stayed and went between one report and the one before it.
fn changes(writer: &Writer<'_>, reports: &[&Report], all: &[Priority<'_>], at: usize) -> String {
    let of = |change: fn(Place<'_>, Place<'_>) -> Option<String>| -> Vec<String> {
        let one = |priority: &Priority<'_>| change(priority.places[at - 1], priority.places[at]);
        all.iter().filter_map(one).collect()
    };
    let lines = [(WORDS.came, of(came)), (WORDS.stayed, of(stayed)), (WORDS.went, of(went))];
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

fn came(before: Place<'_>, now: Place<'_>) -> Option<String> {
    only(now, before).map(|name| match before {
        Place::Named(_) => {
            format!("{name} ({} {})", WORDS.priorities_before, WORDS.named_only.to_lowercase())
        }
        _ => name,
    })
}

/// "Reducing reoffending (before: Offender management)".
fn stayed(before: Place<'_>, now: Place<'_>) -> Option<String> {
    let (before, now) = (before.title()?, now.title()?);
    let name = escape(now);
    Some(match before == now {
        true => name.into_owned(),
        false => format!("{name} ({} {})", WORDS.priorities_before, escape(before)),
    })
}

fn went(before: Place<'_>, now: Place<'_>) -> Option<String> {
    only(before, now).map(|name| match now {
        Place::Named(_) => format!("{name} ({})", WORDS.named_only.to_lowercase()),
        _ => name,
    })
}

/// The name of a priority that one list has and the other has not.
fn only(has: Place<'_>, has_not: Place<'_>) -> Option<String> {
    let name = has.title().filter(|_| has_not.title().is_none())?;
    Some(escape(name).into_owned())
}
