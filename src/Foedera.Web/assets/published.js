// Pages published as files (foedera publish): "Copy", "/" for the search, and the search over search/*.js. Those are plain scripts that call
// foederaSearch, because a page opened from disk may load scripts and nothing else.
import "./copy.js";

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  const field = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});

const found = document.getElementById("found");
const mostShown = 50;
const shardLetters = 2;
const known = { shards: new Set(), words: new Map(), entries: new Map(), pages: 0, chunk: 1 };

window.foederaSearch = {
  begin: (pages, chunk, shards) => Object.assign(known, { pages, chunk, shards: new Set(shards) }),
  words: (shard, words) => known.words.set(shard, words),
  entries: (number, rows) => known.entries.set(number, rows),
};

const loads = new Map();
function load(name) {
  if (!loads.has(name)) {
    loads.set(name, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${found.dataset.root}search/${name}.js`;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));
  }
  return loads.get(name);
}

// small letters without accents, as SearchIndex.Words
const wordsOf = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const shardOf = (word) => [...Array(Math.min(shardLetters, word.length)).keys()].map((i) => word.charCodeAt(i).toString(16)).join("-");

async function pagesWith(word, isBeginning) {
  const shard = shardOf(word);
  if (!known.shards.has(shard)) return new Set();
  await load(`words-${shard}`);
  const pages = new Set();
  for (const [written, steps] of Object.entries(known.words.get(shard))) {
    if (written !== word && !(isBeginning && word.length >= shardLetters && written.startsWith(word))) continue;
    let page = 0;
    for (const step of steps.split(" ")) pages.add((page += Number(step)));
  }
  return pages;
}

async function entryOf(page) {
  const chunk = Math.floor(page / known.chunk);
  await load(`entries-${chunk}`);
  const [file, title, lead] = known.entries.get(chunk)[page % known.chunk];
  return { file, title, lead };
}

function shown({ file, title, lead }) {
  const item = document.createElement("li");
  const [head, about, link] = ["p", "p", "a"].map((name) => document.createElement(name));
  Object.assign(link, { href: found.dataset.root + file, textContent: title });
  Object.assign(about, { className: "about", textContent: lead });
  head.append(link);
  item.append(head, about);
  return item;
}

async function search(question) {
  const words = wordsOf(question);
  if (words.length === 0) return;
  await load("shards");
  const sets = await Promise.all(words.map((word, i) => pagesWith(word, i === words.length - 1)));
  const pages = [...sets[0]].filter((page) => sets.every((set) => set.has(page)));
  const entries = await Promise.all(pages.map(entryOf));
  // titles that have the words come first
  const inTitle = (entry) => words.filter((word) => wordsOf(entry.title).includes(word)).length;
  entries.sort((a, b) => inTitle(b) - inTitle(a));
  const count = entries.length === 1 ? "One page has" : `${entries.length || "No"} pages have`;
  const more = entries.length > mostShown ? ` The first ${mostShown} are shown.` : "";
  document.getElementById("answer").textContent = `${count} “${question}”.${more}`;
  found.replaceChildren(...entries.slice(0, mostShown).map(shown));
}

if (found) {
  const question = new URLSearchParams(location.search).get("q");
  if (question) {
    document.getElementById("q").value = question;
    search(question);
  }
}
