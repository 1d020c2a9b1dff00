//! Numbered notes: the mark in the text, the notes of a page, the list of all of them.

use std::fmt::Write as _;

use super::address::href_to;
use super::findings;
use super::html::escape;
use super::page::{EndnoteView, LinkView};
use super::prose::Writer;
use super::words::WORDS;
use crate::model::{Endnote, Report};

/// `[note 3]`, as a link to the note (AF: never superscript); nothing where no link may stand.
///
/// On a page that shows the text of another one (a card on the home page) it leads to the other.
pub fn mark(writer: &mut Writer<'_>, number: u16, html: &mut String) {
    // On paper every page of the edition stands on this one.
    let page = writer.page.filter(|_| !writer.for_paper);
    let home = page.map_or(writer.address, |page| &page.address);
    let href = href_to(writer.address, home, &id(number));
    if !html.ends_with(char::is_whitespace) && !html.is_empty() {
        html.push(' ');
    }
    let label = WORDS.endnote;
    if home == writer.address {
        let place = writer.marks.entry(number).or_insert(0);
        *place += 1;
        let id = mark_id(number, *place);
        let _ =
            write!(html, "<a class=\"mark\" id=\"{id}\" href=\"{href}\">[{label} {number}]</a>");
    } else {
        let _ = write!(html, "<a class=\"mark\" href=\"{href}\">[{label} {number}]</a>");
    }
}

/// The notes of the page that was written, in the order of their numbers; none where the page shows
/// all notes of the document anyway.
pub fn of_page(writer: &mut Writer<'_>) -> Vec<EndnoteView> {
    let Some(endnotes) = writer.report.and_then(|report| report.endnotes.as_ref()) else {
        return Vec::new();
    };
    if writer.shows_endnotes {
        return Vec::new();
    }
    let marks: Vec<(u16, u16)> =
        writer.marks.iter().map(|(note, places)| (*note, *places)).collect();
    let view = |(number, places): (u16, u16)| {
        let note = endnotes.notes.get(&number)?;
        let words = words(writer, note);
        Some(EndnoteView {
            number: usize::from(number),
            id: id(number),
            words,
            back: back(number, places),
        })
    };
    marks.into_iter().filter_map(view).collect()
}

/// Every note of the document, with the pages that refer to it.
pub fn all(writer: &mut Writer<'_>, report: &Report) -> String {
    let Some(endnotes) = &report.endnotes else { return String::new() };
    writer.shows_endnotes = true;
    let uses = uses(writer, report);
    let mut html = String::from("<ol class=\"endnotes\">");
    for (number, note) in &endnotes.notes {
        let words = words(writer, note);
        let id = writer.id(id(*number));
        let _ = write!(html, "<li{id} value=\"{number}\">{words}");
        let links = uses.iter().filter(|(other, _)| other == number).map(|(_, link)| {
            format!("<li><a href=\"{}\">{}</a></li>", link.href, escape(&link.title))
        });
        let links: String = links.collect();
        if !links.is_empty() {
            let _ = write!(html, "<ul>{links}</ul>");
        }
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    html.push_str(&findings::source(writer, &endnotes.source));
    html
}

/// Each note with a link to its first mark on each page.
fn uses(writer: &Writer<'_>, report: &Report) -> Vec<(u16, LinkView)> {
    let mut uses: Vec<(u16, LinkView)> = Vec::new();
    let mut add = |number: u16, address: &str, title: &str| {
        let address = if writer.for_paper { writer.address } else { address };
        let href = href_to(writer.address, address, &mark_id(number, 1));
        let title = format!("{} {number} {} {title}", WORDS.endnote_first, WORDS.endnote_in);
        if !uses.iter().any(|(_, link)| link.title == title) {
            uses.push((number, LinkView { href, title, current: false }));
        }
    };
    for page in report.pages() {
        for mark in report.marks_on(page) {
            add(mark.value, &page.address, &page.title.value);
        }
    }
    for reading in &report.readings {
        let title = &writer.site.kpis[&reading.kpi].title;
        for mark in report.marks_about(&reading.kpi) {
            add(mark.value, &report.kpi_address(&reading.kpi), title);
        }
    }
    uses
}

/// What a note says; of one that the document does not print, that.
fn words(writer: &mut Writer<'_>, note: &Endnote) -> String {
    match &note.text {
        None => format!("<strong>{}</strong>", WORDS.endnote_missing),
        Some(text) => {
            let words = writer.line(text);
            if note.unused { format!("{words} {}", WORDS.endnote_unused) } else { words }
        }
    }
}

/// Links from a note to its marks.
fn back(number: u16, places: u16) -> Vec<LinkView> {
    let link = |place: u16| {
        let which =
            if places > 1 { format!(", {} {place}", WORDS.endnote_place) } else { String::new() };
        let title = format!("{} {number} {}{which}", WORDS.endnote_back, WORDS.endnote_in_text);
        LinkView { href: format!("#{}", mark_id(number, place)), title, current: false }
    };
    (1..=places).map(link).collect()
}

fn id(number: u16) -> String {
    format!("endnote-{number}")
}

fn mark_id(number: u16, place: u16) -> String {
    format!("mark-{number}-{place}")
}
