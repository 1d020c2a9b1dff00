//! `--year`: a site of one edition alone says the same and leads nowhere else.

use std::collections::BTreeSet;

use swp_site::kept::Kept;
use swp_site::model::Period;
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options};

use crate::support::{real_site, shown, small_project};

const YEAR: Period = Period::FinancialYear(2017);

fn build(files: &Files, alone: Option<Period>) -> Built {
    let today = Some(Period::Day(2026, 11, 21));
    let options = Options { alone, today, ..Options::default() };
    let built = swp_site::build(files, &options, &Kept::default());
    assert!(!built.diagnostics.has_errors(), "{}", shown(&built.diagnostics, files));
    built
}

fn text<'a>(built: &'a Built, path: &FilePath) -> &'a str {
    built.outputs.text(path).unwrap_or_else(|| panic!("{path} is a text"))
}

/// Every part of a page between two marks, both included.
fn parts<'a>(html: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let starts = html.match_indices(from);
    starts.filter_map(|(at, _)| Some(&html[at..at + html[at..].find(to)? + to.len()])).collect()
}

#[test]
fn one_year_says_the_same_as_in_the_whole_site() {
    let files = real_site();
    let (whole, alone) = (build(&files, None), build(&files, Some(YEAR)));
    let (mut pages, mut data) = (0, 0);
    for (path, bytes) in
        whole.outputs.iter().filter(|(path, _)| path.as_str().starts_with("2017-18/"))
    {
        let Some(found) = alone.outputs.get(path) else { panic!("{path} is missing") };
        if path.extension() == "csv" {
            assert_eq!(found, bytes, "{path}");
            data += 1;
        }
        if path.extension() == "html" {
            let (one, other) = (text(&whole, path), text(&alone, path));
            for (from, to) in [("<figure", "</figure>"), ("<table", "</table>"), ("<svg", "</svg>")]
            {
                assert_eq!(parts(one, from, to), parts(other, from, to), "{path}");
            }
            pages += 1;
        }
    }
    assert!(pages > 40 && data > 25, "{pages} pages and {data} files of data were compared");
}

#[test]
fn one_year_is_a_complete_site() {
    let built = build(&real_site(), Some(YEAR));
    for path in ["index.html", "404.html", "glossary/index.html", "2017-18/index.html"] {
        assert!(built.outputs.contains(&FilePath::from(path)), "{path} is missing");
    }
    let elsewhere = |path: &&FilePath| {
        let path = path.as_str();
        let other = ["2008-11/", "2015-16/", "2024/", "measures/", "money/", "priorities/"];
        other.iter().any(|folder| path.starts_with(folder)) && path.ends_with(".html")
    };
    let elsewhere: Vec<&FilePath> = built.outputs.paths().filter(elsewhere).collect();
    assert!(elsewhere.is_empty(), "pages of other years: {elsewhere:?}");
}

#[test]
fn no_link_of_one_year_leads_to_what_it_does_not_hold() {
    let built = build(&real_site(), Some(YEAR));
    let known: BTreeSet<&str> = built.outputs.paths().map(FilePath::as_str).collect();
    let mut followed = 0;
    for path in
        built.outputs.paths().filter(|path| path.extension() == "html" && path.name() != "404.html")
    {
        for link in parts(text(&built, path), " href=", ">").iter().flat_map(|tag| target(tag)) {
            let Some(to) = path.resolve(&link) else { panic!("{path} links to {link}") };
            assert!(known.contains(to.as_str()), "{path} links to {link}, which is not there");
            followed += 1;
        }
    }
    assert!(followed > 1000, "{followed} links were followed");
}

/// The file that a link names; nothing for a link within the page or to another site.
fn target(attribute: &str) -> Option<String> {
    let value = attribute.strip_prefix(" href=")?.trim_start_matches('"');
    let end = value.find(['"', ' ', '>', '#']).unwrap_or(value.len());
    let link = &value[..end];
    let outside = link.is_empty() || link.contains(':') || link.starts_with('/');
    (!outside).then(|| link.to_owned())
}

#[test]
fn words_of_a_link_to_another_year_stay() {
    let mut files = small_project();
    files.insert(
        "data/2018-19/report.yaml",
        b"kind: strategy\ntitle: Next\nperiod: 2018-19\n".as_slice(),
    );
    let page = "---\ntitle: Next\n---\nText.\n";
    files.insert("content/2018-19/01-next.md", page.as_bytes());
    let page = "---\ntitle: Work\n---\nRead [the next report](../2018-19/01-next.md#far) and [it](/2018-19/).\n";
    files.insert("content/2017-18/01-work.md", page.replace("#far", "").as_bytes());
    let built = build(&files, Some(YEAR));
    let html = text(&built, &FilePath::from("2017-18/work/index.html"));
    assert!(html.contains("Read the next report and it."), "{html}");
}

#[test]
fn a_year_that_is_not_there_is_named_with_those_that_are() {
    let options = Options { alone: Some(Period::FinancialYear(2016)), ..Options::default() };
    let files = small_project();
    let built = swp_site::build(&files, &options, &Kept::default());
    let found = shown(&built.diagnostics, &files);
    assert!(
        found.contains("there is no edition `2016-17` that this build could publish alone"),
        "{found}"
    );
    assert!(found.contains("did you mean `2017-18`?"), "{found}");
}
