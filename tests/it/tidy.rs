//! The house rules that a compiler does not know: stages import only stages to their left, files stay
//! small and say what lives in them.

use std::path::{Path, PathBuf};

use crate::support::repository;

/// The stages from left to right. Those on one line do not know each other.
const STAGES: &[&[&str]] = &[
    &["source"],
    &["diagnostic"],
    &["kept"],
    &["load"],
    &["model"],
    &["data"],
    &["check", "render"],
    &["audit"],
    &["publish"],
    &["serve"],
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn all() -> Vec<(String, String)> {
    let root = repository();
    sources(&root.join("src"))
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let name = path.strip_prefix(&root).expect("below the repository");
            (name.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

fn rank(stage: &str) -> Option<usize> {
    STAGES.iter().position(|line| line.contains(&stage))
}

/// What keeps `stage` from importing `other`, if anything does.
fn forbidden(stage: &str, other: &str) -> bool {
    match (rank(stage), rank(other)) {
        (Some(here), Some(there)) => stage != other && there >= here,
        _ => false,
    }
}

/// Every stage that a file names through `crate::…`, with the line. `super::` chains that leave the
/// stage are followed too.
fn named_stages(path: &str, text: &str) -> Vec<(usize, String)> {
    let depth = path.matches('/').count() - 1;
    let inner = usize::from(!path.ends_with("/mod.rs"));
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        let up = "super::".repeat(depth + inner);
        for start in ["crate::".to_owned(), up] {
            for (at, _) in code.match_indices(&start) {
                let rest = &code[at + start.len()..];
                found.extend(names(rest).into_iter().map(|name| (number + 1, name)));
            }
        }
    }
    found
}

/// The first part of a path, or of each path between braces.
fn names(rest: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    match rest.strip_prefix('{') {
        Some(list) => list.split(',').map(word).collect(),
        None => vec![word(rest)],
    }
}

#[test]
fn a_stage_imports_only_stages_to_its_left() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let stage = path.split('/').nth(1).expect("below src").trim_end_matches(".rs").to_owned();
        for (line, other) in named_stages(&path, &text) {
            if forbidden(&stage, &other) {
                wrong.push(format!("{path}:{line}: {stage} must not import {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_import_test_catches_a_wrong_import() {
    let text = "use crate::source::Span;\nuse crate::{diagnostic, publish};\nlet x = crate::load::load();\n";
    let named = named_stages("src/render/page.rs", text);
    let caught: Vec<_> = named.iter().filter(|(_, other)| forbidden("render", other)).collect();
    assert_eq!(caught, [&(2, "publish".to_owned())]);
    assert!(forbidden("check", "render") && forbidden("load", "model"));
    assert!(!forbidden("render", "model") && !forbidden("model", "model"));
}

#[test]
fn files_say_what_lives_in_them() {
    let silent: Vec<String> = all()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "start with one `//!` sentence: {silent:?}");
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = all()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:?}");
}

#[test]
fn one_file_knows_each_large_dependency() {
    let homes = [
        ("serde_saphyr", "src/load/yaml"),
        ("pulldown_cmark", "src/load/markdown.rs"),
        ("tera::", "src/render/page.rs"),
        ("charming", "src/render/chart/"),
        ("rquickjs", "src/render/chart/engine.rs"),
        ("minify_html", "src/publish/mod.rs"),
        ("clap", "src/"),
        ("axum", "src/serve/"),
        ("notify", "src/serve/watch.rs"),
        ("annotate_snippets", "src/diagnostic/print.rs"),
    ];
    for (path, text) in all() {
        let code: String = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
        for (name, home) in homes {
            let named =
                code.contains(&format!("use {name}")) || code.contains(&format!("{name}::"));
            let own = name.trim_end_matches(':');
            assert!(
                !named || path.starts_with(home),
                "{path} knows {own}, which belongs to {home}"
            );
        }
    }
}
