//! Whole builds in memory: files in, files out.

use divan::{Bencher, black_box};
use swp_site::diagnostic::{Color, Format, print};
use swp_site::kept::Kept;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use super::generate::Shape;
use super::made::{Which, measuring, size};

fn build(files: &Files, kept: &Kept) -> Built {
    swp_site::build(black_box(files), &Options::default(), kept)
}

/// A memo of its own for each build: everything is drawn.
fn nothing_kept(bencher: Bencher<'_, '_>, files: &Files) {
    bencher.with_inputs(Kept::default).bench_local_refs(|kept| build(files, kept));
}

/// The memo of the build before: nothing is drawn.
fn memo_warm(bencher: Bencher<'_, '_>, files: &Files) {
    let kept = Kept::default();
    build(files, &kept);
    bencher.bench_local(|| build(files, &kept));
}

/// A generated site; to measure one with findings would be to measure how they are written down.
fn generated(shape: Shape) -> Files {
    let files = shape.files();
    let found = build(&files, &Kept::default()).diagnostics;
    assert!(!found.has_errors(), "{}", print(&found, &files, Format::Human, Color::No));
    files
}

/// At most 1.5 s on 2 cores.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn real_nothing_kept(bencher: Bencher<'_, '_>) {
    nothing_kept(bencher, &Which::Real.stages().files);
}

/// At most 120 ms on 2 cores.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn real_memo_warm(bencher: Bencher<'_, '_>) {
    let made = Which::Real.stages();
    bencher.bench_local(|| build(&made.files, &made.kept));
}

/// A save while the preview runs: one file of words is different, the rest is kept.
fn saved(bencher: Bencher<'_, '_>, files: &Files, file: &str) {
    let (mut files, kept) = (files.clone(), Kept::for_many_builds());
    build(&files, &kept);
    let text = files.text(&file.into()).expect("a file of words").to_owned();
    let mut number = 0;
    bencher.bench_local(move || {
        number += 1;
        files.insert(file, format!("{text}\n\nThis is save number {number}.\n").into_bytes());
        kept.next_build();
        build(&files, &kept)
    });
}

/// At most 40 ms on 2 cores: a save has 50 until a browser is told.
#[divan::bench(sample_count = 30, sample_size = 1)]
fn real_saved(bencher: Bencher<'_, '_>) {
    saved(bencher, &Which::Real.stages().files, "content/2017-18/01-introduction.md");
}

/// At most 180 ms for 1,000 pages on 2 cores.
#[divan::bench(args = [1_000], sample_count = 30, sample_size = 1)]
fn narrative_saved(bencher: Bencher<'_, '_>, pages: usize) {
    let files = generated(Shape::narrative(size(pages, 20)));
    let section =
        |path: &&FilePath| path.extension() == "md" && path.as_str().matches('/').count() == 2;
    let path = files.paths().filter(section).last().expect("a section").to_string();
    saved(bencher, &files, &path);
}

/// At most 0.5 s for 1,000 pages on 2 cores, disk and all; ten times that for ten times as many.
#[divan::bench(args = [20, 1_000, 10_000], sample_count = 10, sample_size = 1)]
fn narrative(bencher: Bencher<'_, '_>, pages: usize) {
    nothing_kept(bencher, &generated(Shape::narrative(size(pages, 20))));
}

/// A year's report: at most 0.3 s on 2 cores.
#[divan::bench(args = [31], sample_count = 10, sample_size = 1)]
fn kpis_nothing_kept(bencher: Bencher<'_, '_>, kpis: usize) {
    nothing_kept(bencher, &generated(Shape::report(size(kpis, 3))));
}

#[divan::bench(args = [31], sample_count = 30, sample_size = 1)]
fn kpis_memo_warm(bencher: Bencher<'_, '_>, kpis: usize) {
    memo_warm(bencher, &generated(Shape::report(size(kpis, 3))));
}

/// Ten years of reports, with charts in their sections too.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn ten_years_memo_warm(bencher: Bencher<'_, '_>) {
    let (years, kpis) = if measuring() { (10, 31) } else { (2, 2) };
    memo_warm(bencher, &generated(Shape { years, charts: true, ..Shape::report(kpis) }));
}
