// Unpacks the typefaces that documents are set in: npm carries them for browsers, compressed as WOFF, and
// Typst reads them as TrueType. WOFF 1.0 is the same tables, each packed by zlib: https://www.w3.org/TR/WOFF/
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const ibm = path.join(root, "node_modules/@ibm");
const out = path.join(root, "raadslag/meetings/print/fonts");

const CUTS = {
  "plex-serif": ["IBMPlexSerif-Regular", "IBMPlexSerif-Italic", "IBMPlexSerif-SemiBold"],
  "plex-sans": ["IBMPlexSans-Regular", "IBMPlexSans-Italic", "IBMPlexSans-SemiBold"],
};

const HEADER = 44; // bytes before the directory of a WOFF file
const ENTRY = { woff: 20, sfnt: 16 };

function directory(woff) {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const at = HEADER + index * ENTRY.woff;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((step) => woff.readUInt32BE(at + step));
    const stored = woff.subarray(offset, offset + packed);
    return { tag: woff.subarray(at, at + 4), checksum, data: packed < length ? inflateSync(stored) : stored };
  });
}

function sfnt(woff) {
  const tables = directory(woff);
  const head = Buffer.alloc(12 + tables.length * ENTRY.sfnt);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10);
  const parts = [head];
  let offset = head.length;
  tables.forEach(({ tag, checksum, data }, index) => {
    const at = 12 + index * ENTRY.sfnt;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    data.copy(padded);
    parts.push(padded);
    offset += padded.length;
  });
  return Buffer.concat(parts);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [family, cuts] of Object.entries(CUTS)) {
  for (const cut of cuts) {
    const woff = readFileSync(path.join(ibm, family, "fonts/complete/woff", `${cut}.woff`));
    writeFileSync(path.join(out, `${cut}.ttf`), sfnt(woff));
  }
}
copyFileSync(path.join(ibm, "plex-serif/LICENSE.txt"), path.join(out, "LICENSE.txt"));
