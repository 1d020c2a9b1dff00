//! The Atom feed (RFC 4287): each report, and each correction to one.

use std::fmt::Write as _;

use super::{file, xml};
use crate::data::iso;
use crate::model::{News, Note, Period, Report};
use crate::publish::{Finished, Made};
use crate::render::{FEED, PageKind};

/// Something that readers of the feed are told.
struct Entry {
    /// Names it for ever, below the address of the site.
    id: String,
    /// The address of its page below the site.
    address: String,
    title: String,
    summary: String,
    day: Period,
}

/// `feed.xml`. It needs full addresses, and days that somebody has named: without either there is
/// none. A build's own day would tell readers of news at every build.
pub fn feed(finished: &Finished<'_>) -> Made {
    let site = finished.site;
    let Some(base) = &site.settings.base_url else { return Vec::new() };
    let news = site.news();
    let Some(latest) = news.first() else { return Vec::new() };
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{base}</id>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{FEED}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}\"/>\n\
         <author><name>{}</name></author>\n",
        xml(&site.settings.language),
        xml(&site.settings.title),
        first_moment(latest.day),
        xml(&site.settings.body),
        base = xml(base),
    );
    if let Some(licence) = &site.settings.licence {
        let _ = writeln!(text, "<rights>{}</rights>", xml(&licence.name));
    }
    for news in &news {
        write(&entry(finished, news), base, &mut text);
    }
    text.push_str("</feed>\n");
    vec![file(FEED, text)]
}

fn write(entry: &Entry, base: &str, text: &mut String) {
    let (id, address) = (&entry.id, &entry.address);
    let _ = write!(
        text,
        "<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        xml(&entry.title),
        xml(&format!("{base}{id}")),
        first_moment(entry.day),
        xml(&format!("{base}{address}")),
    );
    if !entry.summary.is_empty() {
        let _ = writeln!(text, "<summary>{}</summary>", xml(&entry.summary));
    }
    text.push_str("</entry>\n");
}

fn entry(finished: &Finished<'_>, news: &News<'_>) -> Entry {
    match news.correction {
        Some(note) => correction(news.report, note, news.day),
        None => edition(finished, news.report, news.day),
    }
}

fn edition(finished: &Finished<'_>, report: &Report, day: Period) -> Entry {
    let mut pages = finished.rendered.pages.iter();
    let overview =
        pages.find(|page| page.kind == PageKind::Overview && page.edition == Some(report.period));
    Entry {
        id: report.address(),
        address: report.address(),
        title: report.title.clone(),
        summary: overview.map_or_else(String::new, |page| page.description.clone()),
        day,
    }
}

/// A figure may be corrected more than once: the day is a part of the name.
fn correction(report: &Report, note: &Note, day: Period) -> Entry {
    let (list, at) = (report.notes_address(), &note.about.value);
    let because = crate::model::text_of(&note.because);
    let instead = match note.printed.as_str() {
        "" => String::new(),
        printed => format!(" instead of {printed}"),
    };
    Entry {
        id: format!("{list}#{at}-{}", day.key()),
        address: format!("{list}#{}", note.id),
        title: format!("Correction: {}, {}", note.name, report.title),
        summary: format!("Now {}{instead}. {because}", note.other).trim_end().to_owned(),
        day,
    }
}

/// The start of a day, as RFC 3339 writes it: no time of the day of the build lies before it.
fn first_moment(day: Period) -> String {
    format!("{}T00:00:00Z", iso(day.extent().0))
}
