//! Notes and corrections on the pages that show their figures, and the list of an edition.

use std::fmt::Write as _;

use super::html::escape;
use super::page::{NoteView, NotesView};
use super::prose::Writer;
use super::words::WORDS;
use crate::model::{Bound, Datum, Note, NoteKind, Period, Report, Show, Site, Source};

/// Addresses of what a bound number shows.
pub fn addresses(site: &Site, bound: &Bound) -> Vec<String> {
    match &bound.datum {
        Datum::Figure(id) => vec![format!("figures.{id}")],
        Datum::Amount(id) => {
            let report = site.report(bound.edition);
            report.map_or_else(Vec::new, |report| vec![amount(report, id)])
        }
        Datum::Kpi { id, show, year, .. } => {
            shown(*show, *year).into_iter().map(|rest| format!("kpis.{id}.{rest}")).collect()
        }
    }
}

fn amount(report: &Report, id: &str) -> String {
    let year = report.budget.as_ref().map_or_else(String::new, |budget| budget.period.key());
    let budget = report.budget.as_ref();
    let is_income = budget.is_some_and(|b| b.income.iter().any(|line| line.id == id));
    let is_other = budget.is_some_and(|b| b.other_years.iter().any(|other| other.line.id == id));
    match id {
        "carry-forward" | "spending" => format!("budget.{year}.{id}"),
        "total" => format!("budget.{year}.stated-total"),
        _ if is_other => format!("budget.{year}.other-years.{id}"),
        _ if is_income => format!("budget.{year}.income.{id}"),
        _ => format!("budget.{year}.spending.{id}"),
    }
}

/// What a `show=` of a year rests on, below the measure's own address.
fn shown(show: Show, year: Period) -> Vec<String> {
    let now = year.key();
    let before = year.before().map_or_else(|| now.clone(), Period::key);
    let stated = |key: &str| format!("stated.{key}");
    match show {
        Show::Quarter(quarter) => vec![format!("{now}.Q{quarter}")],
        Show::Total => vec![now, stated("total")],
        Show::Previous => vec![before, stated("baseline")],
        Show::Baseline => vec![stated("baseline"), stated("share-baseline")],
        Show::Change | Show::Trend => vec![now, before, "change".to_owned(), stated("change")],
        Show::ChangePercent => {
            vec![now, before, "change-percent".to_owned(), stated("change-percent")]
        }
        Show::Sentence => {
            let worked_out = ["change", "change-percent"].map(str::to_owned);
            let said = ["change", "change-percent", "total", "baseline"].map(stated);
            [now, before].into_iter().chain(worked_out).chain(said).collect()
        }
        Show::Outcome => vec![stated("outcome"), "direction".to_owned(), "target".to_owned()],
        Show::StatedChange => vec![stated("change")],
        Show::StatedChangePercent => vec![stated("change-percent")],
        Show::StatedTotal => vec![stated("total"), stated("share-total")],
    }
}

/// What a row of a table of KPIs rests on.
pub fn row(id: &str, year: Period) -> Vec<String> {
    [Show::Sentence, Show::Outcome]
        .into_iter()
        .flat_map(|show| shown(show, year))
        .map(|rest| format!("kpis.{id}.{rest}"))
        .collect()
}

impl Writer<'_> {
    /// Takes in what another writer wrote for the same page.
    pub fn take_in(&mut self, other: Writer<'_>) {
        let known: Vec<_> = self.bound.iter().map(|b| (b.datum.clone(), b.edition)).collect();
        let new = |bound: &Bound| !known.contains(&(bound.datum.clone(), bound.edition));
        self.bound.extend(other.bound.into_iter().filter(new));
        self.used_terms.extend(other.used_terms);
        self.notes.extend(other.notes);
        self.problems.extend(other.problems);
    }

    /// Puts the notes on a bound number among those of the page.
    pub fn note_bound(&mut self, bound: &Bound) {
        let has_notes = self.site.report(bound.edition).is_some_and(|r| !r.notes.is_empty());
        if has_notes {
            let addresses = addresses(self.site, bound);
            self.noted(bound.edition, &addresses);
        }
    }

    /// Puts the notes on data of an edition among those of the page; gives a link to each, with
    /// words that name the figure, as HTML.
    pub fn noted(&mut self, edition: Period, addresses: &[String]) -> Vec<String> {
        let site = self.site;
        let Some(report) = site.report(edition) else { return Vec::new() };
        let touched = report.notes.iter().enumerate();
        let touched = touched.filter(|(_, note)| addresses.iter().any(|at| note.touches(at)));
        let mut links = Vec::new();
        for (at, note) in touched {
            self.notes.insert((std::cmp::Reverse(report.period.order()), at));
            links.push(format!("<a href=\"#{}\">{}</a>", note.id, escape(&link_words(note))));
        }
        links
    }
}

fn link_words(note: &Note) -> String {
    let kind = match note.kind {
        NoteKind::Note => WORDS.note,
        NoteKind::Correction { .. } => WORDS.correction,
    };
    format!("{kind}: {}", note.name)
}

/// A paragraph of links to notes; nothing without any.
pub fn paragraph(links: &[String]) -> String {
    match links {
        [] => String::new(),
        _ => format!("<p class=\"noted\">{}</p>", links.join(" ")),
    }
}

/// Links to the notes on what a chart shows: the values of its years, and the target.
pub fn on_chart(writer: &mut Writer<'_>, report: &Report, id: &str) -> String {
    let years = report.reading(id).map_or(&[][..], crate::model::Reading::years).iter();
    let mut addresses: Vec<String> =
        years.map(|year| format!("kpis.{id}.{}", year.period.key())).collect();
    addresses.extend(["target", "change", "change-percent"].map(|key| format!("kpis.{id}.{key}")));
    paragraph(&writer.noted(report.period, &addresses))
}

/// The notes that the writer has met, in the order of the editions' lists.
pub fn of_page(writer: &mut Writer<'_>) -> Vec<NotesView> {
    let site = writer.site;
    let met: Vec<_> = writer.notes.iter().copied().collect();
    let mut notes = Vec::new();
    for (order, at) in met {
        let known = site.reports.iter().chain(&site.others);
        let report = known.into_iter().find(|report| report.period.order() == order.0);
        if let Some(report) = report {
            notes.push(view(writer, report, &report.notes[at]));
        }
    }
    section(WORDS.notes_of_page, notes)
}

/// Every note of an edition.
pub fn of_edition(writer: &mut Writer<'_>, report: &Report) -> Vec<NotesView> {
    let kinds = [(WORDS.corrections, true), (WORDS.notes, false)];
    let mut all = Vec::new();
    for (title, corrections) in kinds {
        let these = report.notes.iter().filter(|note| (note.kind != NoteKind::Note) == corrections);
        let these = these.map(|note| view(writer, report, note)).collect();
        all.extend(section(title, these));
    }
    all
}

fn section(title: &str, notes: Vec<NoteView>) -> Vec<NotesView> {
    match notes.len() {
        0 => Vec::new(),
        _ => vec![NotesView { title: title.to_owned(), id: crate::model::slug(title), notes }],
    }
}

fn view(writer: &mut Writer<'_>, report: &Report, note: &Note) -> NoteView {
    let source = |source: &Option<Source>| {
        source.as_ref().map(|source| super::source_line(writer.site, source))
    };
    let (printed, other) = (source(&note.source), source(&note.other_source));
    let sources = printed.into_iter().chain(other.filter(|_| note.source != note.other_source));
    let sources = sources.collect();
    let because = writer.line_without_links(&note.because);
    NoteView {
        id: note.id.clone(),
        title: note.name.clone(),
        edition: report.title.clone(),
        said: said(note),
        because,
        sources,
    }
}

/// "The report prints £339,995. Against this stands £339,955."
fn said(note: &Note) -> String {
    let mut html = String::new();
    let (printed, other) = (escape(&note.printed), escape(&note.other));
    match &note.kind {
        NoteKind::Note if !note.printed.is_empty() => {
            let _ = write!(html, "The report has <strong>{printed}</strong>.");
            if !note.other.is_empty() {
                let _ = write!(html, " Against this stands <strong>{other}</strong>.");
            }
        }
        NoteKind::Note => {}
        NoteKind::Correction { approved_by, dated } => {
            let _ = write!(
                html,
                "Corrected on {dated}, approved by {}: <strong>{other}</strong>",
                escape(approved_by)
            );
            if !note.printed.is_empty() {
                let _ = write!(html, " instead of <strong>{printed}</strong>");
            }
            html.push('.');
        }
    }
    html
}
