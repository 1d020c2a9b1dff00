// The pages and style sheets as published, held against the HTML and CSS standards.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { HtmlValidate } from "html-validate";
import { inFolder } from "../browser.mjs";

const run = promisify(execFile);
const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/**
 * The only messages that are left out: the checker judges the policy from a file, where `'self'`
 * has no host, and takes JSON-LD data for a script. The check of requests listens for what the
 * policy really stops.
 */
const POLICY_MESSAGES = [
  /^Resource violates Content Security Policy \(meta tag\): external stylesheet “[^”]*” blocked by “style-src” directive\.$/,
  /^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive \(missing “‘unsafe-inline’” or nonce\/hash\)\.$/,
];

async function findByVnu({ site }) {
  return inFolder(async (folder) => {
    site.write(folder);
    // It needs a deep stack; and for a run this short, quick compilation pays.
    const java = ["-Xss2m", "-Xmx1g", "-XX:TieredStopAtLevel=1", "-jar", JAR];
    const kinds = ["--skip-non-html", "--also-check-css"];
    const form = ["--Werror", "--stdout", "--format", "json", "--exit-zero-always"];
    const { stdout } = await run("java", [...java, ...kinds, ...form, folder], { maxBuffer: 1 << 28 });
    const { messages } = JSON.parse(stdout);
    const counted = messages.filter(({ message }) => !POLICY_MESSAGES.some((one) => one.test(message)));
    return counted.map((found) => described(found, folder));
  });
}

function described({ type, subType, url, message, lastLine, extract }, folder) {
  return {
    page: path.relative(folder, fileURLToPath(url)),
    element: extract?.replace(/\s+/g, " ").trim() ?? `line ${lastLine}`,
    what: `${subType ?? type}: ${message}`,
  };
}

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // The style sheet comes from the host that the page comes from: a sum would prove nothing.
    "require-sri": ["error", { target: "crossorigin" }],
    // `section` in place of a scrolling `div role=region` would need a heading of its own (T13).
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
});

async function findByHtmlValidate({ site }) {
  const found = [];
  for (const page of site.named(/\.html$/)) {
    const { results } = await validator.validateString(site.text(page), page);
    for (const { messages } of results) {
      for (const { ruleId, message, selector } of messages) {
        found.push({ page, element: selector ?? "page", what: `${ruleId}: ${message}` });
      }
    }
  }
  return found;
}

export const nu = {
  name: "Nu HTML checker",
  rule: "S7: no error and no warning, in the pages and in the style sheets",
  findInSite: findByVnu,
};

export const htmlValidate = {
  name: "html-validate",
  rule: "presets standard, document and a11y",
  findInSite: findByHtmlValidate,
};
