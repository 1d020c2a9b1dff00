//! The pages that a public body must have: fixed words of the program, facts of the publisher.
//!
//! A fact that nobody has supplied is left out with its sentence, and `missing-fact` names it.

mod contact;
mod privacy;
mod statement;

use std::fmt::Write as _;

use super::address::href;
use super::html::escape;
use super::page::{ClauseView, LegalView};
use super::prose::Writer;
use super::words::WORDS;
use super::{Made, Room};
use crate::model::{Desk, Duty, Page, Site};

impl<'a> Room<'a> {
    /// The page of a duty, with the authors' words before the program's.
    pub fn duty(&self, duty: Duty, written: Option<&'a Page>) -> Made {
        let mut writer = self.writer(None, duty.address(), written);
        let (title, lead) = heading(duty, self.site);
        let mut words = super::words_of(&mut writer, written);
        if written.is_none() {
            words.lead = lead.to_owned();
        }
        let parts = parts(duty, &mut writer);
        let text = super::text_view(words, &mut writer);
        let title = written.map_or(title, |page| page.title.value.clone());
        let page = self.shell(duty.address()).free(&title, written);
        self.finish("legal.html", &page, &LegalView { text, parts }, writer)
    }
}

/// What the program writes on the page of a duty.
fn parts(duty: Duty, writer: &mut Writer<'_>) -> Vec<ClauseView> {
    let parts = match duty {
        Duty::Accessibility => statement::parts(writer),
        Duty::Contact => contact::parts(writer),
        Duty::Formats => contact::formats(writer),
        Duty::Privacy => privacy::privacy(writer),
        Duty::Licence => privacy::licence(writer),
    };
    parts.0
}

/// The page's heading where no author gives one, and its first sentence.
pub fn heading(duty: Duty, site: &Site) -> (String, &'static str) {
    match duty {
        Duty::Accessibility => (WORDS.accessibility.to_owned(), ""),
        Duty::Contact => (WORDS.contact.to_owned(), "Here is whom to ask, and about what."),
        Duty::Formats => (
            WORDS.formats.to_owned(),
            "You can have this information in another form if that is easier for you.",
        ),
        Duty::Privacy => {
            (WORDS.privacy.to_owned(), "These pages set no cookies and collect nothing about you.")
        }
        Duty::Licence => {
            let lead = match site.settings.licence {
                Some(_) => "You may use the content of this site again under a licence.",
                None => "The reports belong to those who published them.",
            };
            (WORDS.licence_page.to_owned(), lead)
        }
    }
}

/// The parts of a page while they are written.
struct Parts(Vec<ClauseView>);

impl Parts {
    /// A page that starts without a heading.
    fn new() -> Self {
        Self(vec![ClauseView {
            level: 2,
            id: String::new(),
            title: String::new(),
            html: String::new(),
        }])
    }

    /// Starts a part under a heading.
    fn heading(&mut self, level: u8, title: &str) -> &mut Self {
        let id = crate::model::slug(title);
        self.0.push(ClauseView { level, id, title: title.to_owned(), html: String::new() });
        self
    }

    /// A paragraph of plain words.
    fn says(&mut self, words: &str) -> &mut Self {
        let html = escape(words).into_owned();
        self.html(&format!("<p>{html}</p>"))
    }

    /// A list of plain words.
    fn lists(&mut self, items: &[&str]) -> &mut Self {
        let items: Vec<String> = items.iter().map(|item| escape(item).into_owned()).collect();
        self.items(&items)
    }

    /// A list of HTML; nothing for none.
    fn items(&mut self, items: &[String]) -> &mut Self {
        if items.is_empty() {
            return self;
        }
        self.html(&format!("<ul><li>{}</li></ul>", items.join("</li><li>")))
    }

    /// HTML as it is.
    fn html(&mut self, html: &str) -> &mut Self {
        let part = self.0.last_mut().expect("a page starts with a part");
        part.html.push_str(html);
        self
    }

    /// The ways to reach a desk.
    fn desk(&mut self, desk: &Desk) -> &mut Self {
        self.items(&ways(desk))
    }
}

/// A link to another site.
fn link(url: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(url), escape(words))
}

/// A link to a page of this site.
fn inner(writer: &Writer<'_>, to: &str, words: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(&href(writer.address, to)), escape(words))
}

/// "Telephone: 01234 567890" and so on, as links.
fn ways(desk: &Desk) -> Vec<String> {
    let mut ways = Vec::new();
    let mut add = |label: &str, html: String| ways.push(format!("{label}: {html}"));
    if !desk.url.is_empty() {
        let name = if desk.body.is_empty() { "the publisher" } else { &desk.body };
        add("Online form", link(&desk.url, &format!("contact form of {name}")));
    }
    if !desk.phone.is_empty() {
        let number: String = desk.phone.chars().filter(|c| !c.is_whitespace()).collect();
        add(WORDS.phone, link(&format!("tel:{number}"), &desk.phone));
    }
    if !desk.email.is_empty() {
        add(WORDS.email, link(&format!("mailto:{}", desk.email), &desk.email));
    }
    if !desk.address.is_empty() {
        let mut html = String::new();
        if !desk.body.is_empty() {
            let _ = write!(html, "{}, ", escape(&desk.body));
        }
        let _ = write!(html, "{}", escape(&desk.address));
        add(WORDS.address, html);
    }
    ways
}
