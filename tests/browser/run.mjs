// The browser tests: `node run.mjs SITE [--part site|seeds] [--only CHECK] [--page PAGE]`.
//
// SITE is the folder of a built site. Each check is held against its pages. Then each check is
// shown pages with a defect, and must find it: one that cannot fail proves nothing. CHECK and PAGE
// are words of the names of those that are wanted.

import { parseArgs } from "node:util";
import { launch, Tabs } from "./browser.mjs";
import { casesOf, prepare } from "./cases.mjs";
import { CHECKS } from "./checks/all.mjs";
import { Report } from "./report.mjs";
import { seededCases } from "./seeded.mjs";
import { Site } from "./site.mjs";

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
  const browser = await launch();
  const at = await prepare(site, new Tabs(browser));
  const report = new Report(at, browser.version());
  const cases = chosen(at, values);
  report.expect(cases);
  await runAll(cases, (one, problems, time) => report.add(one, problems, time));
  at.host.close();
  await browser.close();
  process.exitCode = report.close() ? 0 : 1;
}

function chosen(at, { only, page, part }) {
  const checks = CHECKS.filter(({ name }) => name.includes(only));
  const onSite = part === "seeds" ? [] : checks.flatMap((check) => casesOf(check, at));
  const seeded = part === "site" ? [] : seededCases(at, checks);
  return [...onSite, ...seeded].filter((one) => !page || one.page?.includes(page));
}

async function runAll(cases, done) {
  const waiting = cases.values();
  const work = async () => {
    for (const one of waiting) {
      const started = performance.now();
      const problems = await intime(one.find);
      done(one, problems, performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What a check finds; that it broke, or takes too long, is a problem too. */
async function intime(find) {
  let timer;
  const late = new Promise((_, fail) => {
    const trouble = new Error(`it took more than ${LIMIT_IN_SECONDS} s`);
    timer = setTimeout(() => fail(trouble), LIMIT_IN_SECONDS * 1000);
  });
  try {
    return await Promise.race([find(), late]);
  } catch (trouble) {
    return [{ element: "test", what: `the check itself stopped: ${trouble.stack}` }];
  } finally {
    clearTimeout(timer);
  }
}

await main();
