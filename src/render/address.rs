//! Relative links between pages, so that the site works under any path and from a folder.

/// The link from one page's address to another's; an address is empty or ends in `/`.
///
/// Links name `index.html`, because a folder opened from a disk or a USB stick has no server that
/// would add it.
pub fn href(from: &str, to: &str) -> String {
    let shared = shared_folders(from, to);
    let (up, down) = (from[shared..].matches('/').count(), &to[shared..]);
    let file = if to.is_empty() || to.ends_with('/') { "index.html" } else { "" };
    let mut link = String::with_capacity(3 * up + down.len() + file.len());
    (0..up).for_each(|_| link.push_str("../"));
    link.push_str(down);
    link.push_str(file);
    link
}

/// How many bytes two addresses share in whole folders.
fn shared_folders(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
    same.enumerate().filter(|(_, (byte, _))| *byte == b'/').last().map_or(0, |(at, _)| at + 1)
}

/// The same, to a part of the page.
pub fn href_to(from: &str, to: &str, id: &str) -> String {
    match (from == to, id) {
        (_, "") => href(from, to),
        (true, id) => format!("#{id}"),
        (false, id) => format!("{}#{id}", href(from, to)),
    }
}

/// The file that a page is written to.
pub fn file(address: &str) -> String {
    format!("{address}index.html")
}
