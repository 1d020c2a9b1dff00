//! The accessibility statement: the words that the law fixes stand there as they are, and only
//! facts that somebody has supplied stand beside them.

use swp_site::source::{FilePath, Files};

use crate::support::{build, page, real_site, small_project};

/// The words of a page without its tags.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&#39;", "'")
}

fn statement(files: &Files) -> String {
    words(&page(&build(files), "accessibility/index.html"))
}

fn with(statement: &str) -> Files {
    let mut files = small_project();
    files.insert("data/accessibility.yaml", statement.as_bytes());
    files
}

/// Source: the model accessibility statement that SI 2018/952 asks for.
const FIXED: &[&str] = &[
    "This accessibility statement applies to the website Example reports at https://example.org/.",
    "This website is run by Example Council. We want as many people as possible to be able to use this website.",
    "Example Council is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
    "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.",
    "The content listed below is non-accessible for the following reasons.",
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the Equality Advisory and Support Service (EASS).",
    "We’ll consider your request and get back to you in 10 days.",
    "This statement was prepared on 1 November 2026.",
    "This website was last tested on 1 November 2026 against the WCAG 2.2 AA standard. The test was carried out by the web team.",
];

const HEADINGS: &[&str] = &[
    "<h2 id=feedback-and-contact-information>",
    "<h2 id=enforcement-procedure>",
    "<h2 id=technical-information-about-this-websites-accessibility>",
    "<h3 id=compliance-status>",
    "<h3 id=non-accessible-content>",
    "<h4 id=non-compliance-with-the-accessibility-regulations>",
    "<h4 id=disproportionate-burden>",
    "<h4 id=content-thats-not-within-the-scope-of-the-accessibility-regulations>",
    "<h2 id=preparation-of-this-accessibility-statement>",
];

#[test]
fn the_fixed_words_stand_as_they_are() {
    let html = page(&build(&small_project()), "accessibility/index.html");
    let text = words(&html);
    for sentence in FIXED {
        assert!(text.contains(sentence), "missing: {sentence}\nin: {text}");
    }
    for heading in HEADINGS {
        assert!(html.contains(heading), "missing: {heading}");
    }
    assert!(text.contains("checked by automated tools only"), "the reason before an audit");
}

#[test]
fn a_fact_that_nobody_supplied_is_left_out() {
    let text = statement(&with("scope: reports.example.org\n"));
    assert!(text.contains("applies to reports.example.org."));
    for left_out in ["prepared on", "last tested", "carried out by", "get back to you"] {
        assert!(!text.contains(left_out), "`{left_out}` without a fact");
    }
    assert!(!page(&build(&with("")), "accessibility/index.html").contains("id=preparation"));
}

#[test]
fn a_known_problem_says_what_to_do_and_when_it_ends() {
    let text = statement(&with(
        "status: not compliant\nbarriers:\n  - what: Two old maps have no words.\n    \
         criterion: 1.1.1 Non-text Content\n    instead: The page of each area lists the streets.\n    \
         fix-by: 2027-03-31\nout-of-scope:\n  - what: A film from 2014.\n",
    ));
    for sentence in [
        "This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The non-compliances and exemptions are listed below.",
        "We know some parts of this website are not fully accessible:",
        "Two old maps have no words. This fails WCAG 2.2 success criterion 1.1.1 Non-text Content. The page of each area lists the streets. We plan to mend this by 31 March 2027.",
        "A film from 2014.",
    ] {
        assert!(text.contains(sentence), "missing: {sentence}\nin: {text}");
    }
}

#[test]
fn full_compliance_needs_people_who_tested() {
    let claimed = "status: fully compliant\n";
    assert!(build(&with(claimed)).outputs.is_empty(), "the site is not written");
    let text = statement(&with(&format!(
        "{claimed}audit: {{ date: 2026-10-01, by: the Example Centre for Sight }}\n"
    )));
    assert!(text.contains("This website is fully compliant with the"));
    assert!(!text.contains("Non-accessible content"));
    assert!(
        text.contains("People tested it by hand on 1 October 2026: the Example Centre for Sight.")
    );
}

#[test]
fn northern_ireland_has_its_own_commission() {
    let text = statement(&with("nation: northern-ireland\n"));
    assert!(text.contains("contact the Equality Commission for Northern Ireland (ECNI)"));
    assert!(!text.contains("EASS"));
}

#[test]
fn every_page_leads_to_the_pages_that_the_law_wants() {
    let built = build(&real_site());
    let pages = built.outputs.iter().filter(|(path, _)| path.extension() == "html");
    let mut seen = 0;
    for (path, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        // A page that only sends readers on has no foot.
        if html.contains("http-equiv=refresh") {
            continue;
        }
        seen += 1;
        let foot = html.find("class=colophon").map_or("", |at| &html[at..]);
        for duty in swp_site::model::Duty::ALL {
            let own = path.as_str() == format!("{}index.html", duty.address());
            let file = format!("{}index.html", duty.address());
            assert!(own || foot.contains(&file), "{path} does not lead to {file}");
        }
    }
    assert!(seen > 40);
}

#[test]
fn authors_can_put_their_own_words_first() {
    let mut files = small_project();
    let own = &b"---\ntitle: Your privacy with us\n---\nWe care.\n"[..];
    files.insert("content/privacy.md", own);
    let built = build(&files);
    let html = page(&built, "privacy/index.html");
    let (own, fixed) = (html.find("We care."), html.find("This site sets no cookies."));
    assert!(own.is_some() && own < fixed, "{html}");
    assert!(page(&built, "index.html").contains("Your privacy with us"), "the foot uses its title");
    assert!(!built.outputs.contains(&FilePath::from("privacy.html")));
}
