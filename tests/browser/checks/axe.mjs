// axe-core: WCAG 2.2 A, AA and AAA, and its best practice.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { allowed, PLACES } from "../allowed.mjs";
import { EIGHT, TWO } from "../modes.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"];

async function find(tab) {
  // By the debugging protocol, for the strict policy stays in force.
  await tab.evaluate(source);
  const { violations, incomplete } = await tab.evaluate(run, { tags: TAGS, places: PLACES });
  const unsure = incomplete.filter((finding) => !allowed(finding));
  const ask = "axe cannot tell: mend it, or allow it with a reason in allowed.mjs";
  return [...violations, ...unsure.map(({ element, what }) => ({ element, what: `${what} [${ask}]` }))];
}

/** Runs inside the page. */
async function run({ tags, places }) {
  // Rules that axe leaves off unless they are named are run too.
  const rules = axe.getRules(tags).filter(({ tags }) => !tags.includes("experimental"));
  const values = rules.map(({ ruleId }) => ruleId);
  const { violations, incomplete } = await axe.run({
    runOnly: { type: "rule", values },
    resultTypes: ["violations", "incomplete"],
    elementRef: true,
  });
  return { violations: violations.flatMap(findings), incomplete: incomplete.flatMap(findings) };

  function findings({ id, help, nodes }) {
    return nodes.map(({ element, any, all, none }) => {
      const checks = [...any, ...all, ...none];
      return {
        rule: id,
        element: swp.name(element),
        inside: places.filter((place) => element.closest(place)),
        keys: checks.map(({ data }) => data?.messageKey),
        what: `${id}: ${help} (${checks.map(words).join("; ")})`,
      };
    });
  }

  function words({ message, data }) {
    return data?.messageKey ? `${message} [${data.messageKey}]` : message;
  }
}

export const axe = {
  name: "axe-core",
  rule: "WCAG 2.2 A, AA, AAA and best practice: no violation, and nothing unsure without a reason",
  every: TWO,
  sample: EIGHT,
  find,
};
