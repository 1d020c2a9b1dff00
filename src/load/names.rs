//! Which file names are read, and which can stand on every computer that a site may pass through.

/// The longest name of one file or folder, in bytes: what Linux, macOS and Windows can hold.
pub const LONGEST_NAME: usize = 255;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a name belongs to the system or to an editor, and not to the author's work.
/// Takes bytes, as such a name need not be UTF-8.
pub fn is_leftover(name: &[u8]) -> bool {
    name.starts_with(b".")
        || name.ends_with(b"~")
        || name.starts_with(b"~$")
        || name.ends_with(b".swp")
        || (name.starts_with(b"#") && name.ends_with(b"#"))
        || is_dropping(name)
}

/// Whether a file manager leaves a file of this name in the folders that it shows.
pub fn is_dropping(name: &[u8]) -> bool {
    [&b".DS_Store"[..], b"Thumbs.db", b"desktop.ini"].contains(&name)
}

/// Why a name cannot stand on Windows, or nothing. What it returns follows "the name".
pub fn not_portable(name: &str) -> Option<String> {
    if let Some(sign) = name.chars().find(|&sign| is_reserved(sign)) {
        return Some(match sign.is_control() {
            true => "has a control character in it".to_owned(),
            false => format!("has `{sign}` in it"),
        });
    }
    if name.ends_with('.') || name.ends_with(' ') {
        return Some("ends with a dot or a space".to_owned());
    }
    let stem = name.split('.').next().unwrap_or(name);
    is_device(stem).then(|| format!("is, for Windows, the device `{stem}`"))
}

/// A name or path as it can stand in a message: a control character could change the terminal.
pub fn shown(name: &str) -> String {
    name.replace(char::is_control, "\u{fffd}")
}

fn is_reserved(sign: char) -> bool {
    sign.is_control() || matches!(sign, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*')
}

/// `CON`, `nul`, `COM1` … `LPT9`.
fn is_device(stem: &str) -> bool {
    let stem = stem.trim_end().to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str())
        || numbered.is_some_and(|number| {
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
}
