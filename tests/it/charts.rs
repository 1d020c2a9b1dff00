//! The pages of `tests/charts`: each case is a chart and the words, table and drawing expected.
//! `BLESS=1` writes what the program says now into the pages.
#![allow(clippy::disallowed_methods, reason = "a test reads its pages")]

mod claims;
mod from_data;
mod input;
mod real;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use roxmltree::{Document, Node};
use swp_site::kept::Kept;
use swp_site::render::chart::{self, Category, Chart, DrawError, Point, Size};

use input::{Input, point};

fn pages() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/charts");
    let files = fs::read_dir(folder).expect("the folder is there");
    let mut pages: Vec<PathBuf> = files.map(|file| file.expect("readable").path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    // Its cases are files of a project, not charts.
    pages.retain(|page| !page.ends_with("from-data.md"));
    pages.sort();
    pages
}

/// A page cut at its fences: prose, input, prose, expected, prose …
fn pieces(text: &str) -> Vec<&str> {
    text.split("```").collect()
}

/// Every case of every page but the sparklines', by page and title.
pub fn cases() -> Vec<(String, Chart)> {
    let mut cases = Vec::new();
    for page in pages().iter().filter(|page| !page.ends_with("sparkline.md")) {
        let text = fs::read_to_string(page).expect("readable");
        let pieces = pieces(&text);
        for (before, input) in pieces.iter().step_by(4).zip(pieces.iter().skip(1).step_by(4)) {
            let title = before.rsplit("## ").next().and_then(|rest| rest.lines().next());
            let name = format!("{}: {}", page.display(), title.expect("a case has a title"));
            let yaml = input.strip_prefix("yaml\n").expect("a case begins with its yaml fence");
            let input: Input =
                serde_saphyr::from_str(yaml).unwrap_or_else(|problem| panic!("{name}: {problem}"));
            cases.push((name, input.chart()));
        }
    }
    assert!(cases.len() > 50, "the cases are read");
    cases
}

/// Holds each expected fence of a page against what `say` makes of the input before it.
fn hold(page: &PathBuf, say: impl Fn(&str) -> String) {
    let text = fs::read_to_string(page).expect("readable");
    let mut pieces: Vec<String> = pieces(&text).into_iter().map(str::to_string).collect();
    for i in (1..pieces.len()).step_by(4) {
        let yaml = pieces[i].strip_prefix("yaml\n").expect("a case begins with its yaml fence");
        pieces[i + 2] = format!("text\n{}", say(yaml));
    }
    let now = pieces.join("```");
    if std::env::var_os("BLESS").is_some() {
        fs::write(page, now).expect("writable");
    } else if now != text {
        let (is, was) = now.lines().zip(text.lines()).find(|(a, b)| a != b).unwrap_or_default();
        panic!("{}\n  expected: {was}\n  is:       {is}\n(BLESS=1 accepts)", page.display());
    }
}

#[test]
fn pages_say_what_figures_say() {
    let kept = Kept::default();
    for page in pages() {
        let sparkline = page.ends_with("sparkline.md");
        hold(&page, |yaml| if sparkline { spark(yaml, &kept) } else { figure_text(yaml, &kept) });
    }
}

fn spark(yaml: &str, kept: &Kept) -> String {
    let gaps = BTreeMap::from([("x".to_string(), String::new())]);
    let text = yaml.trim().strip_prefix("points: ").expect("a sparkline has points");
    let points: Vec<Point> =
        text.trim_matches('\'').split(' ').map(|text| point(text, &gaps, "")).collect();
    let svg = chart::sparkline(&points, kept).expect("it can be drawn");
    check_svg("sparkline", &svg);
    svg + "\n"
}

fn figure_text(yaml: &str, kept: &Kept) -> String {
    let input: Input = serde_saphyr::from_str(yaml).expect("a chart");
    let chart = input.chart();
    let html = chart::figure(&chart, kept).expect("it can be drawn");
    let document = Document::parse(&html).expect("a figure is well-formed");
    let find = |name: &str| {
        let nodes = document.descendants().filter(move |node| node.has_tag_name(name));
        nodes.map(words).collect::<Vec<String>>()
    };
    let mut text = format!("{}\n{}\n\n", find("h3")[0], find("p")[1]);
    for row in find("tr") {
        text += &format!("{row}\n");
    }
    let details = document.descendants().find(|node| node.has_tag_name("details"));
    let notes = details.expect("a figure has its table").children().filter(|n| n.has_tag_name("p"));
    for note in notes {
        text += &format!("{}\n", words(note));
    }
    text
}

/// The words of an element; cells of a row lie apart.
fn words(node: Node<'_, '_>) -> String {
    let cells = ["th", "td"].map(|name| node.children().any(|child| child.has_tag_name(name)));
    let parts = node.children().filter(|child| child.is_element() || child.is_text());
    let texts = parts.map(|part| match part.is_text() {
        true => part.text().unwrap_or_default().to_string(),
        false => words(part),
    });
    texts.collect::<Vec<_>>().join(if cells.contains(&true) { " | " } else { "" })
}

const ELEMENTS: &[&str] = &["svg", "title", "desc", "g", "path", "text"];
const ATTRIBUTES: &[&str] = &[
    "aria-describedby",
    "aria-hidden",
    "aria-labelledby",
    "class",
    "d",
    "fill",
    "focusable",
    "font-size",
    "font-weight",
    "height",
    "id",
    "paint-order",
    "role",
    "stroke",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-width",
    "text-anchor",
    "viewBox",
    "width",
    "x",
    "y",
];
const COLOURS: &[&str] = &[
    "none",
    "var(--ink)",
    "var(--bg)",
    "var(--rule)",
    "var(--grid)",
    "var(--s1)",
    "var(--s2)",
    "var(--s3)",
    "var(--s4)",
];

/// What holds for every drawing, whatever it shows.
fn check_svg(name: &str, svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    for node in document.descendants().filter(Node::is_element) {
        let element = node.tag_name().name();
        assert!(ELEMENTS.contains(&element), "{name}: <{element}>");
        for attribute in node.attributes() {
            let (attribute, value) = (attribute.name(), attribute.value());
            assert!(ATTRIBUTES.contains(&attribute), "{name}: {attribute}");
            assert!(!value.contains("zr") && !value.contains("NaN"), "{name}: {value}");
            match attribute {
                "fill" | "stroke" => assert!(COLOURS.contains(&value), "{name}: {value}"),
                "id" => assert!(value.starts_with("fig-3"), "{name}: {value}"),
                _ => {}
            }
        }
    }
}

fn drawings() -> Vec<(String, Chart, Size)> {
    let cases = cases().into_iter();
    cases
        .flat_map(|(name, chart)| {
            [Size::Wide, Size::Narrow].map(|size| (format!("{name} {size:?}"), chart.clone(), size))
        })
        .collect()
}

#[test]
fn drawings_hold_only_what_is_allowed() {
    let kept = Kept::default();
    let mut sizes = Vec::new();
    for (name, chart, size) in drawings() {
        let svg = chart::draw(&chart, size, &kept).unwrap_or_else(|e| panic!("{name}: {e}"));
        check_svg(&name, &svg);
        check_names(&name, &svg);
        check_words(&name, &svg);
        sizes.push(svg.len());
    }
    sizes.sort_unstable();
    let (median, most) = (sizes[sizes.len() / 2], sizes[sizes.len() - 1]);
    assert!(median <= 3000 && most <= 8000, "a drawing has {median} bytes, at most {most}");
}

#[test]
fn the_year_of_quarters_stands_once_below_them() {
    let kept = Kept::default();
    // The narrow one has no room for five years, and names three of its quarters whole.
    let quarters = drawings().into_iter().filter(|(name, ..)| name.ends_with("five years Wide"));
    for (name, chart, size) in quarters {
        let svg = chart::draw(&chart, size, &kept).expect("it can be drawn");
        let document = Document::parse(&svg).expect("a drawing is well-formed");
        let texts = document.descendants().filter(|node| node.has_tag_name("text")).map(words);
        let axis: Vec<String> = texts.filter(|text| text.starts_with(['2', 'Q'])).collect();
        let years = ["2013–14", "2014–15", "2015–16", "2016–17", "2017–18"];
        assert!(axis.ends_with(&years.map(str::to_owned)), "{name}: {axis:?}");
        let quarters = &axis[..axis.len() - years.len()];
        assert!(
            quarters.len() > 3 && quarters.last().is_some_and(|q| q == "Q4"),
            "{name}: {axis:?}"
        );
    }
}

/// The frame: a name, a description, everything else hidden from those who listen.
fn check_names(name: &str, svg: &str) {
    let document = Document::parse(svg).expect("checked before");
    let root = document.root_element();
    let suffix = if name.ends_with("Narrow") { "-n" } else { "" };
    assert_eq!(root.attribute("role"), Some("img"), "{name}");
    assert_eq!(root.attribute("aria-labelledby"), Some(&*format!("fig-3{suffix}-alt")), "{name}");
    let parts: Vec<&str> = root.children().map(|node| node.tag_name().name()).collect();
    assert_eq!(parts, ["title", "desc", "g"], "{name}");
    let hidden = root.last_element_child().and_then(|g| g.attribute("aria-hidden"));
    assert_eq!(hidden, Some("true"), "{name}");
    for title in root.children().take(2) {
        assert!(title.text().is_some_and(|text| text.len() > 10), "{name}");
    }
}

/// A rectangle that some words fill, if a letter is half as wide as it is high: less than any
/// reader's font takes. The browser test measures the real ones.
struct Box {
    left: f64,
    right: f64,
    middle: f64,
    text: String,
}

/// Words lie inside the drawing and not over each other, and are large enough.
fn check_words(name: &str, svg: &str) {
    let document = Document::parse(svg).expect("checked before");
    let root = document.root_element();
    let size = |attribute| root.attribute(attribute).and_then(|v| v.parse::<f64>().ok());
    let (width, height) = (size("width").expect("a width"), size("height").expect("a height"));
    let group = root.descendants().find(|node| node.attribute("class") == Some("words"));
    let Some(group) = group else { return };
    let font: f64 = group.attribute("font-size").expect("a size").parse().expect("a number");
    assert!(font >= if width == 288.0 { 12.0 } else { 14.0 }, "{name}: {font}");
    let boxes: Vec<Box> =
        group.descendants().filter(|n| n.has_tag_name("text")).map(|n| boxed(n, font)).collect();
    for (i, a) in boxes.iter().enumerate() {
        assert!(a.left >= -1.0 && a.right <= width + 1.0, "{name}: `{}` sticks out", a.text);
        let (top, bottom) = (a.middle - font / 2.0, a.middle + font / 2.0);
        assert!(top >= -1.0 && bottom <= height + 1.0, "{name}: `{}` sticks out", a.text);
        for b in &boxes[..i] {
            let apart = a.left >= b.right || b.left >= a.right;
            let lines = (a.middle - b.middle).abs() >= font;
            assert!(apart || lines, "{name}: `{}` lies over `{}`", a.text, b.text);
        }
    }
}

fn boxed(node: Node<'_, '_>, font: f64) -> Box {
    let number = |name| node.attribute(name).and_then(|v| v.parse::<f64>().ok()).expect("a place");
    let text = node.text().expect("words").to_string();
    let width = text.chars().count() as f64 * font / 2.0;
    let x = number("x");
    let left = match node.parent().and_then(|group| group.attribute("text-anchor")) {
        Some("start") => x,
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        other => panic!("an anchor: {other:?}"),
    };
    Box { left, right: left + width, middle: number("y") - font * 0.35, text }
}

fn draw_all(drawings: &[(String, Chart, Size)]) -> Vec<String> {
    let kept = Kept::default();
    let draw = |(_, chart, size): &(String, Chart, Size)| chart::draw(chart, *size, &kept);
    drawings.iter().map(|drawing| draw(drawing).expect("it can be drawn")).collect()
}

#[test]
fn drawings_are_the_same_in_any_order_and_on_any_thread() {
    let drawings = drawings();
    let forward = draw_all(&drawings);
    let mut reversed = drawings.clone();
    reversed.reverse();
    let mut backward = draw_all(&reversed);
    backward.reverse();
    for ((name, _, _), (one, other)) in drawings.iter().zip(forward.iter().zip(&backward)) {
        assert_eq!(one, other, "{name}: the order matters");
    }
    let share = drawings.len().div_ceil(4);
    let spread: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            drawings.chunks(share).map(|chunk| scope.spawn(|| draw_all(chunk))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    assert!(forward == spread, "the thread matters");
}

#[test]
fn what_is_kept_is_what_would_be_drawn() {
    let kept = Kept::default();
    let (_, chart, size) = drawings().swap_remove(0);
    let drawn = chart::draw(&chart, size, &kept).expect("it can be drawn");
    assert_eq!(kept.len(), 1);
    assert_eq!(chart::draw(&chart, size, &kept).expect("it is kept"), drawn);
    let renamed = Chart { id: "fig-9".to_string(), ..chart };
    let other = chart::draw(&renamed, size, &kept).expect("it can be drawn");
    assert_eq!(other, drawn.replace("fig-3", "fig-9"));
    assert_eq!(kept.used().len(), 2);
    kept.next_build();
    assert!(kept.used().is_empty());
    kept.forget_older_than(0);
    assert!(kept.is_empty());
}

#[test]
fn headlines_are_short() {
    for (name, chart) in cases() {
        let headline = chart::headline(&chart);
        let words = headline.split_whitespace().count();
        assert!(words <= 10 || name.ends_with("Long names"), "{name}: {headline}");
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    let (_, mut chart) = cases().swap_remove(0);
    chart.series = vec![chart.series[0].clone(); 5];
    let problem = chart::figure(&chart, &Kept::default()).expect_err("five are too many");
    assert_eq!(problem.to_string(), "a chart of 5 series cannot be read: four is the most");
    assert!(problem.help().starts_with("split it"));
    chart.series.truncate(2);
    chart.series[1].points.pop();
    let problem = chart::draw(&chart, Size::Wide, &Kept::default()).expect_err("a point lacks");
    let points = chart.series[1].points.len();
    assert!(matches!(problem, DrawError::Ragged { points: p, .. } if p == points));
    chart.series.clear();
    assert_eq!(chart::draw(&chart, Size::Wide, &Kept::default()), Err(DrawError::Empty));
}

#[test]
fn words_from_people_are_escaped() {
    let (_, mut chart) = cases().swap_remove(0);
    let evil = "<script>&\"'";
    chart.subject = evil.to_string();
    chart.source = evil.to_string();
    chart.place = evil.to_string();
    chart.series[0].name = evil.to_string();
    chart.series[0].short = evil.to_string();
    chart.across[0] = Category { full: evil.to_string(), short: evil.to_string() };
    let html = chart::figure(&chart, &Kept::default()).expect("it can be drawn");
    assert!(!html.contains("<script"));
    Document::parse(&html).expect("a figure is well-formed");
}
