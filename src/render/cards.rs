//! Snapshot cards: a number, what it is, and what it means.

use std::fmt::Write as _;

use super::html::escape;
use super::prose::{Writer, on_card};
use crate::model::kpi::{Change, Trend};
use crate::model::{Bound, Card, CardOf, Datum, Figure, KpiPart, Report, Show, shown};
use crate::source::Span;

/// The cards of the writer's page as a list, or the first of them.
pub fn snapshot(writer: &mut Writer<'_>, report: &Report, most: usize) -> String {
    let Some(page) = writer.page else { return String::new() };
    let mut html = String::from("<ul class=\"cards\">");
    for card in page.cards.iter().take(most) {
        html.push_str(&self::card(writer, report, card));
    }
    html.push_str("</ul>");
    html
}

fn card(writer: &mut Writer<'_>, report: &Report, card: &Card) -> String {
    let (number, what, change) = match &card.shows {
        CardOf::Kpi(id) => kpi(writer, report, id, card),
        CardOf::Figure(id) => figure(writer, report, id, card),
    };
    let notes = notes_on(writer, report, &card.shows);
    let mut html = String::from("<li class=\"card\">");
    let _ = write!(html, "<p class=\"number\">{}</p><p class=\"what\">{what}</p>", escape(&number));
    if !change.is_empty() {
        let _ = write!(html, "<p class=\"change\">{}</p>", escape(&change));
    }
    if !card.detail.is_empty() {
        let detail = writer.line(&card.detail);
        let _ = write!(html, "<p class=\"detail\">{detail}</p>");
    }
    html.push_str(&super::notes::paragraph(&notes));
    html.push_str("</li>");
    html
}

/// Links to the notes on what a card shows: a value, the one before, and the change.
fn notes_on(writer: &mut Writer<'_>, report: &Report, shows: &CardOf) -> Vec<String> {
    let addresses = match shows {
        CardOf::Kpi(id) => super::notes::row(id, report.period),
        CardOf::Figure(id) => vec![format!("figures.{id}")],
    };
    writer.noted(report.period, &addresses)
}

/// The number, what it is (HTML), and how it changed.
type Face = (String, String, String);

fn kpi(writer: &mut Writer<'_>, report: &Report, id: &str, card: &Card) -> Face {
    let kpi = &writer.site.kpis[id];
    let reading = report.reading(id).expect("a card's reading was looked up by the model");
    let year = reading.year_of(report.period);
    let now = reading.annual(kpi, year);
    let number = now.map_or_else(|| "[x]".to_owned(), |value| value.to_string());
    if now.is_some() {
        let datum = Datum::Kpi { id: id.to_owned(), show: Show::Total, year, part: KpiPart::Lead };
        bind(writer, report, number.clone(), datum, &card.span);
    }
    let measure = on_card(kpi);
    writer.note_terms(&measure);
    let href = writer.href(&report.kpi_address(id));
    let mut what = format!("<a href=\"{href}\">{}</a>", escape(&measure));
    if year != report.period {
        let _ = write!(what, ", {year}");
    }
    let before = report.period.before().map_or_else(String::new, |period| format!(" in {period}"));
    let change = reading.change(kpi, report.period);
    (number, what, change.map_or_else(String::new, |change| changed(change, &before)))
}

/// "up 11 (2.9%) from 374 in 2016 to 2017".
fn changed(change: Change, before: &str) -> String {
    let direction = match change.trend() {
        Trend::Rose => "up",
        Trend::Fell => "down",
        Trend::Same => return format!("the same as{before}"),
    };
    let percent = change.percent_in_words();
    let percent = percent.map_or_else(String::new, |percent| format!(" ({percent})"));
    format!("{direction} {}{percent} from {}{before}", shown::size(change), change.from)
}

fn figure(writer: &mut Writer<'_>, report: &Report, id: &str, card: &Card) -> Face {
    let figure = &report.figures[id];
    let number = figure.value.value.clone();
    bind_figure(writer, report, figure, &card.span);
    writer.note_terms(&figure.what);
    (number, escape(&figure.what).into_owned(), String::new())
}

/// Notes that a card of the page shows a figure.
pub fn bind_figure(writer: &mut Writer<'_>, report: &Report, figure: &Figure, span: &Span) {
    let (text, datum) = (figure.value.value.clone(), Datum::Figure(figure.id.clone()));
    bind(writer, report, text, datum, span);
}

fn bind(writer: &mut Writer<'_>, report: &Report, text: String, datum: Datum, span: &Span) {
    let bound = Bound { text, datum, edition: report.period, span: span.clone() };
    if !writer.bound.iter().any(|other| other.datum == bound.datum) {
        writer.bound.push(bound);
    }
}
