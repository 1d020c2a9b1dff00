//! The search: pagefind's engine and its index of the pages, without its interface. The only file that
//! knows pagefind, and tokio on its behalf.

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;

use super::{Finished, Made};
use crate::model::Site;
use crate::render::{Page, PageKind, SEARCH_ENGINE};
use crate::source::FilePath;

/// The engine and the index. The same pages give the same bytes: they are added in order.
pub fn index(finished: &Finished<'_>) -> Made {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without input and output needs nothing of the system");
    let files = runtime.block_on(files(finished)).expect("pages of ours can be indexed");
    let has_language = files.iter().any(is_engine_of_language);
    let wanted = files.into_iter().filter(|file| is_wanted(file, has_language));
    wanted
        .map(|file| {
            let name = file.filename.to_string_lossy().replace('\\', "/");
            (FilePath::new(format!("{SEARCH_ENGINE}/{name}")), file.contents.into())
        })
        .collect()
}

async fn files(finished: &Finished<'_>) -> Result<Vec<SyntheticFile>, String> {
    let language = main_language(finished.site);
    let options = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .force_language(language)
        .exclude_selectors(EXCLUDED.iter().map(|selector| (*selector).to_owned()).collect())
        .build();
    let mut index = PagefindIndex::new(Some(options)).map_err(|error| error.to_string())?;
    for page in finished.rendered.pages.iter().filter(|page| page.is_searched()) {
        let (url, html) = (page.path.as_str().to_owned(), document(finished.site, page));
        let added = index.add_html_file(None, Some(url), html).await;
        added.map_err(|error| error.to_string())?;
    }
    index.get_files().await.map_err(|error| error.to_string())
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
    let main = main.map_or(page.html.as_str(), |(from, to)| &page.html[from..to]);
    let year = page.edition.map_or_else(String::new, |period| {
        format!("<span data-pagefind-filter=\"year\">{period}</span>")
    });
    let kind = page.kind.word();
    let title = page.title.replace('&', "&amp;").replace('<', "&lt;");
    let language = &site.settings.language;
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><title>{title}</title></head>\
         <body><div data-pagefind-ignore>{year}<span data-pagefind-filter=\"kind\">{kind}</span></div>\
         {main}</main></body></html>"
    )
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
