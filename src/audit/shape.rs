//! The shape of pages and tables that readers with assistive technology move by. No checker of HTML
//! has these rules; a theme of a user's own meets them here.

use super::html::{Tag, tags, words};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::render::Page;

/// A table without a caption (WCAG 1.3.1).
pub const TABLE_WITHOUT_CAPTION: Rule = Rule::error("table-without-caption");
/// A cell that heads a column or a row, and does not say so (WCAG 1.3.1).
pub const TABLE_HEADERS: Rule = Rule::error("table-headers");
/// Rows of unlike length, merged or empty cells.
pub const RAGGED_TABLE: Rule = Rule::error("ragged-table");
/// A page without a link that skips to the main text (WCAG 2.4.1).
pub const SKIP_LINK: Rule = Rule::error("skip-link");
/// Meaning that appears only under a pointer (WCAG 1.4.13, 2.1.1, 3.1.4).
pub const HOVER_ONLY: Rule = Rule::error("hover-only");
/// A page without its landmarks, its language or its one main heading (WCAG 1.3.1, 2.4.6, 3.1.1).
pub const PAGE_SHAPE: Rule = Rule::error("page-shape");
/// Something that the site's own policy stops: a script, a style in a tag, a file of another site.
pub const STOPPED_BY_POLICY: Rule = Rule::error("stopped-by-policy");

/// What a finding is about: the page has no file of the author's.
fn on(page: &Page, rule: &'static Rule, what: &str, help: &str) -> Diagnostic {
    let message = format!("{what} on the page `{}`", page.path);
    Diagnostic::nowhere(rule, message).help(help.to_owned())
}

/// Captions, header cells, full rows.
pub fn tables_are_whole(page: &Page, out: &mut Diagnostics) {
    let all = tags(&page.html);
    for (at, table) in all.iter().enumerate().filter(|(_, tag)| tag.opens("table")) {
        let end = all[at..].iter().position(|tag| tag.closes && tag.name == "table");
        let inside = &all[at + 1..at + end.unwrap_or(all.len() - at)];
        let name = table.get("id").map_or("a table".to_owned(), |id| format!("the table `{id}`"));
        self::table(page, &name, inside, out);
    }
}

fn table(page: &Page, name: &str, inside: &[Tag<'_>], out: &mut Diagnostics) {
    if !inside.first().is_some_and(|tag| tag.opens("caption")) {
        let help = "let `<caption>` be the first thing in the table, and say what, where and when";
        out.push(on(page, &TABLE_WITHOUT_CAPTION, &format!("{name} has no caption"), help));
    }
    let (mut in_head, mut width, mut row) = (false, None, Vec::new());
    for (at, tag) in inside.iter().enumerate() {
        match tag.name {
            "thead" => in_head = !tag.closes,
            "th" | "td" if !tag.closes => {
                let close = inside[at..].iter().find(|t| t.closes && t.name == tag.name);
                row.push((*tag, close.map_or(tag.end, |close| close.start)));
            }
            "tr" if tag.closes => {
                self::row(page, name, (in_head, &row), &mut width, out);
                row.clear();
            }
            _ => {}
        }
    }
}

type Row<'r, 'a> = (bool, &'r [(Tag<'a>, usize)]);

fn row(
    page: &Page,
    name: &str,
    (in_head, row): Row<'_, '_>,
    width: &mut Option<usize>,
    out: &mut Diagnostics,
) {
    let heads = |(tag, _): &&(Tag<'_>, usize), scope: &str| {
        tag.name == "th" && tag.get("scope") == Some(scope)
    };
    if in_head && row.iter().any(|cell| !heads(&cell, "col")) {
        let help = "write each cell of the first row as `<th scope=\"col\">`";
        out.push(on(page, &TABLE_HEADERS, &format!("{name} has a column without a header"), help));
    }
    if !in_head && !row.first().is_some_and(|cell| heads(&cell, "row")) {
        let help = "write the first cell of each row as `<th scope=\"row\">`";
        out.push(on(page, &TABLE_HEADERS, &format!("{name} has a row without a header"), help));
    }
    let first = *width.get_or_insert(row.len());
    if row.len() != first {
        let what = format!("{name} has a row of {} cells beside one of {first}", row.len());
        out.push(on(
            page,
            &RAGGED_TABLE,
            &what,
            "give each row as many cells as there are columns",
        ));
    }
    if row.iter().any(|(tag, _)| tag.get("colspan").or(tag.get("rowspan")).is_some()) {
        let help = "make two tables of it: screen readers lose their place in merged cells";
        out.push(on(page, &RAGGED_TABLE, &format!("{name} has merged cells"), help));
    }
    if row.iter().any(|(tag, end)| words(&page.html[tag.end..*end]).is_empty()) {
        let help = "write `[x]`, `[z]` or `[c]` and say below the table what it means";
        out.push(on(page, &RAGGED_TABLE, &format!("{name} has an empty cell"), help));
    }
}

/// The first link of a page leads to its main text, which can take the focus.
pub fn text_can_be_reached(page: &Page, out: &mut Diagnostics) {
    let all = tags(&page.html);
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
    let reached = all.iter().find(|tag| !tag.closes && tag.get("id") == Some(target));
    if reached.is_none_or(|tag| tag.get("tabindex") != Some("-1")) {
        let what = format!("the skip link leads to `#{target}`, which cannot take the focus,");
        let help = format!("write `<main id=\"{target}\" tabindex=\"-1\">`");
        out.push(on(page, &SKIP_LINK, &what, &help));
    }
}

/// Nothing is said in a `title` alone.
pub fn nothing_hides_in_titles(page: &Page, out: &mut Diagnostics) {
    for tag in tags(&page.html) {
        if let Some(title) = tag.get("title") {
            let what = format!("`{title}` can be read only with a pointer");
            let help = "write the words into the text: touch and keyboard never show a `title`";
            out.push(on(page, &HOVER_ONLY, &what, help));
        }
    }
}

/// One header, one main, one footer, one main heading, a language, a zoom that works.
pub fn has_its_parts(page: &Page, out: &mut Diagnostics) {
    let all = tags(&page.html);
    let count = |name: &str| all.iter().filter(|tag| tag.opens(name)).count();
    if count("main") != 1 {
        let what = format!("there are {} of the main text, not 1,", count("main"));
        out.push(on(page, &PAGE_SHAPE, &what, "give the page one `<main>`"));
    }
    // Of two main headings one is the author's own, which `heading-order` tells at its line.
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

/// Attributes that fetch a file by themselves.
const FETCHES: &[(&str, &str)] = &[
    ("img", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("embed", "src"),
];

/// No script, no style in a tag, no file of another site.
pub fn the_policy_stops_nothing(page: &Page, out: &mut Diagnostics) {
    let mut found = |what: String, help: &str| out.push(on(page, &STOPPED_BY_POLICY, &what, help));
    for tag in tags(&page.html).iter().filter(|tag| !tag.closes) {
        for (name, _) in tag.attributes() {
            if name == "style" || (name.starts_with("on") && name.len() > 4) {
                let help = "put styles into the style sheet; a page needs no script";
                found(format!("`{name}` in a `<{}>` does nothing", tag.name), help);
            }
        }
        if tag.name == "style" {
            found("a `<style>` does nothing".to_owned(), "put it into the style sheet");
        }
        let link = tag.name == "link"
            && tag.get("rel").is_some_and(|rel| rel != "canonical" && rel != "alternate");
        let fetched = FETCHES.iter().find(|(name, _)| *name == tag.name).map(|(_, key)| *key);
        let fetched = fetched.or(link.then_some("href")).and_then(|key| tag.get(key));
        if let Some(url) = fetched.filter(|url| url.contains("//")) {
            let help = "put the file into the project: readers’ visits are told to nobody";
            found(format!("`{url}` of another site is not shown"), help);
        }
    }
}
