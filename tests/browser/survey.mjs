// What is on the pages, read without showing them; and the sample that stands for all of them.

import { show } from "./browser.mjs";
import { WIDE } from "./modes.mjs";

/** For each page: its ids, its links, and the kinds of element that it has. */
export async function survey(site, tabs) {
  const pages = site.pages.map((page) => [page, site.text(page)]);
  return tabs.lend(WIDE, async (tab) => {
    await show(tab, "about:blank");
    return new Map(await tab.evaluate(read, pages));
  });
}

function read(pages) {
  const kind = (element) => [element.localName, ...[...element.classList].sort()].join(".");
  const state = ["open", "aria-current", "scope", "role"];
  return pages.map(([page, html]) => {
    const document = new DOMParser().parseFromString(html, "text/html");
    const all = (selector) => [...document.querySelectorAll(selector)];
    const kinds = all("body *").map((element) => {
      const has = state.filter((attribute) => element.hasAttribute(attribute));
      return `${kind(element.parentElement)}>${kind(element)}[${has}]`;
    });
    const links = all("[href], [src]").map((element) => ({
      element: `${kind(element)} “${element.textContent.trim().slice(0, 40)}”`,
      href: element.getAttribute("href") ?? element.getAttribute("src"),
    }));
    const ids = all("[id], a[name]").map((element) => element.id || element.name);
    return [page, { ids, links, kinds: [...new Set(kinds)], tables: all("table").length }];
  });
}

/**
 * The fewest pages that show each kind of element of the whole site: every template, and every
 * part of one, whatever a theme calls them. Always among them are the home page, the page that a
 * host shows at any address, and the page with the most tables.
 */
export function sample(surveyed) {
  const pages = [...surveyed];
  const most = pages.reduce((a, b) => (b[1].tables > a[1].tables ? b : a))[0];
  const chosen = ["index.html", "404.html", most].filter((page) => surveyed.has(page));
  const missing = new Set(pages.flatMap(([, { kinds }]) => kinds));
  const cover = (page) => surveyed.get(page).kinds.forEach((kind) => missing.delete(kind));
  const gain = ([, { kinds }]) => kinds.filter((kind) => missing.has(kind)).length;
  chosen.forEach(cover);
  while (missing.size > 0) {
    const [best] = pages.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    cover(best);
  }
  return [...new Set(chosen)].sort();
}
