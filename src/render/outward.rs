//! The links of a page to other sites, so that paper can give their addresses.

use super::html::plain;
use super::page::LinkView;

/// Every link in the main part of a page to another site, each address once.
pub fn of(html: &str) -> Vec<LinkView> {
    let main = html.split_once("<main").map_or("", |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut links: Vec<LinkView> = Vec::new();
    for rest in main.split("<a href=\"http").skip(1) {
        let Some(link) = link(rest) else { continue };
        if links.iter().all(|known| known.href != link.href) {
            links.push(link);
        }
    }
    links
}

/// A link from what follows `<a href="http`.
fn link(rest: &str) -> Option<LinkView> {
    let (address, rest) = rest.split_once('"')?;
    let (_, rest) = rest.split_once('>')?;
    let (words, _) = rest.split_once("</a>")?;
    Some(LinkView { href: plain(&format!("http{address}")), title: plain(words), current: false })
}
