//! "Privacy and cookies", and "Licence".

use super::{Parts, link};
use crate::model::Licence;
use crate::render::html::escape;
use crate::render::prose::Writer;

/// What is true of every site that this program writes, and what the publisher adds.
pub fn privacy(writer: &Writer<'_>) -> Parts {
    let settings = &writer.site.settings;
    let mut parts = Parts::new();
    parts.heading(2, "Cookies");
    parts.says("This site sets no cookies. It keeps nothing on your device, so there is nothing to agree to.");
    parts.heading(2, "What the pages do");
    parts.lists(&[
        "They ask no other site for anything, so no other site learns of your visit.",
        "They have no counters, no adverts and no forms that send what you type.",
        "No page but the search page has a script. All pages can be read without it.",
        "What you look for stays in your browser. The search page only fetches the parts of this \
         site’s own index that it needs.",
    ]);
    parts.heading(2, "What the web server sees");
    parts.says(
        "A web server learns the network address of your device when it sends you a page. \
         That is so for every website.",
    );
    if !settings.server_logs.is_empty() {
        parts.says(&settings.server_logs);
    }
    if let Some(desk) = &settings.privacy {
        parts.heading(2, "Whom to ask about your data");
        if !desk.body.is_empty() {
            parts.says(&format!("{} is responsible for this site.", desk.body));
        }
        parts.desk(desk);
    }
    parts
}

/// The licence where there is one, and what stays with others.
pub fn licence(writer: &Writer<'_>) -> Parts {
    let mut parts = Parts::new();
    if let Some(Licence { name, url, .. }) = &writer.site.settings.licence {
        parts.heading(2, "The words and the numbers");
        let name = url.as_ref().map_or_else(|| escape(name).into_owned(), |url| link(url, name));
        parts.html(&format!("<p>You may use the content of this site under the {name}.</p>"));
    }
    parts.heading(2, "The documents behind the pages");
    parts.says("Each page names the document that its facts come from. Those documents stay the copyright of their publishers.");
    parts.heading(2, "The program");
    parts.says("The pages are made by swp-site, a free program under the Apache License 2.0.");
    parts
}
