//! Requests: what is answered, and what is not.

use std::net::TcpListener;

use swp_site::kept::Kept;
use swp_site::serve::editor::Editor;
use swp_site::serve::{DEFAULT_PORT, start};

use super::harness::{Shop, asked};
use crate::support::small_project;

fn shop() -> Shop {
    let mut files = small_project();
    files.insert("content/about.md", &b"---\ntitle: About us\n---\n\n![A bin](bin.png)\n"[..]);
    files.insert("content/bin.png", &b"0123456789"[..]);
    Shop::of(&files)
}

#[test]
fn files_have_their_types_and_are_never_kept() {
    let shop = shop();
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/about/", "text/html; charset=utf-8"),
        ("/2017-18/data/burglary.csv", "text/csv; charset=utf-8; header=present"),
        ("/bin.png", "image/png"),
        ("/@preview/preview.js", "text/javascript; charset=utf-8"),
        ("/@preview/preview.css", "text/css; charset=utf-8"),
    ] {
        let reply = shop.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        let length = reply.body.len().to_string();
        assert_eq!(reply.header("content-length"), Some(length.as_str()), "{path}");
    }
    assert_eq!(shop.get("/bin.png").body, b"0123456789");
    assert_eq!(shop.get("/bin.png?v=1").body, b"0123456789");
}

#[test]
fn a_folder_gets_its_slash_and_nothing_leads_to_another_host() {
    let shop = shop();
    let reply = shop.get("/about");
    assert_eq!((reply.status, reply.header("location")), (307, Some("/about/")));
    for path in ["//example.org/about", "/%2Fexample.org", "/\\example.org"] {
        let reply = shop.get(path);
        assert!(reply.header("location").is_none_or(|to| !to.starts_with("//")), "{}", reply.head);
    }
}

#[test]
fn what_is_not_there_is_the_sites_own_page_404() {
    let shop = shop();
    let reply = shop.get("/nowhere/");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("Page not found"), "{}", reply.text());
    assert!(reply.text().contains("preview.js"), "it follows too: the page may be written soon");
}

#[test]
fn no_path_leads_out_of_the_site() {
    let shop = shop();
    shop.put("secret.txt", "hidden words");
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/about/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2f%2e%2e%2fetc/passwd",
        "//etc/passwd",
        "/swp-site.yaml",
        "/content/index.md",
        "/data/kpis.yaml",
        "/about/index.html%00.png",
        "/\\..\\secret.txt",
        "/%ff%fe",
        "/@preview/../swp-site.yaml",
        "/@preview/client.js",
    ] {
        let reply = shop.get(path);
        assert_eq!(reply.status, 404, "{path}: {}", reply.head);
        assert!(!reply.text().contains("hidden words"), "{path}");
    }
}

#[test]
fn only_reading_is_answered() {
    let shop = shop();
    let whole = shop.get("/about/");
    let head = shop.ask("HEAD /about/ HTTP/1.1\r\nHost: localhost\r\n");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), whole.header("content-length"));
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let reply = shop.ask(&format!("{method} /about/ HTTP/1.1\r\nHost: localhost\r\n"));
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn a_name_from_elsewhere_is_refused() {
    let shop = Shop::with(&small_project(), |preview| preview.host = "localhost".to_owned());
    let ask = |host: &str| shop.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).status;
    for ours in
        ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]:4000", "192.168.0.7", "a.localhost"]
    {
        assert_eq!(ask(ours), 200, "{ours}");
    }
    for theirs in
        ["example.org", "example.org:4000", "localhost.example.org", "127.0.0.1.example.org", ""]
    {
        assert_eq!(ask(theirs), 421, "{theirs}");
    }
    assert_ne!(shop.ask("GET / HTTP/1.1\r\n").status, 200);
    assert_eq!(shop.ask("GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n").status, 421);
    let signal = shop.ask("GET /@preview/events?page=/ HTTP/1.1\r\nHost: example.org\r\n");
    assert_eq!(signal.status, 421);
}

#[test]
fn parts_of_a_file_are_sent_as_they_are_asked_for() {
    let shop = shop();
    let ask = |range: &str| {
        shop.ask(&format!("GET /bin.png HTTP/1.1\r\nHost: localhost\r\nRange: {range}\r\n"))
    };
    for (range, body, words) in [
        ("bytes=0-3", "0123", "bytes 0-3/10"),
        ("bytes=4-", "456789", "bytes 4-9/10"),
        ("bytes=-2", "89", "bytes 8-9/10"),
        ("bytes=8-99999999999999999999999", "89", "bytes 8-9/10"),
        ("bytes=-99", "0123456789", "bytes 0-9/10"),
    ] {
        let reply = ask(range);
        assert_eq!((reply.status, reply.header("content-range")), (206, Some(words)), "{range}");
        assert_eq!(reply.text(), body, "{range}");
    }
    for range in ["bytes=10-", "bytes=-0"] {
        let reply = ask(range);
        assert_eq!((reply.status, reply.header("content-range")), (416, Some("bytes */10")));
        assert_eq!(reply.body, b"");
    }
    for range in ["bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=-"] {
        let reply = ask(range);
        assert_eq!((reply.status, reply.text().as_str()), (200, "0123456789"), "{range}");
    }
}

#[test]
fn a_part_is_sent_to_get_alone_and_only_without_a_condition() {
    let shop = shop();
    let ask = |method: &str, more: &str| {
        shop.ask(&format!(
            "{method} /bin.png HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-3\r\n{more}"
        ))
    };
    let head = ask("HEAD", "");
    assert_eq!((head.status, head.header("content-length")), (200, Some("10")));
    for known in ["\"v1\"", "Sat, 21 Nov 2026 10:00:00 GMT"] {
        let reply = ask("GET", &format!("If-Range: {known}\r\n"));
        assert_eq!((reply.status, reply.text().as_str()), (200, "0123456789"), "{known}");
    }
}

#[test]
fn the_search_may_load_what_a_host_lets_it_load() {
    let site = crate::support::build(&small_project());
    let hosts = crate::support::page(&site, "_headers");
    let rule = hosts.split("search/*\n  Content-Security-Policy: ").nth(1).expect("a rule");
    let wanted = rule.lines().next().expect("a policy");
    for reload in [true, false] {
        let shop = Shop::with(&small_project(), |preview| preview.reload = reload);
        for path in ["/search/", "/search/engine/pagefind.js", "/search/engine/pagefind-worker.js"]
        {
            let reply = shop.get(path);
            assert_eq!(reply.status, 200, "{path}");
            assert_eq!(reply.header("content-security-policy"), Some(wanted), "{path}");
        }
        let other = shop.get("/2017-18/data/burglary.csv");
        let policy = other.header("content-security-policy").expect("a policy");
        assert!(!policy.contains("wasm") && !policy.contains("connect-src"), "{policy}");
    }
}

#[test]
fn a_busy_port_that_was_chosen_is_an_error_and_the_default_one_is_not() {
    let shop = shop();
    let port = shop.serving.address().port();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let kept = || std::sync::Arc::new(Kept::for_many_builds());
    let mut chosen = asked(folder.path());
    chosen.port = Some(port);
    let error = start(chosen, kept(), Box::new(|_| {})).err().expect("the port is taken");
    assert_eq!(error.message, format!("another program uses port {port}"));
    assert!(error.help.contains("leave `--port` out"), "{}", error.help);
    // Taken here, or by somebody else: taken it is.
    let _taken = TcpListener::bind(("127.0.0.1", DEFAULT_PORT));
    let mut default = asked(folder.path());
    default.port = None;
    let serving = start(default, kept(), Box::new(|_| {})).expect("another port is free");
    assert_ne!(serving.address().port(), DEFAULT_PORT);
    assert_eq!(serving.url(), format!("http://127.0.0.1:{}", serving.address().port()));
}

#[test]
fn a_machine_that_is_not_there_is_an_error() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut preview = asked(folder.path());
    preview.host = "no such machine".to_owned();
    let kept = std::sync::Arc::new(Kept::for_many_builds());
    let error = start(preview, kept, Box::new(|_| {})).err().expect("there is no such machine");
    assert_eq!(error.message, "there is no machine `no such machine`");
}

#[test]
fn editors_are_named_or_given_by_their_address() {
    let link = |editor: &str, file: &str| {
        let editor = Editor::read(editor).expect("an editor");
        editor.link("/home/jo/our report".as_ref(), file, 12, 3)
    };
    let link = |editor, file| link(editor, file).unwrap_or_default();
    let page = "content/2017-18/03-plan.md";
    let path = "/home/jo/our%20report/content/2017-18/03-plan.md";
    assert_eq!(link("vscode", page), format!("vscode://file{path}:12:3"));
    assert_eq!(link("idea", page), format!("idea://open?file={path}&line=12&column=3"));
    assert_eq!(link("my+ed://{line}{path}", page), format!("my+ed://12{path}"));
    assert_eq!(
        link("vscode", "a#b?{line}%.md"),
        "vscode://file/home/jo/our%20report/a%23b%3F%7Bline%7D%25.md:12:3"
    );
    assert_eq!(link("none", page), "");
    for wrong in ["", "emacs", "vscode://file", "javascript:alert({path})", "://{path}"] {
        let words = Editor::read(wrong).expect_err(wrong);
        assert!(words.starts_with("write vscode, "), "{words}");
    }
}
