// The catalogue's answered cases of a region as bodies of requests, for wrk.
// usage: node bodies.mjs CASES REGION DIRECTORY ENGINE SERVICE; asks both and keeps the cases that they answer alike.
import fs from 'node:fs';

const [file, region, directory, engine, service] = process.argv.slice(2);

const all = JSON.parse(fs.readFileSync(file, 'utf8')).cases;
const outcome = async (address, body) => {
  const answer = await fetch(address, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return answer.ok ? (await answer.json()).outcome : undefined;
};
// Numbers as numbers, fields in one order, and nothing of what only one of them fills in.
const plain = (value) => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, plain(value[name])]));
};

const kept = [];
let asked = 0;
for (const { asOf, decision, input } of all.filter((one) => one.region === region)) {
  const question = { region, asOf, decision, input };
  const ours = await outcome(service, { ...question, record: false });
  if (ours === undefined) continue;
  asked++;
  if (JSON.stringify(plain(await outcome(engine, question))) === JSON.stringify(plain(ours))) kept.push(question);
}
console.log(`${kept.length} of ${asked} cases are answered alike and are sent`);
const write = (name, extra) =>
  fs.writeFileSync(`${directory}/${name}`, kept.map((question) => JSON.stringify({ ...question, ...extra })).join('\n') + '\n');
write('engine.txt', {});
write('none.txt', { record: false, explain: 'none' });
write('summary.txt', { record: false });
write('recorded.txt', {});
