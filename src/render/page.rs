//! Views: what each template is given. The only file that knows Tera.
//!
//! Views have no null and no absent field: an optional part is a list of none or one. So a template
//! that names a field wrongly fails with the place and the fields that exist, and never prints a hole.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::rules;
use super::theme::Theme;
use super::words::{WORDS, Words};
use crate::diagnostic::Diagnostic;
use crate::kept::{Kept, Key, Step};
use crate::source::{FilePath, Span};

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Where it leads, relative to the page.
    pub href: String,
    /// Its words.
    pub title: String,
    /// Whether it leads to the page that it stands on.
    pub current: bool,
}

/// What every page knows of the site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// The body's short name.
    pub short_name: String,
    /// A language tag.
    pub language: String,
    /// The link to the home page.
    pub home: String,
    /// The link to the style sheet.
    pub style: String,
    /// The links of the header.
    pub header: Vec<LinkView>,
    /// The links of the footer.
    pub footer: Vec<LinkView>,
    /// Whom to ask for other formats: none or one.
    pub formats: Vec<DeskView>,
    /// The licence of the content: none or one.
    pub licence: Vec<LinkView>,
}

/// A public contact; a part that nobody has supplied is empty.
#[derive(Clone, Debug, Serialize)]
pub struct DeskView {
    /// Whose it is.
    pub body: String,
    /// What can be asked for there.
    pub sentence: String,
    /// A telephone number: none or one.
    pub phone: Vec<String>,
    /// An email address: none or one.
    pub email: Vec<String>,
    /// A postal address: none or one.
    pub address: Vec<String>,
}

/// What every page knows of itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The heading.
    pub title: String,
    /// The title of the window: topic, then report, then body (WCAG 2.4.2).
    pub head_title: String,
    /// One sentence for search engines; may be empty.
    pub description: String,
    /// The full address: none or one.
    pub canonical: Vec<String>,
    /// The pages above this one.
    pub breadcrumb: Vec<LinkView>,
    /// "Section 3 of 9"; may be empty.
    pub position: String,
    /// Names the list of contents.
    pub contents_title: String,
    /// The pages beside this one.
    pub contents: Vec<LinkView>,
    /// The section before: none or one.
    pub previous: Vec<LinkView>,
    /// The section after: none or one.
    pub next: Vec<LinkView>,
    /// Where the page comes from: none or one.
    pub source: Vec<String>,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A text that authors wrote, as HTML.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// The lead; may be empty.
    pub lead: String,
    /// The key points.
    pub key_points: Vec<String>,
    /// The text.
    pub body: String,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// The numbers of a page that come from one place.
#[derive(Clone, Debug, Serialize)]
pub struct NumbersView {
    /// Where they stand.
    pub source: String,
    /// One line a number.
    pub lines: Vec<NumberView>,
}

/// A line of "Where these numbers come from".
#[derive(Clone, Debug, Serialize)]
pub struct NumberView {
    /// As it stands in the text.
    pub shown: String,
    /// What it measures.
    pub what: String,
    /// The link to the measure: none or one.
    pub href: Vec<String>,
    /// When.
    pub period: String,
}

/// The notes of a page, or of one kind in an edition.
#[derive(Clone, Debug, Serialize)]
pub struct NotesView {
    /// The heading.
    pub title: String,
    /// Its id.
    pub id: String,
    /// The notes.
    pub notes: Vec<NoteView>,
}

/// A note or a correction.
#[derive(Clone, Debug, Serialize)]
pub struct NoteView {
    /// Its id.
    pub id: String,
    /// What readers call the figure.
    pub title: String,
    /// The edition that it belongs to.
    pub edition: String,
    /// What is printed and what stands against it, as HTML; may be empty.
    pub said: String,
    /// How one knows, as HTML.
    pub because: String,
    /// Where the figures stand.
    pub sources: Vec<String>,
}

/// The notes and corrections of an edition.
#[derive(Debug, Serialize)]
pub struct EditionNotesView {
    /// By kind.
    pub notes: Vec<NotesView>,
    /// The words that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
}

/// An edition in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EditionView {
    /// The link to its overview.
    pub href: String,
    /// What readers call it.
    pub title: String,
    /// What it covers.
    pub period: String,
    /// What kind of document it is.
    pub kind: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// What the authors wrote.
    pub text: TextView,
    /// The latest edition: none or one.
    pub latest: Vec<LatestView>,
    /// Every edition, latest first.
    pub editions: Vec<EditionView>,
}

/// The latest edition on the home page.
#[derive(Debug, Serialize)]
pub struct LatestView {
    /// The edition.
    pub edition: EditionView,
    /// Its lead.
    pub lead: String,
    /// Its first cards; may be empty.
    pub cards: String,
}

/// The overview of an edition.
#[derive(Debug, Serialize)]
pub struct OverviewView {
    /// What the authors wrote.
    pub text: TextView,
    /// The sections with their leads.
    pub sections: Vec<SectionView>,
    /// What kind of document it is, what it covers.
    pub edition: EditionView,
    /// The link to all notes and corrections of the edition: none or one.
    pub all_notes: Vec<LinkView>,
}

/// A section in a list.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// The link to it.
    pub link: LinkView,
    /// Its lead.
    pub lead: String,
}

/// A KPI.
#[derive(Debug, Serialize)]
pub struct KpiView {
    /// The finding.
    pub lead: String,
    /// Facts: label and words.
    pub facts: Vec<FactView>,
    /// Why the direction is wanted.
    pub because: String,
    /// The figure; may be empty.
    pub figure: String,
    /// Every value in the report; may be empty.
    pub table: String,
    /// What happened, in words; may be empty.
    pub commentary: String,
    /// The link to the table of all measures: none or one.
    pub back: Vec<LinkView>,
    /// The words of the page that the glossary explains.
    pub words_used: Vec<TermView>,
    /// The numbers of the page by the place that they come from.
    pub numbers: Vec<NumbersView>,
    /// The notes on figures of the page: none or one section.
    pub notes: Vec<NotesView>,
}

/// A label with its words.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// What it is.
    pub label: String,
    /// What it says, as HTML.
    pub words: String,
}

/// The glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    /// The letters that have terms.
    pub letters: Vec<LetterView>,
}

/// The terms under a letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// The letter.
    pub letter: String,
    /// Its id on the page.
    pub id: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// As it stands in prose.
    pub name: String,
    /// Its id on the glossary's page.
    pub id: String,
    /// The link to it.
    pub href: String,
    /// What an acronym stands for; may be empty.
    pub expansion: String,
    /// What it means, as HTML.
    pub meaning: String,
    /// Whether the long form is the publisher's own.
    pub ours: bool,
    /// The pages that use it.
    pub used_in: Vec<LinkView>,
}

/// Templates ready to be filled.
pub struct Templates {
    tera: Tera,
    theme: String,
    /// Names the words and every template.
    key: Key,
    step: Step,
}

/// What a template is given.
#[derive(Serialize)]
pub struct Given<'a, V> {
    /// The site.
    pub site: &'a SiteView,
    /// The page.
    pub page: &'a PageView,
    /// What the template shows.
    pub view: &'a V,
}

impl Templates {
    /// Reads every template of a theme.
    ///
    /// # Errors
    /// The first template that cannot be read.
    pub fn new(theme: &Theme, kept: &Kept) -> Result<Self, Diagnostic> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html"]);
        let mut words = Context::new();
        words.insert("words", &WORDS as &Words);
        tera.global_context().extend(words);
        let templates = theme.templates();
        let key = Key::of_hash(&(&theme.name, &templates));
        tera.add_raw_templates(templates).map_err(|error| diagnostic(&error, &theme.name))?;
        Ok(Self { tera, theme: theme.name.clone(), key, step: kept.step("a template filled") })
    }

    /// A template filled with a view.
    ///
    /// # Errors
    /// The template asks for what the view does not have.
    pub fn fill<V: Serialize>(
        &self,
        template: &str,
        given: &Given<'_, V>,
    ) -> Result<String, Diagnostic> {
        let key = || Key::of_written(Key::of([&self.key.bytes()[..], template.as_bytes()]), given);
        let filled = self.step.get_or_make(key, || {
            let context = Context::from_serialize(given);
            let html = context.and_then(|context| self.tera.render(template, &context));
            html.map_err(|error| diagnostic(&error, &self.theme))
        });
        Arc::unwrap_or_clone(filled)
    }
}

/// A template's error at its place in the theme, with the fields that exist.
fn diagnostic(error: &tera::Error, theme: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = FilePath::new(format!("themes/{theme}/{}", report.filename()));
            let span = Span::new(&file, report.span().range.clone());
            let (message, fields) = split(report.message());
            Diagnostic::at(&rules::TEMPLATE, &span, message).help(COMPARE).help_if(fields)
        }
        other => {
            let file = FilePath::new(format!("themes/{theme}"));
            Diagnostic::in_file(&rules::TEMPLATE, &file, other.to_string().to_lowercase())
                .help(COMPARE)
        }
    }
}

const COMPARE: &str = "compare the template with the built-in one of the same name";

/// Tera's message, and the fields that it lists apart from it.
fn split(message: &str) -> (String, Option<String>) {
    let first_letter_small = |text: &str| {
        let mut letters = text.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    };
    let text = message.trim().trim_end_matches('.');
    match text.find("Available fields") {
        None => (first_letter_small(&text.replace('\n', " ")), None),
        Some(at) => {
            let fields = text[at..].trim().replace('\n', " ");
            let words = text[..at].trim().trim_end_matches(['.', ':', '\n']);
            (first_letter_small(words), Some(first_letter_small(&fields)))
        }
    }
}
