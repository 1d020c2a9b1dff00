//! The accessibility statement. Its wording is fixed by the model statement that SI 2018/952 asks
//! for; a test holds the sentences verbatim. Only facts change.

use super::{Parts, link, ways};
use crate::model::statement::{Barrier, Statement, Status};
use crate::model::{Desk, Site};
use crate::render::html::escape;
use crate::render::prose::Writer;

const REGULATIONS: &str = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) \
                           Accessibility Regulations 2018";
const STANDARD: &str = "Web Content Accessibility Guidelines version 2.2";
const NOT_BY_PEOPLE: &str = "This website has been checked by automated tools only, and not yet by \
                             people who use assistive technology. There may be problems that the \
                             tools cannot see.";

/// The whole statement.
pub fn parts(writer: &mut Writer<'_>) -> Parts {
    let (site, statement) = (writer.site, &writer.site.statement);
    let mut parts = Parts::new();
    scope(&mut parts, site);
    known_problems(&mut parts, writer);
    feedback(&mut parts, site);
    enforcement(&mut parts, site);
    parts.heading(2, "Technical information about this website’s accessibility").says(&format!(
        "{} is committed to making its website accessible, in accordance with the {REGULATIONS}.",
        site.settings.body
    ));
    compliance(&mut parts, statement);
    if status(statement) != Status::Fully {
        non_accessible(&mut parts, writer);
    }
    if !statement.improving.is_empty() {
        let html = writer.prose(&statement.improving);
        parts.heading(2, "What we’re doing to improve accessibility").html(&html);
    }
    preparation(&mut parts, writer);
    parts
}

/// Without a word of the publisher's, and without a test by people, nothing better can be claimed.
fn status(statement: &Statement) -> Status {
    statement.status.as_ref().map_or(Status::Partially, |status| status.value)
}

fn scope(parts: &mut Parts, site: &Site) {
    let settings = &site.settings;
    let scope = match (site.statement.scope.as_str(), &settings.base_url) {
        ("", Some(url)) => format!("the website {} at {url}", settings.title),
        ("", None) => format!("the website {}", settings.title),
        (scope, _) => scope.to_owned(),
    };
    parts.says(&format!("This accessibility statement applies to {scope}."));
    parts.says(&format!(
        "This website is run by {}. We want as many people as possible to be able to use this \
         website. For example, that means you should be able to:",
        settings.body
    ));
    parts.lists(&[
        "change colours, contrast levels and fonts using browser or device settings",
        "zoom in up to 400% without the text spilling off the screen",
        "navigate the website using just a keyboard",
        "read every chart as a sentence and as a table",
        "print any page with all of its tables open",
    ]);
    parts.says("We’ve also made the website text as simple as possible to understand.");
    let advice = link("https://mcmw.abilitynet.org.uk/", "AbilityNet");
    parts.html(&format!(
        "<p>{advice} has advice on making your device easier to use if you have a disability.</p>"
    ));
}

fn known_problems(parts: &mut Parts, writer: &mut Writer<'_>) {
    let barriers = &writer.site.statement.barriers;
    let items: Vec<String> = barriers.iter().map(|one| writer.line(&one.what)).collect();
    if !items.is_empty() {
        parts.heading(2, "How accessible this website is");
        parts.says("We know some parts of this website are not fully accessible:").items(&items);
    }
}

fn feedback(parts: &mut Parts, site: &Site) {
    let settings = &site.settings;
    let desks = [&settings.formats, &settings.accessibility];
    if desks.iter().all(|desk| desk.as_ref().is_none_or(|desk| ways(desk).is_empty())) {
        return;
    }
    parts.heading(2, "Feedback and contact information");
    let mut ask = |words: &str, desk: &Option<Desk>| {
        if let Some(desk) = desk.as_ref().filter(|desk| !ways(desk).is_empty()) {
            parts.says(words).desk(desk);
        }
    };
    let formats = settings.formats.as_ref().map_or("", |desk| desk.sentence.trim());
    ask(
        format!(
            "{formats} If you need information on this website in a different format, contact:"
        )
        .trim(),
        &settings.formats,
    );
    ask(
        "We’re always looking to improve the accessibility of this website. If you find any \
         problems not listed on this page or think we’re not meeting accessibility requirements, \
         contact:",
        &settings.accessibility,
    );
    if let Some(days) = site.statement.answer_within {
        let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        parts.says(&format!("We’ll consider your request and get back to you in {days}."));
    }
}

fn enforcement(parts: &mut Parts, site: &Site) {
    // Who may complain to nobody here is not told of an answer.
    let answers = site.settings.accessibility.as_ref().is_some_and(|desk| !ways(desk).is_empty());
    parts.heading(2, "Enforcement procedure");
    let (body, complaint) = if site.statement.northern_ireland {
        let commission = "Equality Commission for Northern Ireland (ECNI)";
        let link = link("https://www.equalityni.org/", commission);
        (escape(commission).into_owned(), format!("contact the {link}"))
    } else {
        let service = "Equality Advisory and Support Service (EASS)";
        let link = link("https://www.equalityadvisoryservice.com/", service);
        ("Equality and Human Rights Commission (EHRC)".to_owned(), format!("contact the {link}"))
    };
    let complaint = match answers {
        true => format!("If you’re not happy with how we respond to your complaint, {complaint}."),
        false => format!("If you want to complain, {complaint}."),
    };
    parts.html(&format!(
        "<p>The {body} is responsible for enforcing the {REGULATIONS} (the ‘accessibility \
         regulations’). {complaint}</p>"
    ));
}

fn compliance(parts: &mut Parts, statement: &Statement) {
    let has_exemptions = !statement.burdens.is_empty() || !statement.exemptions.is_empty();
    let fails = statement.audit.is_none() || !statement.barriers.is_empty();
    let why = match (fails, has_exemptions) {
        (true, true) => "the non-compliances and exemptions",
        (false, true) => "the exemptions",
        _ => "the non-compliances",
    };
    let standard = link("https://www.w3.org/TR/WCAG22/", STANDARD);
    let (how, rest) = match status(statement) {
        Status::Fully => ("fully", String::new()),
        Status::Partially => ("partially", format!(", due to {why} listed below")),
        Status::Not => ("not", format!(". {} are listed below", capital(why))),
    };
    parts.heading(3, "Compliance status").html(&format!(
        "<p>This website is {how} compliant with the {standard} AA standard{rest}.</p>"
    ));
}

fn capital(words: &str) -> String {
    crate::render::html::capital(words)
}

fn non_accessible(parts: &mut Parts, writer: &mut Writer<'_>) {
    let statement = &writer.site.statement;
    parts
        .heading(3, "Non-accessible content")
        .says("The content listed below is non-accessible for the following reasons.");
    let mut failing: Vec<String> = statement.barriers.iter().map(|one| told(one, writer)).collect();
    if statement.audit.is_none() {
        failing.push(NOT_BY_PEOPLE.to_owned());
    }
    let groups = [
        ("Non-compliance with the accessibility regulations", failing),
        (
            "Disproportionate burden",
            statement.burdens.iter().map(|one| told(one, writer)).collect(),
        ),
        (
            "Content that’s not within the scope of the accessibility regulations",
            statement.exemptions.iter().map(|one| told(one, writer)).collect(),
        ),
    ];
    for (title, items) in groups {
        parts.heading(4, title);
        if items.is_empty() {
            parts.says("We list nothing under this heading.");
        }
        parts.items(&items);
    }
}

/// What happens to whom, the criterion, what to use instead, and when it is mended (L4).
fn told(barrier: &Barrier, writer: &mut Writer<'_>) -> String {
    let mut html = writer.line(&barrier.what);
    if !barrier.criterion.is_empty() {
        html.push_str(&format!(
            " This fails WCAG 2.2 success criterion {}.",
            escape(&barrier.criterion)
        ));
    }
    if !barrier.instead.is_empty() {
        html.push(' ');
        html.push_str(&writer.line(&barrier.instead));
    }
    if let Some(day) = &barrier.fix_by {
        html.push_str(&format!(" We plan to mend this by {}.", day.value));
    }
    html
}

fn preparation(parts: &mut Parts, writer: &mut Writer<'_>) {
    let statement = &writer.site.statement;
    let mut dates = Vec::new();
    if let Some(day) = &statement.prepared {
        dates.push(format!("This statement was prepared on {}.", day.value));
    }
    if let Some(day) = &statement.reviewed {
        dates.push(format!("It was last reviewed on {}.", day.value));
    }
    let mut tests = Vec::new();
    if let Some(day) = &statement.tested {
        tests.push(format!(
            "This website was last tested on {} against the WCAG 2.2 AA standard.",
            day.value
        ));
    }
    if !statement.tested_by.is_empty() {
        tests.push(format!("The test was carried out by {}.", statement.tested_by));
    }
    if let Some((day, by)) = &statement.audit {
        tests.push(format!("People tested it by hand on {day}: {by}."));
    }
    let method = writer.prose(&statement.method);
    if dates.is_empty() && tests.is_empty() && method.is_empty() {
        return;
    }
    parts.heading(2, "Preparation of this accessibility statement");
    for words in [dates, tests] {
        if !words.is_empty() {
            parts.says(&words.join(" "));
        }
    }
    parts.html(&method);
}
