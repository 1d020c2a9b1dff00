//! The shape of tables that readers with assistive technology move by. No checker of HTML has these
//! rules; a theme of a user's own meets them here.

use super::html::{Seen, Tag, words};
use super::on;
use crate::diagnostic::{Diagnostics, Rule};
use crate::render::Page;

/// A table without a caption (WCAG 1.3.1).
pub const TABLE_WITHOUT_CAPTION: Rule = Rule::error("table-without-caption");
/// A cell that heads a column or a row, and does not say so (WCAG 1.3.1).
pub const TABLE_HEADERS: Rule = Rule::error("table-headers");
/// Rows of unlike length, merged or empty cells.
pub const RAGGED_TABLE: Rule = Rule::error("ragged-table");

/// Captions, header cells, full rows.
pub fn are_whole(seen: &Seen<'_>, out: &mut Diagnostics) {
    for (at, table) in seen.all("table") {
        let name = table.get("id").map_or("a table".to_owned(), |id| format!("the table `{id}`"));
        self::table(seen.page, &name, seen.inside(at), out);
    }
}

fn table(page: &Page, name: &str, inside: &[Tag<'_>], out: &mut Diagnostics) {
    if !inside.first().is_some_and(|tag| tag.opens("caption")) {
        let help = "let `<caption>` be the first thing in the table, and say what, where and when";
        out.push(on(page, &TABLE_WITHOUT_CAPTION, &format!("{name} has no caption"), help));
    }
    let (mut in_head, mut width, mut row) = (false, None, Vec::new());
    for (at, tag) in inside.iter().enumerate() {
        match &*tag.name {
            "thead" => in_head = !tag.closes,
            "th" | "td" if !tag.closes => {
                let close = inside[at..].iter().find(|t| t.closes && t.name == tag.name);
                row.push((tag, close.map_or(tag.end, |close| close.start)));
            }
            "tr" if tag.closes => {
                self::row(page, name, (in_head, &row), &mut width, out);
                row.clear();
            }
            _ => {}
        }
    }
}

type Row<'r, 'a> = (bool, &'r [(&'r Tag<'a>, usize)]);

fn row(
    page: &Page,
    name: &str,
    (in_head, row): Row<'_, '_>,
    width: &mut Option<usize>,
    out: &mut Diagnostics,
) {
    let heads = |(tag, _): &&(&Tag<'_>, usize), scope: &str| {
        let said = tag.get("scope").unwrap_or_default();
        tag.name == "th" && said.eq_ignore_ascii_case(scope)
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
