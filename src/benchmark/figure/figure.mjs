// Draws what src/benchmark/peers/run.sh measured (name, microseconds, bytes; a line a round) as bars of medians on a logarithmic axis.
// usage: node figure.mjs MEASURED > FIGURE.svg
import fs from 'node:fs';
import * as echarts from 'echarts';

const [file] = process.argv.slice(2);

const rounds = new Map();
for (const line of fs.readFileSync(file, 'utf8').trim().split('\n')) {
  const [name, micros] = line.split('\t');
  rounds.set(name, [...(rounds.get(name) ?? []), Number(micros)]);
}
const median = (values) => [...values].sort((some, other) => some - other)[values.length >> 1];
const engines = [...rounds].map(([name, values]) => ({ name, value: median(values) }));
engines.sort((some, other) => other.value - some.value);

const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 860, height: 60 + 40 * engines.length });
chart.setOption({
  animation: false,
  grid: { left: 320, right: 80, top: 10, bottom: 45 },
  xAxis: { type: 'log', min: 1, name: 'µs of processor for one decision (logarithmic)', nameLocation: 'middle', nameGap: 28 },
  yAxis: { type: 'category', data: engines.map(({ name }) => name), axisTick: { show: false } },
  series: [{
    type: 'bar',
    data: engines.map(({ name, value }) => ({ value, itemStyle: { color: name.startsWith('Doudi') ? '#0b6e4f' : '#9aa5b1' } })),
    label: { show: true, position: 'right', formatter: ({ value }) => value.toLocaleString('en', { maximumSignificantDigits: 3 }) },
  }],
});
process.stdout.write(chart.renderToSVGString());
chart.dispose();
