//! `swp-site.yaml`: the publisher's choices.

use super::{Entries, Word};
use crate::diagnostic::Diagnostics;
use crate::load::decode::{Fields, flag, word};
use crate::load::yaml::Node;
use crate::source::Span;

/// `swp-site.yaml`.
#[derive(Clone, Debug)]
pub struct RawSettings {
    /// The file itself: for what it lacks.
    pub span: Span,
    /// The site's title.
    pub title: Word,
    /// Who publishes it.
    pub body: Word,
    /// The body's short name.
    pub short_name: Option<Word>,
    /// A language tag such as `en-GB`.
    pub language: Option<Word>,
    /// The place that the figures are about.
    pub place: Option<Word>,
    /// What the site is, in one sentence.
    pub description: Option<Word>,
    /// Where it will be published.
    pub base_url: Option<Word>,
    /// The theme's name.
    pub theme: Option<Word>,
    /// The publisher's colours and logo.
    pub brand: Option<RawBrand>,
    /// The licence of the content.
    pub licence: Option<RawLicence>,
    /// Who holds the rights in the content.
    pub copyright: Option<Word>,
    /// Whether files of data start with the mark by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// Whom to ask.
    pub contact: Option<RawContact>,
    /// What the web server keeps of a visit, in a sentence or two.
    pub server_logs: Option<Word>,
    /// Whom to tell of a hole in the site's security.
    pub security: Option<RawSecurity>,
}

/// Whom to tell of a hole in the site's security.
#[derive(Clone, Debug)]
pub struct RawSecurity {
    /// Where to write.
    pub contact: Word,
    /// The last day on which that is true.
    pub expires: Word,
    /// Where the rules for reporting stand.
    pub policy: Option<Word>,
}

/// The publisher's colours and logo.
#[derive(Clone, Debug, Default)]
pub struct RawBrand {
    /// Colours by the theme's names, in light surroundings.
    pub light: Entries<Word>,
    /// The same in the dark.
    pub dark: Entries<Word>,
    /// A picture below `content/`.
    pub logo: Option<Word>,
    /// Another for dark surroundings.
    pub logo_dark: Option<Word>,
}

/// The licence of the content.
#[derive(Clone, Debug)]
pub struct RawLicence {
    /// Its name.
    pub name: Word,
    /// Where its words stand.
    pub url: Option<Word>,
    /// Its id among the licences of the Open Definition: `OGL-UK-3.0`.
    pub id: Option<Word>,
}

/// Whom to ask.
#[derive(Clone, Debug)]
pub struct RawContact {
    /// About the reports.
    pub enquiries: Option<RawDesk>,
    /// For other formats and languages.
    pub formats: Option<RawDesk>,
    /// About a page that somebody cannot use.
    pub accessibility: Option<RawDesk>,
    /// About personal data.
    pub privacy: Option<RawDesk>,
}

/// A public contact.
#[derive(Clone, Debug)]
pub struct RawDesk {
    /// Whose it is.
    pub body: Option<Word>,
    /// What can be asked for there.
    pub sentence: Option<Word>,
    /// A telephone number.
    pub phone: Option<Word>,
    /// An email address.
    pub email: Option<Word>,
    /// A postal address.
    pub address: Option<Word>,
    /// A web address.
    pub url: Option<Word>,
}

/// Reads `swp-site.yaml`.
pub fn settings(node: &Node, out: &mut Diagnostics) -> Option<RawSettings> {
    let mut fields = Fields::open_file(node, "the settings", out)?;
    let title = fields.required("title", word);
    let body = fields.required("body", word);
    let short_name = fields.optional("short-name", word);
    let language = fields.optional("language", word);
    let place = fields.optional("place", word);
    let description = fields.optional("description", word);
    let base_url = fields.optional("base-url", word);
    let theme = fields.optional("theme", word);
    let brand = fields.optional("brand", brand);
    let licence = fields.optional("licence", licence);
    let copyright = fields.optional("copyright", word);
    let byte_order_mark = fields.optional("downloads", downloads).unwrap_or(false);
    let contact = fields.optional("contact", contact);
    let server_logs = fields.optional("server-logs", word);
    let security = fields.optional("security", security);
    let span = fields.span();
    fields.close();
    let (title, body) = (title?, body?);
    Some(RawSettings {
        span,
        title,
        body,
        short_name,
        language,
        place,
        description,
        base_url,
        theme,
        brand,
        licence,
        copyright,
        byte_order_mark,
        contact,
        server_logs,
        security,
    })
}

fn brand(node: &Node, out: &mut Diagnostics) -> Option<RawBrand> {
    let mut fields = Fields::open(node, "the brand", out)?;
    let brand = RawBrand {
        light: fields.map("colours", word),
        dark: fields.map("dark", word),
        logo: fields.optional("logo", word),
        logo_dark: fields.optional("logo-dark", word),
    };
    fields.close();
    Some(brand)
}

fn licence(node: &Node, out: &mut Diagnostics) -> Option<RawLicence> {
    let mut fields = Fields::open(node, "the licence", out)?;
    let name = fields.required("name", word);
    let url = fields.optional("url", word);
    let id = fields.optional("id", word);
    fields.close();
    Some(RawLicence { name: name?, url, id })
}

/// Whether files of data start with a byte order mark.
fn downloads(node: &Node, out: &mut Diagnostics) -> Option<bool> {
    let mut fields = Fields::open(node, "the downloads", out)?;
    let mark = fields.optional("byte-order-mark", flag);
    fields.close();
    Some(mark.is_some_and(|mark| mark.value))
}

fn contact(node: &Node, out: &mut Diagnostics) -> Option<RawContact> {
    let mut fields = Fields::open(node, "the contact", out)?;
    let contact = RawContact {
        enquiries: fields.optional("enquiries", desk),
        formats: fields.optional("formats", desk),
        accessibility: fields.optional("accessibility", desk),
        privacy: fields.optional("privacy", desk),
    };
    fields.close();
    Some(contact)
}

fn security(node: &Node, out: &mut Diagnostics) -> Option<RawSecurity> {
    let mut fields = Fields::open(node, "the contact for security", out)?;
    let contact = fields.required("contact", word);
    let expires = fields.required("expires", word);
    let policy = fields.optional("policy", word);
    fields.close();
    Some(RawSecurity { contact: contact?, expires: expires?, policy })
}

fn desk(node: &Node, out: &mut Diagnostics) -> Option<RawDesk> {
    let mut fields = Fields::open(node, "a contact", out)?;
    let desk = RawDesk {
        body: fields.optional("body", word),
        sentence: fields.optional("sentence", word),
        phone: fields.optional("phone", word),
        email: fields.optional("email", word),
        address: fields.optional("address", word),
        url: fields.optional("url", word),
    };
    fields.close();
    Some(desk)
}
