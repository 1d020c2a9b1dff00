//! What rendering makes: finished pages, and the files that they are shown with.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use super::assets::Assets;
use super::palette;
use crate::data::Library;
use crate::kept::Key;
use crate::model::Period;
use crate::source::{FilePath, Span};

/// A finished page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    /// The file it is written to.
    pub path: FilePath,
    /// Its address below the site.
    pub address: String,
    /// Its heading.
    pub title: String,
    /// All of it.
    pub html: Html,
    /// How many figures it holds.
    pub figures: usize,
    /// How many numbers are bound on it.
    pub bound: usize,
    /// Glossary terms that it expands, by their numbers.
    pub terms: BTreeSet<usize>,
    /// What authors wrote it in, the first before all: the start of a whole file, or an entry.
    pub sources: Vec<Span>,
    /// What it is about in a sentence or two; may be empty.
    pub description: String,
    /// What kind of page it is.
    pub kind: PageKind,
    /// The edition that it belongs to.
    pub edition: Option<Period>,
    /// Whether search engines are to leave it alone: a draft, or the page for wrong addresses.
    pub unlisted: bool,
}

/// The text of a page, and the key that stands for it: a page is long, and several steps are kept by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html {
    text: Arc<str>,
    key: Key,
}

impl Html {
    /// A text with its key.
    pub fn new(text: String) -> Self {
        Self { key: Key::of([text.as_bytes()]), text: text.into() }
    }

    /// Stands for every byte of the text.
    pub fn key(&self) -> Key {
        self.key
    }
}

impl Deref for Html {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Hash for Html {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// What kind of page a [`Page`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// The home page.
    Home,
    /// The overview of an edition.
    Overview,
    /// A section of an edition.
    Section,
    /// A measure.
    Measure,
    /// The glossary.
    Glossary,
    /// The search.
    Search,
    /// A whole edition on one page.
    Print,
    /// A list of downloads.
    Downloads,
    /// The page for wrong addresses.
    NotFound,
    /// The page at an address that leads to another.
    Moved,
    /// Any other.
    Other,
}

impl PageKind {
    /// As readers call it.
    pub fn word(self) -> &'static str {
        match self {
            PageKind::Overview => "Overview",
            PageKind::Section => "Section",
            PageKind::Measure => "Measure",
            PageKind::Downloads => "Data",
            _ => "Page",
        }
    }

    /// By the template that it is made with.
    pub(super) fn of(template: &str) -> Self {
        match template {
            "home.html" => PageKind::Home,
            "overview.html" => PageKind::Overview,
            "section.html" => PageKind::Section,
            "measure.html" => PageKind::Measure,
            "glossary.html" => PageKind::Glossary,
            "print.html" => PageKind::Print,
            "search.html" => PageKind::Search,
            "downloads.html" => PageKind::Downloads,
            "404.html" => PageKind::NotFound,
            "moved.html" => PageKind::Moved,
            _ => PageKind::Other,
        }
    }
}

/// What rendering makes.
pub struct Rendered {
    /// The pages in order of their addresses.
    pub pages: Vec<Page>,
    /// Files that pages are shown with, named by what is in them.
    pub assets: Assets,
    /// What the style sheet is made of: the theme's own files.
    pub sheets: Vec<palette::Sheet>,
    /// The tables that can be downloaded.
    pub library: Library,
}
