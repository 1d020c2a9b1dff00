//! Whatever is typed: no edit of a project makes the program stumble, and nothing that authors type
//! reaches a page as markup.

use proptest::prelude::*;
use swp_site::source::{FilePath, Files};

use crate::support::{build, project, real_site, small_project};

/// A change to the bytes of a file: cut some out, put some in.
#[derive(Clone, Debug)]
pub struct Edit {
    at: usize,
    cut: usize,
    put: Vec<u8>,
}

pub fn edit() -> impl Strategy<Value = Edit> {
    let put = prop_oneof![
        Just(Vec::new()),
        proptest::collection::vec(any::<u8>(), 1..4),
        prop_oneof![
            Just("{{ kpi(id=burglary) }}"),
            Just("{{"),
            Just("{% note() %}\n"),
            Just("{% end %}\n"),
            Just("\n---\n"),
            Just(": "),
            Just("\t"),
            Just("\u{91}"),
            Just("[x](y.md#z)"),
            Just("| a |\n|---|\n"),
            Just("<5 (15%)"),
            Just("999999999999999"),
        ]
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (any::<usize>(), 0_usize..12, put).prop_map(|(at, cut, put)| Edit { at, cut, put })
}

pub fn edited(files: &Files, which: usize, edits: &[Edit]) -> Files {
    let mut files = files.clone();
    let paths: Vec<FilePath> = files.paths().cloned().collect();
    let path = &paths[which % paths.len()];
    let mut bytes = files.get(path).expect("the path is there").to_vec();
    for edit in edits {
        let at = edit.at % (bytes.len() + 1);
        let end = (at + edit.cut).min(bytes.len());
        bytes.splice(at..end, edit.put.iter().copied());
    }
    files.insert(path.clone(), bytes);
    files
}

/// Builds, and holds every finding against its file.
fn holds_up(files: &Files) {
    let built = build(files);
    for finding in built.diagnostics.iter() {
        let spans = finding.span.iter().chain(finding.labels.iter().map(|label| &label.span));
        for span in spans {
            let length = files.get(&span.file).map_or(0, |bytes| bytes.len());
            assert!(span.start <= span.end && span.end <= length, "{finding:?} of {length}");
        }
    }
    assert!(built.diagnostics.has_errors() == built.outputs.is_empty(), "{:?}", built.diagnostics);
}

/// The texts of the real site without its measures: quick to build, since no chart is drawn.
pub fn real_texts() -> Files {
    let kept =
        ["content/2017-18/04", "content/methods.md", "data/glossary.yaml", "data/2017-18/board"];
    let mut files = small_project();
    for (path, bytes) in real_site() {
        if kept.iter().any(|start| path.as_str().starts_with(start)) {
            files.insert(path, bytes);
        }
    }
    files
}

/// The names of the tags of a page, as a browser sees them: a `<` in the title of the window or
/// between the quotation marks of an attribute starts none.
fn tags(html: &str) -> Vec<&str> {
    let (head, rest) = html.split_once("</title>").expect("a page has a title");
    let head = head.split("<title>").next().expect("what stands before the title");
    head.split('<').skip(1).map(name).chain(tags_of_body(rest)).collect()
}

fn tags_of_body(mut rest: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            names.push(name(rest));
            rest = after_tag(rest);
        }
    }
    names
}

fn name(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("")
}

/// What follows the `>` that ends a tag.
fn after_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (None, '>') => return &tag[at + 1..],
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    ""
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_of_a_small_project_makes_it_stumble(
        which in any::<usize>(),
        edits in proptest::collection::vec(edit(), 1..4),
    ) {
        holds_up(&edited(&small_project(), which, &edits));
    }

    #[test]
    fn no_edit_of_real_texts_makes_it_stumble(
        which in any::<usize>(),
        edits in proptest::collection::vec(edit(), 1..3),
    ) {
        holds_up(&edited(&real_texts(), which, &edits));
    }

    #[test]
    fn what_is_typed_is_escaped(words in "[ -~é“”]{1,40}") {
        let quoted = words.replace('\\', "\\\\").replace('"', "\\\"");
        let settings = format!("title: \"{quoted} <i></title><s>\"\nbody: \"<b>{quoted}\"\n");
        let home = "---\ntitle: Home\n---\nText with \\<u> and `<u>` in it.\n";
        let files = project([("swp-site.yaml", settings.as_str()), ("content/index.md", home)]);
        for (path, bytes) in build(&files).outputs.iter().filter(|(p, _)| p.extension() == "html") {
            let html = String::from_utf8_lossy(bytes);
            let names = tags(&html);
            assert!(names.contains(&"main"), "{path}: {names:?}");
            for tag in ["i", "b", "u", "s"] {
                assert!(!names.contains(&tag), "{path} holds <{tag}>");
            }
        }
    }
}

#[test]
fn no_depth_of_a_text_is_the_end_of_the_program() {
    let blocks = format!("{}{}", "{% note() %}\n".repeat(3_000), "{% end %}\n".repeat(3_000));
    for (deep, is_told) in [
        (">".repeat(3_000), true),
        ("> ".repeat(3_000), true),
        (format!("{}a", "- ".repeat(3_000)), true),
        (format!("{}a", "1. ".repeat(3_000)), true),
        (format!("{}a{}", "**a *a ".repeat(3_000), "a* a**".repeat(3_000)), true),
        (blocks, true),
        ("[".repeat(30_000), false),
        (format!("{}a{}", "![".repeat(3_000), "](b)".repeat(3_000)), true),
        ("{{ ".repeat(3_000), false),
    ] {
        let mut files = small_project();
        let page = format!("---\ntitle: Example reports\n---\n{deep}\n");
        files.insert("content/index.md", page.into_bytes());
        let found = build(&files).diagnostics;
        let told = found.iter().filter(|found| found.rule.code == "too-deep").count();
        assert_eq!(told > 0, is_told, "{}", &deep[..9]);
    }
}
