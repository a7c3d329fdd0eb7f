// Sends requests at a steady rate; a time counts from when a request was due, so none that had to wait is forgotten.
// usage: node paced.mjs ADDRESS BODIES RATE SECONDS CONNECTIONS; prints rate, p50 and p99 in milliseconds, and how many failed.
import { readFileSync } from 'node:fs';
import http from 'node:http';

const [address, bodies, rate, seconds, connections] = process.argv.slice(2);
const all = readFileSync(bodies, 'utf8').trim().split('\n');
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections) });
const total = Math.round(rate * seconds);
const millis = [];
let failed = 0;

function send(number, due) {
    return new Promise((done) => {
        const end = (ok) => {
            millis.push(performance.now() - due);
            failed += ok ? 0 : 1;
            done();
        };
        const options = { method: 'POST', agent, headers: { 'Content-Type': 'application/json' } };
        const request = http.request(address, options, (answer) => {
            answer.resume();
            answer.on('end', () => end(answer.statusCode === 200));
        });
        request.on('error', () => end(false));
        request.end(all[number % all.length]);
    });
}

const begin = performance.now();
const answers = [];
await new Promise((done) => {
    const clock = setInterval(() => {
        for (; answers.length < total; ) {
            const due = begin + (answers.length * 1000) / rate;
            if (due > performance.now()) {
                return;
            }
            answers.push(send(answers.length, due));
        }
        clearInterval(clock);
        done();
    }, 1);
});
await Promise.all(answers);
millis.sort((a, b) => a - b);
const at = (share) => millis[Math.floor(share * (millis.length - 1))].toFixed(1);
console.log(`${Math.round(rate)} ${at(0.5)} ${at(0.99)} ${failed}`);
process.exit();
