//! The search: pagefind's engine and its index of the pages, without its interface. The only file that
//! knows pagefind, and tokio on its behalf.

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use rayon::prelude::*;

use super::{Finished, LIBRARIES, Made};
use crate::kept::Key;
use crate::model::Site;
use crate::render::{Page, PageKind, SEARCH_ENGINE};
use crate::source::FilePath;

/// The engine and the index. The same pages give the same bytes: they are added in order.
///
/// They take longer than the rest of a build whose pages are kept, so they are kept too, as one.
pub fn index(finished: &Finished<'_>) -> Made {
    let documents = documents(finished);
    let language = main_language(finished.site);
    let texts = documents.iter().flat_map(|(url, html)| [url.as_bytes(), html.as_bytes()]);
    let parts = [b"pagefind", LIBRARIES, language.as_bytes()];
    let key = Key::of(parts.into_iter().chain(texts));
    let packed = finished.kept.get_or_make(key, || pack(&made(documents, language)));
    unpack(&packed).expect("what is kept is what was packed")
}

/// Each page that the search finds: its address, and what is read of it.
fn documents(finished: &Finished<'_>) -> Vec<(String, String)> {
    let pages = finished.rendered.pages.par_iter().filter(|page| page.is_searched());
    pages.map(|page| (page.path.as_str().to_owned(), document(finished.site, page))).collect()
}

fn made(documents: Vec<(String, String)>, language: String) -> Made {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without input and output needs nothing of the system");
    let files = runtime.block_on(files(documents, language)).expect("pages of ours can be indexed");
    let has_language = files.iter().any(is_engine_of_language);
    let wanted = files.into_iter().filter(|file| is_wanted(file, has_language));
    wanted
        .map(|file| {
            let name = file.filename.to_string_lossy().replace('\\', "/");
            (FilePath::new(format!("{SEARCH_ENGINE}/{name}")), file.contents.into())
        })
        .collect()
}

async fn files(
    documents: Vec<(String, String)>,
    language: String,
) -> Result<Vec<SyntheticFile>, String> {
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language(language)
        .exclude_selectors(EXCLUDED.iter().map(|selector| (*selector).to_owned()).collect())
        .build();
    let mut index = PagefindIndex::new(Some(options)).map_err(|error| error.to_string())?;
    for (url, html) in documents {
        let added = index.add_html_file(None, Some(url), html).await;
        added.map_err(|error| error.to_string())?;
    }
    index.get_files().await.map_err(|error| error.to_string())
}

/// Files one after the other, each with its path and the length of both.
fn pack(files: &Made) -> Vec<u8> {
    let mut packed = Vec::new();
    for (path, bytes) in files {
        for part in [path.as_str().as_bytes(), bytes] {
            packed.extend_from_slice(&(part.len() as u64).to_le_bytes());
            packed.extend_from_slice(part);
        }
    }
    packed
}

/// What [`pack`] packed. `None` where it did not.
fn unpack(mut packed: &[u8]) -> Option<Made> {
    let mut part = || {
        let (length, rest) = packed.split_first_chunk::<8>()?;
        let (part, rest) =
            rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        packed = rest;
        Some(part)
    };
    let mut files = Made::new();
    while let Some(path) = part() {
        files.push((FilePath::new(std::str::from_utf8(path).ok()?), part()?.into()));
    }
    Some(files)
}

/// Drawings, and what says again what the page says.
const EXCLUDED: &[&str] = &["svg", "nav", ".numbers", ".words-used"];

/// `en` of `en-GB`: the engine knows languages, not countries.
fn main_language(site: &Site) -> String {
    site.settings.language.split('-').next().unwrap_or_default().to_lowercase()
}

/// The main part of a page, with its year and kind to filter by. What is published has none of this.
fn document(site: &Site, page: &Page) -> String {
    let main = page.html.find("<main").zip(page.html.find("</main>"));
    let main = main.map_or(&*page.html, |(from, to)| &page.html[from..to]);
    let year = page.edition.map_or_else(String::new, |period| {
        format!("<span data-pagefind-filter=\"year\">{period}</span>")
    });
    let kind = page.kind.word();
    let main = apart(main);
    let title = page.title.replace('&', "&amp;").replace('<', "&lt;");
    let language = &site.settings.language;
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><title>{title}</title></head>\
         <body><div data-pagefind-ignore>{year}<span data-pagefind-filter=\"kind\">{kind}</span></div>\
         {main}</main></body></html>"
    )
}

/// The same with a space at the end of each cell, term and line: a browser shows them apart, and the
/// engine would read "Given in2015".
fn apart(main: &str) -> String {
    let ends = ["</td>", "</th>", "</dt>", "</dd>", "</li>", "</caption>", "<br>"];
    ends.into_iter().fold(main.to_owned(), |html, end| html.replace(end, &format!(" {end}")))
}

/// The engine for the site's own language, which also knows the forms of words.
fn is_engine_of_language(file: &SyntheticFile) -> bool {
    let name = file.filename.to_string_lossy();
    name.starts_with("wasm.") && !name.starts_with("wasm.unknown")
}

/// The engine and the index; none of the interface files, and one engine only.
fn is_wanted(file: &SyntheticFile, has_language: bool) -> bool {
    let name = file.filename.to_string_lossy();
    match name.as_ref() {
        "pagefind.js" | "pagefind-worker.js" | "pagefind-entry.json" => true,
        "wasm.unknown.pagefind" => !has_language,
        other => !other.starts_with("pagefind-"),
    }
}

impl Page {
    /// Whether the search finds it: a page that readers read, each thing once.
    fn is_searched(&self) -> bool {
        let once = !matches!(
            self.kind,
            PageKind::NotFound | PageKind::Moved | PageKind::Search | PageKind::Print
        );
        once && !self.unlisted
    }
}
