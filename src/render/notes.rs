//! Notes and corrections on the pages that show their figures, and the list of an edition.

use super::address::href_to;
use super::html::{escape, uncapital};
use super::page::{NoteView, NotesView};
use super::prose::Writer;
use super::words::WORDS;
use crate::model::value::Value;
use crate::model::{AmountShow, Bound, Datum, Note, NoteKind, Period, Report, Show, Site, Source};

/// Addresses of what a bound number shows.
pub fn addresses(site: &Site, bound: &Bound) -> Vec<String> {
    match &bound.datum {
        Datum::Figure(id) => vec![format!("figures.{id}")],
        Datum::Amount { id, show } => {
            let report = site.report(bound.edition);
            report.map_or_else(Vec::new, |report| amount(report, id, *show))
        }
        Datum::Kpi { id, show, year, .. } => {
            shown(*show, *year).into_iter().map(|rest| format!("kpis.{id}.{rest}")).collect()
        }
    }
}

/// What an amount rests on: what was spent has an address of its own.
fn amount(report: &Report, id: &str, show: AmountShow) -> Vec<String> {
    let planned = planned(report, id);
    let spent = match id {
        "spending" => planned.replace(".spending", ".spent"),
        "total" => planned.replace(".stated-total", ".stated-spent"),
        _ => format!("{planned}.spent"),
    };
    match show {
        AmountShow::Planned => vec![planned],
        AmountShow::Spent => vec![spent],
        AmountShow::Difference => vec![planned, spent],
    }
}

fn planned(report: &Report, id: &str) -> String {
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
        self.linked(edition, &|note| addresses.iter().any(|at| note.touches(at)))
    }

    /// The same for the notes that name an address itself, and not a part of it or a whole around it.
    pub fn noted_at(&mut self, edition: Period, address: &str) -> Vec<String> {
        self.linked(edition, &|note| note.addresses().any(|about| about == address))
    }

    fn linked(&mut self, edition: Period, is_on: &dyn Fn(&Note) -> bool) -> Vec<String> {
        let site = self.site;
        let Some(report) = site.report(edition) else { return Vec::new() };
        let touched = report.notes.iter().enumerate().filter(|(_, note)| is_on(note));
        let mut links = Vec::new();
        for (at, note) in touched {
            self.notes.insert((std::cmp::Reverse(report.period.order()), at));
            let page = if self.folds_notes { report.notes_address() } else { String::new() };
            let href = match page.as_str() {
                "" => format!("#{}", note.id),
                page => href_to(self.address, page, &note.id),
            };
            links.push(format!("<a href=\"{href}\">{}</a>", escape(&link_words(note))));
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
    let folded = writer.folds_notes && notes.len() > MOST_OPEN;
    section(WORDS.notes_of_page, notes, folded)
}

/// A first page shows this many notes openly; more would stand between its readers and their way on.
const MOST_OPEN: usize = 2;

/// Every note of an edition.
pub fn of_edition(writer: &mut Writer<'_>, report: &Report) -> Vec<NotesView> {
    let kinds = [(WORDS.corrections, true), (WORDS.notes, false)];
    let mut all = Vec::new();
    for (title, corrections) in kinds {
        let these = report.notes.iter().filter(|note| (note.kind != NoteKind::Note) == corrections);
        let these = these.map(|note| view(writer, report, note)).collect();
        all.extend(section(title, these, false));
    }
    all
}

fn section(title: &str, notes: Vec<NoteView>, folded: bool) -> Vec<NotesView> {
    if notes.is_empty() {
        return Vec::new();
    }
    vec![NotesView { title: title.to_owned(), id: crate::model::slug(title), notes, folded }]
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
        said: said(report, note),
        because,
        sources,
    }
}

/// "The grant: the document prints “£339,995”. The figures make “£339,955”."
fn said(report: &Report, note: &Note) -> String {
    let (printed, other) = (quoted(&note.printed), quoted(&note.other));
    let sentence = match &note.kind {
        _ if note.printed.is_empty() && note.kind == NoteKind::Note => return String::new(),
        NoteKind::Note if note.other.is_empty() => format!("{} {printed}.", first(report, note)),
        NoteKind::Note => {
            format!("{} {printed}. {} {other}.", first(report, note), second(note))
        }
        NoteKind::Correction { approved_by, dated } => {
            let by = escape(approved_by);
            let instead = match note.printed.is_empty() {
                true => String::new(),
                false => format!(" {} {printed}", WORDS.instead_of),
            };
            format!("Corrected on {dated}, approved by {by}: {other}{instead}.")
        }
    };
    match note.figure.is_empty() {
        true => sentence,
        false => format!("{}: {}", escape(&note.figure), uncapital(&sentence)),
    }
}

fn quoted(figure: &str) -> String {
    format!("<strong>“{}”</strong>", escape(figure))
}

/// Who says the figure that stands: the site, the edition's own document, or a paper beside it.
fn first(report: &Report, note: &Note) -> &'static str {
    let own = report.source.as_ref().map(|source| &source.document);
    let printed_in = note.source.as_ref().map(|source| &source.document);
    match (note.worked_out, printed_in) {
        (true, _) => WORDS.figures_make,
        (false, Some(document)) if own.is_some_and(|own| own != document) => WORDS.paper_prints,
        (false, _) => WORDS.document_prints,
    }
}

/// Who says the other one. Without a place of its own it is what other figures make; words that have
/// no place are only set against the first.
fn second(note: &Note) -> &'static str {
    match (&note.source, &note.other_source) {
        (Some(one), Some(other)) if one.document == other.document => match note.worked_out {
            true => WORDS.document_prints,
            false => WORDS.it_also_prints,
        },
        (_, Some(_)) => WORDS.another_prints,
        (_, None) if Value::parse(&note.other).is_none() => WORDS.against_stands,
        (_, None) if note.worked_out => WORDS.other_figures_make,
        (_, None) => WORDS.figures_make,
    }
}
