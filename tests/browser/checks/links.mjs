// Every link inside the site leads somewhere, from a host as from a folder on a disk.

import path from "node:path/posix";

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;

/** A host shows this page at any address, so its links begin at the root. */
const ANYWHERE = "404.html";

function findInSite({ site, surveyed }) {
  return [...surveyed].flatMap(([page, { links }]) =>
    links.flatMap(({ element, href }) => {
      const what = fault(site, surveyed, page, href);
      return what ? [{ page, element, what: `leads to ${href}: ${what}` }] : [];
    }),
  );
}

function fault(site, surveyed, page, href) {
  if (ELSEWHERE.test(href)) return null;
  const [, written, fragment] = href.match(/^([^?#]*)[^#]*#?(.*)$/);
  if (written.startsWith("//")) return "this is another host";
  if (written.startsWith("/") && page !== ANYWHERE) return "this does not work from a folder";
  const named = decodeURIComponent(written);
  const file = named ? path.join(named.startsWith("/") ? "." : path.dirname(page), named) : page;
  if (file.startsWith("..")) return "this is outside the site";
  if (!site.files.has(file)) {
    const folder = site.files.has(path.join(file, "index.html"));
    return folder ? "this is a folder: name its index.html, for a disk shows a list" : "no such file";
  }
  const ids = surveyed.get(file)?.ids;
  if (fragment && !ids?.includes(decodeURIComponent(fragment))) return `${file} has no such id`;
  return null;
}

function duplicates({ surveyed }) {
  return [...surveyed].flatMap(([page, { ids }]) => {
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    return twice.map((id) => ({ page, element: `#${id}`, what: "this id stands twice on the page" }));
  });
}

export const links = {
  name: "links",
  rule: "N8, X4: each leads to a file and an id that exist, by a relative address",
    finds: [
    "no such file",
    "no such id",
    "is a folder",
    "from a folder",
    "another host",
    "outside the site",
    "twice",
  ],
findInSite: (at) => [...findInSite(at), ...duplicates(at)],
};

/** Titles are unique in the site: a reader with many tabs open tells them apart. */
export const titles = {
  name: "titles",
  rule: "S2: no two pages have the same title",
  finds: ["is that of"],
  findInSite({ site }) {
    const title = (page) => site.text(page).match(/<title>([^<]*)/)?.[1];
    const seen = new Map();
    return site.pages.flatMap((page) => {
      const first = seen.get(title(page));
      seen.set(title(page), first ?? page);
      return first ? [{ page, element: "title", what: `is that of ${first} too` }] : [];
    });
  },
};
