// The search: it finds a figure, narrows by report and kind, and without script or from a disk the page
// is a list of everything.

import { pathToFileURL } from "node:url";
import path from "node:path";
import { inFolder, show } from "../browser.mjs";
import { WIDE, WITHOUT_SCRIPT } from "../modes.mjs";
import { serve } from "../site.mjs";

const PAGE = "search/index.html";

/** The first pages that are found for some words. */
async function ask(tab, words) {
  await tab.locator("#q").fill(words);
  await tab.locator("#search [type=submit]").click();
  await tab.waitForFunction((words) => document.querySelector("#search").dataset.shown === words, words);
  return tab.locator("#results a").evaluateAll((links) => links.map((link) => link.href));
}

/** Takes words from a page itself, so that the check knows what should be found on any site. */
function wordsOf(site) {
  const pages = site.pages.filter((page) => /\/measures\/[^/]+\/index\.html$/.test(page));
  return pages.slice(0, 3).map((page) => {
    const title = site.text(page).match(/<h1>([^<]+)<\/h1>/)?.[1] ?? "";
    return { page, words: title };
  });
}

async function onHost(tab, site, root) {
  const found = [];
  const add = (what) => found.push({ page: PAGE, element: "search", what });
  const stopped = [];
  tab.on("console", (message) => message.type() === "error" && stopped.push(message.text()));
  await show(tab, root + PAGE);
  await tab.locator("#search").waitFor({ state: "visible" });
  for (const { page, words } of wordsOf(site)) {
    const links = await ask(tab, words);
    if (!links.includes(root + page)) add(`“${words}” does not find ${page}, but ${links.slice(0, 3)}`);
  }
  // The engine answers a slip of the keyboard with words that start alike: these letters start none.
  if ((await ask(tab, "ψξψ")).length > 0) add("finds a word that nobody wrote");
  const kinds = await tab.locator("#kind option").count();
  if (kinds < 3) add("offers no kinds of page to choose from");
  const [first] = wordsOf(site);
  if (first) {
    const all = await ask(tab, first.words);
    await tab.locator("#kind").selectOption({ index: 1 });
    await tab.waitForTimeout(500);
    const some = await tab.locator("#results a").count();
    if (some >= all.length && all.length > 1) add("a kind of page does not narrow what is found");
    await tab.locator("#kind").selectOption({ index: 0 });
  }
  for (const text of stopped) add(text);
  return found;
}

/** Every page stands in the list, whether the script runs or not. */
function listed(site) {
  const text = site.text(PAGE);
  const skipped = /^(404\.html|search\/)|\/print\/index\.html$/;
  return site.pages
    .filter((page) => !skipped.test(page) && !/http-equiv=.?refresh/.test(site.text(page)))
    .filter((page) => !text.includes(`href=../${page}`) && !text.includes(`href="../${page}"`))
    .map((page) => ({ page: PAGE, element: "A to Z", what: `does not lead to ${page}` }));
}

async function findInSite({ site, tabs }) {
  if (!site.files.has(PAGE)) return [{ page: PAGE, element: "page", what: "is not there" }];
  const hosts = [await serve(site), await serve(site, "/a/b/")];
  const found = listed(site);
  try {
    for (const { root } of hosts) {
      found.push(...(await tabs.lendNew(WIDE, (tab) => onHost(tab, site, root))));
    }
    await inFolder(async (folder) => {
      site.write(folder);
      const disk = pathToFileURL(path.join(folder, PAGE)).href;
      for (const [mode, url] of [[WIDE, disk], [WITHOUT_SCRIPT, hosts[0].root + PAGE]]) {
        const seen = await tabs.lendNew(mode, async (tab) => {
          await tab.goto(url);
          return tab.locator("#search").isVisible();
        });
        if (seen) found.push({ page: PAGE, element: "form", what: `shows without use at ${url}` });
      }
    });
  } finally {
    for (const host of hosts) host.close();
  }
  return found;
}

export const search = {
  name: "search",
  rule: "finds what pages say, under a path too; without script or from a disk a complete A to Z",
  finds: ["does not lead to", "shows without use"],
  findInSite,
};
