//! What is kept between builds changes no byte: whatever is edited, in whatever order.

use std::sync::LazyLock;

use proptest::prelude::*;
use swp_site::kept::Kept;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use crate::support::{build, page, real_site, small_project};
use crate::whatever::{Edit, edit, edited, real_texts};

/// A step of somebody's afternoon: edits of a file, or all of it undone.
#[derive(Clone, Debug)]
enum Move {
    Change(usize, Vec<Edit>),
    Remove(usize),
    Swap(usize, usize),
    UndoAll,
}

fn a_move() -> impl Strategy<Value = Move> {
    let edits = proptest::collection::vec(edit(), 1..3);
    prop_oneof![
        6 => (any::<usize>(), edits).prop_map(|(which, edits)| Move::Change(which, edits)),
        1 => any::<usize>().prop_map(Move::Remove),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Move::Swap(one, other)),
        2 => Just(Move::UndoAll),
    ]
}

fn moved(original: &Files, files: &Files, step: &Move) -> Files {
    let paths: Vec<FilePath> = files.paths().cloned().collect();
    let mut changed = files.clone();
    match step {
        _ if paths.is_empty() => return original.clone(),
        Move::Change(which, edits) => return edited(files, *which, edits),
        Move::Remove(which) => {
            changed.remove(&paths[which % paths.len()]);
        }
        Move::Swap(one, other) => {
            let (one, other) = (&paths[one % paths.len()], &paths[other % paths.len()]);
            let (a, b) = (files.get(one).cloned(), files.get(other).cloned());
            changed.insert(other.clone(), a.expect("it was listed"));
            changed.insert(one.clone(), b.expect("it was listed"));
        }
        Move::UndoAll => return original.clone(),
    }
    changed
}

fn build_keeping(files: &Files, kept: &Kept) -> Built {
    kept.next_build();
    let built = swp_site::build(files, &Options::default(), kept);
    kept.forget_older_than(2);
    built
}

fn assert_same(kept: &Built, fresh: &Built) {
    assert_eq!(kept.diagnostics, fresh.diagnostics);
    assert_eq!(kept.counts, fresh.counts);
    assert_eq!(kept.sources, fresh.sources);
    let paths = |built: &Built| built.outputs.paths().cloned().collect::<Vec<_>>();
    assert_eq!(paths(kept), paths(fresh));
    for (path, bytes) in fresh.outputs.iter() {
        assert!(kept.outputs.get(path) == Some(bytes), "{path} differs");
    }
}

fn holds(original: &Files, moves: &[Move]) {
    let kept = Kept::for_many_builds();
    let mut files = original.clone();
    for step in moves {
        files = moved(original, &files, step);
        assert_same(&build_keeping(&files, &kept), &build(&files));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn edits_of_a_small_project(moves in proptest::collection::vec(a_move(), 1..8)) {
        holds(&small_project(), &moves);
    }

    #[test]
    fn edits_of_real_texts(moves in proptest::collection::vec(a_move(), 1..5)) {
        static TEXTS: LazyLock<Files> = LazyLock::new(real_texts);
        holds(&TEXTS, &moves);
    }
}

/// The project with one text replaced by another in one file.
fn with(files: &Files, path: &str, old: &str, new: &str) -> Files {
    let path = FilePath::from(path);
    let text = files.text(&path).expect("a text file");
    assert!(text.contains(old), "{path} has no `{old}`");
    let mut changed = files.clone();
    changed.insert(path, text.replacen(old, new, 1).into_bytes());
    changed
}

fn differing(one: &Built, other: &Built) -> Vec<String> {
    let changed =
        other.outputs.iter().filter(|(path, bytes)| one.outputs.get(path) != Some(*bytes));
    changed.map(|(path, _)| path.to_string()).collect()
}

#[test]
fn a_value_of_the_real_site_changes_every_place_that_shows_it() {
    let files = real_site();
    let kept = Kept::for_many_builds();
    let before = build_keeping(&files, &kept);
    let changed = with(&files, "data/2017-18/kpis.yaml", "Q1: 384, Q2: 419", "Q1: 385, Q2: 419");
    let after = build_keeping(&changed, &kept);
    assert_same(&after, &build(&changed));
    let pages = differing(&before, &after);
    for page in ["2017-18/measures/home-safety-checks/index.html", "2017-18/performance/index.html"]
    {
        assert!(pages.iter().any(|path| path == page), "{page} shows it too: {pages:?}");
    }
    assert!(pages.iter().any(|path| path == "2017-18/data/home-safety-checks.csv"), "{pages:?}");
    assert!(!pages.iter().any(|path| path == "about/index.html"), "{pages:?}");
    assert_same(&build_keeping(&files, &kept), &before);
}

/// Every part of what a chart, a table or a finder of terms is kept by, changed alone.
#[test]
fn whatever_a_chart_a_table_or_a_term_is_made_of_makes_it_anew() {
    let mut files = small_project();
    files.insert(
        "data/glossary.yaml",
        &b"MARAC:\n  expansion: risk talk\n  meaning: A talk.\n  ours: true\n"[..],
    );
    files.insert(
        "content/2017-18/01-homes.md",
        &b"---\ntitle: Homes\n---\nThe MARAC met in the Civic Hall of the ward.\n\n\
          {{ chart(kpi=burglary) }}\n\n{{ kpi-table(theme=crime) }}\n"[..],
    );
    let kept = Kept::for_many_builds();
    let mut before = build_keeping(&files, &kept);
    assert!(!before.diagnostics.has_errors(), "{:?}", before.diagnostics);
    for (path, old, new) in [
        ("swp-site.yaml", "body: Example Council", "body: Another Council\nlanguage: en-US"),
        ("swp-site.yaml", "language: en-US", "language: en-IE"),
        ("swp-site.yaml", "language: en-IE", "language: en-IE\nplace: Leeds"),
        ("swp-site.yaml", "place: Leeds", "place: York"),
        ("swp-site.yaml", "Licence v3.0 }", "Licence v3.0, url: 'https://example.org/licence' }"),
        ("swp-site.yaml", "org/licence'", "org/another'"),
        ("data/kpis.yaml", "title: Burglary", "title: Break-ins"),
        ("data/kpis.yaml", "measure: burglaries", "measure: break-ins"),
        ("data/kpis.yaml", "unit: burglaries", "unit: break-ins"),
        ("data/kpis.yaml", "Fewer homes", "Fewer houses"),
        ("data/2017-18/kpis.yaml", "Q4: 24", "Q4: 25"),
        ("data/2017-18/kpis.yaml", "Q4: 25", "Q4: x"),
        ("data/2017-18/kpis.yaml", "Table 1", "Table 2"),
        ("data/2017-18/figures.yaml", "value: 12", "value: 12.0"),
        ("data/2017-18/figures.yaml", "patrols a week", "patrols a month"),
        ("data/sources.yaml", "Example report", "Another report"),
        ("data/glossary.yaml", "risk talk", "talk on risk"),
        ("data/glossary.yaml", "MARAC:", "Civic Hall:"),
        (
            "content/2017-18/01-homes.md",
            "chart(kpi=burglary)",
            "chart(kpi=burglary, headline=\"H\")",
        ),
        ("content/2017-18/01-homes.md", "headline=\"H\"", "summary=\"S.\""),
        ("content/2017-18/01-homes.md", "summary=\"S.\"", "kind=lines"),
    ] {
        files = with(&files, path, old, new);
        let after = build_keeping(&files, &kept);
        assert_same(&after, &build(&files));
        assert!(!after.diagnostics.has_errors(), "{new}: {:?}", after.diagnostics);
        assert!(!differing(&before, &after).is_empty(), "{new} shows nowhere");
        before = after;
    }
}

#[test]
fn a_word_used_anew_stands_in_the_glossarys_list_of_uses() {
    let mut files = small_project();
    files.insert(
        "data/glossary.yaml",
        &b"MARAC:\n  expansion: a conference\n  meaning: A talk.\n  ours: true\n"[..],
    );
    let kept = Kept::for_many_builds();
    let before = page(&build_keeping(&files, &kept), "glossary/index.html");
    files.insert("content/about.md", &b"---\ntitle: About us\n---\nWe sit in the MARAC.\n"[..]);
    let after = build_keeping(&files, &kept);
    assert_same(&after, &build(&files));
    let glossary = page(&after, "glossary/index.html");
    assert!(glossary.matches("About us").count() > before.matches("About us").count());
}

#[test]
fn a_template_a_sheet_and_a_picture_change_what_is_made_of_them() {
    let mut files = small_project();
    files.insert("content/index.md", &b"---\ntitle: Home\n---\n\n![A knife bin](bin.png)\n"[..]);
    files.insert("content/bin.png", &b"one"[..]);
    let kept = Kept::for_many_builds();
    build_keeping(&files, &kept);
    for (path, text) in [
        ("themes/almanac/404.html", "<!DOCTYPE html><html lang=en><title>x</title><p>first"),
        ("themes/almanac/404.html", "<!DOCTYPE html><html lang=en><title>x</title><p>second"),
        ("themes/almanac/almanac.css", "p { color: red }"),
        ("content/bin.png", "two"),
    ] {
        files.insert(path, text.as_bytes());
        assert_same(&build_keeping(&files, &kept), &build(&files));
    }
}

/// What a start finds of the one before, and a build when the words around a drawing change.
#[test]
fn a_drawing_counts_as_used_in_every_build_that_shows_it() {
    let files = small_project();
    let kept = Kept::for_many_builds();
    build_keeping(&files, &kept);
    let used = |kept: &Kept| kept.used().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let at_first = used(&kept);
    for _ in 0..4 {
        build_keeping(&files, &kept);
        assert_eq!(used(&kept), at_first);
    }
}

#[test]
fn what_is_kept_does_not_grow_with_every_edit() {
    let files = small_project();
    let kept = Kept::for_many_builds();
    build_keeping(&files, &kept);
    let at_first = kept.in_memory();
    for number in 0..40 {
        let text = format!("---\ntitle: Example reports\n---\nWelcome, number {number}.\n");
        let mut files = files.clone();
        files.insert("content/index.md", text.into_bytes());
        build_keeping(&files, &kept);
    }
    assert!(kept.in_memory() < at_first + 40, "{at_first} became {}", kept.in_memory());
}
