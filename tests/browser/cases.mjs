// Which page a check looks at in which mode, and how it gets there.

import { show } from "./browser.mjs";
import { serve } from "./site.mjs";
import { sample, survey } from "./survey.mjs";

/** Everything that a check needs to look at a site. */
export async function prepare(site, tabs) {
  const surveyed = await survey(site, tabs);
  return { site, tabs, surveyed, sampled: sample(surveyed), host: await serve(site) };
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
