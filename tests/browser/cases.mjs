// Which page a check looks at in which mode, and how it gets there.

import { show } from "./browser.mjs";
import { serve } from "./site.mjs";
import { sample, survey } from "./survey.mjs";

/** Everything that a check needs to look at a site. */
export async function prepare(site, tabs) {
  const surveyed = await survey(site, tabs);
  return { site, tabs, surveyed, sampled: sample(surveyed), host: await serve(site) };
}

/**
 * What is done at one time: cases that look at one page in one mode share a visit to it, unless their
 * check alters the page.
 */
export function visitsOf(cases) {
  const visits = new Map();
  for (const [i, one] of cases.entries()) {
    const { check, page, mode, seed } = one;
    const shares = check.find && !check.alters && !seed;
    const key = shares ? `${page} in ${mode.name}` : i;
    visits.set(key, [...(visits.get(key) ?? []), one]);
  }
  return [...visits.values()];
}

/** Shows a page once, and lets each of the cases look at it by `done(one, find)`. */
export function lookTogether(cases, { tabs, host }, done) {
  const [{ page, mode }] = cases;
  return tabs.lend(mode, async (tab) => {
    await show(tab, host.url(page));
    for (const one of cases) {
      await done(one, () => one.check.find(tab));
      await tab.evaluate(() => swp.unwear());
    }
  });
}

/** All that a check must do: `{ check, find }`, of most also the `page` and the `mode`. */
export function casesOf(check, at) {
  if (check.findInSite) return [{ check, find: () => check.findInSite(at) }];
  const matches = (page) => !check.where || check.where.test(at.site.text(page));
  const pages = at.site.pages.filter(matches);
  return pages.flatMap((page) =>
    modesOf(check, at.sampled.includes(page)).map((mode) => {
      return { check, page, mode, find: () => look(check, at, page, mode) };
    }),
  );
}

/** In which modes a check looks at a page. */
export function modesOf({ every = [], sample = [] }, inSample) {
  const modes = inSample ? [...every, ...sample] : every;
  return [...new Map(modes.map((mode) => [mode.name, mode])).values()];
}

/** Lets a check look at a page. */
export function look(check, { site, tabs, host }, page, mode) {
  const url = host.url(page);
  if (check.visit) return check.visit({ tabs, mode, url, page, site });
  return tabs.lend(mode, async (tab) => {
    await show(tab, url);
    return check.find(tab);
  });
}
