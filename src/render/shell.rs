//! What stands around a page: titles, breadcrumb, contents, neighbours, header and footer.

mod parts;

use super::address::href;
use super::assets::Assets;
use super::html::in_list;
use super::page::{LinkView, PageView, PapersView, SiteView};
use super::papers;
use super::words::WORDS;
use crate::data::folder;
use crate::model::across;
use crate::model::{Duty, Page, Period, Reading, Redirect, Report, Site, Source};

use parts::{about, desk};

/// The address of the feed.
pub const FEED: &str = "feed.xml";

/// The address of the search page, the only one with a script.
pub const SEARCH: &str = "search/";

/// The folder of the search engine and its index.
pub const SEARCH_ENGINE: &str = "search/engine";

/// A page's surroundings.
pub struct Shell<'a> {
    /// The site.
    pub site: &'a Site,
    /// The style sheet, the icon.
    pub assets: &'a Assets,
    /// The page's address.
    pub address: &'a str,
    /// The path of the whole site, for a page that a host shows at any depth; else links are
    /// relative.
    pub root: Option<String>,
}

/// The views of a page's surroundings.
pub struct Views {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
}

impl Shell<'_> {
    /// Around a page that belongs to no edition.
    pub fn free(&self, title: &str, written: Option<&Page>) -> Views {
        let mut page = self.page(title, &[]);
        if !self.address.is_empty() {
            page.breadcrumb = vec![self.link("", WORDS.home)];
        }
        if let Some(written) = written {
            page.description = about(&written.summary, &self.site.settings);
        }
        page.contents_title = WORDS.contents.to_owned();
        page.contents = self.site_contents();
        page.source = written
            .and_then(|page| page.source.as_ref())
            .map(|s| self.source(s))
            .into_iter()
            .collect();
        page.draft = written.is_some_and(|page| page.draft);
        self.views(page)
    }

    /// Around the overview of an edition.
    pub fn overview(&self, report: &Report) -> Views {
        let title = report.overview.as_ref().map_or(&report.title, |page| &page.title.value);
        let mut page = self.page(title, &[]);
        page.breadcrumb = vec![self.link("", WORDS.home)];
        if let Some(overview) = &report.overview {
            page.description = about(&overview.summary, &self.site.settings);
        }
        page.next = report.sections.first().map(|next| self.to(next)).into_iter().collect();
        page.source =
            report.source.as_ref().map(|source| self.source(source)).into_iter().collect();
        page.other_editions = self.other_editions(report, |_| None);
        self.in_edition(page, report)
    }

    /// Around a section.
    pub fn section(&self, report: &Report, at: usize) -> Views {
        let section = &report.sections[at];
        let mut page = self.page(&section.title.value, &[&report.title]);
        page.breadcrumb = self.above(report);
        page.position = papers::position(report, section);
        page.description = about(&section.summary, &self.site.settings);
        let before = at.checked_sub(1).and_then(|at| report.sections.get(at));
        page.previous =
            before.map(|before| self.neighbour(report, section, before)).into_iter().collect();
        let next = report.sections.get(at + 1);
        page.next = next.map(|next| self.neighbour(report, section, next)).into_iter().collect();
        let source = section.source.as_ref().or(report.source.as_ref());
        page.source = source.map(|source| self.source(source)).into_iter().collect();
        page.draft |= section.draft;
        page.other_editions = self.other_editions(report, |other| {
            other.like(section).map(|like| (like.address.clone(), like.title.value.clone()))
        });
        self.in_edition(page, report)
    }

    /// Around the whole edition on one page.
    pub fn print(&self, report: &Report) -> Views {
        let mut page = self.page(&format!("{}: {}", report.title, WORDS.on_one_page), &[]);
        page.breadcrumb = self.above(report);
        page.source =
            report.source.as_ref().map(|source| self.source(source)).into_iter().collect();
        page.other_editions = self.other_editions(report, |other| {
            Some((other.print_address(), WORDS.on_one_page.to_owned()))
        });
        page.within = self.href(&report.address());
        self.in_edition(page, report)
    }

    /// Around a KPI.
    pub fn kpi(&self, report: &Report, reading: &Reading, lead: &str) -> Views {
        let kpi = &self.site.kpis[&reading.kpi];
        let mut page = self.page(&kpi.title, &[&report.title]);
        page.description = lead.to_owned();
        page.breadcrumb = self.above(report);
        let table = report.section_of(kpi);
        page.breadcrumb.extend(table.map(|section| self.to(section)));
        page.within = self.href(&table.map_or(report.address(), |section| section.address.clone()));
        page.source = vec![self.source(&reading.source)];
        page.other_editions = self.other_editions(report, |other| {
            other.reading(&kpi.id).map(|_| (other.kpi_address(&kpi.id), kpi.title.clone()))
        });
        self.in_edition(page, report)
    }

    /// Around the notes and corrections of an edition.
    pub fn notes(&self, report: &Report) -> Views {
        let mut page = self.page(WORDS.notes_and_corrections, &[&report.title]);
        page.description = WORDS.notes_lead.to_owned();
        page.breadcrumb = self.above(report);
        page.other_editions = self.other_editions(report, |other| {
            let title = WORDS.notes_and_corrections.to_owned();
            (!other.notes.is_empty()).then(|| (other.notes_address(), title))
        });
        self.in_edition(page, report)
    }

    /// Around a page across editions.
    pub fn across(&self, title: &str, lead: &str, above: &[(&str, &str)]) -> Views {
        let mut page = self.page(title, &[]);
        page.description = lead.to_owned();
        page.breadcrumb = vec![self.link("", WORDS.home)];
        page.breadcrumb.extend(above.iter().map(|(to, title)| self.link(to, title)));
        page.within = above.last().map_or_else(String::new, |(to, _)| self.href(to));
        page.contents_title = WORDS.contents.to_owned();
        page.contents = self.site_contents();
        self.views(page)
    }

    /// Links to the pages across editions.
    pub fn through_the_years(&self) -> Vec<LinkView> {
        let all = [
            (across::MEASURES, WORDS.measures),
            (across::MONEY, WORDS.money),
            (across::PRIORITIES, WORDS.priorities),
        ];
        let all = all.into_iter().filter(|(address, _)| self.site.has_across(address));
        all.map(|(address, title)| self.link(address, title)).collect()
    }

    /// The same thing in the other editions, else their overviews.
    fn other_editions(
        &self,
        report: &Report,
        same: impl Fn(&Report) -> Option<(String, String)>,
    ) -> Vec<LinkView> {
        let others = self.site.reports.iter().filter(|other| other.period != report.period);
        let link = |other: &Report| match same(other) {
            Some((address, title)) => self.link(&address, &format!("{}: {title}", other.title)),
            None => self.report(other),
        };
        others.map(link).collect()
    }

    /// Around the list of downloads of an edition, or of all years.
    pub fn downloads(&self, report: Option<&Report>) -> Views {
        let Some(report) = report else { return self.free(WORDS.downloads_of_all, None) };
        let mut page = self.page(WORDS.downloads, &[&report.title]);
        page.description = format!("{}: {}", WORDS.downloads, report.title);
        page.breadcrumb = self.above(report);
        page.other_editions = self.other_editions(report, |other| {
            let link = self.to_downloads(Some(other.period), WORDS.downloads)?;
            Some((folder(Some(other.period)), link.title))
        });
        self.in_edition(page, report)
    }

    /// Around the page at an address that leads to another: to a page that moved, or to the latest
    /// report.
    pub fn moved(&self, redirect: &Redirect) -> Views {
        let to = redirect.to.as_str();
        let latest = self.site.reports.iter().find(|report| report.address() == to);
        let latest = latest.filter(|_| redirect.temporary);
        let title = if latest.is_some() { WORDS.latest } else { WORDS.moved };
        let link = latest.map_or(WORDS.moved_to, |report| &report.title);
        let mut views = self.free(title, None);
        let base = self.site.settings.base_url.as_ref();
        views.page.canonical = base.map(|base| format!("{base}{to}")).into_iter().collect();
        views.page.moved_to = vec![self.link(to, link)];
        views.page.unlisted = true;
        views
    }

    /// The link to a page of downloads, where there is anything to download.
    fn to_downloads(&self, edition: Option<Period>, title: &str) -> Option<LinkView> {
        let address = folder(edition);
        self.site.directory.has(&address).then(|| self.link(&address, title))
    }

    fn above(&self, report: &Report) -> Vec<LinkView> {
        vec![self.link("", WORDS.home), self.report(report)]
    }

    fn in_edition(&self, mut page: PageView, report: &Report) -> Views {
        page.contents_title = format!("{}: {}", WORDS.contents, report.title);
        let notes = (!report.notes.is_empty())
            .then(|| self.link(&report.notes_address(), WORDS.notes_and_corrections));
        page.contents = std::iter::once(self.link(&report.address(), WORDS.overview))
            .chain(papers::own(report).iter().map(|section| self.to(section)))
            .chain(notes)
            .chain(self.to_downloads(Some(report.period), WORDS.downloads))
            .collect();
        page.papers_title = papers::title(report);
        page.papers = self.papers(report);
        page.draft |= report.draft;
        self.views(page)
    }

    /// The papers beside the report, document by document.
    fn papers(&self, report: &Report) -> Vec<PapersView> {
        let papers = papers::of(report);
        let view = |(document, sections): (&str, &[Page])| PapersView {
            document: self.site.documents[document].title.clone(),
            links: sections.iter().map(|section| self.to(section)).collect(),
        };
        papers.into_iter().map(view).collect()
    }

    /// A section before or after: one of another document says so.
    fn neighbour(&self, report: &Report, from: &Page, to: &Page) -> LinkView {
        let title = in_list(&to.title.value, to.draft);
        match report.paper(to) {
            paper if paper == report.paper(from) => self.to(to),
            Some(_) => self.link(&to.address, &format!("{}: {title}", papers::title(report))),
            None => self.link(&to.address, &format!("{}: {title}", report.title)),
        }
    }

    fn page(&self, title: &str, above: &[&str]) -> PageView {
        let settings = &self.site.settings;
        let mut parts = vec![title];
        parts.extend(above);
        if title != settings.title {
            parts.push(&settings.title);
        }
        // The page for wrong addresses has no address of its own.
        let base = settings.base_url.as_ref().filter(|_| self.root.is_none());
        let canonical = base.map(|base| format!("{base}{}", self.address));
        PageView {
            title: title.to_owned(),
            head_title: parts.join(" – "),
            description: settings.description.clone(),
            canonical: canonical.into_iter().collect(),
            breadcrumb: Vec::new(),
            position: String::new(),
            contents_title: String::new(),
            contents: Vec::new(),
            within: String::new(),
            papers_title: String::new(),
            papers: Vec::new(),
            other_editions: Vec::new(),
            previous: Vec::new(),
            next: Vec::new(),
            source: Vec::new(),
            outward: Vec::new(),
            draft: false,
            unlisted: self.root.is_some(),
            moved_to: Vec::new(),
            structured: Vec::new(),
            script: Vec::new(),
        }
    }

    fn views(&self, mut page: PageView) -> Views {
        page.unlisted |= page.draft;
        let settings = &self.site.settings;
        let licence = settings.licence.as_ref().map(|licence| LinkView {
            href: licence.url.clone().unwrap_or_default(),
            title: licence.name.clone(),
            current: false,
        });
        let site = SiteView {
            title: settings.title.clone(),
            body: settings.body.clone(),
            short_name: settings.short_name.clone(),
            language: settings.language.clone(),
            home: self.href(""),
            logo: super::logo::view(self.site, |to| self.href(to)),
            style: self.href(&self.assets.style.address),
            icon: self.href(&self.assets.icon.address),
            feed: self.feed(),
            locale: settings.language.replace('-', "_"),
            header: vec![
                LinkView {
                    href: format!("{}#editions", self.href("")),
                    title: WORDS.editions.to_owned(),
                    current: false,
                },
                self.link("glossary/", WORDS.glossary),
                self.link(SEARCH, WORDS.search),
            ],
            footer: self.footer(),
            formats: settings.formats.as_ref().map(desk).into_iter().collect(),
            licence: licence.into_iter().collect(),
            copyright: settings.copyright.iter().cloned().collect(),
        };
        Views { site, page }
    }

    /// The feed needs full addresses and days that somebody has named.
    fn feed(&self) -> Vec<LinkView> {
        let has_feed = self.site.settings.base_url.is_some() && !self.site.news().is_empty();
        has_feed.then(|| self.link(FEED, WORDS.feed)).into_iter().collect()
    }

    fn footer(&self) -> Vec<LinkView> {
        let about = |page: &&Page| !page.address.is_empty() && Duty::at(&page.address).is_none();
        let pages = self.site.pages.iter().filter(about);
        let mut links: Vec<LinkView> = pages.map(|page| self.to(page)).collect();
        links.push(self.link("glossary/", WORDS.glossary));
        links.extend(self.to_downloads(None, WORDS.downloads_of_all));
        links.extend(Duty::ALL.map(|duty| self.duty(duty)));
        links
    }

    /// The link to a page that a public body must have, by the name that its author gave it.
    fn duty(&self, duty: Duty) -> LinkView {
        match self.site.pages.iter().find(|page| page.address == duty.address()) {
            Some(page) => self.to(page),
            None => self.link(duty.address(), &super::legal::heading(duty, self.site).0),
        }
    }

    fn site_contents(&self) -> Vec<LinkView> {
        let editions = self.site.reports.iter().map(|report| self.report(report));
        let mut links = vec![self.link("", WORDS.home)];
        links.extend(editions);
        links.extend(self.through_the_years());
        links.push(self.link(SEARCH, WORDS.search));
        links.extend(self.footer());
        links
    }

    fn to(&self, page: &Page) -> LinkView {
        self.link(&page.address, &in_list(&page.title.value, page.draft))
    }

    fn report(&self, report: &Report) -> LinkView {
        self.link(&report.address(), &in_list(&report.title, report.draft))
    }

    fn link(&self, to: &str, title: &str) -> LinkView {
        LinkView {
            href: self.href(to),
            title: title.to_owned(),
            current: to == self.address && self.root.is_none(),
        }
    }

    fn href(&self, to: &str) -> String {
        match &self.root {
            // A site on a disk has no server that would add the name of the file.
            Some(root) if to.is_empty() || to.ends_with('/') => format!("{root}{to}index.html"),
            Some(root) => format!("{root}{to}"),
            None => href(self.address, to),
        }
    }

    fn source(&self, source: &Source) -> String {
        super::source_line(self.site, source)
    }
}
