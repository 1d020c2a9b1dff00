//! How heavy pages are for a phone on a slow line: compressed, as a host sends them, each with the
//! style sheet.

use swp_site::publish::extras::sent;
use swp_site::source::Files;

use crate::support::{build, real_site};

fn weights(files: &Files, ending: &str) -> Vec<(usize, String)> {
    let files = files.iter().filter(|(path, _)| path.extension() == ending);
    let mut all: Vec<_> = files.map(|(path, bytes)| (sent(bytes), path.to_string())).collect();
    all.sort_by(|a, b| b.cmp(a));
    all
}

#[test]
fn pages_are_light() {
    let built = build(&real_site());
    let style = weights(&built.outputs, "css");
    assert_eq!(style.len(), 1, "one style sheet for all");
    assert!(style[0].0 <= 10_000, "the style sheet weighs {}", style[0].0);
    for (bytes, path) in weights(&built.outputs, "html") {
        // A whole year on one page, and the glossary, are no page of a section.
        let whole = path.ends_with("/print/index.html") || path.starts_with("glossary/");
        let most = if whole { 80_000 } else { 30_000 };
        let all = bytes + style[0].0;
        assert!(all <= most, "{path} weighs {all} with its style, and {most} is the most");
    }
}

/// The first 14 kB come in one go: they must hold the head of the page, its lead and its style.
#[test]
fn the_first_packet_is_enough_to_start_reading() {
    let built = build(&real_site());
    let style = weights(&built.outputs, "css")[0].0;
    for (path, bytes) in built.outputs.iter().filter(|(path, _)| path.extension() == "html") {
        let html = String::from_utf8_lossy(bytes);
        let Some(start) = html.find("<h1") else { continue };
        let end = html[start..].find("</p>").map_or(html.len(), |at| start + at);
        let top = sent(html[..end].as_bytes());
        assert!(top + style <= 14_000, "{path} needs {} bytes for its first words", top + style);
    }
}
