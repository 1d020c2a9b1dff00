// Each check is shown a defect: a page or a style sheet of the site, changed in one place.

import { look, modesOf } from "./cases.mjs";
import { SEEDS } from "./seeds.mjs";
import { serve } from "./site.mjs";
import { survey } from "./survey.mjs";
import { WIDE } from "./modes.mjs";

/** A check that is shown no defect proves nothing. */
export function assertSeeds(checks) {
  const seeded = new Set(SEEDS.map(({ check }) => check));
  const bare = checks.filter((check) => !seeded.has(check)).map(({ name }) => name);
  if (bare.length > 0) throw new Error(`write a defect in seeds.mjs for: ${bare.join(", ")}`);
  for (const check of checks) {
    const { finds = [] } = check;
    const own = SEEDS.filter((seed) => seed.check === check);
    const kinds = finds.filter((kind) => !own.some(({ expect }) => expect.source.includes(kind)));
    if (kinds.length > 0) {
      throw new Error(`write a defect in seeds.mjs that “${check.name}” finds by: ${kinds.join("; ")}`);
    }
  }
}

/** A case for each defect: it fails when the check does not find it, or finds it everywhere. */
export function seededCases(at, checks) {
  return SEEDS.filter(({ check }) => checks.includes(check)).map((seed) => {
    const page = pageFor(seed, at);
    return { check: seed.check, seed, page, find: () => prove(seed, at, page) };
  });
}

/** The first page, of the sample if it can be, that has what the defect needs. */
function pageFor({ check, on = /<h1/, name }, { site, sampled }) {
  const fits = (page) => on.test(site.text(page)) && (!check.where || check.where.test(site.text(page)));
  const page = [...sampled.filter((page) => page !== "404.html"), ...site.pages].find(fits);
  if (!page) throw new Error(`no page can show the defect “${name}”`);
  return page;
}

async function prove(seed, at, page) {
  const plain = await rewritten(at, page, "() => {}");
  const before = await findBefore(seed, at, page, plain);
  const already = before.find((found) => seed.expect.test(found.what));
  if (already) return [problem(seed, `the page has it without the seed: ${already.what}`)];
  const changes = [[page, await rewritten(at, page, String(seed.html ?? "() => {}"))]];
  for (const sheet of at.site.sheets) {
    changes.push([sheet, Buffer.from(`${at.site.text(sheet)}\n${seed.css ?? ""}`)]);
  }
  for (const [pattern, text] of seed.files ?? []) {
    for (const file of at.site.named(pattern)) {
      changes.push([file, Buffer.from(`${at.site.text(file)}\n${text}`)]);
    }
  }
  const after = await findIn(seed, at, page, at.site.with(changes));
  if (after.some((found) => seed.expect.test(found.what))) return [];
  const instead = after.map(({ what }) => what).slice(0, 3).join("; ") || "nothing";
  return [problem(seed, `it was not found; found was ${instead}`)];
}

const found = new Map();

/** What a check finds without the defect: the same for all its defects on a page. */
function findBefore(seed, at, page, plain) {
  const { check, mode, alone } = seed;
  const key = [check.name, page, mode?.name, alone].join("|");
  if (!found.has(key)) found.set(key, findIn(seed, at, page, at.site.with([[page, plain]])));
  return found.get(key);
}

function problem({ name, expect }, what) {
  return { element: `a page with “${name}”`, what: `${what}; expected was ${expect}` };
}

/** A page after a function changed its document, written in full. */
async function rewritten({ site, tabs }, page, change) {
  const source = `(html) => {
    const document = new DOMParser().parseFromString(html, "text/html");
    (${change})(document);
    return "<!doctype html>" + document.documentElement.outerHTML;
  }`;
  const html = await tabs.lend(WIDE, async (tab) => {
    await tab.goto("about:blank");
    return tab.evaluate(`(${source})(${JSON.stringify(site.text(page))})`);
  });
  return Buffer.from(html);
}

async function findIn({ check, mode, alone }, at, page, site) {
  const here = { ...at, site: alone ? site.only(page) : site, sampled: [page] };
  here.host = await serve(here.site);
  try {
    if (!check.findInSite) return await look(check, here, page, mode ?? modesOf(check, true)[0]);
    // The other pages are as they were.
    const changed = await survey(here.site.only(page), at.tabs);
    here.surveyed = new Map([...(alone ? [] : at.surveyed), ...changed]);
    return await check.findInSite(here);
  } finally {
    here.host.close();
  }
}
