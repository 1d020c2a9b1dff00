//! Every chart of the real site: its words are short, and what it shows stands in its download.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use swp_site::Built;
use swp_site::source::FilePath;

use crate::support::{build, real_site};

static REAL: LazyLock<Built> = LazyLock::new(|| build(&real_site()));

/// Each figure of each page: the page, and its HTML.
fn figures() -> Vec<(&'static FilePath, &'static str)> {
    let mut figures = Vec::new();
    for (path, bytes) in REAL.outputs.iter() {
        if !path.as_str().ends_with(".html") {
            continue;
        }
        let html = std::str::from_utf8(bytes).expect("pages are UTF-8");
        let here = html.split("<figure ").skip(1).map(|rest| rest.split("</figure>").next());
        figures.extend(here.flatten().filter(|f| f.contains("<svg")).map(|figure| (path, figure)));
    }
    assert!(figures.len() > 60, "only {} figures", figures.len());
    figures
}

/// The words between the tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (at, piece) in html.split('<').enumerate() {
        text += if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) };
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The headline of a figure, and the sentences below its caption.
fn words(figure: &str) -> (String, String) {
    let (caption, rest) = figure.split_once("</figcaption>").expect("a caption");
    let headline = caption.split("<h").nth(1).and_then(|h| h.split("</h").next()).unwrap_or("");
    let summary = rest.split("<svg").next().unwrap_or("");
    (plain(headline.split_once('>').map_or("", |(_, words)| words)), plain(summary))
}

#[test]
fn every_headline_has_at_most_ten_words_and_every_sentence_25() {
    let count = |text: &str| text.split_whitespace().count();
    for (path, figure) in figures() {
        let (headline, summary) = words(figure);
        assert!(!headline.is_empty() && !summary.is_empty(), "{path}");
        assert!(count(&headline) <= 10, "{path}: {headline}");
        for sentence in summary.split_inclusive(". ") {
            assert!(count(sentence) <= 25, "{path}: {sentence}");
        }
    }
}

/// Every number that the table of a figure shows as drawn stands as a value in a file that the figure
/// leads to.
#[test]
fn every_drawn_value_stands_in_the_download_of_its_figure() {
    let mut held = 0;
    // What is for paper leads to no files.
    for (path, figure) in
        figures().into_iter().filter(|(path, _)| !path.as_str().contains("/print/"))
    {
        let values = downloaded(path, figure);
        let table = figure.split("<tbody").nth(1).and_then(|t| t.split("</table>").next());
        for row in table.expect("a table").split("<tr").skip(1) {
            let cells = row.split("<td").skip(1);
            // What stands beside is not drawn; a line across the drawing is not a value of a row.
            let drawn =
                cells.filter(|cell| !cell.split('>').next().unwrap_or("").contains("beside"));
            for cell in drawn.take(series(figure)) {
                let shown = plain(cell.split_once('>').map_or("", |(_, words)| words));
                let number = shown.replace(',', "").replace('\u{2212}', "-");
                if number.parse::<f64>().is_ok() {
                    let plain = number.trim_end_matches(".0").to_owned();
                    let known = values.contains(&number) || values.contains(&plain);
                    assert!(known, "{path}: {shown} is in no download");
                    held += 1;
                }
            }
        }
    }
    assert!(held > 300, "only {held} values were held");
}

/// How many columns of the table are drawn: all but the first, and that of a target or baseline.
fn series(figure: &str) -> usize {
    let head = figure.split("<thead").nth(1).and_then(|head| head.split("<tbody").next());
    let heads: Vec<String> = head
        .expect("a head")
        .split("<th ")
        .skip(1)
        .filter(|cell| !cell.split('>').next().unwrap_or("").contains("beside"))
        .map(|cell| plain(cell.split_once('>').map_or("", |(_, words)| words)))
        .collect();
    heads.len() - 1 - heads.iter().filter(|h| *h == "Target" || *h == "Baseline").count()
}

/// The values of the files that a figure leads to.
fn downloaded(path: &FilePath, figure: &str) -> BTreeSet<String> {
    let links = figure.split("href=").skip(1).filter_map(|rest| {
        let href = rest.trim_start_matches('"').split(['"', ' ', '>']).next()?;
        href.ends_with(".csv").then_some(href)
    });
    let mut values = BTreeSet::new();
    let mut files = 0;
    for href in links {
        files += 1;
        let file = beside(path.as_str(), href);
        let text =
            REAL.outputs.text(&FilePath::from(file.as_str())).unwrap_or_else(|| panic!("{file}"));
        for field in text.split([',', '\r', '\n', '"']) {
            values.insert(field.to_owned());
            values.insert(field.trim_end_matches(".0").to_owned());
        }
    }
    assert!(files > 0, "{path}: a figure without a download");
    values
}

/// The file that a link on a page leads to.
fn beside(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
