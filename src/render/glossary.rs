//! The glossary: its terms by letter, each with the pages that use it.

use std::collections::BTreeMap;

use super::page::{LinkView, TermView};
use super::shape::views;
use super::{Made, Page, Room, address, term_view, words};
use crate::source::Span;

views! {

/// The glossary.
pub struct GlossaryView {
    /// The letters that have terms.
    pub letters: Vec<LetterView>,
}

/// The terms under a letter.
pub struct LetterView {
    /// The letter.
    pub letter: String,
    /// Its id on the page.
    pub id: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

}

impl Room<'_> {
    /// The page of the glossary, which needs all the others to know where each term is used.
    pub fn glossary(&self, pages: &[Page]) -> Made {
        let address = "glossary/";
        let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
        pages.iter().for_each(|page| *titles.entry(&page.title).or_default() += 1);
        let mut used: BTreeMap<usize, Vec<LinkView>> = BTreeMap::new();
        for page in pages {
            for term in &page.terms {
                let link = LinkView {
                    href: address::href(address, &page.address),
                    title: self.told_apart(page, titles[page.title.as_str()] > 1),
                    current: false,
                };
                used.entry(*term).or_default().push(link);
            }
        }
        let mut writer = self.writer(None, address, None);
        let mut letters: Vec<LetterView> = Vec::new();
        for (index, _) in self.terms.all().iter().enumerate() {
            let used_in = used.remove(&index).unwrap_or_default();
            let term = term_view(&mut writer, index, used_in);
            let letter =
                term.name.chars().next().map_or_else(String::new, |c| c.to_uppercase().collect());
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.terms.push(term),
                None => {
                    let id = format!("letter-{}", letter.to_lowercase());
                    letters.push(LetterView { letter, id, terms: vec![term] });
                }
            }
        }
        let page = self.shell(address).free(words::WORDS.glossary, None);
        let mut made = self.finish("glossary.html", &page, &GlossaryView { letters }, writer);
        if let (Ok(page), Some(term)) = (&mut made.page, self.site.glossary.first()) {
            page.sources = vec![Span::start_of(&term.name.span.file)];
        }
        made
    }

    /// The title of a page, with its edition where another page has the same (WCAG 2.4.9).
    fn told_apart(&self, page: &Page, shared: bool) -> String {
        let edition = page.address.split('/').next().unwrap_or("");
        let report = self.site.reports.iter().find(|report| report.period.key() == edition);
        match report.filter(|_| shared) {
            Some(report) => format!("{}, {}", page.title, report.period),
            None => page.title.clone(),
        }
    }
}
