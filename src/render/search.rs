//! The search page: without script a complete A to Z of pages, tables, figures and terms.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::address::{href, href_to};
use super::html::uncapital;
use super::page::LinkView;
use super::shape::views;
use super::shell::{SEARCH, SEARCH_ENGINE};
use super::words::{LABELS, WORDS};
use super::{Made, Page, PageKind, Room};

views! {

/// The search page.
pub struct SearchView {
    /// The link to the engine, for the script.
    pub engine: String,
    /// The link to the top of the site, for the script.
    pub root: String,
    /// The letters that have entries.
    pub letters: Vec<EntriesView>,
}

/// The entries under a letter.
pub struct EntriesView {
    /// The letter.
    pub letter: String,
    /// Its id on the page.
    pub id: String,
    /// Its entries.
    pub entries: Vec<EntryView>,
}

/// An entry.
pub struct EntryView {
    /// The link to it.
    pub link: LinkView,
    /// What it is and where: "table in Hate crime".
    pub what: String,
}

}

impl Room<'_> {
    /// The page, made when all others are.
    pub(super) fn search(&self, pages: &[Page]) -> Made {
        let writer = self.writer(None, SEARCH, None);
        let mut page = self.shell(SEARCH).free(WORDS.search, None);
        page.page.script = vec![href(SEARCH, &self.assets.script.address)];
        let view = SearchView {
            engine: href(SEARCH, &format!("{SEARCH_ENGINE}/pagefind.js")),
            root: "../".to_owned(),
            letters: letters(self.entries(pages)),
        };
        self.finish("search.html", &page, &view, writer)
    }

    /// Everything on the site that has a name.
    fn entries(&self, pages: &[Page]) -> Vec<EntryView> {
        let mut all = Vec::new();
        let skipped = |kind| {
            matches!(
                kind,
                PageKind::NotFound | PageKind::Moved | PageKind::Search | PageKind::Print
            )
        };
        let step = self.kept.step("names on a page");
        let pages: Vec<&Page> = pages.iter().filter(|page| !skipped(page.kind)).collect();
        let named = |page: &&Page| step.get_or_make(|| page.html.key(), || Named::on(&page.html));
        let named: Vec<Arc<Named>> = pages.par_iter().map(named).collect();
        for (page, named) in pages.into_iter().zip(named) {
            let report = page.edition.and_then(|period| self.site.report(period));
            let of = report.map_or_else(String::new, |report| format!(", {}", report.title));
            all.push(entry(&page.title, &page.address, "", format!("{}{of}", page.kind.word())));
            for (id, caption) in &named.tables {
                let what = format!("{} {}{of}", LABELS.table_in, page.title);
                all.push(entry(caption, &page.address, id, what));
            }
            for (id, headline) in &named.figures {
                let what = format!("{} {}{of}", LABELS.figure_in, page.title);
                let name = match page.kind {
                    PageKind::Measure => of_measure(&page.title, headline),
                    _ => headline.clone(),
                };
                all.push(entry(&name, &page.address, id, what));
            }
        }
        for term in &self.site.glossary {
            let what = LABELS.word_explained.to_owned();
            all.push(entry(&term.name.value, "glossary/", &term.id, what));
        }
        all
    }
}

fn entry(name: &str, address: &str, id: &str, what: String) -> EntryView {
    let link =
        LinkView { href: href_to(SEARCH, address, id), title: name.to_owned(), current: false };
    EntryView { link, what }
}

/// Sorted by name under letters; what starts with no letter comes first.
fn letters(entries: Vec<EntryView>) -> Vec<EntriesView> {
    let mut by_letter: BTreeMap<String, Vec<EntryView>> = BTreeMap::new();
    for entry in entries {
        let first = entry.link.title.chars().find(|c| c.is_alphanumeric()).unwrap_or('0');
        let letter =
            if first.is_alphabetic() { first.to_uppercase().collect() } else { DIGITS.to_owned() };
        by_letter.entry(letter).or_default().push(entry);
    }
    let letter = |(letter, mut entries): (String, Vec<EntryView>)| {
        entries.sort_by_cached_key(|entry| {
            (entry.link.title.to_lowercase(), entry.what.clone(), entry.link.href.clone())
        });
        EntriesView { id: format!("letter-{}", crate::model::slug(&letter)), letter, entries }
    };
    by_letter.into_iter().map(letter).collect()
}

const DIGITS: &str = "0 to 9";

/// What has a name on a page, each with its id.
struct Named {
    tables: Vec<(String, String)>,
    figures: Vec<(String, String)>,
}

impl Named {
    fn on(html: &str) -> Self {
        Self { tables: tables(html), figures: figures(html) }
    }
}

/// Each table's id and caption without its number.
fn tables(html: &str) -> Vec<(String, String)> {
    let captions = html.split("<caption id=\"").skip(1);
    captions
        .filter_map(|rest| {
            let (id, rest) = rest.split_once("\">")?;
            let (words, _) = rest.split_once("</caption>")?;
            let name = words.split_once(": ").map_or(words, |(_, name)| name);
            Some((id.to_owned(), capital_plain(name)))
        })
        .collect()
}

/// Each figure's id and headline.
fn figures(html: &str) -> Vec<(String, String)> {
    let figures = html.split("<figure id=\"").skip(1);
    figures
        .filter_map(|rest| {
            let (id, rest) = rest.split_once('"')?;
            let (_, rest) = rest.split_once("-title\">")?;
            let (words, _) = rest.split_once("</h")?;
            Some((id.to_owned(), capital_plain(words)))
        })
        .collect()
}

/// "Hate crime: between 78 and 118 a quarter": on the page of a measure a headline need not name it.
fn of_measure(title: &str, headline: &str) -> String {
    match headline.starts_with(title) {
        true => headline.to_owned(),
        false => format!("{title}: {}", uncapital(headline)),
    }
}

/// Words out of HTML, with a capital. Templates break their lines where they like.
fn capital_plain(html: &str) -> String {
    let words = super::html::plain(html);
    super::html::capital(&words.split_whitespace().collect::<Vec<&str>>().join(" "))
}
