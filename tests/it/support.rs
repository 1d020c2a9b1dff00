//! The harness: projects in memory, pages of examples, expectations that `BLESS=1` rewrites.

use std::path::{Path, PathBuf};

use swp_site::diagnostic::{self, Color, Format};
use swp_site::kept::Kept;
use swp_site::model::Period;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// SWP's own project, as it stands in the repository.
pub fn real_site() -> Files {
    let (files, found) = swp_site::load::read_dir(&repository(), &swp_site::load::Skip::default());
    assert!(found.is_empty(), "{}", shown(&found, &files));
    files
}

/// A project from paths and texts.
pub fn project<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Files {
    files.into_iter().map(|(path, text)| (path, text.as_bytes())).collect()
}

/// The smallest project that has everything an example may want to refer to.
pub fn small_project() -> Files {
    let mut files = project([
        ("swp-site.yaml", SMALL_SETTINGS),
        ("data/accessibility.yaml", SMALL_STATEMENT),
        ("content/index.md", "---\ntitle: Example reports\n---\nWelcome.\n"),
        ("content/methods.md", "---\ntitle: How we count\n---\nWe count what is reported.\n"),
        ("data/themes.yaml", "crime: { title: Crime }\n"),
        ("data/sources.yaml", "report: { title: Example report }\n"),
        (
            "data/2017-18/report.yaml",
            "kind: annual report\ntitle: Our year\nperiod: 2017-18\npublished: 2018-09-03\n",
        ),
    ]);
    files.insert("data/kpis.yaml", SMALL_KPIS.as_bytes());
    files.insert("data/2017-18/kpis.yaml", SMALL_READINGS.as_bytes());
    files.insert("data/2017-18/figures.yaml", SMALL_FIGURES.as_bytes());
    files
}

/// Every fact that a publisher must supply, so that an example shows nothing but its own findings.
const SMALL_SETTINGS: &str = "\
title: Example reports
body: Example Council
base-url: https://example.org/
security: { contact: 'https://council.example.org/security', expires: 2030-01-01 }
licence: { name: Open Government Licence v3.0 }
server-logs: The server keeps the address of your device for seven days.
contact:
  enquiries: { phone: 01234 567890 }
  formats: { phone: 01234 567890 }
  accessibility: { url: 'https://council.example.org/report', phone: 01234 567890 }
  privacy: { email: data@example.org }
";

const SMALL_STATEMENT: &str = "\
prepared: 2026-11-01
tested: 2026-11-01
tested-by: the web team
answer-within-days: 10
";

const SMALL_KPIS: &str = "\
burglary:
  title: Burglary
  measure: burglaries recorded
  unit: burglaries
  theme: crime
  direction: reduce
  because: Fewer homes are broken into.
";

const SMALL_READINGS: &str = "\
burglary:
  cells:
    2016-17: { Q1: 10, Q2: 20, Q3: 30, Q4: 40 }
    2017-18: { Q1: 11, Q2: 22, Q3: 33, Q4: 24 }
  source: { document: report, place: Table 1 }
";

const SMALL_FIGURES: &str = "\
patrols:
  value: 12
  what: patrols a week
  period: 2017-18
  source: { document: report }
";

/// Builds with nothing kept and default options.
pub fn build(files: &Files) -> Built {
    swp_site::build(files, &options(), &Kept::default())
}

/// What the rules on the report say of a project, without drawing its pages.
pub fn checked(files: &Files) -> diagnostic::Diagnostics {
    let (raw, mut out) = swp_site::load::load(files, &Kept::default());
    let choices = swp_site::model::Choices { today: options().today, ..Default::default() };
    if let Some(site) = swp_site::model::model(raw, &choices, &mut out) {
        out.append(swp_site::check::check(&site).open);
    }
    out
}

/// A project with one place of a file changed.
pub fn changed(files: &Files, path: &str, old: &str, new: &str) -> Files {
    let text = files.text(&FilePath::from(path)).expect("a text of the project");
    assert!(text.contains(old), "`{old}` stands no longer in {path}");
    let mut changed = files.clone();
    changed.insert(path, text.replacen(old, new, 1).into_bytes());
    changed
}

/// Default options, on a fixed day.
pub fn options() -> Options<'static> {
    Options { today: Some(Period::Day(2026, 11, 21)), ..Options::default() }
}

/// The findings as a person reads them, without colours.
pub fn shown(found: &diagnostic::Diagnostics, files: &Files) -> String {
    diagnostic::print(found, files, Format::Human, Color::No)
}

/// The findings of a build, as a person reads them.
pub fn findings(files: &Files) -> String {
    shown(&build(files).diagnostics, files)
}

/// A page of the output as text; fails with the paths that there are.
pub fn page(built: &Built, path: &str) -> String {
    match built.outputs.text(&FilePath::from(path)) {
        Some(text) => text.to_owned(),
        None => panic!("no `{path}` among {:#?}", built.outputs),
    }
}

/// Whether expectations are rewritten instead of compared.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Compares a file's text with what it should be, or rewrites it.
pub fn expect_file(path: &Path, actual: &str) {
    if blessing() {
        std::fs::create_dir_all(path.parent().expect("the path has a folder")).expect("a folder");
        std::fs::write(path, actual).expect("an expectation is written");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} differs; run with BLESS=1 and read the change:\n{}",
        path.display(),
        first_difference(&expected, actual)
    );
}

/// The first line in which two texts differ.
pub fn first_difference(expected: &str, actual: &str) -> String {
    let (mut left, mut right) = (expected.lines(), actual.lines());
    for number in 1.. {
        match (left.next(), right.next()) {
            (None, None) => return "only the ends of their lines differ".to_owned(),
            (a, b) if a == b => {}
            (a, b) => {
                return format!(
                    "line {number}\n  expected: {}\n  actual:   {}",
                    a.unwrap_or("(end)"),
                    b.unwrap_or("(end)")
                );
            }
        }
    }
    unreachable!("the texts end")
}

/// A fenced block of a Markdown page of examples.
#[derive(Clone, Debug)]
pub struct Fence {
    /// The last line of text before it: a path in backticks names a file.
    pub before: String,
    /// What stands after the opening marks.
    pub info: String,
    /// Its text.
    pub text: String,
    /// The lines of its text in the page.
    pub lines: std::ops::Range<usize>,
}

/// Every fenced block of a page, in order.
pub fn fences(page: &str) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut open: Option<(String, Fence)> = None;
    let mut before = String::new();
    for (number, line) in page.lines().enumerate() {
        match &mut open {
            Some((marks, fence)) if line == marks.as_str() => {
                fence.lines.end = number;
                found.push(fence.clone());
                open = None;
            }
            Some((_, fence)) => {
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            None if line.starts_with("```") => {
                let marks: String = line.chars().take_while(|c| *c == '`').collect();
                let fence = Fence {
                    before: std::mem::take(&mut before),
                    info: line[marks.len()..].to_owned(),
                    text: String::new(),
                    lines: number + 1..number + 1,
                };
                open = Some((marks, fence));
            }
            None if !line.trim().is_empty() => before = line.trim().to_owned(),
            None => {}
        }
    }
    found
}

/// The same page with the text of one fence replaced.
pub fn with_fence(page: &str, fence: &Fence, text: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let mut out: Vec<&str> = lines[..fence.lines.start].to_vec();
    out.extend(text.lines());
    out.extend(&lines[fence.lines.end..]);
    out.join("\n") + "\n"
}
