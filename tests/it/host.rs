//! What hosts, search engines and readers of feeds find beside the pages.

use std::io::Read as _;

use roxmltree::Document;
use sha2::{Digest as _, Sha256};
use swp_site::kept::Kept;
use swp_site::model::{Choices, Redirect};
use swp_site::publish::{Extras, Finished, Wanted};
use swp_site::source::{FilePath, Files};
use swp_site::{Built, Options, load, model, publish, render};

use crate::support::{build, options, page, small_project};

const BASE: &str = "https://reports.example.org/safety";

/// A small site that has an address.
fn published() -> Files {
    let mut files = small_project();
    let settings = format!(
        "title: Example reports\nbody: Example Council\nbase-url: {BASE}\n\
         security: {{ contact: web@example.org, expires: 2027-03-31 }}\n"
    );
    files.insert("swp-site.yaml", settings.as_bytes());
    files
}

fn pages(built: &Built) -> Vec<String> {
    let pages = built.outputs.paths().map(FilePath::as_str).filter(|path| path.ends_with(".html"));
    pages.map(str::to_owned).collect()
}

fn with_drafts(files: &Files) -> Built {
    let options = Options { drafts: true, ..Options::default() };
    swp_site::build(files, &options, &Kept::default())
}

#[test]
fn the_map_of_the_site_names_every_page_that_is_to_be_found() {
    let built = build(&published());
    let map = page(&built, "sitemap.xml");
    let map = Document::parse(&map).expect("well-formed XML");
    let mut named: Vec<&str> = map
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    named.sort_unstable();
    let listed = |path: &String| {
        !["404.html", "latest/index.html", "search/index.html"].contains(&path.as_str())
    };
    let mut all: Vec<String> = pages(&built)
        .into_iter()
        .filter(listed)
        .map(|path| format!("{BASE}/{}", path.strip_suffix("index.html").unwrap_or(&path)))
        .collect();
    all.sort_unstable();
    assert_eq!(named, all);
    assert!(page(&built, "robots.txt").contains(&format!("Sitemap: {BASE}/sitemap.xml\n")));
}

#[test]
fn a_site_without_an_address_claims_none() {
    let mut files = small_project();
    let settings = files.text(&"swp-site.yaml".into()).expect("the settings").to_owned();
    let address = |line: &&str| !line.starts_with("base-url:") && !line.starts_with("security:");
    let settings: Vec<&str> = settings.lines().filter(address).collect();
    files.insert("swp-site.yaml", settings.join("\n").as_bytes());
    let built = build(&files);
    for path in ["sitemap.xml", "feed.xml", ".well-known/security.txt"] {
        assert!(!built.outputs.contains(&FilePath::from(path)), "{path} needs full addresses");
    }
    for path in pages(&built) {
        let html = page(&built, &path);
        for word in ["canonical", "og:url", "feed.xml"] {
            assert!(!html.contains(word), "{path} has {word}");
        }
    }
    assert!(!page(&built, "robots.txt").contains("Sitemap"));
}

#[test]
fn every_page_says_what_it_is_where_it_is_shared() {
    let built = build(&published());
    for path in pages(&built)
        .iter()
        .filter(|path| !["404.html", "latest/index.html"].contains(&path.as_str()))
    {
        let html = page(&built, path);
        let address = format!("{BASE}/{}", path.strip_suffix("index.html").unwrap_or(path));
        assert!(html.contains(&format!("href={address} rel=canonical")), "{path}: {html}");
        for word in ["og:title", "og:url", "og:site_name", "twitter:card", "rel=icon"] {
            assert!(html.contains(word), "{path} has no {word}");
        }
    }
    let lost = page(&built, "404.html");
    assert!(lost.contains("noindex") && !lost.contains("canonical"), "{lost}");
}

/// Titles, ids, days and links of the feed, as its readers take them.
fn told(files: &Files) -> Vec<[String; 4]> {
    let feed = page(&build(files), "feed.xml");
    let feed = Document::parse(&feed).expect("well-formed XML");
    let entries = feed.descendants().filter(|node| node.tag_name().name() == "entry");
    entries
        .map(|entry| {
            let child = |name: &str| entry.children().find(|node| node.tag_name().name() == name);
            let text = |name: &str| child(name).and_then(|node| node.text()).unwrap_or_default();
            let link = child("link").and_then(|link| link.attribute("href")).unwrap_or_default();
            [text("title"), text("id"), text("updated"), link].map(str::to_owned)
        })
        .collect()
}

fn report(more: &str) -> Vec<u8> {
    format!("kind: annual report\ntitle: Our year\nperiod: 2017-18\n{more}").into_bytes()
}

#[test]
fn the_feed_tells_of_each_report_and_of_each_correction() {
    let mut files = published();
    let year = format!("{BASE}/2017-18/");
    let came_out = ["Our year", &year, "2018-09-03T00:00:00Z", &year].map(str::to_owned);
    assert_eq!(told(&files), std::slice::from_ref(&came_out));
    let correction = |other: &str, day: &str| {
        format!(
            "- about: kpis.burglary.2017-18.Q4\n  kind: correction\n  other: {other}\n  \
             because: A case was counted twice.\n  approved-by: the board\n  dated: {day}\n"
        )
    };
    files.insert("data/2017-18/notes.yaml", correction("25", "2018-10-01").as_bytes());
    let list = format!("{year}notes-and-corrections/");
    let corrected = |day: &str| {
        [
            "Correction: Burglary, quarter 4 of 2017 to 2018, Our year".to_owned(),
            format!("{list}#kpis.burglary.2017-18.Q4-{day}"),
            format!("{day}T00:00:00Z"),
            format!("{list}#note-2017-18-kpis-burglary-2017-18-q4"),
        ]
    };
    assert_eq!(told(&files), [corrected("2018-10-01"), came_out.clone()]);
    let feed = page(&build(&files), "feed.xml");
    assert!(feed.contains("<summary>Now 25 instead of 24. A case was counted twice.</summary>"));
    assert!(feed.contains("<updated>2018-10-01T00:00:00Z</updated>\n<link rel=\"self\""));
    // What is dated tomorrow is no news yet.
    files.insert("data/2017-18/notes.yaml", correction("25", "2026-12-01").as_bytes());
    assert_eq!(told(&files), [came_out]);
}

#[test]
fn the_feed_invents_no_day() {
    let mut files = published();
    let day = |files: &Files| told(files).into_iter().map(|[_, _, day, _]| day).collect::<Vec<_>>();
    files.insert("data/2017-18/report.yaml", report("publish-on: 2018-10-02\n"));
    assert_eq!(day(&files), ["2018-10-02T00:00:00Z"]);
    files.insert("data/2017-18/report.yaml", report("document: report\n"));
    let dated = |date: &str| format!("report: {{ title: Example report, date: {date} }}\n");
    files.insert("data/sources.yaml", dated("2018-06-12").as_bytes());
    assert_eq!(day(&files), ["2018-06-12T00:00:00Z"]);
    // A year is no day. Without an entry there is no feed, and no page links to one.
    for (date, more) in
        [("2018", ""), ("2030-01-01", "document: report\n"), ("2018", "published: 2030-01-01\n")]
    {
        files.insert("data/sources.yaml", dated(date).as_bytes());
        files.insert("data/2017-18/report.yaml", report(more));
        let built = build(&files);
        assert!(!built.outputs.contains(&FilePath::from("feed.xml")), "{date} {more}");
        assert!(!page(&built, "index.html").contains("feed.xml"));
        assert!(
            crate::support::findings(&files).contains("published: 2018-09-03"),
            "{date} {more}"
        );
    }
}

#[test]
fn hosts_are_told_of_packed_copies_and_kept_from_sending_their_own_files() {
    let extras = Extras { compress: true, manifest: false };
    let built = swp_site::build(&published(), &Options { extras, ..options() }, &Kept::default());
    let nginx = page(&built, "nginx.conf");
    let apache = page(&built, ".htaccess");
    let iis = page(&built, "web.config");
    assert!(
        nginx.contains("gzip_static on;")
            && !page(&build(&published()), "nginx.conf").contains("gzip_static")
    );
    assert!(apache.contains("RewriteRule ^(.+)$ $1.br [L]"), "{apache}");
    assert!(apache.contains("Header merge Vary Accept-Encoding"));
    for name in ["_headers", "_redirects", "nginx.conf"] {
        assert!(iis.contains(&format!("<add segment=\"{name}\"/>")), "IIS sends {name}");
        let pattern = name.replace('.', "\\.");
        assert!(nginx.contains(&format!("location ~ /{pattern}$ {{ return 404; }}")), "{name}");
        assert!(apache.contains(&pattern), "Apache sends {name}");
    }
    assert!(nginx.contains("location ~ /\\.(?!well-known/) { return 404; }"));
    assert!(iis.contains("path=\"safety\\404.html\" responseMode=\"File\""), "{iis}");
    for text in [&nginx, &apache, &iis, &page(&built, "_headers")] {
        assert!(text.contains("application/atom+xml; charset=utf-8"), "{text}");
    }
}

#[test]
fn nothing_tells_of_a_draft() {
    let mut files = published();
    files.insert(
        "data/2018-19/report.yaml",
        &b"kind: annual report\ntitle: Next year\nperiod: 2018-19\nstatus: draft\npublished: 2019-09-03\n"[..],
    );
    let built = with_drafts(&files);
    assert!(page(&built, "2018-19/index.html").contains("noindex"));
    for path in ["sitemap.xml", "feed.xml"] {
        assert!(!page(&built, path).contains("2018-19"), "{path} tells of a draft");
    }
}

#[test]
fn headers_hold_every_page_to_its_policy() {
    let built = build(&published());
    let home = page(&built, "index.html");
    let policy =
        home.split("<meta content=\"default-src").nth(1).and_then(|rest| rest.split('"').next());
    let strict =
        format!("default-src{}; frame-ancestors 'none'", policy.expect("a policy in the page"));
    for path in ["_headers", ".htaccess", "nginx.conf", "web.config"] {
        let text = page(&built, path).replace("&quot;", "\"");
        assert!(text.contains(&strict), "{path} says another policy than the pages");
        assert!(
            text.contains("nosniff") && text.contains("strict-origin-when-cross-origin"),
            "{path}"
        );
        assert!(text.contains("text/csv; charset=utf-8; header=present"), "{path}");
    }
    let rules = page(&built, "_headers");
    let everywhere = rules.split("\n/").next().expect("the first rule");
    assert!(
        everywhere.starts_with("/safety/*\n") && !everywhere.contains("Content-Security-Policy")
    );
    for rule in rules.split("\n/").filter(|rule| rule.contains("script-src")) {
        assert!(rule.starts_with("safety/search/*\n"), "{rule}");
    }
    Document::parse(&page(&built, "web.config")).expect("well-formed XML");
    assert!(page(&built, "search/.htaccess").contains("wasm-unsafe-eval"));
    assert!(built.outputs.contains(&FilePath::from(".nojekyll")));
}

#[test]
fn security_txt_says_whom_to_tell_and_until_when() {
    let text = page(&build(&published()), ".well-known/security.txt");
    assert_eq!(
        text,
        "Contact: mailto:web@example.org\nExpires: 2027-03-31T23:59:59Z\nPreferred-Languages: en\n\
         Canonical: https://reports.example.org/safety/.well-known/security.txt\n"
    );
}

#[test]
fn an_old_address_leads_to_the_new_one_on_every_host() {
    let files = published();
    let kept = Kept::default();
    let (raw, mut out) = load::load(&files, &kept);
    let mut site = model::model(raw, &Choices::default(), &mut out).expect("settings");
    let moved = |from: &str, temporary| Redirect {
        from: from.to_owned(),
        to: "2017-18/".to_owned(),
        temporary,
    };
    site.redirects = vec![moved("latest/", true), moved("old/report.2018/", false)];
    let rendered = render::render(&site, &files, &kept, &mut out).expect("pages");
    let outputs = publish::publish(
        &Finished {
            site: &site,
            rendered: &rendered,
            project: &files,
            kept: &kept,
            extras: Extras::default(),
        },
        Wanted::All,
    );
    let text = |path: &str| outputs.text(&FilePath::from(path)).expect("an output").to_owned();
    assert_eq!(
        text("_redirects"),
        "/safety/latest /safety/2017-18/ 302\n/safety/latest/ /safety/2017-18/ 302\n\
         /safety/old/report.2018 /safety/2017-18/ 301\n/safety/old/report.2018/ /safety/2017-18/ 301\n"
    );
    assert!(text(".htaccess").contains(
        "RedirectMatch 301 ^/safety/old/report\\.2018/?(index\\.html(\\.(br|gz))?)?$ /safety/2017-18/"
    ));
    assert!(
        text("nginx.conf").contains("location = /safety/latest/ { return 302 /safety/2017-18/; }")
    );
    assert!(text("web.config").contains("destination=\"/safety/2017-18/\""));
    assert!(
        text("latest/index.html")
            .contains("<link href=https://reports.example.org/safety/2017-18/ rel=canonical>")
    );
    let page = text("old/report.2018/index.html");
    assert!(page.contains("0; url=../../2017-18/index.html"), "{page}");
    assert!(
        page.contains("href=../../2017-18/index.html"),
        "a reader whose browser stays can click"
    );
    assert!(!text("sitemap.xml").contains("latest/"));
}

#[test]
fn packed_copies_hold_the_same_and_the_manifest_names_all() {
    let extras = Extras { compress: true, manifest: true };
    let options = Options { extras, ..Options::default() };
    let built = swp_site::build(&published(), &options, &Kept::default());
    let bytes = |path: &str| built.outputs.get(&FilePath::from(path)).cloned();
    let html = bytes("index.html").expect("the home page");
    let mut plain = Vec::new();
    let packed = bytes("index.html.gz").expect("a copy for gzip");
    flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut plain).expect("gzip");
    assert_eq!(plain, html.to_vec());
    let mut plain = Vec::new();
    let packed = bytes("index.html.br").expect("a copy for brotli");
    brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut plain).expect("brotli");
    assert_eq!(plain, html.to_vec());
    let manifest = page(&built, "manifest.sha256");
    assert_eq!(manifest.lines().count(), built.outputs.len() - 1, "every file but the list itself");
    for line in manifest.lines() {
        let (sum, path) = line.split_once("  ").expect("a sum and a path");
        let digest = Sha256::digest(bytes(path).expect("a file of the list"));
        let computed: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(sum, computed, "{path}");
    }
}
