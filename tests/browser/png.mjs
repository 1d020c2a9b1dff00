// Pictures: read from a screenshot, compared, and written with few colours.

import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

class Picture {
  /** `pixels` holds three bytes a pixel. */
  constructor(width, height, pixels) {
    Object.assign(this, { width, height, pixels });
  }

  /** How many pixels differ from those of another picture by this contrast. */
  changed(other, contrast) {
    let count = 0;
    for (let at = 0; at < this.pixels.length; at += 3) {
      const [a, b] = [luminance(this.pixels, at), luminance(other.pixels, at)];
      if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= contrast) count += 1;
    }
    return count;
  }
}

const LINEAR = Array.from({ length: 256 }, (_, i) =>
  i <= 10 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4,
);

function luminance(pixels, at) {
  const [r, g, b] = [pixels[at], pixels[at + 1], pixels[at + 2]];
  return 0.2126 * LINEAR[r] + 0.7152 * LINEAR[g] + 0.0722 * LINEAR[b];
}

/** Reads what Chromium writes: 8 bits, with or without alpha, not interlaced. */
export function readPng(bytes) {
  let [header, data] = [null, []];
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = body;
    if (type === "IDAT") data.push(body);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (!channels || header[8] !== 8 || header[12] !== 0) throw new Error("a PNG of another kind");
  const rows = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  const pixels = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; to < pixels.length; from += channels, to += 3) {
    rows.copy(pixels, to, from, from + 3);
  }
  return new Picture(width, height, pixels);
}

/** What a filter of PNG guesses a byte to be, by its neighbours. */
const GUESSES = [
  () => 0,
  (left) => left,
  (left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

function unfilter(raw, length, height, channels) {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (length + 1)];
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x >= channels ? rows[at - channels] : 0;
      const above = y > 0 ? rows[at - length] : 0;
      const corner = x >= channels && y > 0 ? rows[at - length - channels] : 0;
      rows[at] = raw[y * (length + 1) + 1 + x] + GUESSES[filter](left, above, corner);
    }
  }
  return rows;
}

function paeth(left, above, corner) {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** Writes a picture with the 16 colours that tell most of it: a page of text needs no more. */
export function writeSmallPng({ width, height, pixels }) {
  const palette = commonest(pixels, 16);
  const nearest = new Map();
  const stride = Math.ceil(width / 2);
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = pixels.readUIntBE((y * width + x) * 3, 3);
      if (!nearest.has(colour)) nearest.set(colour, closest(palette, colour));
      rows[y * (stride + 1) + 1 + (x >> 1)] |= nearest.get(colour) << (x % 2 ? 0 : 4);
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const colours = Buffer.concat(palette.map((colour) => Buffer.from(parts(colour))));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  const chunks = [["IHDR", header], ["PLTE", colours], ["IDAT", data], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([SIGNATURE, ...chunks.map(([type, body]) => chunk(type, body))]);
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Colours that are seen often, and none that is close to one chosen before it. */
function commonest(pixels, most) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  for (let apart = 48; ; apart /= 2) {
    const chosen = [];
    for (const colour of byCount) {
      if (chosen.length === most) break;
      if (chosen.every((other) => distance(colour, other) >= apart ** 2)) chosen.push(colour);
    }
    if (chosen.length >= Math.min(most, byCount.length) || apart < 1) return chosen;
  }
}

function closest(palette, colour) {
  const distances = palette.map((other) => distance(colour, other));
  return distances.indexOf(Math.min(...distances));
}

function distance(a, b) {
  const [x, y] = [parts(a), parts(b)];
  return x.reduce((sum, part, i) => sum + (part - y[i]) ** 2, 0);
}

function parts(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
