//! Files that pages are shown with, named by what is in them: a host may keep them for ever.

use super::theme::Theme;

/// The folder of files whose name says what is in them.
pub const FOR_ASSETS: &str = "assets/";

/// A file with its address, such as `assets/style.0a1b2c3d.css`.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its address below the site.
    pub address: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// Names a file by what is in it.
    fn new(name: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        Self { address: format!("{FOR_ASSETS}{name}.{}.{extension}", &hash[..8]), bytes }
    }
}

/// The files that pages are shown with.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// The script of the search page.
    pub script: Asset,
    /// The picture that stands for the site in a browser.
    pub icon: Asset,
}

impl Assets {
    /// Those of a theme, whose style sheet may hold a brand's colours.
    pub fn new(theme: &Theme, sheet: String) -> Self {
        let icon = theme.text(ICON).unwrap_or_default();
        let script = theme.text(SCRIPT).unwrap_or_default();
        Self {
            style: Asset::new("style", "css", sheet.into_bytes()),
            script: Asset::new("search", "js", script.as_bytes().to_vec()),
            icon: Asset::new("icon", "svg", icon.as_bytes().to_vec()),
        }
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        [&self.style, &self.script, &self.icon].into_iter()
    }
}

/// The file of a theme that holds the script of the search page.
const SCRIPT: &str = "search.js";

/// The file of a theme that holds its icon.
const ICON: &str = "icon.svg";
