//! The figure around a drawing: headline, caption, summary, both drawings, table, link, source.

use std::fmt::Write;

use super::super::html::capital;
use super::svg::escape;
use super::{Chart, Download, DrawError, Kept, Key, Point, Size, drawing, gaps, words};

/// More rows than this, and the table waits behind its summary line.
const OPEN_ROWS: usize = 12;

/// More columns than this, and a table may be wider than a phone: then it scrolls by itself.
const NARROW_COLUMNS: usize = 3;

/// A word longer than this in the head of a column takes too much of a phone to leave room for the
/// others.
const LONG_WORD: usize = 10;

/// Whether the table may be wider than a phone.
fn may_overflow(chart: &Chart) -> bool {
    let columns = 1 + chart.series.len() + chart.line.iter().len() + beside(chart).count();
    let words = chart.series.iter().flat_map(|series| series.short.split(' '));
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    // What stands beside the values has a head of several words.
    let wide = longest > LONG_WORD || chart.beside.is_some();
    columns > NARROW_COLUMNS || (columns == NARROW_COLUMNS && wide)
}

fn beside(chart: &Chart) -> impl Iterator<Item = &(String, Vec<String>)> {
    chart.beside.iter().flat_map(|beside| &beside.columns)
}

/// The whole figure as HTML.
pub fn figure(chart: &Chart, kept: &Kept) -> Result<String, DrawError> {
    with_drawings(chart, kept).map(|(html, _)| html)
}

/// The whole figure as HTML, and what each of its drawings is kept by.
pub(super) fn with_drawings(chart: &Chart, kept: &Kept) -> Result<(String, Vec<Key>), DrawError> {
    let wide = drawing(chart, Size::Wide, kept)?;
    let narrow = match chart.for_paper {
        true => None,
        false => Some(drawing(chart, Size::Narrow, kept)?),
    };
    let drawn_by = [Some(wide.key), narrow.as_ref().map(|narrow| narrow.key)];
    let (wide, narrow) = (wide.svg, narrow.map_or_else(String::new, |narrow| narrow.svg));
    let chart = &chart.in_order();
    let id = escape(&chart.id);
    let headline = chart.headline.clone().unwrap_or_else(|| words::headline(chart));
    let summary = chart.summary.clone().unwrap_or_else(|| words::summary(chart));
    let (headline, summary) = (escape(&headline), escape(&summary));
    let (n, level) = (chart.number, chart.level);
    let caption = escape(&words::caption(chart));
    let mut html = format!(
        "<figure id=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <figcaption>\n<h{level} id=\"{id}-title\">{headline}</h{level}>\n\
         <p>Figure {n}: {caption}</p>\n</figcaption>\n<p>{summary}</p>\n{wide}\n{narrow}\n"
    );
    html += &details(chart, &id, &caption);
    let files = chart.downloads.iter().filter(|_| !chart.for_paper);
    html.extend(files.map(|file| download(n, file)));
    if !chart.source.is_empty() {
        let _ = writeln!(html, "<p>Source: {}</p>", escape(&chart.source));
    }
    html.push_str("</figure>\n");
    Ok((html, drawn_by.into_iter().flatten().collect()))
}

fn download(figure: usize, Download { href, bytes, of }: &Download) -> String {
    let (href, size) = (escape(href), size(*bytes));
    let of = if of.is_empty() { String::new() } else { format!(": {}", escape(of)) };
    format!(
        "<p><a href=\"{href}\">Download the data for Figure {figure}{of} (CSV, {size})</a></p>\n"
    )
}

/// How large a file is, as readers see it.
pub fn size(bytes: usize) -> String {
    if bytes < 1000 { format!("{bytes} bytes") } else { format!("{} kB", bytes.div_ceil(1000)) }
}

fn details(chart: &Chart, id: &str, caption: &str) -> String {
    let open = if chart.across.len() <= OPEN_ROWS { " open=\"\"" } else { "" };
    let (n, number) = (chart.table, chart.number);
    let table = format!(
        "<table>\n<caption id=\"{id}-cap\">Table {n}: {caption}</caption>\n{}{}</table>\n",
        head(chart),
        body(chart)
    );
    let table = if may_overflow(chart) {
        let region = format!("role=\"region\" aria-labelledby=\"{id}-cap\" tabindex=\"0\"");
        format!("<div class=\"scroll\" {region}>\n{table}</div>\n")
    } else {
        table
    };
    if chart.for_paper {
        // Nothing folds on paper.
        return table + &marks(chart);
    }
    format!(
        "<details id=\"{id}-data\"{open}>\n<summary>Table {n}: data for Figure {number}</summary>\n\
         {table}{}</details>\n",
        marks(chart)
    )
}

fn head(chart: &Chart) -> String {
    let mut row = format!("<thead>\n<tr><th scope=\"col\">{}</th>", escape(chart.over.head()));
    for series in &chart.series {
        let _ =
            write!(row, "<th scope=\"col\" class=\"num\">{}</th>", escape(&capital(&series.short)));
    }
    for (head, _) in beside(chart) {
        let head = escape(head);
        let _ = write!(row, "<th scope=\"col\" class=\"num beside\">{head}</th>");
    }
    if let Some(line) = &chart.line {
        let _ = write!(row, "<th scope=\"col\" class=\"num\">{}</th>", escape(&line.name));
    }
    row + "</tr>\n</thead>\n"
}

fn body(chart: &Chart) -> String {
    let line = chart.line.as_ref().map(|line| line.value);
    let mut rows = String::from("<tbody>\n");
    for (slot, category) in chart.across.iter().enumerate() {
        let _ = write!(rows, "<tr><th scope=\"row\">{}</th>", escape(&category.full));
        for series in &chart.series {
            let cell = cell(&series.points[slot]);
            let _ = write!(rows, "<td class=\"num\">{}</td>", escape(&cell));
        }
        for cell in beside(chart).filter_map(|(_, cells)| cells.get(slot)) {
            let _ = write!(rows, "<td class=\"num beside\">{}</td>", escape(cell));
        }
        if let Some(line) = line {
            let _ = write!(rows, "<td class=\"num\">{line}</td>");
        }
        rows.push_str("</tr>\n");
    }
    if let Some(beside) = &chart.beside {
        let (head, cells) = &beside.total;
        let _ = write!(rows, "<tr class=\"total\"><th scope=\"row\">{}</th>", escape(head));
        for cell in cells {
            let _ = write!(rows, "<td class=\"num beside\">{}</td>", escape(cell));
        }
        rows.push_str("</tr>\n");
    }
    rows + "</tbody>\n"
}

/// A value as the document prints it, or its mark. Decimals are not made alike: the drawing and the
/// text would say something else, and nobody measured the noughts.
fn cell(point: &Point) -> String {
    match point.value() {
        Some(value) => value.to_string(),
        None => point.mark().unwrap_or_default().to_string(),
    }
}

/// Each mark of the table once, in words.
fn marks(chart: &Chart) -> String {
    let line =
        |(mark, why): &(&str, &str)| format!("<p>{} means: {}.</p>\n", escape(mark), escape(why));
    gaps::marks(chart).iter().map(line).collect()
}
