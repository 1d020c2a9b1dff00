//! What the preview puts on a page, and that no build ever holds it.

use super::harness::{Shop, panel, version};
use crate::support::{build, real_site, small_project};

const BROKEN: &str = "---\ntitle: Example reports\n---\nRead [our plan](plam.md) & \\<more>.\n";
const WELCOME: &str = "---\ntitle: Example reports\n---\nWelcome.\n";

#[test]
fn a_mistake_stands_on_the_last_good_page_until_it_is_mended() {
    let mut files = small_project();
    files.insert("content/plan.md", &b"---\ntitle: Our plan\n---\nSoon.\n"[..]);
    let shop = Shop::of(&files);
    let ear = shop.listen("/");
    let good = ear.next();
    assert_eq!(good["said"], "");
    shop.put("content/index.md", BROKEN);
    let bad = ear.until(|state| state["said"] != "");
    assert_eq!(version(&bad), version(&good), "the page stays: nothing is to be loaded");
    assert_eq!(bad["said"], "1 mistake to mend. This is the page as it was before.");
    let file = shop.folder.path().canonicalize().expect("the folder").join("content/index.md");
    let wanted = format!(
        "<section class=\"mistakes\" aria-labelledby=\"mistakes\" tabindex=\"0\">\
         <h2 id=\"mistakes\">1 mistake to mend. This is the page as it was before.</h2><ol>\
         <li><h3>There is no <code>plam.md</code> beside this page</h3>\
         <p><a href=\"vscode://file{}:4:17\">content/index.md, line 4</a></p>\
         <pre><code>Read [our plan](<mark>plam.md</mark>) &amp; \\&lt;more&gt;.</code></pre>\
         <p><strong>What to do:</strong> did you mean <code>plan.md</code>?</p></li></ol></section>",
        file.display()
    );
    assert!(panel(&bad).starts_with(&wanted), "{}\n{wanted}", panel(&bad));
    let page = shop.get("/").text();
    assert!(page.contains("Welcome.") && page.contains(&wanted), "{page}");
    shop.until_told("error[broken-link]: there is no `plam.md` beside this page");
    shop.put("content/index.md", WELCOME);
    let mended = ear.until(|state| state["said"] == "");
    assert_eq!(mended["panel"], good["panel"]);
    assert_eq!(version(&mended), version(&good));
}

#[test]
fn a_page_lists_as_many_mistakes_as_somebody_reads_and_never_a_line_as_long_as_a_book() {
    let shop = Shop::of(&small_project());
    let ear = shop.listen("/");
    ear.next();
    let marks = "[^n] ".repeat(3_000);
    shop.put("content/index.md", &format!("---\ntitle: Example reports\n---\n{marks}\n"));
    let bad = ear.until(|state| state["said"] != "");
    assert_eq!(bad["said"], "3000 mistakes to mend. This is the page as it was before.");
    let panel = panel(&bad);
    assert_eq!(panel.matches("<li>").count(), 50);
    assert!(panel.contains("<p>And 2950 more, which are listed when"), "{panel}");
    assert!(panel.len() < 60_000, "{} bytes", panel.len());
    assert!(panel.contains("…"), "a line is cut");
}

#[test]
fn a_file_that_cannot_be_read_is_the_only_one_to_be_blamed() {
    let mut files = small_project();
    files.insert("content/2017-18/01-plan.md", &b"---\ntitle: Our plan\n---\nSoon.\n"[..]);
    let note = "- about: sections.plan\n  kind: note\n  because: Another paper differs.\n";
    files.insert("data/2017-18/notes.yaml", note.as_bytes());
    let shop = Shop::of(&files);
    let ear = shop.listen("/");
    ear.next();
    for broken in ["", "---\ntitle: Our pl", "---\nsummary: Soon.\n---\nSoon.\n"] {
        shop.put("content/2017-18/01-plan.md", broken);
        let bad = ear.until(|state| state["said"] != "");
        assert!(panel(&bad).contains("01-plan.md"), "{}", panel(&bad));
        assert!(panel(&bad).contains("1 mistake to mend"), "{broken:?}: {}", panel(&bad));
        shop.put("content/2017-18/01-plan.md", "---\ntitle: Our plan\n---\nSoon.\n");
        ear.until(|state| state["said"] == "");
    }
}

#[test]
fn mistakes_at_the_start_are_listed_and_the_page_appears_when_they_are_mended() {
    let mut files = small_project();
    files.insert("content/index.md", BROKEN.as_bytes());
    files.insert("content/about.md", &b"---\ntitle: About\n---\n{{ kpi(id=nothing) }}\n"[..]);
    let shop = Shop::of(&files);
    let reply = shop.get("/");
    assert_eq!(reply.status, 503);
    assert!(reply.text().contains("The site cannot be built yet"), "{}", reply.text());
    assert!(reply.text().contains("2 mistakes to mend</h2>"), "{}", reply.text());
    let ear = shop.listen("/");
    let before = version(&ear.next());
    shop.put("content/index.md", WELCOME);
    shop.put("content/about.md", "---\ntitle: About\n---\nWe.\n");
    ear.until(|state| version(state) != before);
    assert_eq!(shop.get("/").status, 200);
}

#[test]
fn a_page_shows_the_warnings_of_its_own_files_and_of_no_other() {
    let mut files = small_project();
    files.insert("content/about.md", &b"---\ntitle: About us\n---\nThe XYZ meets.\n"[..]);
    let shop = Shop::of(&files);
    let about = shop.get("/about/").text();
    assert!(about.contains("<summary>1 warning about this page</summary>"), "{about}");
    assert!(about.contains("<code>XYZ</code> is not in the glossary"), "{about}");
    assert!(about.contains("<strong>What to do:</strong> write the words out"), "{about}");
    assert!(!shop.get("/").text().contains("<summary>1 warning"));
}

#[test]
fn an_entry_of_a_data_file_has_its_own_warnings() {
    let mut files = small_project();
    let kpis = files.text(&"data/kpis.yaml".into()).expect("the measures").to_owned();
    let second = kpis.replace("burglary:", "theft:").replace("title: Burglary", "title: Theft");
    let both =
        format!("{kpis}\n# the second\n{}", second.replace("Fewer homes", "Fewer XYZ homes"));
    files.insert("data/kpis.yaml", both.into_bytes());
    let readings = files.text(&"data/2017-18/kpis.yaml".into()).expect("the readings").to_owned();
    let both = format!("{readings}{}", readings.replace("burglary:", "theft:"));
    files.insert("data/2017-18/kpis.yaml", both.into_bytes());
    let shop = Shop::of(&files);
    let theft = shop.get("/2017-18/measures/theft/").text();
    assert!(theft.contains("1 warning about this page"), "{theft}");
    assert!(theft.contains("kpis.yaml:6:1\">data/2017-18/kpis.yaml</a>"), "{theft}");
    let burglary = shop.get("/2017-18/measures/burglary/").text();
    assert!(!burglary.contains("about this page</summary>"), "{burglary}");
}

#[test]
fn a_page_says_what_it_is_written_in() {
    let mut files = small_project();
    files.insert("content/2017-18/03-our-plan.md", &b"---\ntitle: Our plan\n---\nSoon.\n"[..]);
    let shop = Shop::with(&files, |preview| {
        preview.editor = "my-editor://{path}?{line}".parse_editor();
    });
    let page = shop.get("/2017-18/our-plan/").text();
    let wanted = "/content/2017-18/03-our-plan.md?1\">content/2017-18/03-our-plan.md</a></p>";
    assert!(page.contains("<p>Written in <a href=\"my-editor:///"), "{page}");
    assert!(page.contains(wanted), "{page}");
    assert!(!shop.get("/nowhere/").text().contains("Written in"));
}

trait ParseEditor {
    fn parse_editor(&self) -> swp_site::serve::editor::Editor;
}

impl ParseEditor for str {
    fn parse_editor(&self) -> swp_site::serve::editor::Editor {
        swp_site::serve::editor::Editor::read(self).expect("an editor")
    }
}

#[test]
fn a_sheet_alone_changes_no_version_and_has_a_new_address() {
    let mut files = small_project();
    files.insert("themes/almanac/own.css", &b"p { color: red }"[..]);
    let shop = Shop::of(&files);
    let ear = shop.listen("/");
    let before = ear.next();
    shop.put("themes/almanac/own.css", "p { color: blue }");
    let after = ear.until(|state| state["styles"] != before["styles"]);
    assert_eq!(version(&after), version(&before));
    let styles = after["styles"].as_object().expect("sheets");
    let address = styles["/assets/style.css"].as_str().expect("the sheet");
    assert!(shop.get(address).text().contains("color: blue"), "{address}");
}

#[test]
fn an_open_search_is_loaded_anew_when_any_page_says_something_else() {
    let mut files = small_project();
    files.insert("themes/almanac/own.css", &b"p { color: red }"[..]);
    let shop = Shop::of(&files);
    let ear = shop.listen("/search/");
    let before = ear.next();
    shop.put("themes/almanac/own.css", "p { color: blue }");
    let styled = ear.until(|state| state["styles"] != before["styles"]);
    assert_eq!(version(&styled), version(&before), "a sheet alone is swapped");
    shop.put("content/index.md", "---\ntitle: Example reports\n---\nGood morning.\n");
    ear.until(|state| version(state) != version(&before));
}

#[test]
fn a_new_picture_under_the_old_name_is_a_new_page() {
    let mut files = small_project();
    files.insert("content/index.md", &b"---\ntitle: Home\n---\n\n![A bin](bin.png)\n"[..]);
    files.insert("content/bin.png", &b"one"[..]);
    let shop = Shop::of(&files);
    let (ear, other) = (shop.listen("/"), shop.listen("/2017-18/"));
    let (before, elsewhere) = (version(&ear.next()), version(&other.next()));
    shop.put("content/bin.png", "two");
    ear.until(|state| version(state) != before);
    assert_eq!(version(&other.next()), elsewhere);
}

#[test]
fn drafts_show_only_where_they_are_asked_for_and_carry_a_mark() {
    let mut files = small_project();
    files.insert("content/plan.md", &b"---\ntitle: Secret plan\ndraft: true\n---\nSoon.\n"[..]);
    assert_eq!(Shop::of(&files).get("/plan/").status, 404);
    let page = Shop::with(&files, |preview| preview.drafts = true).get("/plan/").text();
    assert!(page.contains("class=draft"), "{page}");
}

#[test]
fn drafts_are_marked_in_lists_and_menus() {
    let mut files = small_project();
    files.insert("content/plan.md", &b"---\ntitle: Secret plan\ndraft: true\n---\nSoon.\n"[..]);
    let section = "---\ntitle: Secret section\ndraft: true\n---\nSoon.\n";
    files.insert("content/2017-18/01-first.md", section.as_bytes());
    files.insert("content/2017-18/02-next.md", &b"---\ntitle: Our plan\n---\nSoon.\n"[..]);
    let shop = Shop::with(&files, |preview| preview.drafts = true);
    assert!(shop.get("/").text().contains(">Secret plan (draft)</a>"));
    for page in ["/2017-18/", "/2017-18/next/"] {
        let text = shop.get(page).text();
        assert!(text.contains("Secret section (draft)"), "{page}: {text}");
        assert!(!text.contains(">Secret section</a>"), "{page}: {text}");
        assert!(!text.contains("Our plan (draft)"), "{page}: {text}");
    }
}

#[test]
fn without_reload_a_page_has_no_script_and_shows_its_mistakes() {
    let mut files = small_project();
    files.insert("content/about.md", &b"---\ntitle: About us\n---\nThe XYZ meets.\n"[..]);
    let shop = Shop::with(&files, |preview| preview.reload = false);
    let reply = shop.get("/about/");
    assert!(!reply.text().contains("<script"), "{}", reply.text());
    assert!(reply.text().contains("1 warning about this page"), "{}", reply.text());
    assert!(reply.text().contains("href=\"/@preview/page.css\""), "{}", reply.text());
    assert!(shop.get("/@preview/page.css").text().contains("scroll-padding-bottom"));
    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(!policy.contains("script-src"), "{policy}");
    assert_eq!(shop.get("/@preview/events?page=/").status, 404);
}

#[test]
fn a_page_may_load_the_preview_and_otherwise_what_its_own_policy_says() {
    let mut files = small_project();
    let head = include_str!("../../../themes/almanac/parts/head.html");
    let start = head.find("default-src").expect("a policy");
    let end = start + head[start..].find('"').expect("its end");
    let own = format!("{}default-src 'none'; img-src 'self'{}", &head[..start], &head[end..]);
    files.insert("themes/almanac/parts/head.html", own.as_bytes());
    let reply = Shop::of(&files).get("/nowhere/");
    assert!(!reply.text().contains("http-equiv"), "{}", reply.text());
    assert_eq!(
        reply.header("content-security-policy"),
        Some(
            "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'; \
             style-src 'self'; frame-ancestors 'none'"
        )
    );
}

#[test]
fn no_build_holds_anything_of_the_preview() {
    for files in [small_project(), real_site()] {
        for (path, bytes) in build(&files).outputs.iter() {
            let text = String::from_utf8_lossy(bytes);
            for word in ["@preview", "swp-preview", "EventSource", "vscode://", "shadowroot"] {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
    }
}
