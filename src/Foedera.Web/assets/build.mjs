// Bundles the pages' styles, scripts and fonts into the folder given: node assets/build.mjs OUT
import { build } from "esbuild";
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("usage: node assets/build.mjs OUT");

await build({
  entryPoints: { foedera: `${here}foedera.css`, enhance: `${here}enhance.js`, published: `${here}published.js` },
  outdir: `${out}/assets`,
  bundle: true,
  minify: true,
  target: ["chrome123", "firefox120", "safari17.5"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  logLevel: "warning",
});
cpSync(`${here}static`, out, { recursive: true });
// the letters of pictures, in the form that the painter reads
const letters = `${here}../node_modules/@fontsource/source-sans-3/files`;
for (const part of ["latin", "latin-ext", "greek", "cyrillic"])
  for (const weight of [400, 600])
    cpSync(`${letters}/source-sans-3-${part}-${weight}-normal.woff`, `${out}/fonts/source-sans-3-${part}-${weight}-normal.woff`);
