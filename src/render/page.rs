//! Fills templates with views. The only file that knows Tera.

use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::outward;
use super::reference::PAGES;
use super::rendered::Html;
use super::rules;
use super::shape::View;
use super::theme::Theme;
pub use super::views::*;
use super::words::{WORDS, Words};
use crate::diagnostic::Diagnostic;
use crate::kept::{Kept, Key, Step};
use crate::source::{FilePath, Span};

/// Templates ready to be filled.
pub struct Templates {
    tera: Arc<Tera>,
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
        let templates = theme.templates();
        let key = Key::of_hash(&(&theme.name, &templates));
        let read = kept.step("templates read").get_or_make(|| key, || read(theme, templates));
        let tera = Arc::unwrap_or_clone(read)?;
        Ok(Self { tera, theme: theme.name.clone(), key, step: kept.step("a template filled") })
    }

    /// A template filled with a view; once more with the addresses of other sites where it leads to
    /// any.
    ///
    /// # Errors
    /// The template asks for what the view does not have.
    pub fn fill<V: Serialize + View>(
        &self,
        template: &str,
        given: &Given<'_, V>,
    ) -> Result<Html, Diagnostic> {
        debug_assert!(
            PAGES.iter().any(|(name, view)| *name == template && view.name == V::VIEW.name),
            "{template} with {} belongs into `reference::PAGES`",
            V::VIEW.name
        );
        let key = || Key::of_written(Key::of([&self.key.bytes()[..], template.as_bytes()]), given);
        let filled = self.step.get_or_make(key, || {
            let html = self.filled_once(template, given)?;
            let outward = outward::of(&html);
            if outward.is_empty() {
                return Ok(Html::new(html));
            }
            let page = PageView { outward, ..given.page.clone() };
            let given = Given { site: given.site, page: &page, view: given.view };
            self.filled_once(template, &given).map(Html::new)
        });
        Arc::unwrap_or_clone(filled)
    }

    fn filled_once<V: Serialize>(
        &self,
        template: &str,
        given: &Given<'_, V>,
    ) -> Result<String, Diagnostic> {
        let context = Context::from_serialize(given);
        let html = context.and_then(|context| self.tera.render(template, &context));
        html.map_err(|error| diagnostic(&error, &self.theme))
    }
}

fn read(theme: &Theme, templates: Vec<(String, String)>) -> Result<Arc<Tera>, Diagnostic> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    let mut words = Context::new();
    words.insert("words", &WORDS as &Words);
    tera.global_context().extend(words);
    tera.add_raw_templates(templates).map_err(|error| diagnostic(&error, &theme.name))?;
    Ok(Arc::new(tera))
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
