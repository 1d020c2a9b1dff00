//! The author's files → raw, spanned values. Nothing is looked up and nothing defaulted here.

mod decode;
mod edition;
pub mod embed;
pub mod folder;
mod front_matter;
pub mod frozen;
mod listing;
mod markdown;
pub mod names;
mod pieces;
pub mod prose;
pub mod raw;
mod raw_html;
pub mod read_dir;
pub mod rules;
pub mod text;
mod yaml;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::kept::{Kept, Key};
use crate::source::{FilePath, Files, Span, Spanned};
use decode::Reader;
use edition::EditionPart;
use frozen::Frozen;
use raw::{
    Entries, RawDocument, RawKpi, RawPage, RawSettings, RawStatement, RawTerm, RawTheme, Word,
};

pub use edition::RawEdition;
pub use markdown::plain;
pub use read_dir::{SETTINGS, Skip, find_root, read_dir};

/// Everything that the authors wrote.
#[derive(Clone, Debug, Default)]
pub struct RawSite {
    /// `swp-site.yaml`.
    pub settings: Option<RawSettings>,
    /// `data/themes.yaml`; as with the KPIs and documents below, an entry that cannot be read keeps
    /// its name, so that what refers to it is no second finding.
    pub themes: Entries<Option<RawTheme>>,
    /// `data/kpis.yaml`.
    pub kpis: Entries<Option<RawKpi>>,
    /// `data/glossary.yaml`.
    pub glossary: Entries<RawTerm>,
    /// `data/sources.yaml`.
    pub documents: Entries<Option<RawDocument>>,
    /// `data/accessibility.yaml`.
    pub statement: Option<RawStatement>,
    /// `data/frozen.txt`: the editions that were frozen.
    pub frozen: Vec<Word>,
    /// Each folder of `data/` and `content/`.
    pub editions: Vec<RawEdition>,
    /// Pages that belong to no edition.
    pub pages: Vec<RawPage>,
    /// Pictures below `content/`.
    pub pictures: Vec<FilePath>,
    /// Files that could not be read at all: names that they would define are not missed elsewhere.
    pub unreadable: Vec<FilePath>,
}

/// What one file holds.
#[derive(Clone)]
enum Part {
    Settings(Option<Box<RawSettings>>),
    Themes(Entries<Option<RawTheme>>),
    Kpis(Entries<Option<RawKpi>>),
    Glossary(Entries<RawTerm>),
    Documents(Entries<Option<RawDocument>>),
    Statement(Option<Box<RawStatement>>),
    Frozen(Vec<Word>),
    Page(Box<RawPage>),
    Picture,
    Edition(Box<EditionPart>),
    Nothing,
}

/// Reads every file of a project. What a file holds depends on its path and its bytes alone.
pub fn load(files: &Files, kept: &Kept) -> (RawSite, Diagnostics) {
    let paths: Vec<&FilePath> = files.paths().collect();
    let step = kept.step("a file read");
    let parts: Vec<(Part, Diagnostics)> = paths
        .par_iter()
        .map(|path| {
            let bytes = files.get(path).map_or(&[][..], |bytes| bytes);
            let key = || Key::of([path.as_str().as_bytes(), bytes]);
            let read = step.get_or_make(key, || {
                let mut out = Diagnostics::new();
                (part(path, files, &mut out), out)
            });
            Arc::unwrap_or_clone(read)
        })
        .collect();
    let (mut site, mut out) = (RawSite::default(), Diagnostics::new());
    let mut folders = HashMap::new();
    for (path, (part, problems)) in paths.into_iter().zip(parts) {
        let is_lost = matches!(&part, Part::Edition(part) if part.is_lost_page());
        if is_lost || problems.iter().any(|problem| rules::STOPS_A_FILE.contains(&problem.rule)) {
            site.unreadable.push(path.clone());
        }
        out.append(problems);
        site.add(path, part, &mut folders);
    }
    if !files.contains(&FilePath::from(SETTINGS)) {
        out.push(missing_settings());
    }
    (site, out)
}

fn missing_settings() -> Diagnostic {
    let message = format!("there is no `{SETTINGS}` here");
    let help = "make one with two lines, `title: …` and `body: …`, at the top of the project";
    Diagnostic::nowhere(&rules::MISSING_SETTINGS, message).help(help)
}

impl RawSite {
    fn add<'a>(&mut self, path: &'a FilePath, part: Part, folders: &mut HashMap<&'a str, usize>) {
        match part {
            Part::Settings(settings) => self.settings = settings.map(|settings| *settings),
            Part::Themes(themes) => self.themes = themes,
            Part::Kpis(kpis) => self.kpis = kpis,
            Part::Glossary(glossary) => self.glossary = glossary,
            Part::Documents(documents) => self.documents = documents,
            Part::Statement(statement) => self.statement = statement.map(|found| *found),
            Part::Frozen(editions) => self.frozen = editions,
            Part::Page(page) => self.pages.push(*page),
            Part::Picture => self.pictures.push(path.clone()),
            Part::Edition(part) => self.edition(path, folders).add(*part),
            Part::Nothing => {}
        }
    }

    fn edition<'a>(
        &mut self,
        path: &'a FilePath,
        folders: &mut HashMap<&'a str, usize>,
    ) -> &mut RawEdition {
        let name = path.as_str().split('/').nth(1).unwrap_or("");
        let at = *folders.entry(name).or_insert_with(|| {
            let folder = Spanned::new(name.to_owned(), Span::start_of(path));
            self.editions.push(RawEdition::new(folder));
            self.editions.len() - 1
        });
        &mut self.editions[at]
    }
}

/// Endings of pictures that browsers show.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "svg", "webp", "avif", "gif"];

fn part(path: &FilePath, files: &Files, out: &mut Diagnostics) -> Part {
    let parts: Vec<&str> = path.as_str().split('/').collect();
    match parts.as_slice() {
        [SETTINGS] => Part::Settings(whole(path, files, out, raw::settings).map(Box::new)),
        ["data", "themes.yaml"] => {
            Part::Themes(entries(path, files, out, |node, out| Some(raw::theme(node, out))))
        }
        ["data", "kpis.yaml"] => {
            Part::Kpis(entries(path, files, out, |node, out| Some(raw::kpi(node, out))))
        }
        ["data", "glossary.yaml"] => Part::Glossary(entries(path, files, out, raw::term)),
        ["data", "sources.yaml"] => {
            Part::Documents(entries(path, files, out, |node, out| Some(raw::document(node, out))))
        }
        ["data", "accessibility.yaml"] => {
            Part::Statement(whole(path, files, out, raw::statement).map(Box::new))
        }
        ["data", frozen::NAME] => {
            let text = text(path, files, out).unwrap_or_default();
            Part::Frozen(frozen::read_list(path, text, out))
        }
        ["data", _, name] => match edition::part(name, path, files, out) {
            Some(part) => Part::Edition(Box::new(part)),
            None => unknown_file(path, edition::FILES, out),
        },
        ["data", ..] => unknown_file(path, DATA_FILES, out),
        ["content", _] if path.extension() == "md" => {
            page(path, files, out).map_or(Part::Nothing, |page| Part::Page(Box::new(page)))
        }
        ["content", _, _] if path.extension() == "md" => {
            Part::Edition(Box::new(EditionPart::Page(page(path, files, out))))
        }
        ["content", ..] if PICTURES.contains(&path.extension().to_lowercase().as_str()) => {
            Part::Picture
        }
        ["content", ..] => unknown_file(path, &[], out),
        _ => Part::Nothing,
    }
}

const DATA_FILES: &[&str] = &[
    "themes.yaml",
    "kpis.yaml",
    "glossary.yaml",
    "sources.yaml",
    "accessibility.yaml",
    frozen::NAME,
];
fn unknown_file(path: &FilePath, known: &[&str], out: &mut Diagnostics) -> Part {
    let message = format!("nothing reads the file `{path}`");
    let help = did_you_mean(path.name(), known.iter().copied()).unwrap_or_else(|| {
        "pages end in `.md`, pictures in `.jpg`, `.png`, `.svg` or `.webp`".into()
    });
    out.push(Diagnostic::in_file(&rules::UNKNOWN_FILE, path, message).help(help));
    Part::Nothing
}

fn page(path: &FilePath, files: &Files, out: &mut Diagnostics) -> Option<RawPage> {
    front_matter::page(path, text(path, files, out)?, out)
}

fn whole<T>(path: &FilePath, files: &Files, out: &mut Diagnostics, read: Reader<T>) -> Option<T> {
    let node = tree(path, files, out)?;
    read(&node, out)
}

fn entries<T>(
    path: &FilePath,
    files: &Files,
    out: &mut Diagnostics,
    read: Reader<T>,
) -> Entries<T> {
    tree(path, files, out).map_or_else(Vec::new, |node| decode::map(&node, out, read))
}

fn tree(path: &FilePath, files: &Files, out: &mut Diagnostics) -> Option<yaml::Node> {
    let text = text(path, files, out)?;
    yaml::read(path, text, 0..text.len()).map_err(|diagnostic| out.push(diagnostic)).ok()
}

fn text<'a>(path: &FilePath, files: &'a Files, out: &mut Diagnostics) -> Option<&'a str> {
    let bytes = files.get(path)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            let message = format!("`{path}` is not UTF-8 text (line {line})");
            let help = "save it again with the encoding UTF-8";
            out.push(Diagnostic::in_file(&rules::NOT_UTF8, path, message).help(help));
            None
        }
    }
}
