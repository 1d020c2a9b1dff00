//! What the preview shows: the last good site, and what stands against the newest files.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tokio::sync::OnceCell;

use super::findings::Found;
use crate::diagnostic::Diagnostic;
use crate::render::SEARCH;
use crate::source::{FilePath, Files, Span};

/// The state that a request is answered from. It is replaced as a whole.
pub struct Shown {
    /// The last site without mistakes, if there was one.
    pub site: Option<Arc<Published>>,
    /// What was found in the newest files; mistakes keep them from being shown.
    pub found: Found,
    /// Whether the folder has been built at all.
    pub is_built: bool,
}

/// A site in memory.
pub struct Published {
    /// Its files.
    pub outputs: Files,
    /// What authors wrote each page in.
    pub sources: BTreeMap<FilePath, Vec<Written>>,
    /// Its style sheets.
    pub sheets: Vec<Sheet>,
    /// Names of what pages show, with a hash of each.
    pictures: Vec<(String, blake3::Hash)>,
    /// The files that are made when they are first asked for.
    pub late: OnceCell<Files>,
    /// All pages as one, for the search: worked out when somebody has it open.
    whole: OnceLock<blake3::Hash>,
    /// Makes the files that are late.
    pub make_late: Box<dyn Fn() -> Files + Send + Sync>,
}

/// What a page was written in.
pub struct Written {
    /// The file.
    pub file: FilePath,
    /// The entry in it, in bytes; the whole file where it is everything.
    pub entry: std::ops::Range<usize>,
    /// The entry's first line; 1 for a whole file.
    pub line: usize,
}

/// A style sheet. Its name changes with its text.
pub struct Sheet {
    /// The name of its file.
    pub name: String,
    /// The same without what changes: `style.css`.
    pub plain: String,
    /// The address to load it from, which changes whenever the text does.
    pub href: String,
    /// Its path without what changes, as an address.
    pub key: String,
}

impl Shown {
    /// Before the first build.
    pub fn nothing_yet() -> Self {
        Self { site: None, found: Found::nothing(), is_built: false }
    }

    /// The file that an address shows, if there is one.
    pub fn page(&self, address: &str) -> Option<(&Published, FilePath)> {
        let site = self.site.as_deref()?;
        let mut path = address.trim_start_matches('/').to_owned();
        if path.is_empty() || path.ends_with('/') {
            path.push_str("index.html");
        }
        Some((site, FilePath::new(path)))
    }

    /// Names what a browser shows at an address, style sheets left out: when it changes, the page
    /// must be loaded anew.
    pub fn version(&self, address: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        match self.page(address) {
            None => hasher.update(b"no site"),
            Some((site, path)) => match site.outputs.text(&path) {
                Some(html) if path.as_str().starts_with(SEARCH) => {
                    hasher.update(site.whole().as_bytes());
                    site.hash(html, &mut hasher)
                }
                Some(html) => site.hash(html, &mut hasher),
                None => {
                    let missing = site.outputs.text(&FilePath::from("404.html"));
                    hasher.update(b"no page");
                    site.hash(missing.unwrap_or_default(), &mut hasher)
                }
            },
        };
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// The warnings that belong to a page's own sources.
    pub fn warnings_of(&self, path: &FilePath) -> Vec<&Diagnostic> {
        let Some(sources) = self.site.as_ref().and_then(|site| site.sources.get(path)) else {
            return Vec::new();
        };
        self.found.warnings(|span| sources.iter().any(|source| source.holds(span)))
    }
}

impl Published {
    /// A site with what can be said of it once and for all; `before` saves work where a picture is
    /// the same as in the site before.
    pub fn new(
        outputs: Files,
        sources: BTreeMap<FilePath, Vec<Written>>,
        before: Option<&Published>,
        make_late: Box<dyn Fn() -> Files + Send + Sync>,
    ) -> Self {
        let sheets = outputs.iter().filter(|(path, _)| path.extension() == "css");
        let sheets = sheets.map(|(path, bytes)| Sheet::new(path, bytes)).collect();
        let pictures = outputs.iter().filter(|(path, _)| is_shown(path));
        let pictures = pictures.map(|(path, bytes)| {
            let same = before
                .filter(|before| before.outputs.get(path).is_some_and(|b| Arc::ptr_eq(b, bytes)));
            let known = same.and_then(|before| before.picture(path.name()));
            (path.name().to_owned(), known.unwrap_or_else(|| blake3::hash(bytes)))
        });
        let pictures = pictures.collect();
        let (late, whole) = (OnceCell::new(), OnceLock::new());
        Self { outputs, sources, sheets, pictures, late, whole, make_late }
    }

    /// Names what all pages show: the search finds words of any of them.
    fn whole(&self) -> &blake3::Hash {
        self.whole.get_or_init(|| {
            let mut hasher = blake3::Hasher::new();
            let pages = self.outputs.paths().filter(|path| path.extension() == "html");
            for html in pages.filter_map(|path| self.outputs.text(path)) {
                self.hash(html, &mut hasher);
            }
            hasher.finalize()
        })
    }

    fn picture(&self, name: &str) -> Option<blake3::Hash> {
        let mut named = self.pictures.iter().filter(|(other, _)| other == name);
        let first = named.next()?;
        // Two pictures of one name lie in different folders: which is which is not known here.
        named.next().is_none().then_some(first.1)
    }

    fn hash<'h>(&self, html: &str, hasher: &'h mut blake3::Hasher) -> &'h mut blake3::Hasher {
        let mut text = html.to_owned();
        for sheet in &self.sheets {
            if text.contains(&sheet.name) {
                text = text.replace(&sheet.name, &sheet.plain);
            }
        }
        hasher.update(text.as_bytes());
        for (name, hash) in &self.pictures {
            if html.contains(name.as_str()) {
                hasher.update(hash.as_bytes());
            }
        }
        hasher
    }
}

impl Written {
    /// What authors wrote: an entry of a data file ends where the next begins.
    pub fn at(span: &Span, files: &Files) -> Self {
        let file = span.file.clone();
        let text = files.text(&file).unwrap_or_default();
        if span.end == 0 || span.start >= text.len() || file.extension() == "md" {
            return Self { file, entry: 0..usize::MAX, line: 1 };
        }
        let (line, _) = crate::diagnostic::line_and_column(text, span.start);
        let begin = text.as_bytes()[..span.start].iter().rposition(|b| *b == b'\n');
        let begin = begin.map_or(0, |at| at + 1);
        let mut end = begin;
        for (number, line) in
            text.get(begin..).unwrap_or_default().split_inclusive('\n').enumerate()
        {
            if number > 0 && line.starts_with(|c: char| !c.is_whitespace() && c != '#') {
                break;
            }
            end += line.len();
        }
        Self { file, entry: begin..end, line }
    }

    fn holds(&self, span: &Span) -> bool {
        self.file == span.file && self.entry.contains(&span.start)
    }
}

impl Sheet {
    fn new(path: &FilePath, bytes: &[u8]) -> Self {
        let plain = without_fingerprint(path.name());
        let folder = path.as_str().strip_suffix(path.name()).unwrap_or_default();
        let hash = blake3::hash(bytes).to_hex();
        Self {
            name: path.name().to_owned(),
            href: format!("/{path}?v={}", &hash[..8]),
            key: format!("/{folder}{plain}"),
            plain,
        }
    }
}

/// `style.0a1b2c3d.css` → `style.css`.
fn without_fingerprint(name: &str) -> String {
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts: Vec<&str> = name.split('.').filter(|part| !is_hash(part)).collect();
    parts.join(".")
}

/// Whether a file is part of what a page shows.
fn is_shown(path: &FilePath) -> bool {
    let kinds = ["png", "jpg", "jpeg", "svg", "webp", "avif", "gif", "js", "woff", "woff2"];
    kinds.contains(&path.extension().to_ascii_lowercase().as_str())
}
