// The search: it finds a figure, narrows by report and kind, and without script or from a disk the page
// is a list of everything.

import { pathToFileURL } from "node:url";
import path from "node:path";
import { inFolder, show } from "../browser.mjs";
import { WIDE, WITHOUT_SCRIPT } from "../modes.mjs";
import { serve } from "../site.mjs";

const PAGE = "search/index.html";

/** What people ask of the site of this repository, and a page that answers; other sites have others. */
const QUESTIONS = [
  ["hate crime 385", "2017-18/measures/hate-crime/index.html"],
  ["MARAC", "2017-18/measures/marac-cases/index.html"],
  ["budget 2018", "2017-18/budget/index.html"],
];

/** An answer that stands further down than this is not found by a reader. */
const NEAR = 10;

/** Asks for words, a report and a kind of page; gives what is found and what is said of it. */
async function ask(tab, words, filters = {}) {
  await tab.locator("#q").fill(words);
  for (const name of ["year", "kind"]) await tab.locator(`#${name}`).selectOption(filters[name] ?? "");
  await tab.locator("#search [type=submit]").click();
  const nothing = words === "" && Object.keys(filters).length === 0;
  const question = nothing ? "" : JSON.stringify({ words, filters });
  await tab.waitForFunction(
    (question) => document.querySelector("#search").dataset.shown === question,
    question,
  );
  return tab.evaluate(() => ({
    links: [...document.querySelectorAll("#results a")].map((link) => link.href),
    words: [...document.querySelectorAll("#results p")].map((words) => words.textContent),
    said: document.querySelector("#found").textContent,
    more: !document.querySelector("#more").hidden,
  }));
}

/** Takes questions from the pages themselves, so that the check knows answers on any site: the name of
 * a measure with a number of its table. */
function questionsOf(site) {
  const pages = site.pages.filter((page) => /\/measures\/[^/]+\/index\.html$/.test(page));
  const asked = pages.slice(0, 3).flatMap((page) => {
    const text = site.text(page);
    const title = text.match(/<h1>([^<]+)<\/h1>/)?.[1] ?? "";
    const number = text.match(/<td class="?num"?>([\d,]{2,})</)?.[1] ?? "";
    return [[title, page], [`${title} ${number}`.trim(), page]];
  });
  return [...asked, ...QUESTIONS.filter(([, page]) => site.files.has(page))];
}

/** Everything at the top of a host; under a path, whether the search works at all. */
async function onHost(tab, site, root, all) {
  const found = [];
  const add = (what) => found.push({ page: PAGE, element: "search", what });
  const [stopped, sent] = [[], []];
  tab.on("console", (message) => message.type() === "error" && stopped.push(message.text()));
  await show(tab, root + PAGE);
  await tab.locator("#search").waitFor({ state: "visible" });
  // A form that shows without its script would be sent before anyone listens: the kinds are offered last.
  await tab.locator("#kind option:nth-of-type(2)").waitFor({ state: "attached" });
  tab.on("request", (request) => sent.push([request.url(), request.headers().referer ?? ""]));
  const questions = questionsOf(site);
  for (const [words, page] of all ? questions : questions.slice(0, 1)) {
    const { links } = await ask(tab, words);
    if (!links.slice(0, NEAR).includes(root + page)) {
      add(`“${words}” does not find ${page}, but ${links.slice(0, 3)}`);
    }
    if (!decodeURIComponent(new URL(tab.url()).hash).includes(words.split(" ")[0])) {
      add(`the address does not remember “${words}”`);
    }
  }
  // The engine answers a slip of the keyboard with words that start alike: these letters start none.
  const strange = "ψξψ";
  if ((await ask(tab, strange)).links.length > 0) add("finds a word that nobody wrote");
  if (all) await narrows(tab, site, add);
  const told = sent.filter(([url, from]) => decodeURIComponent(url + from).includes(strange));
  for (const [url] of told) add(`sends what is typed with ${url}`);
  for (const text of stopped) add(text);
  return found;
}

/** A report or a kind narrows what is found, and alone shows every page of it. */
async function narrows(tab, site, add) {
  const nothing = await ask(tab, "");
  if (nothing.links.length > 0 || !nothing.said) add("does not say what to ask for");
  const offered = async (name) =>
    (await tab.locator(`#${name} option`).evaluateAll((all) => all.map((one) => one.value))).filter(Boolean);
  const [years, kinds] = [await offered("year"), await offered("kind")];
  if (kinds.length < 2) add("offers no kinds of page to choose from");
  const [[words] = [""]] = questionsOf(site);
  const all = await ask(tab, words);
  for (const [name, values] of [["year", years], ["kind", kinds]]) {
    const alone = await ask(tab, "", { [name]: values[0] });
    if (alone.links.length === 0 || !/\d/.test(alone.said)) add(`a ${name} alone shows no page`);
    const narrow = await ask(tab, words, { [name]: values[0] });
    if (narrow.links.some((link) => !all.links.includes(link) && !all.more)) {
      add(`a ${name} finds pages that are not found without it`);
    }
    if (name === "kind" && all.links.length > 1 && narrow.links.length >= all.links.length) {
      add("a kind of page does not narrow what is found");
    }
  }
  await goesOn(tab, kinds, add);
}

/** Where there are more pages than are shown, all can be reached. */
async function goesOn(tab, kinds, add) {
  for (const kind of kinds) {
    const some = await ask(tab, "", { kind });
    if (!some.more) continue;
    const [, count, all] = some.said.match(/(\d+)\D+(\d+)/) ?? [];
    if (Number(count) !== some.links.length) add(`says “${some.said}” of ${some.links.length} pages`);
    await tab.locator("#more").click();
    await tab.waitForFunction((count) => document.querySelectorAll("#results a").length > count, some.links.length);
    const at = await tab.evaluate(() => [...document.querySelectorAll("#results a")].indexOf(document.activeElement));
    if (at !== some.links.length) add("the button for more does not lead to what it shows");
    while (await tab.locator("#more").isVisible()) {
      const before = await tab.locator("#results a").count();
      await tab.locator("#more").click();
      await tab.waitForFunction((count) => document.querySelectorAll("#results a").length > count, before);
    }
    const shown = await tab.locator("#results a").count();
    if (shown !== Number(all)) add(`shows ${shown} of ${all} pages`);
    return;
  }
}

/** Every page stands in the list, whether the script runs or not: the page, not a part of it. */
function listed(site) {
  const main = site.text(PAGE).split("<main")[1] ?? "";
  const led = new Set([...main.matchAll(/href="?\.\.\/([^"#>\s]+)(?=["\s>])/g)].map(([, page]) => page));
  const skipped = /^(404\.html|search\/)|\/print\/index\.html$/;
  return site.pages
    .filter((page) => !skipped.test(page) && !/http-equiv=.?refresh/.test(site.text(page)))
    .filter((page) => !led.has(page))
    .map((page) => ({ page: PAGE, element: "A to Z", what: `does not lead to ${page}` }));
}

/** Without a form nothing may ask a reader to type. */
async function withoutForm(tab, url) {
  const found = [];
  await tab.goto(url);
  const seen = await tab.locator("#search").isVisible();
  if (seen) found.push({ page: PAGE, element: "form", what: `shows without use at ${url}` });
  const words = await tab.locator("main").innerText();
  if (/look for|type a/i.test(words)) {
    found.push({ page: PAGE, element: "main", what: `asks for words at ${url}, where none can be typed` });
  }
  return found;
}

async function findInSite({ site, tabs }) {
  if (!site.files.has(PAGE)) return [{ page: PAGE, element: "page", what: "is not there" }];
  const hosts = [await serve(site), await serve(site, "/a/b/")];
  const found = listed(site);
  try {
    for (const [at, { root }] of hosts.entries()) {
      found.push(...(await tabs.lendNew(WIDE, (tab) => onHost(tab, site, root, at === 0))));
    }
    await inFolder(async (folder) => {
      site.write(folder);
      const disk = pathToFileURL(path.join(folder, PAGE)).href;
      for (const [mode, url] of [[WIDE, disk], [WITHOUT_SCRIPT, hosts[0].root + PAGE]]) {
        found.push(...(await tabs.lendNew(mode, (tab) => withoutForm(tab, url))));
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
  finds: ["does not lead to", "shows without use", "asks for words"],
  findInSite,
};
