"use strict";
/* What the values of a cell come to: a curve for each decision with its table, and which of them keep within a budget. */
const SWEEP_COLORS = { yuan: "#b4652d", households: "#0b6b83", present: "#1c2733" };

class SweepView {
  #words;
  #comparison;
  #chart;

  /** draw: makes a chart with a title. */
  constructor(words, comparison, chart) {
    this.#words = words;
    this.#comparison = comparison;
    this.#chart = chart;
  }

  sections() {
    const { sweep, sides } = this.#comparison.result;
    return sweep.length ? sides[0].decisions.map((present) => this.#section(present)) : [];
  }

  #section(present) {
    const points = this.#points(present);
    const title = this.#words.word("decision", present.decision);
    return make("section", { class: "card", "aria-label": title }, [make("h2", {}, title), this.#place(), this.#isLevel(points) ? make("p", { class: "same" }, this.#words.text("sweep.same")) : this.#findings(present, points)]);
  }

  #findings(present, points) {
    const isHidden = points.some((one) => one.isHidden);
    return [isHidden ? null : this.#curve(present, points), this.#table(present, points), present.period === "NONE" || isHidden ? null : this.#budget(present)];
  }

  /** Whether every value comes to the same. */
  #isLevel(points) {
    const told = points.map(({ all, given, open }) => JSON.stringify([Number(all.after), Number(given.households), Number(open.households)]));
    return points.every((one) => !one.isHidden) && new Set(told).size === 1;
  }

  #place() {
    const { cell } = this.#comparison.result;
    return cell ? make("p", { class: "quiet" }, this.#words.text("sweep.place", cell.table, cell.number, cell.column, cell.text)) : null;
  }

  /** The values in their order, what stands in the cell among them. */
  #points(present) {
    const { sweep, cell } = this.#comparison.result;
    const tried = sweep.filter((one) => one.decision === present.decision).map((one) => this.#point(one.value, one.number, one));
    if (!cell) {
      return tried;
    }
    const isSame = (one) => one.value === cell.text || (cell.present !== undefined && Number(one.number) === Number(cell.present));
    const same = tried.find(isSame);
    const open = present.statuses.filter((line) => line.value !== "DECIDED").concat({ figures: present.openAmount });
    const figures = { all: present.all, given: present.given, open: { households: open.reduce((sum, line) => sum + Number(line.figures.households), 0), hidden: open.some((line) => line.figures.hidden) } };
    const points = same ? tried : [this.#point(cell.text, cell.present, figures), ...tried];
    (same || points[0]).isPresent = true;
    return this.#haveNumbers(points) ? points.sort((one, other) => one.number - other.number) : points;
  }

  #point(value, number, { all, given, open }) {
    return { value, number: number === undefined || number === null ? undefined : Number(number), all, given, open, isHidden: Boolean(all.hidden || given.hidden || open.hidden) };
  }

  #haveNumbers(points) {
    return points.every((one) => one.number !== undefined);
  }

  #curve(present, points) {
    const isNumeric = this.#haveNumbers(points);
    const at = (one, index) => (isNumeric ? one.number : index);
    const line = (name, color, axis, value) => ({ name, type: "line", yAxisIndex: axis, symbolSize: 8, itemStyle: { color }, lineStyle: { type: "dotted" }, data: points.map((one, index) => [at(one, index), Number(value(one))]) });
    const index = points.findIndex((one) => one.isPresent);
    const mark = { symbol: "none", lineStyle: { color: SWEEP_COLORS.present }, label: { formatter: this.#words.text("sweep.present") }, data: index < 0 ? [] : [{ xAxis: at(points[index], index) }] };
    const series = [line(this.#words.text("given"), SWEEP_COLORS.households, 0, (one) => one.given.households)];
    const axes = [{ type: "value", scale: true, name: this.#words.text("households") }];
    if (present.period !== "NONE") {
      series.push(line(this.#words.text("spend." + present.period), SWEEP_COLORS.yuan, 1, (one) => one.all.after));
      axes.push({ type: "value", scale: true, name: this.#words.text("spend." + present.period), splitLine: { show: false } });
    }
    series[0].markLine = mark;
    const xAxis = isNumeric ? { type: "value", scale: true } : { type: "category", data: points.map((one) => one.value) };
    const box = this.#chart(this.#words.text("sweep.curve"), (chart) => chart.setOption({ tooltip: { trigger: "axis" }, legend: { top: 0 }, grid: { left: 20, right: 20, top: 60, bottom: 20, containLabel: true }, xAxis, yAxis: axes, series }));
    box.append(make("p", { class: "quiet" }, this.#words.text("sweep.dots")));
    return box;
  }

  #table(present, points) {
    const hidden = this.#words.text("hidden");
    const households = (figures) => (figures.hidden ? hidden : this.#words.number(figures.households));
    const base = points.find((one) => one.isPresent);
    const yuan = (one) => (one.all.hidden ? hidden : this.#words.yuan(one.all.after));
    const change = (one) => (one.all.hidden || !base || base.all.hidden ? "" : this.#words.change(one.all.after - base.all.after));
    const spends = present.period !== "NONE";
    const heads = [this.#words.text("sweep.value"), ...(spends ? [this.#words.text("spend." + present.period), this.#words.text("sweep.difference")] : []), this.#words.text("given"), this.#words.text("sweep.open")];
    const name = (one) => [one.value, one.isPresent ? [" ", make("span", { class: "tag" }, this.#words.text("sweep.present"))] : null];
    const row = (one) => make("tr", { class: one.isPresent ? "present" : undefined }, make("th", { scope: "row" }, name(one)), spends ? [make("td", {}, yuan(one)), make("td", {}, change(one))] : null, make("td", {}, households(one.given)), make("td", {}, households(one.open)));
    return make("div", { class: "scroll" }, make("table", { class: "numbers values" }, make("caption", { class: "hidden" }, this.#words.text("sweep.curve")), make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, points.map(row))));
  }

  #budget(present) {
    const amount = make("input", { type: "number", min: "0", step: "0.01", required: true });
    const answer = make("div", { class: "budget-answer", "aria-live": "polite" });
    const ask = async (event) => {
      event.preventDefault();
      answer.replaceChildren(...(await this.#held(present.decision, amount.value)));
    };
    return make("div", { class: "budget" }, make("form", { class: "fields", onsubmit: ask }, make("label", {}, this.#words.text("sweep.budget." + present.period), " ", amount), make("button", {}, this.#words.text("sweep.budget.ask"))), answer);
  }

  async #held(decision, yuan) {
    const { ok, body } = await asked("/api/v1/comparisons/" + this.#comparison.id + "/budget?" + new URLSearchParams({ decision, yuan }));
    if (!ok) {
      return [make("p", { class: "error" }, body.detail)];
    }
    const names = (points) => points.map((one) => one.value).join(this.#words.text("sweep.and"));
    const all = body.within.length ? this.#words.text("sweep.within", names(body.within)) : this.#words.text("sweep.none");
    return [
      make("p", { class: body.within.length ? "good" : "error" }, body.above.length ? all : this.#words.text("sweep.all")),
      ...body.limits.map((limit) => this.#limit(limit)),
      body.course === "MIXED" ? make("p", {}, make("span", { class: "warning" }, this.#words.text("sweep.mixed"))) : null,
      body.unanswered.length ? make("p", {}, make("span", { class: "warning" }, this.#words.text("sweep.unanswered", body.unanswered.join(this.#words.text("sweep.and"))))) : null,
      make("p", { class: "quiet" }, this.#words.text("sweep.exact")),
    ].filter((part) => part);
  }

  #limit({ within, above, finer }) {
    const told = this.#words.text("sweep.limit", within.value, this.#words.yuan(within.yuan), above.value, this.#words.yuan(above.yuan));
    const mayRepeat = finer && this.#comparison.request.cases.kind !== "GIVEN";
    return make("p", {}, told, " ", mayRepeat ? make("button", { type: "button", onclick: () => this.#finer(finer) }, this.#words.text("sweep.finer")) : null);
  }

  /** The same sweep between two of its values. */
  async #finer(range) {
    const { title, sides, decisions, cases, missing, sweep } = this.#comparison.request;
    const { file, table, row, column } = sweep;
    const refused = await begin({ title: title && title.replace(/ \S+–\S+$/, "") + ` ${range.from}–${range.to}`, sides: sides.slice(0, 1), decisions, cases, missing, sweep: { file, table, row, column, range } });
    if (refused) {
      note(refused, true);
    }
  }
}
