//! Links that open a file at its line in somebody's editor.

use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Editors that are known by name, with the address that opens a file in each.
pub const KNOWN: &[(&str, &str)] = &[
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file://{path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
];

/// What may not stand in a path of an address as it is.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// How a file is opened: an address with `{path}`, `{line}` and `{column}`, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Option<String>);

impl Editor {
    /// Reads the name of an editor, an address with `{path}` in it, or `none`.
    ///
    /// # Errors
    /// It is none of these: a sentence that says so.
    pub fn read(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Self(None));
        }
        let known = KNOWN.iter().find(|(name, _)| *name == text).map(|(_, address)| *address);
        let address = known.unwrap_or(text);
        let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
        if is_scheme && address.contains("{path}") {
            return Ok(Self(Some(address.to_owned())));
        }
        let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
        Err(format!(
            "write {}, none, or an address such as `vscode://file{{path}}:{{line}}:{{column}}`",
            names.join(", ")
        ))
    }

    /// The address that opens a place; `None` where no editor is to be opened.
    pub fn link(&self, root: &Path, file: &str, line: usize, column: usize) -> Option<String> {
        let address = self.0.as_ref()?;
        let path = root.join(file).to_string_lossy().replace('\\', "/");
        // `\\?\C:\` is how Windows spells a path in full.
        let path = path.strip_prefix("//?/").unwrap_or(&path);
        let slash = if path.starts_with('/') { "" } else { "/" };
        let path = format!("{slash}{}", utf8_percent_encode(path, ESCAPED));
        let filled = address.replace("{line}", &line.to_string());
        Some(filled.replace("{column}", &column.to_string()).replace("{path}", &path))
    }
}

impl Default for Editor {
    fn default() -> Self {
        Self(Some(KNOWN[0].1.to_owned()))
    }
}
