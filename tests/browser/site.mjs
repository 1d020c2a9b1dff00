// A built site: its files in memory, the pages that stand for the rest, and a host to show it.

import { createServer } from "node:http";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The policy of the header files that the site ships. */
export const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The one page with a script. Its policy differs in this, and in nothing else. */
const SEARCH = /^search\//;
const SEARCH_POLICY = `${POLICY}; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`;

const TYPES = {
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webp: "image/webp",
  xml: "application/xml",
};

export class Site {
  /** `files` maps a path such as `2017-18/index.html` to its bytes. */
  constructor(files) {
    this.files = files;
  }

  static read(folder) {
    const files = new Map();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      files.set(path.relative(folder, file).split(path.sep).join("/"), readFileSync(file));
    }
    return new Site(files);
  }

  /** A page that leads on at once is gone before anyone could look at it. */
  get pages() {
    return this.named(/\.html$/).filter((page) => !/http-equiv="?refresh/i.test(this.text(page)));
  }

  /** What the host is to say with a file: the site's own `_headers`, whose addresses begin at the root. */
  headers(file) {
    const rules = this.files.has("_headers") ? this.text("_headers").split(/\n(?=\S)/) : [];
    const root = rules[0]?.split("\n")[0].replace("*", "") ?? "/";
    const said = {};
    for (const rule of rules) {
      const [address, ...lines] = rule.trimEnd().split("\n");
      if (!fits(address.slice(root.length), file)) continue;
      for (const line of lines) {
        const [name, ...value] = line.trim().split(": ");
        // As hosts do: two policies would both hold.
        said[name] = said[name] ? `${said[name]}, ${value.join(": ")}` : value.join(": ");
      }
    }
    return said;
  }

  get sheets() {
    return this.named(/\.css$/);
  }

  named(pattern) {
    return [...this.files.keys()].filter((file) => pattern.test(file)).sort();
  }

  text(file) {
    return this.files.get(file).toString("utf8");
  }

  /** The same site with some files written anew. */
  with(changes) {
    return new Site(new Map([...this.files, ...changes]));
  }

  /** The same site without any page but this one: enough to show a defect of a page. */
  only(page) {
    const others = this.pages.filter((other) => other !== page);
    return new Site(new Map([...this.files].filter(([file]) => !others.includes(file))));
  }

  write(folder) {
    for (const [file, bytes] of this.files) {
      const to = path.join(folder, file);
      mkdirSync(path.dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    }
  }
}

/** Whether an address of `_headers` fits a file; the home page is the empty one. */
function fits(address, file) {
  const [start, end] = address.split("*");
  if (end === undefined) return file === address || (address === "" && file === "index.html");
  return file.startsWith(start) && file.endsWith(end);
}

/** Shows a site as a host does, at `/` or under a path such as `/a/b/`. */
export async function serve(site, under = "/") {
  const server = createServer((request, response) => answer(site, under, request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const root = `http://127.0.0.1:${server.address().port}${under}`;
  return {
    root,
    url: (page) => root + encodeURI(page),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(site, under, request, response) {
  const asked = decodeURIComponent(new URL(request.url, "http://host").pathname);
  let file = asked.startsWith(under) ? asked.slice(under.length) : undefined;
  if (file === "" || file?.endsWith("/")) file += "index.html";
  const status = site.files.has(file) ? 200 : 404;
  if (status === 404) file = "404.html";
  response.writeHead(status, {
    "Content-Type": TYPES[file.split(".").pop()] ?? "application/octet-stream",
    "Content-Security-Policy": SEARCH.test(file) ? SEARCH_POLICY : POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    ...site.headers(file),
  });
  response.end(site.files.get(file));
}

/** Whether a page is the one that may have a script. */
export function hasScript(page) {
  return SEARCH.test(page);
}
