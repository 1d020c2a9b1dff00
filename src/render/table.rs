//! Data tables that a screen reader can follow: the only place that writes `<table>`.

use std::fmt::Write as _;

use super::html::escape;
use crate::model::cell::Shorthand;

/// A data table. Requirements T1 to T16 of the accessibility page are kept here.
pub struct Table {
    /// Its id on the page, such as `table-1`.
    pub id: String,
    /// "Table 1: what, where, when, unit".
    pub caption: String,
    /// The columns; the first heads the rows.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Words below the table, already HTML.
    pub notes: Vec<String>,
}

/// A column.
pub struct Column {
    /// What it holds; plain text.
    pub head: String,
    /// Whether its cells are numbers.
    pub numeric: bool,
}

/// A row.
pub struct Row {
    /// What heads it, already HTML.
    pub head: String,
    /// Its cells, already HTML.
    pub cells: Vec<String>,
    /// Whether it sums up the others.
    pub total: bool,
}

impl Column {
    /// A column of words.
    pub fn words(head: impl Into<String>) -> Self {
        Self { head: head.into(), numeric: false }
    }

    /// A column of numbers.
    pub fn numbers(head: impl Into<String>) -> Self {
        Self { head: head.into(), numeric: true }
    }
}

/// "Table 1: what, where, when, unit" (T1): what is known of these.
pub fn caption(number: usize, about: &[&str]) -> String {
    let known: Vec<&str> = about.iter().copied().filter(|part| !part.is_empty()).collect();
    format!("Table {number}: {}", known.join(", "))
}

/// A table with more columns than this may be wider than a phone.
const NARROW: usize = 2;

impl Table {
    /// The table as HTML, in a region that can be scrolled where it may overflow.
    pub fn html(&self) -> String {
        let caption = format!("{}-caption", self.id);
        let mut html = String::new();
        let wide = self.columns.len() > NARROW;
        if wide {
            // Safari needs the tabindex to scroll the region with the keyboard (WCAG 2.1.1).
            let _ = write!(
                html,
                "<div class=\"scroll\" role=\"region\" aria-labelledby=\"{caption}\" tabindex=\"0\">"
            );
        }
        let _ = write!(
            html,
            "<table id=\"{}\"><caption id=\"{caption}\">{}</caption>",
            self.id,
            escape(&self.caption)
        );
        self.head(&mut html);
        self.body(&mut html);
        html.push_str("</table>");
        if wide {
            html.push_str("</div>");
        }
        if !self.notes.is_empty() {
            let _ = write!(html, "<p class=\"table-note\">{}</p>", self.notes.join(" "));
        }
        html
    }

    fn head(&self, html: &mut String) {
        html.push_str("<thead><tr>");
        for column in &self.columns {
            let class = if column.numeric { " class=\"num\"" } else { "" };
            let _ = write!(html, "<th scope=\"col\"{class}>{}</th>", escape(&column.head));
        }
        html.push_str("</tr></thead>");
    }

    fn body(&self, html: &mut String) {
        html.push_str("<tbody>");
        for row in &self.rows {
            let class = if row.total { " class=\"total\"" } else { "" };
            let _ = write!(html, "<tr{class}><th scope=\"row\">{}</th>", row.head);
            for (cell, column) in row.cells.iter().zip(&self.columns[1..]) {
                let class = if column.numeric { " class=\"num\"" } else { "" };
                let _ = write!(html, "<td{class}>{cell}</td>");
            }
            html.push_str("</tr>");
        }
        html.push_str("</tbody>");
    }
}

/// What each letter in square brackets means, for those that a table uses (T8).
pub fn shorthand_notes(used: &[Shorthand]) -> Vec<String> {
    let mut used = used.to_vec();
    used.sort();
    used.dedup();
    used.iter().map(|mark| format!("{} means {}.", mark.mark(), mark.words())).collect()
}
