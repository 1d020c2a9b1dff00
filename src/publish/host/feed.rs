//! The Atom feed (RFC 4287): each report, and each correction to one.

use std::fmt::Write as _;

use super::{file, last_moment, xml};
use crate::model::{Period, Report, Site};
use crate::publish::{Finished, Made};
use crate::render::{FEED, PageKind};

/// Something that readers of the feed are told.
struct Entry {
    /// Its address below the site, which also names it for ever.
    address: String,
    title: String,
    summary: String,
    /// The day.
    day: Period,
}

/// `feed.xml`; it needs full addresses, so a site without an address has none.
pub fn feed(finished: &Finished<'_>) -> Made {
    let site = finished.site;
    let Some(base) = &site.settings.base_url else { return Vec::new() };
    let mut entries: Vec<Entry> = entries(finished);
    entries.sort_by(|a, b| (b.day.order(), &a.address).cmp(&(a.day.order(), &b.address)));
    let Some(latest) = entries.first() else { return Vec::new() };
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{base}</id>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}{FEED}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}\"/>\n\
         <author><name>{}</name></author>\n",
        xml(&site.settings.language),
        xml(&site.settings.title),
        last_moment(latest.day),
        xml(&site.settings.body),
        base = xml(base),
    );
    if let Some((licence, _)) = &site.settings.licence {
        let _ = writeln!(text, "<rights>{}</rights>", xml(licence));
    }
    entries.iter().for_each(|entry| write(entry, base, &mut text));
    text.push_str("</feed>\n");
    vec![file(FEED, text)]
}

fn write(entry: &Entry, base: &str, text: &mut String) {
    let address = xml(&format!("{base}{}", entry.address));
    let _ = write!(
        text,
        "<entry>\n<title>{}</title>\n<id>{address}</id>\n<updated>{}</updated>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n",
        xml(&entry.title),
        last_moment(entry.day),
    );
    if !entry.summary.is_empty() {
        let _ = writeln!(text, "<summary>{}</summary>", xml(&entry.summary));
    }
    text.push_str("</entry>\n");
}

fn entries(finished: &Finished<'_>) -> Vec<Entry> {
    let reports = finished.site.reports.iter().filter(|report| !report.draft);
    reports.map(|report| edition(finished, report)).collect()
}

fn edition(finished: &Finished<'_>, report: &Report) -> Entry {
    let mut pages = finished.rendered.pages.iter();
    let overview =
        pages.find(|page| page.kind == PageKind::Overview && page.edition == Some(report.period));
    Entry {
        address: report.address(),
        title: report.title.clone(),
        summary: overview.map_or_else(String::new, |page| page.description.clone()),
        day: day(finished.site, report),
    }
}

/// When a report came out: as its publisher set, or as its document says, else the end of what it
/// covers. A build's own day would tell readers of news at every build.
fn day(site: &Site, report: &Report) -> Period {
    let document = report.source.as_ref().and_then(|source| site.documents.get(&source.document));
    let printed = document.and_then(|document| document.date);
    report.publish_on.or(printed).unwrap_or(report.period)
}
