// The same site under a path of a host, from a folder on a disk, and as the answer to a wrong address.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { inFolder, show } from "../browser.mjs";
import { WIDE } from "../modes.mjs";
import { serve } from "../site.mjs";

/**
 * Runs inside the page: what a reader sees of the style, in numbers. The search form goes first: its
 * script shows it where the site has a host, and cannot from a disk.
 */
function look() {
  swp.all("form[role=search]").forEach((form) => form.remove());
  return swp.all("body *").map((element) => {
    const { width, height } = element.getBoundingClientRect();
    const { color, fontSize } = getComputedStyle(element);
    return [element.localName, Math.round(width), Math.round(height), color, fontSize].join(" ");
  });
}

async function lookAt(tab, url) {
  await show(tab, url);
  return tab.evaluate(look);
}

async function differs(tab, page, place, usual, url) {
  const [there, here] = [await lookAt(tab, url), await lookAt(tab, usual)];
  const unlike = there.findIndex((words, i) => words !== here[i]);
  if (unlike < 0 && there.length === here.length) return [];
  return [{ page, element: there[unlike], what: `looks different ${place}: is the style found?` }];
}

/** Goes from the first page to the others as a reader does, by their links. */
async function click(tab, page, place, url) {
  await show(tab, url);
  const count = await tab.locator("main a[href], nav a[href]").count();
  const found = [];
  for (let i = 0; i < Math.min(count, 12); i += 1) {
    await show(tab, url);
    const link = tab.locator("main a[href], nav a[href]").nth(i);
    const target = await link.evaluate((link) => link.href);
    if (!target.startsWith(url.slice(0, url.indexOf(":")))) continue;
    // Data are downloaded: no page opens.
    if (!new URL(target).pathname.endsWith(".html")) continue;
    await link.evaluate((link) => link.click());
    await tab.waitForURL(target);
    const title = await tab.locator("h1").count();
    if (title !== 1) found.push({ page, element: target, what: `does not open ${place}` });
  }
  return found;
}

/** Puts the site into a zip and unpacks it, as somebody does who was sent it: into a folder whose name
 * has a space, a sign and a letter that addresses write in another way. */
function handOn(site, folder) {
  const [from, to] = [path.join(folder, "public"), path.join(folder, "Our reports (2018) & more, Straße #1")];
  mkdirSync(to, { recursive: true });
  site.write(from);
  const zip = path.join(folder, "reports.zip");
  execFileSync("python3", ["-m", "zipfile", "-c", zip, `${from}/.`]);
  execFileSync("python3", ["-m", "zipfile", "-e", zip, to]);
  return to;
}

async function findInSite({ site, tabs, sampled }) {
  const [host, under] = [await serve(site), await serve(site, "/a/b/")];
  try {
    return await inFolder(async (folder) => {
      const unzipped = handOn(site, folder);
      const disk = (page) => pathToFileURL(path.join(unzipped, page)).href;
      return tabs.lend(WIDE, (tab) => visit(tab, sampled, { host, under, disk }));
    });
  } finally {
    host.close();
    under.close();
  }
}

async function visit(tab, pages, { host, under, disk }) {
  const found = [];
  // The page for wrong addresses is written for one place, and shown under any address there.
  for (const page of pages.filter((page) => page !== "404.html")) {
    const usual = host.url(page);
    found.push(...(await differs(tab, page, "under a path", usual, under.url(page))));
    found.push(...(await differs(tab, page, "from a disk", usual, disk(page))));
  }
  if (pages.includes("404.html")) {
    const [usual, wrong] = [host.url("404.html"), host.url("no/such/page.html")];
    found.push(...(await differs(tab, "404.html", "at a wrong address", usual, wrong)));
  }
  const [first] = pages.includes("index.html") ? ["index.html"] : pages;
  found.push(...(await click(tab, first, "under a path", under.url(first))));
  found.push(...(await click(tab, first, "from a disk", disk(first))));
  return found;
}

export const places = {
  name: "places",
  rule: "X4: the same under a path, from a disk, and at a wrong address",
  finds: ["looks different under a path", "looks different from a disk"],
  findInSite,
};
