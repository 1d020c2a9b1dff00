//! Words with the glossary's terms in them: expanded and linked where a page uses them first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Writer;
use crate::load::prose::{Block, Inline};
use crate::model::{CardOf, Embed, Kpi, Page, Report, Site, said};
use crate::render::address::href_to;
use crate::render::chart_of;
use crate::render::html::{capital, escape};
use crate::render::terms::{Found, beside_a_name, inside_a_name, starts_sentence};

/// The words under which a page leads elsewhere than to the glossary: titles of measures in tables,
/// their names on cards, the sections among the contents, links that authors typed.
pub fn taken(site: &Site, report: Option<&Report>, page: Option<&Page>) -> BTreeSet<String> {
    let Some(page) = page else { return BTreeSet::new() };
    let mut taken = BTreeSet::new();
    let texts = [&page.summary, &page.body].into_iter().chain(&page.key_points);
    texts.for_each(|prose| in_blocks(&prose.blocks, &mut taken));
    if let Some(report) = report {
        taken.extend(of_edition(site, report, page));
    }
    taken
}

fn of_edition(site: &Site, report: &Report, page: &Page) -> Vec<String> {
    let listed = page.body.blocks.iter().filter_map(|block| match block {
        Block::Embed(Embed::KpiTable(theme)) => Some(theme.value.as_str()),
        _ => None,
    });
    let of = |theme: &str| -> Vec<String> {
        let kpis = report.readings.iter().map(|reading| &site.kpis[&reading.kpi]);
        kpis.filter(|kpi| kpi.theme == theme).map(|kpi| kpi.title.to_lowercase()).collect()
    };
    let cards = page.cards.iter().filter_map(|card| match &card.shows {
        CardOf::Kpi(id) => Some(on_card(&site.kpis[id]).to_lowercase()),
        CardOf::Figure(_) => None,
    });
    let sections = report.sections.iter().map(|page| page.title.value.to_lowercase());
    listed.flat_map(of).chain(cards).chain(sections).collect()
}

fn in_blocks(blocks: &[Block<Embed>], taken: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => in_words(words, taken),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(item, taken)),
            Block::Table { rows, .. } => {
                rows.iter().flatten().for_each(|words| in_words(words, taken));
            }
            Block::Quote(inner) | Block::Container { blocks: inner, .. } => in_blocks(inner, taken),
            Block::Heading { .. } | Block::Code(_) | Block::Embed(_) => {}
        }
    }
}

fn in_words(words: &[Inline<Embed>], taken: &mut BTreeSet<String>) {
    for word in words {
        match word {
            Inline::Link { words, .. } => {
                taken.insert(said(words).to_lowercase());
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => in_words(inner, taken),
            _ => {}
        }
    }
}

/// What a card calls a measure.
pub fn on_card(kpi: &Kpi) -> String {
    match kpi.unit {
        crate::model::kpi::Unit::Percent => chart_of::measure(kpi),
        crate::model::kpi::Unit::Things(_) => kpi.measure.clone(),
    }
}

impl Writer<'_> {
    /// Plain words as HTML, with glossary terms expanded and linked like those of prose.
    pub fn plain_words(&mut self, words: &str) -> String {
        let mut html = String::new();
        self.text(words, true, &mut html);
        html
    }

    /// The name of a body, a job or a programme as HTML: terms in it are linked, and no long form is
    /// put into it that its document does not print.
    pub fn name(&mut self, words: &str) -> String {
        let before = std::mem::replace(&mut self.as_printed, true);
        let html = self.plain_words(words);
        self.as_printed = before;
        html
    }

    /// Marks the terms among words that cannot hold links, so that the page still explains them.
    pub fn note_terms(&mut self, words: &str) {
        let terms = self.terms;
        self.used_terms.extend(terms.find(words).map(|found| found.index));
    }

    /// Whether a term has its own link on this page.
    pub fn may_lead_to(&self, term: &str) -> bool {
        !self.taken.contains(&term.to_lowercase())
    }

    /// Words, with each glossary term expanded and linked where it is first used (G1, G2).
    pub(super) fn text(&mut self, words: &str, starts: bool, html: &mut String) {
        if !self.may_link {
            self.note_terms(words);
            return html.push_str(&escape(words));
        }
        let mut at = 0;
        let terms = self.terms;
        for found in terms.find(words) {
            let spelling = &words[found.range.clone()];
            self.used_terms.insert(found.index);
            if found.in_full || inside_a_name(words, &found.range) {
                continue;
            }
            if !self.may_lead_to(spelling) || !self.linked_terms.insert(found.index) {
                continue;
            }
            html.push_str(&escape(&words[at..found.range.start]));
            let said = self.said(&found, words, starts);
            let said = escape(&said);
            // Paper has its words at its end, where nobody has to follow a link.
            if self.for_paper {
                html.push_str(&said);
            } else {
                let href = href_to(self.address, "glossary/", &found.term.id);
                let _ = write!(html, "<a class=\"term\" href=\"{href}\">{said}</a>");
            }
            at = found.range.end;
        }
        html.push_str(&escape(&words[at..]));
    }

    /// "anti-social behaviour (ASB)"; a long form that no document gives stays out of names.
    fn said(&self, found: &Found<'_>, words: &str, starts: bool) -> String {
        let spelling = &words[found.range.clone()];
        let is_name = self.as_printed || beside_a_name(words, &found.range);
        match found.expansion {
            "" => spelling.to_owned(),
            _ if found.term.ours && is_name => spelling.to_owned(),
            expansion if starts_sentence(&words[..found.range.start], starts) => {
                format!("{} ({spelling})", capital(expansion))
            }
            expansion => format!("{expansion} ({spelling})"),
        }
    }
}
