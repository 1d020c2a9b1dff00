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
    /// The licence of the content: name and address.
    pub licence: Option<(String, Option<String>)>,
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
