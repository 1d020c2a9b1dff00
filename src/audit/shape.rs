//! The shape of a page that readers with assistive technology move by. No checker of HTML has these
//! rules; a theme of a user's own meets them here.

use std::collections::BTreeSet;

use super::html::Seen;
use super::on;
use crate::diagnostic::{Diagnostics, Rule};

/// A page without a link that skips to the main text (WCAG 2.4.1).
pub const SKIP_LINK: Rule = Rule::error("skip-link");
/// Meaning that appears only under a pointer (WCAG 1.4.13, 2.1.1, 3.1.4).
pub const HOVER_ONLY: Rule = Rule::error("hover-only");
/// A page without its landmarks, its language or its main heading (WCAG 1.3.1, 2.4.2, 2.4.6, 3.1.1).
pub const PAGE_SHAPE: Rule = Rule::error("page-shape");

/// A title, as a browser shows it, that is not that of the page (WCAG 2.4.2).
pub const PAGE_TITLE: Rule = Rule::warning("page-title");

/// The first link of a page leads to its main text, which can take the focus.
pub fn text_can_be_reached(seen: &Seen<'_>, out: &mut Diagnostics) {
    let (page, all) = (seen.page, &seen.tags);
    let first = all.iter().find(|tag| tag.opens("a") && tag.get("href").is_some());
    let target = first.and_then(|link| link.get("href")).and_then(|href| href.strip_prefix('#'));
    let Some(target) = target else {
        let help = "let the page begin with `<a href=\"#main\">Skip to main content</a>`";
        return out.push(on(
            page,
            &SKIP_LINK,
            "the first link does not skip to the main text",
            help,
        ));
    };
    let reached = seen.with_id(target);
    if reached.is_none_or(|tag| tag.get("tabindex") != Some("-1")) {
        let what = format!("the skip link leads to `#{target}`, which cannot take the focus,");
        let help = format!("write `<main id=\"{target}\" tabindex=\"-1\">`");
        out.push(on(page, &SKIP_LINK, &what, &help));
    }
}

/// Nothing is said in a `title` alone.
pub fn nothing_hides_in_titles(seen: &Seen<'_>, out: &mut Diagnostics) {
    for (_, tag) in seen.opened() {
        if let Some(title) = tag.get("title") {
            let what = format!("`{title}` can be read only with a pointer");
            let help = "write the words into the text: touch and keyboard never show a `title`";
            out.push(on(seen.page, &HOVER_ONLY, &what, help));
        }
    }
}

/// One header, one main, one footer, a main heading, a language, a zoom that works.
pub fn has_its_parts(seen: &Seen<'_>, out: &mut Diagnostics) {
    let (page, all) = (seen.page, &seen.tags);
    let count = |name: &str| all.iter().filter(|tag| tag.opens(name)).count();
    if count("main") != 1 {
        let what = format!("there are {} of the main text, not 1,", count("main"));
        out.push(on(page, &PAGE_SHAPE, &what, "give the page one `<main>`"));
    }
    if count("h1") == 0 {
        out.push(on(page, &PAGE_SHAPE, "there is no main heading", "give the page one `<h1>`"));
    }
    for name in ["header", "footer"].into_iter().filter(|name| count(name) == 0) {
        let help = format!("put what stands around the text into `<{name}>`");
        out.push(on(page, &PAGE_SHAPE, &format!("there is no `<{name}>`"), &help));
    }
    let language = all.iter().find(|tag| tag.opens("html")).and_then(|tag| tag.get("lang"));
    if language.is_none_or(str::is_empty) {
        let help = "write `<html lang=\"{{ site.language }}\">`";
        out.push(on(page, &PAGE_SHAPE, "the language is not said", help));
    }
    let viewport = all.iter().find(|tag| tag.opens("meta") && tag.get("name") == Some("viewport"));
    let content = viewport.and_then(|tag| tag.get("content")).unwrap_or("");
    if content.contains("user-scalable") || content.contains("maximum-scale") {
        let help = "write `content=\"width=device-width, initial-scale=1\"`";
        out.push(on(page, &PAGE_SHAPE, "readers cannot zoom", help));
    }
}

/// Each part to move by has a name of its own (WCAG 2.4.1, 2.4.6).
pub fn navigations_have_names(seen: &Seen<'_>, out: &mut Diagnostics) {
    let mut names = BTreeSet::new();
    for (_, tag) in seen.all("nav") {
        match seen.label(tag) {
            None => {
                let help = "write `<nav aria-label=\"…\">` and say what it leads to";
                out.push(on(seen.page, &PAGE_SHAPE, "there is a `<nav>` without a name", help));
            }
            Some(name) if names.contains(&name) => {
                let what = format!("two of `<nav>` are called `{name}`");
                let help = "give each an `aria-label` of its own";
                out.push(on(seen.page, &PAGE_SHAPE, &what, help));
            }
            Some(name) => drop(names.insert(name)),
        }
    }
}

/// The title of the page, which a browser shows on its tab, begins with the main heading.
pub fn is_called_by_its_heading(seen: &Seen<'_>, out: &mut Diagnostics) {
    // A drawing has a title too: the page's stands first.
    let title = seen.all("title").next().map(|(at, _)| seen.words(at));
    let heading = seen.all("h1").next().map(|(at, _)| seen.words(at));
    let (Some(title), Some(heading)) = (title, heading) else { return };
    if !title.starts_with(&heading) {
        let what = format!("the title `{title}` does not begin with the main heading `{heading}`");
        let help = "write `<title>{{ page.head_title }}</title>` and `<h1>{{ page.title }}</h1>`";
        out.push(on(seen.page, &PAGE_TITLE, &what, help));
    }
}
