//! Reads what the tests compare: CSV as RFC 4180 says, and tables, drawings and cells out of pages.

use std::collections::BTreeMap;

/// A record of a CSV file by the names of its columns.
pub type Record = BTreeMap<String, String>;

/// The records of a file.
pub fn csv(text: &str) -> Vec<Record> {
    let mut rows = fields(text).into_iter();
    let header = rows.next().expect("a header");
    rows.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

/// RFC 4180, and nothing else: lines end in CRLF, quotes are doubled.
fn fields(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(characters.next(), Some('\n'), "lines end in CRLF");
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    assert!(row.is_empty() && field.is_empty(), "the last line ends too");
    rows
}

/// A table of a page.
pub struct Table {
    /// Its caption without its number.
    pub caption: String,
    /// "Table 2".
    pub number: String,
    /// What heads its columns; the first heads the rows.
    pub columns: Vec<String>,
    /// Its rows, the head of each before its cells.
    pub rows: Vec<Vec<String>>,
    /// What stands on the page between this table and the next.
    pub after: String,
}

/// Every table of a page in order.
pub fn tables(html: &str) -> Vec<Table> {
    html.split("<table").skip(1).map(table).collect()
}

fn table(rest: &str) -> Table {
    let (inside, after) = rest.split_once("</table>").expect("a table ends");
    let caption = inside.split_once("</caption>").map_or("", |(caption, _)| caption);
    let caption = words(caption.rsplit_once('>').map_or(caption, |(_, words)| words));
    let (number, caption) = caption.split_once(": ").unwrap_or(("", &caption));
    let rows = inside.split("<tr").skip(1);
    let mut rows = rows.map(|row| cells(row.split("</tr>").next().unwrap_or_default()));
    let columns = rows.next().expect("a head");
    Table {
        caption: caption.to_owned(),
        number: number.to_owned(),
        columns,
        rows: rows.collect(),
        after: after.to_owned(),
    }
}

fn cells(row: &str) -> Vec<String> {
    let cells = row.split("<t").skip(1).filter(|cell| cell.starts_with(['h', 'd']));
    cells
        .map(|cell| {
            let cell = cell.split_once('>').map_or("", |(_, inside)| inside);
            words(cell.split("</t").next().unwrap_or_default())
        })
        .collect()
}

/// The words of the first drawing of a page, each label by itself.
pub fn labels(html: &str) -> Vec<String> {
    let drawing = html.split("<svg").nth(1).and_then(|rest| rest.split("</svg>").next());
    let texts = drawing.unwrap_or_default().split("<text").skip(1);
    texts
        .filter_map(|text| text.split_once('>'))
        .map(|(_, text)| words(text.split("</text>").next().unwrap_or_default()))
        .collect()
}

/// Words out of HTML.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        text.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, t)| t) });
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&").trim().to_owned()
}

/// `1,240` for `1240`, as readers see it.
pub fn for_readers(plain: &str) -> String {
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(w, p)| (w, Some(p)));
    let digits = whole.trim_start_matches('-');
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    part.map_or(grouped.clone(), |part| format!("{grouped}.{part}"))
}

/// The number of a cell or a label, whatever decimals it shows; `None` for words and marks.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%').replace(',', "").replace('\u{2212}', "-");
    text.replace('£', "").parse().ok()
}
