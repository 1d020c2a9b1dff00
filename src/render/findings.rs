//! Findings as cards with a direction in words, and recommendations as numbered lists.

use std::fmt::Write as _;

use super::cards;
use super::html::{capital, escape};
use super::prose::Writer;
use super::words::WORDS;
use crate::model::{Finding, Recommendations, Report, Source, Way};

/// A group of findings as a list of cards.
pub fn findings(writer: &mut Writer<'_>, report: &Report, group: &str) -> String {
    let Some(findings) = report.findings.iter().find(|findings| findings.id == group) else {
        return String::new();
    };
    let mut html = String::from("<ul class=\"cards findings\">");
    for item in &findings.items {
        html.push_str(&card(writer, report, item));
    }
    html.push_str("</ul>");
    let figures = findings.items.iter().filter_map(|item| item.figure.as_ref());
    let figures = figures.map(|id| format!("figures.{id}"));
    let addresses: Vec<String> = findings.addresses().into_iter().chain(figures).collect();
    let noted = writer.noted(report.period, &addresses);
    html.push_str(&super::notes::paragraph(&noted));
    html.push_str(&source(writer, &findings.source));
    html
}

fn card(writer: &mut Writer<'_>, report: &Report, item: &Finding) -> String {
    let mut html = format!("<li class=\"card\"><p class=\"what\">{}</p>", escape(&item.title));
    if let Some(way) = item.direction {
        let words = if item.says.is_empty() { capital(way.word()) } else { item.says.clone() };
        let _ = write!(html, "<p class=\"way {}\">{}</p>", shape(way), escape(&words));
    } else if !item.says.is_empty() {
        let _ = write!(html, "<p class=\"way\">{}</p>", escape(&item.says));
    }
    if let Some(id) = &item.figure {
        let figure = &report.figures[id];
        cards::bind_figure(writer, report, figure, &item.span);
        let _ = write!(html, "<p class=\"number\">{}</p>", escape(&figure.value.value));
    }
    let words = writer.line(&item.text);
    let _ = write!(html, "<p class=\"detail\">{words}</p></li>");
    html
}

/// The shape before the words of a direction; the words alone say it all.
fn shape(way: Way) -> &'static str {
    match way {
        Way::Increase | Way::Higher => "up",
        Way::Decrease | Way::Lower => "down",
        Way::NoChange => "level",
        Way::Better | Way::Worse | Way::Mixed | Way::Unknown => "other",
    }
}

/// One group under the author's own heading, or every group under its title.
pub fn recommendations(writer: &mut Writer<'_>, report: &Report, group: Option<&str>) -> String {
    let mut html = String::new();
    for recommendations in &report.recommendations {
        match group {
            Some(group) if group == recommendations.id => {
                html.push_str(&list(writer, report, recommendations));
            }
            Some(_) => {}
            None => {
                let level = writer.level_below();
                let title = escape(&recommendations.title);
                let id = writer.id(format!("recommendations-{}", recommendations.id));
                let _ = write!(html, "<h{level}{id}>{title}</h{level}>");
                html.push_str(&list(writer, report, recommendations));
            }
        }
    }
    html
}

fn list(writer: &mut Writer<'_>, report: &Report, group: &Recommendations) -> String {
    let start =
        if group.first == 1 { String::new() } else { format!(" start=\"{}\"", group.first) };
    let mut html = format!("<ol class=\"recommendations\"{start}>");
    let address = format!("recommendations.{}", group.id);
    for (number, item) in group.numbered() {
        let words = writer.line(&item.text);
        let id = writer.id(format!("recommendation-{number}"));
        let _ = write!(html, "<li{id}>{words}");
        if !item.to.value.is_empty() {
            let to = writer.name(&item.to.value);
            let _ = write!(html, "<p class=\"for\">{}: {to}</p>", WORDS.recommended_to);
        }
        // Beside the one that it speaks of.
        let noted = writer.noted_at(report.period, &format!("{address}.{number}"));
        html.push_str(&super::notes::paragraph(&noted));
        html.push_str("</li>");
    }
    html.push_str("</ol>");
    html.push_str(&super::notes::paragraph(&writer.noted_at(report.period, &address)));
    html.push_str(&source(writer, &group.source));
    html
}

/// Where it stands in its document, unless the page says so for all that is on it.
pub fn source(writer: &Writer<'_>, source: &Source) -> String {
    let of_page = writer.page.and_then(|page| page.source.as_ref());
    if of_page.is_some_and(|page| page.document == source.document) {
        return String::new();
    }
    let line = super::source_line(writer.site, source);
    format!("<p class=\"source\">{}: {}</p>", WORDS.source, escape(&line))
}
