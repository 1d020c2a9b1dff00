//! Files whose bytes are no text: what a fence of a page of examples cannot hold.

use crate::support::{findings, small_project};

#[test]
fn a_file_that_is_not_utf8_is_named_with_its_line() {
    let mut files = small_project();
    files.insert("content/about.md", &b"---\ntitle: Caf\xe9\n---\n"[..]);
    files.insert("data/glossary.yaml", &b"caf\xe9: x\n"[..]);
    assert_eq!(
        findings(&files),
        "error[not-utf8]: `content/about.md` is not UTF-8 text (line 2)
--> content/about.md
 = help: save it again with the encoding UTF-8

error[not-utf8]: `data/glossary.yaml` is not UTF-8 text (line 1)
--> data/glossary.yaml
 = help: save it again with the encoding UTF-8

"
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_no_problem() {
    let mut files = small_project();
    files.insert("content/about.md", &b"\xef\xbb\xbf---\r\ntitle: About\r\n---\r\nText.\r\n"[..]);
    files.insert("data/themes.yaml", &b"\xef\xbb\xbfcrime: { title: Crime }\r\n"[..]);
    assert_eq!(findings(&files), "");
}
