// What the checks need inside a page. It is sent there by `browser.mjs` as text, through the
// debugging protocol, so it works under the strict policy; it must not use anything from outside.

export function install() {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colours = new Map();

  /** Red, green, blue and alpha of any colour that CSS can write, each from 0 to 1. */
  function rgba(colour) {
    if (!colours.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "transparent";
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      colours.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255));
    }
    return colours.get(colour);
  }

  function over([r, g, b, a], ground) {
    return [r, g, b].map((part, i) => part * a + ground[i] * (1 - a));
  }

  function luminance(colour) {
    const [r, g, b] = colour.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** The contrast of a colour with an opaque one, by WCAG 2. */
  function contrast(colour, ground, opacity = 1) {
    const [r, g, b, a] = rgba(colour);
    const below = rgba(ground);
    const [high, low] = [luminance(over([r, g, b, a * opacity], below)), luminance(below)].sort(
      (x, y) => y - x,
    );
    return (high + 0.05) / (low + 0.05);
  }

  /** A system colour as this page computes it, such as that of `CanvasText`. */
  function system(name) {
    const probe = document.createElement("i");
    probe.style.cssText = `color: ${name}; forced-color-adjust: none`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }

  /** The colour behind an element. */
  function ground(element) {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgba(backgroundColor)[3] > 0) return backgroundColor;
    }
    return system("Canvas");
  }

  /** A short name by which a person finds an element: its place, and its first words. */
  function name(element) {
    const place = [];
    for (let at = element; at && at !== document.body && place.length < 3; at = at.parentElement) {
      const id = at.id ? `#${at.id}` : "";
      const classes = [...at.classList].map((one) => `.${one}`).join("");
      place.unshift(at.localName + (id || classes));
      if (id) break;
    }
    const words = element.textContent.replace(/\s+/g, " ").trim();
    const shown = words.length > 40 ? `${words.slice(0, 40)}…` : words;
    return place.join(" > ") + (shown ? ` “${shown}”` : "");
  }

  /** Whether a reader can see an element: not in closed details, nor shrunk to a point to hide it. */
  function seen(element) {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  }

  function all(selector, within = document) {
    return [...within.querySelectorAll(selector)];
  }

  /** The visible elements of the page that hold words of their own. */
  function wordy() {
    return all("body *").filter(
      (element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
        seen(element),
    );
  }

  /** Styles of the reader's own. A `<style>` element would be refused by the policy. */
  function wear(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  /** Takes off all that was worn. */
  function unwear() {
    document.adoptedStyleSheets = [];
  }

  function problem(element, what) {
    return { element: typeof element === "string" ? element : name(element), what };
  }

  globalThis.swp = { all, contrast, ground, name, problem, rgba, seen, system, unwear, wear, wordy };
}
