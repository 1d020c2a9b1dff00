//! The page `tests/charts/from-data.md`: files of a project in, the words and tables of its figures out.

use swp_site::source::Files;

use crate::support::{
    Fence, blessing, build, fences, first_difference, repository, small_project, with_fence,
};

/// Measures that the cases speak of, beside that of the small project.
const MEASURES: &str = "\
burglary:
  title: Burglary
  measure: burglaries recorded
  unit: burglaries
  theme: crime
  direction: reduce
  because: Fewer homes are broken into.
theft:
  title: Theft from sheds
  measure: thefts recorded
  unit: burglaries
  theme: crime
  direction: none
  because: Nothing.
solved:
  title: Solved cases
  measure: share of cases that were solved
  unit: \"%\"
  theme: crime
  direction: increase
  because: More cases are solved.
treated:
  title: People in treatment
  measure: people in treatment
  unit: people
  share: of all people in treatment
  theme: crime
  direction: none
  because: Nothing.
";

#[test]
fn files_make_the_figures_of_their_page() {
    let path = repository().join("tests/charts/from-data.md");
    let mut page = std::fs::read_to_string(&path).expect("the page");
    let count = cases(&page).len();
    assert!(count > 12, "the cases are read");
    let mut wrong = Vec::new();
    for at in 0..count {
        let (title, files, expected) = cases(&page).swap_remove(at);
        let now = figures(&files);
        if blessing() {
            page = with_fence(&page, &expected, &now);
        } else if expected.text != now {
            wrong.push(format!("{title}: {}", first_difference(&expected.text, &now)));
        }
    }
    if blessing() {
        std::fs::write(path, page).expect("a page is written");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each case: its title, its files, and the fence with what is expected.
fn cases(page: &str) -> Vec<(String, Files, Fence)> {
    let titles = page.lines().enumerate().filter(|(_, line)| line.starts_with("## "));
    let titles: Vec<(usize, &str)> = titles.collect();
    let ends = titles.iter().skip(1).map(|(line, _)| *line).chain([usize::MAX]);
    let all = fences(page);
    titles
        .iter()
        .zip(ends)
        .map(|((start, title), end)| {
            let inside = |fence: &&Fence| fence.lines.start > *start && fence.lines.start < end;
            let here: Vec<&Fence> = all.iter().filter(inside).collect();
            let mut files = small_project();
            files.insert("data/kpis.yaml", MEASURES.as_bytes());
            for fence in &here {
                if let Some(path) = fence.before.strip_prefix('`').and_then(|p| p.strip_suffix('`'))
                {
                    files.insert(path, fence.text.as_bytes());
                }
            }
            let expected = here.iter().find(|fence| fence.info == "text").expect("an expectation");
            ((*title).to_owned(), files, (*expected).clone())
        })
        .collect()
}

/// The figures of every page but those that repeat others.
fn figures(files: &Files) -> String {
    let built = build(files);
    let found = crate::support::shown(&built.diagnostics, files);
    assert!(!built.diagnostics.has_errors(), "{found}");
    let mut text = String::new();
    for (path, bytes) in built.outputs.iter() {
        let html = std::str::from_utf8(bytes).unwrap_or("");
        if !path.as_str().ends_with("index.html") || path.as_str().contains("print/") {
            continue;
        }
        for figure in html.split("<figure ").skip(1) {
            let figure = figure.split("</figure>").next().unwrap_or("");
            text += &format!("{path}\n{}\n", said(figure));
        }
        if html.contains("There is no chart") {
            text += &format!("{path}\nThere is no chart.\n\n");
        }
    }
    text
}

/// Headline, summary, table, what its marks mean.
fn said(figure: &str) -> String {
    let (caption, rest) = figure.split_once("</figcaption>").expect("a caption");
    let headline = caption.split("<h").nth(1).and_then(|h| h.split("</h").next()).unwrap_or("");
    let headline = headline.split_once('>').map_or("", |(_, words)| words);
    let (summary, rest) = rest.split_once("<svg").expect("a drawing");
    let (table, rest) = rest.split_once("</table>").unwrap_or((rest, ""));
    let rows = table.split("<tr").skip(1).map(|row| {
        let cells = row
            .split("<t")
            .skip(1)
            .map(|cell| plain(cell.split_once('>').map_or("", |(_, words)| words)));
        cells.collect::<Vec<_>>().join(" | ")
    });
    let rows: Vec<String> = rows.collect();
    let notes = rest.split("</details>").next().unwrap_or("");
    let notes = notes.split("<p>").skip(1).map(plain);
    let notes: Vec<String> = notes.collect();
    [vec![plain(headline), plain(summary), String::new()], rows, notes].concat().join("\n") + "\n"
}

/// The words between the tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (at, piece) in html.split('<').enumerate() {
        text += if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) };
    }
    text.replace("&amp;", "&").trim().to_owned()
}
