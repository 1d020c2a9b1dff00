//! The first pages: that of the site, and that of each edition.

use super::page::{HomeView, LatestView, LinkView, OverviewView};
use super::shell::Shell;
use super::words::WORDS;
use super::{Made, Room, address, cards, edition_facts, papers, structured, text_view, words_of};
use crate::model::{Page as Written, Report};

/// The home page leads with so many numbers of the latest report, which shows the others.
const HOME_CARDS: usize = 4;

impl<'a> Room<'a> {
    /// The home page.
    pub fn home(&self, written: Option<&'a Written>) -> Made {
        let mut writer = self.writer(None, "", written);
        writer.folds_notes = true;
        let words = words_of(&mut writer, written);
        let latest = self.site.reports.first().map(|report| {
            let lead = report.overview.as_ref();
            let lead =
                lead.map_or_else(String::new, |page| writer.line_without_links(&page.summary));
            let mut others = self.writer(Some(report), "", report.overview.as_ref());
            others.folds_notes = true;
            let cards = match &report.overview {
                Some(page) if !page.cards.is_empty() => {
                    cards::snapshot(&mut others, report, HOME_CARDS)
                }
                _ => String::new(),
            };
            writer.take_in(others);
            LatestView { edition: edition_facts::edition(report, ""), lead, cards }
        });
        let editions =
            self.site.reports.iter().map(|report| edition_facts::edition(report, "")).collect();
        let text = text_view(words, &mut writer);
        let through_the_years = self.shell("").through_the_years();
        let latest = latest.into_iter().collect();
        let view = HomeView { text, latest, editions, through_the_years };
        let title = written.map_or(&self.site.settings.title, |page| &page.title.value);
        let page = self.shell("").free(title, written);
        self.finish("home.html", &page, &view, writer)
    }

    /// The overview of an edition.
    pub fn overview(&self, report: &'a Report) -> Made {
        let address = report.address();
        let mut writer = self.writer(Some(report), &address, report.overview.as_ref());
        writer.folds_notes = true;
        let words = words_of(&mut writer, report.overview.as_ref());
        let sections = papers::listed(&mut writer, papers::own(report));
        let papers = papers::views(&mut writer, report);
        let text = text_view(words, &mut writer);
        let edition = edition_facts::edition(report, &address);
        let link = |to: &str, title: String| LinkView {
            href: address::href(&address, to),
            title,
            current: false,
        };
        let print = link(&report.print_address(), WORDS.print_edition.to_owned());
        let title = format!("{} ({})", WORDS.notes_and_corrections, report.notes.len());
        let all_notes = link(&report.notes_address(), title);
        let all_notes = (!report.notes.is_empty()).then_some(all_notes).into_iter().collect();
        let view = OverviewView {
            text,
            sections,
            papers,
            edition,
            facts: edition_facts::of(self.site, report),
            print,
            all_notes,
        };
        let shell = Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let mut page = shell.overview(report);
        let description = page.page.description.clone();
        page.page.structured = vec![structured::report(self.site, report, &description)];
        self.finish("overview.html", &page, &view, writer)
    }
}
