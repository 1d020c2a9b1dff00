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

/** A page of an edition: its folder has a print page. */
const inEdition = (rest) => (page, pages) => {
  const [, edition, below] = page.match(/^([^/]+)\/(.*)$/) ?? [];
  return pages.has(`${edition}/print/index.html`) && rest.test(below);
};
const at = (pattern) => (page) => pattern.test(page);
const LEGAL = /^(accessibility|contact|formats|licence|methods|privacy)\/index\.html$/;

/** Which pages a template writes, by their addresses. The first that fits is the page's own. */
export const TEMPLATES = [
  ["404", at(/^404\.html$/)],
  ["home", at(/^index\.html$/)],
  ["glossary", at(/^glossary\/index\.html$/)],
  ["search", at(/^search\/index\.html$/)],
  ["overview", inEdition(/^index\.html$/)],
  ["print", inEdition(/^print\/index\.html$/)],
  ["notes", inEdition(/^notes-and-corrections\/index\.html$/)],
  ["downloads", at(/^([^/]+\/)?data\/index\.html$/)],
  ["measure", inEdition(/^measures\/[^/]+\/index\.html$/)],
  ["section", inEdition(/^[^/]+\/index\.html$/)],
  ["course", at(/^measures\/[^/]+\/index\.html$/)],
  ["story", at(/^(measures|money|priorities)\/index\.html$/)],
  ["legal", at(LEGAL)],
  ["page", at(/^[^/]+\/index\.html$/)],
];

/**
 * A page of each template, and the fewest more that show each kind of element of the whole site, whatever
 * a theme calls them. Always among them is the page with the most tables.
 */
export function sample(surveyed) {
  const pages = [...surveyed];
  const most = pages.reduce((a, b) => (b[1].tables > a[1].tables ? b : a))[0];
  const missing = new Set(pages.flatMap(([, { kinds }]) => kinds));
  const chosen = [];
  const gain = ([, { kinds }]) => kinds.filter((kind) => missing.has(kind)).length;
  const choose = ([page, { kinds }]) => {
    chosen.push(page);
    kinds.forEach((kind) => missing.delete(kind));
  };
  const best = (some) => some.reduce((a, b) => (gain(b) > gain(a) ? b : a));
  choose([most, surveyed.get(most)]);
  for (const [template] of TEMPLATES) {
    const own = pages.filter(([page]) => templateOf(page, surveyed) === template);
    if (own.length > 0 && !own.some(([page]) => chosen.includes(page))) choose(best(own));
  }
  while (missing.size > 0) choose(best(pages));
  return chosen.sort();
}

/** The template that a page is made with. */
function templateOf(page, pages) {
  return TEMPLATES.find(([, fits]) => fits(page, pages))?.[0];
}
