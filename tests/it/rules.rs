//! Every rule has a page in `tests/rules/`: words for people, inputs that break it, the exact message.
//!
//! An example is a heading `## Example: …` with files, each a fence after its path in backticks, and
//! the findings in a fence `text`. The files are added to a small project; `only` after a path's fence
//! name (` ```yaml only`) leaves the small project out. An example with “fine” in its heading must not
//! break the rule, every other one must. `BLESS=1` rewrites the findings; `RULE=two-amounts` holds the
//! examples of that page alone, for whoever is at work on it.

use std::path::PathBuf;

use swp_site::source::Files;

use crate::support::{
    Fence, blessing, fences, findings, first_difference, repository, small_project, with_fence,
};

fn page_of(code: &str) -> PathBuf {
    repository().join("tests/rules").join(format!("{code}.md"))
}

#[test]
fn every_rule_has_a_page() {
    let missing: Vec<&str> = swp_site::rules()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !page_of(code).exists())
        .collect();
    assert!(missing.is_empty(), "write tests/rules/<code>.md for {missing:?}");
}

#[test]
fn every_page_has_a_rule() {
    let codes: Vec<&str> = swp_site::rules().iter().map(|rule| rule.code).collect();
    for page in pages() {
        let name =
            page.file_stem().and_then(|name| name.to_str()).expect("a name in UTF-8").to_owned();
        assert!(codes.contains(&name.as_str()), "{name}.md explains no rule; rules: {codes:?}");
    }
}

#[test]
fn codes_are_unique_and_plain() {
    let codes: Vec<&str> = swp_site::rules().iter().map(|rule| rule.code).collect();
    for pair in codes.windows(2) {
        assert_ne!(pair[0], pair[1], "two rules have one code");
    }
    for code in codes {
        let plain = code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(plain, "`{code}` is not lower-case words with hyphens");
    }
}

#[test]
fn every_example_gives_its_message() {
    let mut wrong = Vec::new();
    let only = std::env::var("RULE").ok();
    for path in pages() {
        let text = std::fs::read_to_string(&path).expect("a page of a rule");
        let code = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        if only.as_ref().is_some_and(|only| *only != code) {
            continue;
        }
        check_page(&path, &code, text, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn pages() -> Vec<PathBuf> {
    let folder = repository().join("tests/rules");
    let entries = std::fs::read_dir(folder).expect("tests/rules");
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    pages.sort();
    pages
}

fn check_page(path: &std::path::Path, code: &str, mut text: String, wrong: &mut Vec<String>) {
    let mut examples = 0;
    let count = split(&text).len();
    for number in 0..count {
        let example = split(&text).swap_remove(number);
        let Some(expected) = &example.expected else { continue };
        examples += 1;
        let actual = findings(&example.files);
        let actual = actual.trim_end().to_owned() + "\n";
        if blessing() {
            text = with_fence(&text, expected, &actual);
        } else if expected.text != actual {
            wrong.push(format!(
                "{code}.md, example {examples}: {}",
                first_difference(&expected.text, &actual)
            ));
        }
        let mut words = example.name.split(|c: char| !c.is_alphabetic());
        let fine = words.any(|word| word == "fine");
        let broken = actual.contains(&format!("[{code}]"));
        match (fine, broken) {
            (false, false) => wrong.push(format!("{code}.md, example {examples} breaks no rule")),
            (true, true) => wrong.push(format!("{code}.md, example {examples} is not fine")),
            _ => {}
        }
    }
    // What only a disk can show is tested with real folders.
    let on_disk = text.contains("Tested with real files in `tests/it/");
    if examples == 0 && !on_disk {
        wrong.push(format!("{code}.md has no example"));
    }
    if blessing() {
        std::fs::write(path, text).expect("a page is written");
    }
}

struct Example {
    name: String,
    files: Files,
    expected: Option<Fence>,
}

/// The examples of a page: the files of each, and the fence with its findings.
fn split(page: &str) -> Vec<Example> {
    let headings: Vec<(usize, &str)> =
        page.lines().enumerate().filter(|(_, line)| line.starts_with("## Example")).collect();
    let all = fences(page);
    let ends = headings.iter().skip(1).map(|(line, _)| *line).chain([usize::MAX]);
    headings
        .iter()
        .zip(ends)
        .map(|((start, name), end)| {
            let here: Vec<&Fence> = all
                .iter()
                .filter(|fence| fence.lines.start > *start && fence.lines.start < end)
                .collect();
            example(name, &here)
        })
        .collect()
}

fn example(name: &str, fences: &[&Fence]) -> Example {
    let only = fences.iter().any(|fence| fence.info.ends_with(" only"));
    let mut files = if only { Files::new() } else { small_project() };
    for fence in fences {
        if let Some(path) = fence.before.strip_prefix('`').and_then(|p| p.strip_suffix('`')) {
            files.insert(path, fence.text.as_bytes());
        }
    }
    let expected = fences.iter().find(|fence| fence.info == "text").map(|fence| (*fence).clone());
    Example { name: name.to_owned(), files, expected }
}
