//! Relative links between pages, so that the site works under any path and from a folder.

/// The link from one page's address to another's; an address is empty or ends in `/`.
///
/// Links name `index.html`, because a folder opened from a disk or a USB stick has no server that
/// would add it.
pub fn href(from: &str, to: &str) -> String {
    let file = if to.is_empty() || to.ends_with('/') { "index.html" } else { "" };
    let (from, to_parts): (Vec<&str>, Vec<&str>) = (folders(from), folders(to));
    let shared = from.iter().zip(&to_parts).take_while(|(a, b)| a == b).count();
    let shared =
        if file.is_empty() { shared.min(to_parts.len().saturating_sub(1)) } else { shared };
    let mut link = "../".repeat(from.len() - shared);
    link.push_str(&to_parts[shared..].join("/"));
    if !file.is_empty() && to_parts.len() > shared {
        link.push('/');
    }
    link.push_str(file);
    link
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

fn folders(address: &str) -> Vec<&str> {
    address.split('/').filter(|part| !part.is_empty()).collect()
}
