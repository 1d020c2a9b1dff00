//! The report → pages.

mod across;
mod address;
pub mod assets;
mod blocks;
mod cards;
pub mod chart;
mod chart_of;
mod charts;
mod colour;
pub mod css;
mod downloads;
mod edition_facts;
mod endnotes;
mod english;
mod findings;
mod front;
mod glossary;
pub(crate) mod html;
mod job;
mod kpi_page;
mod labels;
mod legal;
mod logo;
mod money;
mod notes;
mod numbers;
mod outward;
pub mod page;
pub mod palette;
mod papers;
mod plan;
mod print;
mod prose;
pub mod reference;
mod rendered;
pub mod rules;
mod search;
pub mod shape;
mod shell;
mod spent;
mod structured;
mod table;
mod template_check;
mod terms;
pub mod theme;
mod views;
mod words;

use rayon::prelude::*;

use crate::data::Library;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kept::Kept;
use crate::model::{Page as Written, Redirect, Report, Site};
use crate::source::{FilePath, Files};
use assets::Assets;
use chart::Drawings;
use job::{Job, jobs, sources};
use page::{EditionNotesView, Given, LinkView, Templates, TermView, TextView};
use prose::Writer;
use shell::Shell;
use terms::Terms;
use theme::Theme;

pub use assets::FOR_ASSETS;
pub use rendered::{Html, Page, PageKind, Rendered};
pub use shell::{FEED, SEARCH, SEARCH_ENGINE};

/// Every page of the site; `None` where the theme cannot be used.
pub fn render(
    site: &Site,
    project: &Files,
    kept: &Kept,
    out: &mut Diagnostics,
) -> Option<Rendered> {
    let library = Library::new(site);
    let theme = Theme::new(&site.settings.theme, project).map_err(|d| out.push(d)).ok()?;
    let templates = Templates::new(&theme, kept).map_err(|d| out.push(d)).ok()?;
    let wrong = template_check::check(&theme, kept);
    if wrong.has_errors() {
        out.append(wrong);
        return None;
    }
    let sheets = theme.sheets();
    let brand = &site.settings.brand;
    palette::check(&sheets, brand, out);
    logo::check(site, out);
    let own = palette::brand_sheet(brand);
    let sheet: String =
        sheets.iter().map(|(_, text)| text.as_str()).chain([own.as_str()]).collect();
    let assets = Assets::new(&theme, sheet);
    let terms = Terms::new(&site.glossary, kept);
    let drawings = Drawings::new(kept);
    let room = Room {
        site,
        kept,
        templates: &templates,
        assets: &assets,
        terms: &terms,
        drawings: &drawings,
        library: &library,
    };
    let made: Vec<Made> = jobs(site).into_par_iter().map(|job| room.page(&job)).collect();
    let mut pages = Vec::new();
    for made in made {
        collect(made, &mut pages, out);
    }
    collect(room.glossary(&pages), &mut pages, out);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    collect(room.search(&pages), &mut pages, out);
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Some(Rendered { pages, assets, sheets, library })
}

fn collect(made: Made, pages: &mut Vec<Page>, out: &mut Diagnostics) {
    out.extend(made.problems);
    match made.page {
        Ok(page) => pages.push(page),
        // One template error is enough: every page of the template has it.
        Err(diagnostic) => {
            if !out.iter().any(|other| *other == diagnostic) {
                out.push(diagnostic);
            }
        }
    }
}

/// A page with what went wrong on it.
struct Made {
    page: Result<Page, Diagnostic>,
    problems: Vec<Diagnostic>,
}

/// What every page is written with.
struct Room<'a> {
    site: &'a Site,
    kept: &'a Kept,
    templates: &'a Templates,
    assets: &'a Assets,
    terms: &'a Terms<'a>,
    drawings: &'a Drawings<'a>,
    library: &'a Library,
}

impl<'a> Room<'a> {
    fn page(&self, job: &Job<'a>) -> Made {
        let mut made = self.made(job);
        if let Ok(page) = &mut made.page {
            page.sources = sources(job, self.site);
        }
        made
    }

    fn made(&self, job: &Job<'a>) -> Made {
        match job {
            Job::Home(written) => self.home(*written),
            Job::Free(written) => self.free(written),
            Job::Duty(duty, written) => self.duty(*duty, *written),
            Job::Overview(report) => self.overview(report),
            Job::Section(report, at) => self.section(report, *at),
            Job::Kpi(report, at) => self.kpi(report, *at),
            Job::Notes(report) => self.notes(report),
            Job::Print(report) => self.print(report),
            Job::Across(address) => self.across(address),
            Job::Downloads(report) => self.downloads(*report),
            Job::NotFound => self.not_found(),
            Job::Moved(redirect) => self.moved(redirect),
        }
    }

    fn shell(&self, address: &'a str) -> Shell<'a> {
        Shell { site: self.site, assets: self.assets, address, root: None }
    }

    fn writer<'b>(
        &'b self,
        report: Option<&'b Report>,
        address: &'b str,
        page: Option<&'b Written>,
    ) -> Writer<'b> {
        Writer::new(self.site, report, address, page, self.terms, (self.drawings, self.library))
    }

    fn free(&self, written: &'a Written) -> Made {
        let mut writer = self.writer(None, &written.address, Some(written));
        let words = self::words_of(&mut writer, Some(written));
        let text = text_view(words, &mut writer);
        let page = self.shell(&written.address).free(&written.title.value, Some(written));
        self.finish("page.html", &page, &text, writer)
    }

    fn section(&self, report: &'a Report, at: usize) -> Made {
        let written = &report.sections[at];
        let mut writer = self.writer(Some(report), &written.address, Some(written));
        let words = self::words_of(&mut writer, Some(written));
        let text = text_view(words, &mut writer);
        let page = self.shell(&written.address).section(report, at);
        self.finish("section.html", &page, &text, writer)
    }

    fn kpi(&self, report: &'a Report, at: usize) -> Made {
        let reading = &report.readings[at];
        let address = report.kpi_address(&reading.kpi);
        let mut writer = self.writer(Some(report), &address, None);
        let view = kpi_page::view(&mut writer, report, reading, 1);
        let shell = Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let mut page = shell.kpi(report, reading, &view.lead);
        page.page.structured = self.dataset(report, reading, &page.page);
        self.finish("measure.html", &page, &view, writer)
    }

    fn notes(&self, report: &'a Report) -> Made {
        let address = report.notes_address();
        let mut writer = self.writer(Some(report), &address, None);
        let notes = notes::of_edition(&mut writer, report);
        let numbers = numbers::groups(self.site, &address, &writer.bound);
        let view = EditionNotesView { notes, numbers, words_used: words_used(&writer) };
        let shell = Shell { site: self.site, assets: self.assets, address: &address, root: None };
        let page = shell.notes(report);
        self.finish("notes.html", &page, &view, writer)
    }

    fn not_found(&self) -> Made {
        let mut writer = self.writer(None, "", None);
        let root = Some(self.site.settings.root().to_owned());
        let page = Shell { root, ..self.shell("") }.free(words::WORDS.not_found, None);
        let text = text_view(WordsOf::default(), &mut writer);
        let mut made = self.finish("404.html", &page, &text, writer);
        if let Ok(page) = &mut made.page {
            page.path = FilePath::from("404.html");
        }
        made
    }

    /// The page at an address that leads to another: it takes the reader there, and works on a host
    /// that cannot.
    fn moved(&self, redirect: &'a Redirect) -> Made {
        let mut writer = self.writer(None, &redirect.from, None);
        let page = self.shell(&redirect.from).moved(redirect);
        let text = text_view(WordsOf::default(), &mut writer);
        self.finish("moved.html", &page, &text, writer)
    }

    fn finish<V: serde::Serialize + shape::View>(
        &self,
        template: &str,
        shell: &shell::Views,
        view: &V,
        writer: Writer<'_>,
    ) -> Made {
        let given = Given { site: &shell.site, page: &shell.page, view };
        let page = self.templates.fill(template, &given).map(|html| Page {
            path: FilePath::new(address::file(writer.address)),
            address: writer.address.to_owned(),
            title: shell.page.title.clone(),
            html,
            figures: writer.figures,
            bound: writer.bound.len(),
            terms: writer.used_terms,
            sources: Vec::new(),
            description: shell.page.description.clone(),
            kind: PageKind::of(template),
            edition: writer.report.map(|report| report.period),
            unlisted: shell.page.unlisted,
        });
        Made { page, problems: writer.problems }
    }
}

/// Lead, key points and text of a page, as HTML.
#[derive(Default)]
struct WordsOf {
    lead: String,
    key_points: Vec<String>,
    body: String,
}

fn words_of(writer: &mut Writer<'_>, written: Option<&Written>) -> WordsOf {
    let Some(written) = written else { return WordsOf::default() };
    let slug = crate::model::address::slug_of(written);
    if let Some(report) = writer.report {
        let is_overview = report.overview.as_ref().is_some_and(|page| page.file == written.file);
        let slug = if is_overview { "overview" } else { slug };
        writer.noted(report.period, &[format!("sections.{slug}")]);
    }
    let lead = writer.line(&written.summary);
    let key_points = written.key_points.iter().map(|point| writer.line(point)).collect();
    WordsOf { lead, key_points, body: writer.parts(&written.body) }
}

/// A page's words with what follows from them: call it when the writer has written all else.
fn text_view(words: WordsOf, writer: &mut Writer<'_>) -> TextView {
    let endnotes = endnotes::of_page(writer);
    let notes = notes::of_page(writer);
    let numbers = numbers::groups(writer.site, writer.address, &writer.bound);
    let WordsOf { lead, key_points, body } = words;
    TextView { lead, key_points, body, endnotes, numbers, words_used: words_used(writer), notes }
}

/// The glossary's entries for the terms of a page.
fn words_used(writer: &Writer<'_>) -> Vec<TermView> {
    let mut plain = Writer::new(
        writer.site,
        writer.report,
        writer.address,
        None,
        writer.terms,
        (writer.drawings, writer.library),
    );
    plain.taken.clone_from(&writer.taken);
    writer.used_terms.iter().map(|index| term_view(&mut plain, *index, Vec::new())).collect()
}

fn term_view(writer: &mut Writer<'_>, index: usize, used_in: Vec<LinkView>) -> TermView {
    let term = &writer.terms.all()[index];
    let href = match writer.may_lead_to(&term.name.value) {
        true => address::href_to(writer.address, "glossary/", &term.id),
        false => String::new(),
    };
    TermView {
        name: term.name.value.clone(),
        id: term.id.clone(),
        href,
        expansion: term.expansion.clone(),
        meaning: writer.line_without_links(&term.meaning),
        ours: term.ours,
        used_in,
    }
}

pub use crate::data::cite as source_line;
