//! Themes: the page of fields is true, a folder is a theme, a brand needs none.

use swp_site::source::FilePath;

use crate::support::{build, expect_file, findings, page, repository, small_project};

#[test]
fn the_page_of_fields_is_true() {
    expect_file(&repository().join("themes/README.md"), &swp_site::render::reference::page());
}

#[test]
fn a_folder_is_a_theme() {
    let mut files = small_project();
    let settings = files.text(&FilePath::from("swp-site.yaml")).expect("settings").to_owned();
    files.insert("swp-site.yaml", format!("{settings}theme: plain\n").into_bytes());
    let template = "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>\
                    <p>{{ view.latest | length }} so far{% endblock %}";
    files.insert("themes/plain/home.html", template.as_bytes());
    files.insert("themes/plain/plain.css", &b"main { padding: 1rem }"[..]);
    let built = build(&files);
    assert_eq!(findings(&files), "");
    assert!(page(&built, "index.html").contains("1 so far"), "its own template");
    assert!(page(&built, "glossary/index.html").contains("Skip to main"), "the built-in others");
    let sheets = built.outputs.iter().filter(|(path, _)| path.extension() == "css");
    let sheets: String = sheets.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    assert!(sheets.contains(".masthead") && sheets.contains("main { padding: 1rem }"));
}

#[test]
fn a_brand_needs_no_theme() {
    let mut files = small_project();
    let settings = files.text(&FilePath::from("swp-site.yaml")).expect("settings").to_owned();
    let brand = "brand:\n  colours: { brand: \"#5B1810\", link: \"#5B1810\" }\n  \
                 dark: { brand: \"#B3614F\" }\n  logo: logo.svg\n  logo-dark: logo-dark.svg\n";
    files.insert("swp-site.yaml", format!("{settings}{brand}").into_bytes());
    for name in ["content/logo.svg", "content/logo-dark.svg"] {
        files.insert(name, &b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..]);
    }
    let built = build(&files);
    assert_eq!(findings(&files), "");
    let glossary = page(&built, "glossary/index.html");
    assert!(glossary.contains("src=../logo.svg") && glossary.contains("../logo-dark.svg"));
    let sheet = built.outputs.iter().find(|(path, _)| path.extension() == "css").expect("a sheet");
    let sheet = String::from_utf8_lossy(sheet.1);
    let own = sheet.rfind("--brand:#5B1810;--link:#5B1810;").expect("the brand's own colours");
    assert!(own > sheet.rfind("prefers-color-scheme: dark").expect("the dark palette"));
    assert!(!sheet[own..].contains("forced-colors: active"), "the system's colours stay");
}

/// The words after `default-src` of a file, as far as the policy goes, in one line.
fn policy_of(path: &str) -> String {
    let text = std::fs::read_to_string(repository().join(path)).expect(path);
    let start = text.find("default-src").expect("a policy");
    let text: String = text[start..].chars().take(400).collect();
    let joined = text.replace(['\\', '"', '+', '\n'], " ");
    let end = joined.find("form-action 'none'").expect("the policy goes on to form-action");
    joined[..end].split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_browser_tests_use_the_policy_that_is_shipped() {
    let page = policy_of("themes/almanac/parts/head.html");
    assert_eq!(page, policy_of("tests/browser/site.mjs"));
    assert_eq!(page, policy_of("src/serve/policy.rs"));
}
