//! The publisher’s choices: names, contacts, colours.

use super::web::Security;
use crate::source::Spanned;

/// The publisher's choices.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// The body's short name; its full one if it has none.
    pub short_name: String,
    /// A language tag (BCP 47).
    pub language: String,
    /// The place that the figures are about; may be empty.
    pub place: String,
    /// What the site is, in one sentence; may be empty.
    pub description: String,
    /// Where it will be published, ending in `/`.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// The publisher's colours and logo.
    pub brand: Brand,
    /// The licence of the content.
    pub licence: Option<Licence>,
    /// Who holds the rights in the content, where the publisher says so.
    pub copyright: Option<String>,
    /// Whether files of data start with the mark by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// Whom to ask about the reports.
    pub enquiries: Option<Desk>,
    /// Whom to ask for other formats and languages.
    pub formats: Option<Desk>,
    /// Whom to tell of a page that one cannot use.
    pub accessibility: Option<Desk>,
    /// Whom to ask about personal data.
    pub privacy: Option<Desk>,
    /// What the web server keeps of a visit; may be empty.
    pub server_logs: String,
    /// Whom to tell of a hole in the site's security.
    pub security: Option<Security>,
}

/// The licence of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where its words stand.
    pub url: Option<String>,
    /// Its id among the licences of the Open Definition, where the publisher gives one.
    pub id: Option<String>,
}

/// Ids of the Open Definition, each with what names or addresses of the licence have in them.
const OPEN_DEFINITION: &[(&str, &str, &str)] = &[
    ("OGL-UK-3.0", "open government licence v3", "open-government-licence/version/3"),
    ("OGL-UK-2.0", "open government licence v2", "open-government-licence/version/2"),
    ("OGL-UK-1.0", "open government licence v1", "open-government-licence/version/1"),
    ("CC-BY-SA-4.0", "cc by-sa 4.0", "creativecommons.org/licenses/by-sa/4.0"),
    ("CC-BY-4.0", "cc by 4.0", "creativecommons.org/licenses/by/4.0"),
    ("CC0-1.0", "cc0 1.0", "creativecommons.org/publicdomain/zero/1.0"),
];

impl Licence {
    /// Its id among the licences of the Open Definition: as the publisher gives it, else that of a
    /// licence that is known by its name or its address.
    pub fn open_definition(&self) -> Option<&str> {
        let (name, url) = (self.name.to_lowercase(), self.url.as_deref().unwrap_or_default());
        let is_known =
            |(_, known, part): &&(_, &str, &str)| name.contains(known) || url.contains(part);
        let known = OPEN_DEFINITION.iter().find(is_known).map(|(id, _, _)| *id);
        self.id.as_deref().or(known)
    }
}

/// The publisher's colours and logo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brand {
    /// Colours by the theme's names, in light surroundings.
    pub light: Vec<(Spanned<String>, Spanned<String>)>,
    /// The same in the dark.
    pub dark: Vec<(Spanned<String>, Spanned<String>)>,
    /// A picture, as its author names it below `content/`.
    pub logo: Option<Spanned<String>>,
    /// Another for dark surroundings.
    pub logo_dark: Option<Spanned<String>>,
}

/// A public contact.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Whose it is.
    pub body: String,
    /// What can be asked for there.
    pub sentence: String,
    /// A telephone number; may be empty.
    pub phone: String,
    /// An email address; may be empty.
    pub email: String,
    /// A postal address; may be empty.
    pub address: String,
    /// A web address; may be empty.
    pub url: String,
}
