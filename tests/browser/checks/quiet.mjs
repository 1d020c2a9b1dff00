// What a page does behind the reader's back: nothing. No script, no request to another host, no
// cookie, no storage; and the strict policy finds nothing to stop.

import { show } from "../browser.mjs";
import { WIDE, WITHOUT_SCRIPT } from "../modes.mjs";
import { hasScript } from "../site.mjs";

async function listen({ tabs, mode, url }) {
  return tabs.lendNew(mode, async (tab) => {
    const found = [];
    const add = (element, what) => found.push({ element, what });
    const { origin } = new URL(url);
    tab.on("request", (request) => {
      const asked = request.url();
      if (new URL(asked).origin !== origin && !asked.startsWith("data:")) {
        add("page", `asks another host for ${asked}`);
      }
    });
    tab.on("requestfailed", (request) => add("page", `could not get ${request.url()}`));
    tab.on("response", (response) => {
      if (response.status() >= 400) add("page", `${response.status()} for ${response.url()}`);
    });
    tab.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) add("console", message.text());
    });
    await tab.addInitScript(() => {
      globalThis.stopped = [];
      addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        stopped.push(`the policy's ${violatedDirective} stopped ${blockedURI || "something inline"}`),
      );
    });
    await show(tab, url);
    for (const what of await tab.evaluate(kept)) add("page", what);
    const cookies = await tab.context().cookies();
    for (const { name } of cookies) add("page", `sets the cookie ${name}`);
    return found;
  });
}

/** Runs inside the page. */
async function kept() {
  const found = [...stopped];
  if (localStorage.length + sessionStorage.length > 0) found.push("keeps something in storage");
  if ((await indexedDB.databases()).length > 0) found.push("keeps a database");
  if ((await caches.keys()).length > 0) found.push("keeps a cache");
  if ((await navigator.serviceWorker.getRegistrations()).length > 0) found.push("keeps a worker");
  return found;
}

/** Runs inside the page: anything that would run if the policy let it. */
function scripts() {
  const handlers = swp.all("*").filter((element) =>
    element.getAttributeNames().some((name) => name.startsWith("on")),
  );
  const found = [...handlers, ...swp.all('[href^="javascript:"], script, noscript')];
  return found
    .filter(({ type }) => type !== "application/ld+json")
    .map((element) => swp.problem(element, "is a script"));
}

async function compare({ tabs, mode, url, page }) {
  if (hasScript(page)) return [];
  const tree = async (tab) => {
    await show(tab, url);
    return (await tab.locator("body").ariaSnapshot()).split("\n");
  };
  const found = await tabs.lend(mode, async (tab) => {
    await show(tab, url);
    return tab.evaluate(scripts);
  });
  const [on, off] = [await tabs.lend(mode, tree), await tabs.lend(WITHOUT_SCRIPT, tree)];
  const line = on.findIndex((words, i) => words !== off[i]);
  if (line < 0 && on.length === off.length) return found;
  const what = `without script, “${off.at(line)?.trim()}” stands for “${on.at(line)?.trim()}”`;
  return [...found, { element: "accessibility tree", what }];
}

export const quiet = {
  name: "requests, cookies and policy",
  rule: "X1, X5: no other host, no cookie, no storage, nothing that the policy stops",
  finds: [
    "policy's img-src",
    "policy's style-src",
    "policy's frame-src",
    "404",
    "sets the cookie",
    "in storage",
    "keeps a database",
    "keeps a cache",
    "connect-src",
  ],
  every: [WIDE],
  visit: listen,
};

export const scriptless = {
  name: "without script",
  rule: "S8: no script, and the same accessibility tree where scripts are off",
  finds: ["is a script", "without script"],
  every: [WIDE],
  visit: compare,
};
