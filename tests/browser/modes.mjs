// The conditions under which readers meet a page.

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 320, height: 640 } };

function mode(size, colorScheme, forcedColors = "none") {
  const forced = forcedColors === "active" ? ", forced colours" : "";
  const viewport = SIZES[size] ?? size;
  return { name: `${colorScheme}, ${viewport.width} wide${forced}`, viewport, colorScheme, forcedColors };
}

export const WIDE = mode("wide", "light");
export const NARROW = mode("narrow", "light");
export const DARK_WIDE = mode("wide", "dark");
export const DARK_NARROW = mode("narrow", "dark");

/** 1280 × 1024 pixels at 400 %: the size that WCAG 1.4.10 names. */
export const ZOOMED = { ...mode({ width: 320, height: 256 }, "light"), name: "320 × 256" };

export const FORCED = ["wide", "narrow"].flatMap((size) =>
  ["light", "dark"].map((scheme) => mode(size, scheme, "active")),
);

/** Every page is seen in these two. */
export const TWO = [WIDE, DARK_NARROW];

/** The sample of pages is seen in all of these. */
export const EIGHT = [WIDE, NARROW, DARK_WIDE, DARK_NARROW, ...FORCED];

/** No script runs in the page, as in a browser whose reader has switched scripts off. */
export const WITHOUT_SCRIPT = { ...WIDE, name: "no script", javaScriptEnabled: false };
