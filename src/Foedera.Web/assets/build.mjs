// Bundles the pages' styles, scripts and fonts into the folder given: node assets/build.mjs OUT
import { build } from "esbuild";
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("usage: node assets/build.mjs OUT");

await build({
  entryPoints: { foedera: `${here}foedera.css`, enhance: `${here}enhance.js` },
  outdir: `${out}/assets`,
  bundle: true,
  minify: true,
  target: ["chrome123", "firefox120", "safari17.5"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]-[hash]",
  logLevel: "warning",
});
cpSync(`${here}static`, out, { recursive: true });
