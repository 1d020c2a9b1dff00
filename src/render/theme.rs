//! Themes: templates and style sheets, the built-in ones shadowed by the project's file by file.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::palette::Sheet;
use super::rules;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{FilePath, Files, Spanned};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/almanac");

/// The name of the built-in theme.
pub const BUILT_IN_NAME: &str = "almanac";

/// A theme's files by their path below the theme.
pub struct Theme {
    /// Its name.
    pub name: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The theme of this name: the built-in files, with those of `themes/<name>/` in their place.
    ///
    /// # Errors
    /// The project has no such theme.
    pub fn new(name: &Spanned<String>, project: &Files) -> Result<Self, Diagnostic> {
        let folder = format!("themes/{}", name.value);
        let own: Vec<&FilePath> = project.below(&folder).collect();
        if own.is_empty() && name.value != BUILT_IN_NAME {
            return Err(unknown(name, project));
        }
        let mut files = BTreeMap::new();
        built_in(&BUILT_IN, &mut files);
        for path in own {
            let inner = path.as_str()[folder.len() + 1..].to_owned();
            let bytes = project.get(path).expect("the path was listed by the same files");
            files.insert(inner, bytes.to_vec());
        }
        Ok(Self { name: name.value.clone(), files })
    }

    /// The templates: name and text.
    pub fn templates(&self) -> Vec<(String, String)> {
        let html = self.files.iter().filter(|(name, _)| name.ends_with(".html"));
        html.map(|(name, bytes)| (name.clone(), String::from_utf8_lossy(bytes).into_owned()))
            .collect()
    }

    /// The style sheets in order of their names: the file of the project, and its text.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheets = self.files.iter().filter(|(name, _)| name.ends_with(".css"));
        let sheet = |(name, bytes): (&String, &Vec<u8>)| {
            let file = FilePath::new(format!("themes/{}/{name}", self.name));
            (file, String::from_utf8_lossy(bytes).into_owned())
        };
        sheets.map(sheet).collect()
    }

    /// The text of one of its files.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }
}

fn built_in(folder: &Dir<'static>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        files.insert(name, file.contents().to_vec());
    }
    for inner in folder.dirs() {
        built_in(inner, files);
    }
}

fn unknown(name: &Spanned<String>, project: &Files) -> Diagnostic {
    let folders = project.below("themes").filter_map(|path| path.as_str().split('/').nth(1));
    let mut known: Vec<&str> = folders.chain([BUILT_IN_NAME]).collect();
    known.sort_unstable();
    known.dedup();
    let message = format!("there is no theme `{}`", name.value);
    Diagnostic::at(&rules::UNKNOWN_THEME, &name.span, message)
        .help_if(did_you_mean(&name.value, known))
}
