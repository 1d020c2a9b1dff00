//! The page that explains the fields of every template to somebody who makes a theme.

use std::fmt::Write as _;

use super::across::views::{CourseView, StoryView};
use super::downloads::DownloadsView;
use super::glossary::GlossaryView;
use super::page::{
    EditionNotesView, HomeView, KpiView, LegalView, OverviewView, PageView, SiteView, TextView,
};
use super::print::PrintView;
use super::search::SearchView;
use super::shape::{Shape, Shaped as _, View as _, ViewShape};
use super::words::Words;

/// Every template that is a page, with the view that it is given.
pub const PAGES: &[(&str, &ViewShape)] = &[
    ("home.html", HomeView::VIEW),
    ("overview.html", OverviewView::VIEW),
    ("section.html", TextView::VIEW),
    ("page.html", TextView::VIEW),
    ("measure.html", KpiView::VIEW),
    ("notes.html", EditionNotesView::VIEW),
    ("course.html", CourseView::VIEW),
    ("story.html", StoryView::VIEW),
    ("print.html", PrintView::VIEW),
    ("glossary.html", GlossaryView::VIEW),
    ("legal.html", LegalView::VIEW),
    ("downloads.html", DownloadsView::VIEW),
    ("search.html", SearchView::VIEW),
    ("moved.html", TextView::VIEW),
    ("404.html", TextView::VIEW),
];

/// The names that stand in a page's template without being set there.
pub fn roots(view: &'static ViewShape) -> [(&'static str, Shape); 4] {
    [
        ("site", SiteView::SHAPE),
        ("page", PageView::SHAPE),
        ("view", Shape::View(view)),
        ("words", Words::SHAPE),
    ]
}

const START: &str = "\
# Themes

A theme is a folder of templates ([Tera](https://keats.github.io/tera/)) and style sheets. The built-in one is `themes/almanac`. To change it for your site, put a file of the same name into `themes/almanac/` of your project; it takes the place of the built-in one. To make a theme of your own, make a folder `themes/<name>/` and write `theme: <name>` in `swp-site.yaml`. What it lacks comes from the built-in theme. Style sheets are joined in order of their names.

Colours of your brand and a logo need no theme: see `brand:` in the README.

`swp-site check` reads every template. A field that does not exist is an error that names the place and the fields that do, also inside `if` and `for`.

This page is written by the program itself (`BLESS=1 cargo test`), so it is always true.

## What a template is given

Each page has four names: `site` (the site), `page` (what every page knows of itself), `view` (what this template shows) and `words` (the words of the interface). There is no null: an optional part is a list of none or one, to be gone through with `for`. A field that holds HTML says so; print it with `| safe`.

| template | `view` |
|---|---|
";

/// The whole page.
pub fn page() -> String {
    let mut text = String::from(START);
    for (template, view) in PAGES {
        let _ = writeln!(text, "| `{template}` | {} |", link(view));
    }
    text.push_str(
        "\nThe files in `parts/` are included by these. `base.html` is what they extend.\n",
    );
    let mut known: Vec<&ViewShape> = Vec::new();
    for view in [SiteView::VIEW, PageView::VIEW].into_iter().chain(PAGES.iter().map(|(_, v)| *v)) {
        collect(view, &mut known);
    }
    for view in known {
        let _ = write!(text, "\n## {}\n\n{}\n\n", view.name, said(view.docs));
        table(view, &mut text);
    }
    text.push_str("\n## words\n\nThe words of the interface, all of them text.\n\n");
    table(Words::VIEW, &mut text);
    text
}

/// The views that a view holds follow it.
fn collect(view: &'static ViewShape, known: &mut Vec<&'static ViewShape>) {
    if known.iter().any(|other| other.name == view.name) {
        return;
    }
    known.push(view);
    for field in view.fields {
        if let Some(inner) = inner(&field.shape) {
            collect(inner, known);
        }
    }
}

fn inner(shape: &Shape) -> Option<&'static ViewShape> {
    match shape {
        Shape::View(view) => Some(view),
        Shape::List(item) => inner(item),
        _ => None,
    }
}

fn table(view: &ViewShape, text: &mut String) {
    text.push_str("| field | holds | what it is |\n|---|---|---|\n");
    for field in view.fields {
        let _ =
            writeln!(text, "| `{}` | {} | {} |", field.name, kind(&field.shape), said(field.docs));
    }
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Flag => "yes or no".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::List(item) => format!("a list: {}", kind(item)),
        Shape::View(view) => link(view),
    }
}

fn link(view: &ViewShape) -> String {
    format!("[{}](#{})", view.name, view.name.to_lowercase())
}

fn said(docs: &[&str]) -> String {
    docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
