// GoRules ZEN (native, called from Node.js) with the same decision as a JDM graph: checks and measures as Harness does.
// usage: node zen.mjs MODEL CASES
import fs from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';

const [model, file] = process.argv.slice(2);
const ROUNDS = 5;
const DECISIONS = 10_000;

const value = (text) => {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?[0-9.]+$/.test(text) ? Number(text) : text;
};
const values = (text) =>
  Object.fromEntries(text.split(', ').map((pair) => pair.split('=')).map(([name, text]) => [name, value(text)]));
const cases = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split('|').map(values));

// To the fen: it calculates in floating point.
const rounded = (value) => (typeof value === 'number' ? Math.round(value * 100 + 1e-7) / 100 : value);
const decision = new ZenEngine().createDecision(fs.readFileSync(model));

for (const [facts, wanted] of cases) {
  const { result } = await decision.evaluate(facts);
  for (const [name, right] of Object.entries(wanted)) {
    if (rounded(result[name]) !== right) {
      throw new Error(`ZEN answers ${name} = ${result[name]} to ${JSON.stringify(facts)}; right is ${right}`);
    }
  }
}

const round = async () => {
  const begin = process.cpuUsage();
  for (let i = 0; i < DECISIONS; i++) await decision.evaluate(cases[i % cases.length][0]);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / DECISIONS;
};
await round();
const micros = [];
for (let i = 0; i < ROUNDS; i++) micros.push(await round());
micros.sort((some, other) => some - other);
console.log(`GoRules ZEN 0.54 (native, from Node.js)\t${micros[ROUNDS >> 1].toFixed(2)}\t`);
