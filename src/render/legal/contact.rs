//! "Contact", and "Other formats and languages".

use super::{Parts, inner};
use crate::model::{Desk, Duty};
use crate::render::prose::Writer;

/// A heading for each desk that the publisher has named.
pub fn parts(writer: &Writer<'_>) -> Parts {
    let settings = &writer.site.settings;
    let mut parts = Parts::new();
    let desks = [
        ("Questions about the reports", &settings.enquiries),
        ("Other formats and languages", &settings.formats),
        ("A page that you cannot use", &settings.accessibility),
        ("Your personal data", &settings.privacy),
    ];
    for (title, desk) in desks {
        let Some(desk) = desk else { continue };
        parts.heading(2, title);
        introduce(&mut parts, desk).desk(desk);
    }
    let page = inner(writer, Duty::Accessibility.address(), "accessibility statement");
    parts.heading(2, "If something on this site does not work for you");
    parts.html(&format!(
        "<p>The {page} says what has been tested, and what you can do if you are not content with an answer.</p>"
    ));
    parts
}

fn introduce<'a>(parts: &'a mut Parts, desk: &Desk) -> &'a mut Parts {
    match (desk.sentence.as_str(), desk.body.as_str()) {
        ("", "") => parts,
        ("", body) => parts.says(&format!("Ask {body}.")),
        (sentence, "") => parts.says(sentence),
        (sentence, body) => parts.says(&format!("{} Ask {body}.", sentence.trim())),
    }
}

/// What can be asked for, and what readers can do by themselves.
pub fn formats(writer: &Writer<'_>) -> Parts {
    let site = writer.site;
    let mut parts = Parts::new();
    if let Some(desk) = &site.settings.formats {
        parts.heading(2, "How to ask");
        introduce(&mut parts, desk).desk(desk);
        parts.says("It helps to say which page or report you mean, and which form you need.");
    }
    parts.heading(2, "What you can do now").lists(&[
        "Make the text larger with the zoom of your browser. The page fits itself to the screen.",
        "Set colours and fonts of your own in your browser. The pages follow them.",
        "Let your device read a page aloud. Each chart has its numbers in a table beside it.",
        "Print any page. Every table opens by itself on paper.",
        "Take the data of each chart as a CSV file, from the link below the chart.",
    ]);
    let prints: Vec<String> = site
        .reports
        .iter()
        .map(|report| {
            inner(writer, &report.print_address(), &format!("{}, all on one page", report.title))
        })
        .collect();
    if !prints.is_empty() {
        parts.heading(2, "A whole report on paper");
        parts.says("Each report is also one long page, made for printing:").items(&prints);
    }
    parts
}
