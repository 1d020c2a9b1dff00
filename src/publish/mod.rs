//! Everything that is written: pages made small, and what stands beside them.

mod data;
pub mod extras;
mod host;
mod search;
pub mod write;

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;

use crate::kept::{Kept, Key};
use crate::model::Site;
use crate::render::{self, Page, Rendered};
use crate::source::{FilePath, Files};

pub use extras::{Extras, PACKED};
pub use host::search_policy;
pub use write::{Swap, WriteError, WriteOptions, Written, write};

/// What an output is made from.
pub struct Finished<'a> {
    /// The report.
    pub site: &'a Site,
    /// The pages.
    pub rendered: &'a Rendered,
    /// The project's own files.
    pub project: &'a Files,
    /// Results of pure steps.
    pub kept: &'a Kept,
    /// What is made beside the site: hosts are told of packed copies.
    pub extras: Extras,
}

/// Something that is written: its name and its files.
pub struct Output {
    /// What it is, for messages.
    pub name: &'static str,
    /// Its files.
    pub make: fn(&Finished<'_>) -> Made,
    /// A folder of files that take long to make and that nothing asks for until a reader does: a
    /// preview makes them when they are asked for. Empty for what is made at once.
    pub waits: &'static str,
}

/// Which outputs are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// All of them.
    #[default]
    All,
    /// Those that do not wait until they are asked for.
    AtOnce,
    /// Those alone that wait.
    Waiting,
}

impl Wanted {
    fn takes(self, output: &Output) -> bool {
        match self {
            Wanted::All => true,
            Wanted::AtOnce => output.waits.is_empty(),
            Wanted::Waiting => !output.waits.is_empty(),
        }
    }
}

/// Whether a path lies among the outputs that wait until they are asked for.
pub fn waits(path: &FilePath) -> bool {
    let mut folders = OUTPUTS.iter().map(|output| output.waits).filter(|waits| !waits.is_empty());
    folders
        .any(|folder| path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
}

/// Names the versions of the libraries that outputs are made with, so that nothing is kept beyond them.
const LIBRARIES: &[u8] = env!("SWP_SITE_LIBRARIES").as_bytes();

/// Files with their paths.
pub type Made = Vec<(FilePath, Arc<[u8]>)>;

/// All outputs. To add one, write its function and put it in this list.
pub const OUTPUTS: &[Output] = &[
    Output { name: "pages", make: pages, waits: "" },
    Output { name: "style sheet and icon", make: assets, waits: "" },
    Output { name: "pictures", make: pictures, waits: "" },
    Output { name: "tables as CSV", make: data::tables, waits: "" },
    Output { name: "what each table holds", make: data::metadata, waits: "" },
    Output { name: "data packages", make: data::packages, waits: "" },
    Output { name: "the whole as JSON", make: data::json, waits: "" },
    Output { name: "search", make: search::index, waits: render::SEARCH_ENGINE },
    Output { name: "map of the site", make: host::sitemap, waits: "" },
    Output { name: "word to robots", make: host::robots, waits: "" },
    Output { name: "feed", make: host::feed, waits: "" },
    Output { name: "redirects", make: host::redirects, waits: "" },
    Output { name: "headers", make: host::headers, waits: "" },
    Output { name: "security contact", make: host::security, waits: "" },
    Output { name: "word to GitHub Pages", make: host::no_jekyll, waits: "" },
];

/// Every file of the site, or every file but those that can wait.
///
/// # Panics
/// Two outputs claim one path: a mistake in this program that any test finds.
pub fn publish(finished: &Finished<'_>, what: Wanted) -> Files {
    let mut files = Files::new();
    for output in OUTPUTS.iter().filter(|output| what.takes(output)) {
        for (path, bytes) in (output.make)(finished) {
            let before = files.insert(path.clone(), bytes);
            assert!(before.is_none(), "{} writes `{path}`, which is taken", output.name);
        }
    }
    files
}

/// Every page made small. It needs no word on whether the pages are sound, so it can be done while that
/// is found out; whoever publishes them afterwards finds them kept.
pub fn made_small(rendered: &Rendered, kept: &Kept) -> Made {
    // The largest first: the other cores would wait for it if it were the last.
    let mut pages: Vec<&Page> = rendered.pages.iter().collect();
    pages.sort_by_key(|page| Reverse(page.html.len()));
    let small = |page: &Page| {
        let key = Key::of([b"minify-html", LIBRARIES, &page.html.key().bytes()]);
        kept.get_or_make(key, || minify(&page.html))
    };
    pages.into_par_iter().map(|page| (page.path.clone(), small(page))).collect()
}

fn pages(finished: &Finished<'_>) -> Made {
    made_small(finished.rendered, finished.kept)
}

/// Smaller HTML that says the same and stays valid; the only place that knows minify-html.
fn minify(html: &str) -> Vec<u8> {
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html.as_bytes(), &settings)
}

fn assets(finished: &Finished<'_>) -> Made {
    let assets = finished.rendered.assets.all();
    assets
        .map(|asset| (FilePath::new(asset.address.as_str()), asset.bytes.as_slice().into()))
        .collect()
}

fn pictures(finished: &Finished<'_>) -> Made {
    let pictures = finished.site.directory.pictures();
    pictures
        .filter_map(|(file, address)| {
            Some((FilePath::new(address), Arc::clone(finished.project.get(file)?)))
        })
        .collect()
}
