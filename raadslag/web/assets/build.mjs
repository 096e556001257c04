// Builds what the browser loads into static/build/: names carry a hash of the content, each text file lies
// there as .gz and .br too, and manifest.json maps the plain name to the hashed one.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const modules = path.join(root, "node_modules");
const out = path.resolve(here, "../static/build");

// The design system's icons that our templates name; own signs lie in icons/.
const ICONS = [
  "account", "arrow-forward", "attach-file", "calendar-month", "check", "chevron-down", "chevron-left",
  "chevron-right", "close", "document", "download", "edit", "error", "first-page", "help", "info",
  "language", "last-page", "link", "lock", "menu", "notifications", "open-in-new", "print", "search",
  "success", "time", "tune", "warning",
];

const scss = {
  name: "scss",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => {
      const result = sass.compile(file, {
        loadPaths: [path.join(modules, "dkfds/dist/scss")],
        quietDeps: true,
        silenceDeprecations: ["if-function"],
      });
      // The design system's addresses of pictures are relative to its own css folder.
      return { contents: result.css, loader: "css", resolveDir: path.join(modules, "dkfds/dist/css") };
    });
  },
};

function symbol(folder, name) {
  const svg = readFileSync(path.join(folder, `${name}.svg`), "utf8");
  const [, attributes, body] = svg.match(/<svg([^>]*)>([\s\S]*)<\/svg>/);
  const viewBox = attributes.match(/viewBox="[^"]*"/)[0];
  return `<symbol id="${name}" ${viewBox}>${body.trim()}</symbol>`;
}

function sprite() {
  const theirs = path.join(modules, "dkfds/dist/img/svg-icons");
  const ours = path.join(here, "icons");
  const own = readdirSync(ours).filter((f) => f.endsWith(".svg")).map((f) => path.basename(f, ".svg"));
  const symbols = [...ICONS.map((n) => symbol(theirs, n)), ...own.sort().map((n) => symbol(ours, n))];
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

function writeHashed(name, text) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8).toUpperCase();
  const { name: stem, ext } = path.parse(name);
  writeFileSync(path.join(out, `${stem}.${hash}${ext}`), text);
  return `${stem}.${hash}${ext}`;
}

function compress(file) {
  if (!/\.(css|js|svg|json)$/.test(file)) return;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}

function entryNames(metafile) {
  const names = {};
  for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
    const built = path.basename(file);
    if (entryPoint) names[built.replace(/\.[0-9A-Z]{8}\./, ".")] = built;
  }
  return names;
}

// Every script here, and every style sheet that is not a part of another, becomes a file of its own.
function entries() {
  const scripts = readdirSync(here).filter((f) => f.endsWith(".js"));
  const styles = readdirSync(path.join(here, "styles")).filter((f) => /^[^_].*\.scss$/.test(f));
  return [...scripts.map((f) => path.join(here, f)), ...styles.map((f) => path.join(here, "styles", f))];
}

rmSync(out, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  entryPoints: entries(),
  bundle: true,
  minify: true,
  metafile: true,
  outdir: out,
  entryNames: "[name].[hash]",
  assetNames: "[name].[hash]",
  loader: { ".svg": "dataurl", ".woff2": "file" },
  legalComments: "eof",
  target: ["es2020", "chrome100", "firefox100", "safari15"],
  nodePaths: [modules],
  plugins: [scss],
});

const manifest = entryNames(metafile);
manifest["icons.svg"] = writeHashed("icons.svg", sprite());
manifest["favicon.svg"] = writeHashed("favicon.svg", readFileSync(path.join(here, "favicon.svg"), "utf8"));
for (const file of readdirSync(out)) {
  const font = file.match(/^(IBMPlexSans-\w+)-Latin1\.[0-9A-Z]{8}\.woff2$/);
  if (font) manifest[`${font[1]}.woff2`] = file;
}
writeFileSync(path.join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of readdirSync(out)) compress(path.join(out, file));

// What we carry in the built files, with the terms it is carried under.
const LICENCES = { dkfds: "LICENSE.md", "htmx.org": "LICENSE", "@ibm/plex-sans": "LICENSE.txt" };
const terms = Object.entries(LICENCES).map(([name, file]) => {
  const { version } = JSON.parse(readFileSync(path.join(modules, name, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(path.join(modules, name, file), "utf8")}`;
});
writeFileSync(path.join(out, "licences.txt"), terms.join(`\n${"-".repeat(80)}\n\n`));

for (const [name, file] of Object.entries(manifest)) {
  const br = path.join(out, `${file}.br`);
  const size = statSync(file.endsWith(".woff2") ? path.join(out, file) : br).size;
  console.log(`${name.padEnd(28)} ${String(size).padStart(7)} bytes as sent`);
}
