// Tokens and megabytes a second of wink-nlp's full pipe (sentences, tokens, negation, sentiment, entities, tags) on one core.
// usage: node speed.js FOLDER [ROUNDS]
const fs = require('fs');
const path = require('path');
const winkNLP = require('wink-nlp');
const model = require('wink-eng-lite-web-model');

const [folder, rounds = '3'] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node speed.js FOLDER [ROUNDS]');
  process.exit(2);
}
const nlp = winkNLP(model);
const texts = fs.readdirSync(folder).filter(f => f.endsWith('.txt')).sort().map(f => fs.readFileSync(path.join(folder, f), 'utf8'));
const bytes = texts.reduce((sum, t) => sum + Buffer.byteLength(t), 0);
let best = Infinity;
let tokens = 0;
for (let round = 0; round < Number(rounds); round++) {
  const start = process.cpuUsage();
  tokens = 0;
  for (const text of texts) {
    const doc = nlp.readDoc(text);
    tokens += doc.tokens().length();
    doc.tokens().out(nlp.its.pos);
  }
  const used = process.cpuUsage(start);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify({ program: 'wink-nlp 2.4.0', documents: texts.length, tokens, megabytes: bytes / 1e6, seconds: best,
  tokensPerSecond: Math.round(tokens / best), megabytesPerSecond: Number((bytes / 1e6 / best).toFixed(2)) }));
