// The browser tests: `node run.mjs SITE [--part site|seeds] [--only CHECK] [--page PAGE]`.
//
// SITE is the folder of a built site. Each check is held against its pages. Then each check is
// shown pages with a defect, and must find it: one that cannot fail proves nothing. CHECK and PAGE
// are words of the names of those that are wanted.

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, Tabs } from "./browser.mjs";
import { casesOf, lookTogether, prepare, visitsOf } from "./cases.mjs";
import { CHECKS } from "./checks/all.mjs";
import { Report } from "./report.mjs";
import { assertSeeds, seededCases } from "./seeded.mjs";
import { Site } from "./site.mjs";
import { TEMPLATES } from "./survey.mjs";

/** Pages looked at at one time: Chromium draws each in a process of its own. */
const AT_ONCE = 3;
const LIMIT_IN_SECONDS = 300;

const OPTIONS = {
  only: { type: "string", default: "" },
  page: { type: "string", default: "" },
  part: { type: "string" },
};

async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (positionals.length !== 1) throw new Error("say which folder holds the site");
  const site = Site.read(positionals[0]);
  if (site.pages.length === 0) throw new Error(`${positionals[0]} holds no pages`);
  assertSeeds(CHECKS);
  assertTemplates();
  const browser = await launch();
  const tabs = new Tabs(browser);
  const at = await prepare(site, tabs);
  const report = new Report(at, browser.version());
  const cases = chosen(at, values);
  report.expect(cases);
  await runAll(cases, at, (one, problems, time) => report.add(one, problems, time));
  at.host.close();
  await (await tabs.browser()).close();
  process.exitCode = report.close() ? 0 : 1;
}

/** A template that no page stands for would go unseen. */
function assertTemplates() {
  const folder = fileURLToPath(new URL("../../themes/almanac", import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
  const known = TEMPLATES.map(([name]) => `${name}.html`);
  // The frame of all others; and the page that leads on at once.
  const strange = files.filter((file) => !["base.html", "moved.html", ...known].includes(file));
  if (strange.length > 0) throw new Error(`survey.mjs knows no pages of ${strange.join(", ")}`);
}

function chosen(at, { only, page, part }) {
  const checks = CHECKS.filter(({ name }) => name.includes(only));
  const onSite = part === "seeds" ? [] : checks.flatMap((check) => casesOf(check, at));
  const seeded = part === "site" ? [] : seededCases(at, checks);
  return [...onSite, ...seeded].filter((one) => !page || one.page?.includes(page));
}

async function runAll(cases, at, done) {
  const waiting = visitsOf(cases).values();
  const work = async () => {
    for (const visit of waiting) await runVisit(visit, at, done);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Cases that share a page. One that breaks there is done again by itself, and so are those after it. */
async function runVisit(visit, at, done) {
  const left = new Set(visit);
  const look = async (one, find) => {
    const started = performance.now();
    const problems = await find();
    left.delete(one);
    done(one, problems, performance.now() - started);
  };
  if (visit.length > 1) {
    const limited = (one, find) => look(one, () => limit(find));
    await lookTogether(visit, at, limited).catch(() => {});
  }
  for (const one of [...left]) await look(one, () => intime(one.find, at.tabs));
}

/** What a check finds; that it broke, or takes too long, is a problem too. */
async function intime(find, tabs, again = true) {
  const browser = await tabs.browser();
  try {
    return await limit(find);
  } catch (trouble) {
    // A browser that somebody ended, or that died, tells nothing about the page: once.
    if (again && !browser.isConnected()) return intime(find, tabs, false);
    return [{ element: "test", what: `the check itself stopped: ${trouble.stack}` }];
  }
}

async function limit(find) {
  let timer;
  const late = new Promise((_, fail) => {
    const trouble = new Error(`it took more than ${LIMIT_IN_SECONDS} s`);
    timer = setTimeout(() => fail(trouble), LIMIT_IN_SECONDS * 1000);
  });
  try {
    return await Promise.race([find(), late]);
  } finally {
    clearTimeout(timer);
  }
}

await main();
