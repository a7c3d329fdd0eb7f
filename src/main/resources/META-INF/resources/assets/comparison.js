"use strict";
/* One comparison: how far it is, then who gains and who loses, what it costs and which cell did it. Every chart has its
   table, and every bar leads to its cases. */
const PAGE = 50;
const COLORS = { up: "#0b6b83", down: "#b4652d", same: "#9aa7b2" };

class ComparisonView {
  #words = new CompareWords();
  #place = document.getElementById("comparison");
  #address = "/api/v1/comparisons/" + this.#place.dataset.id;
  #hides = false;
  #comparison = null;
  #filter = {};
  #charts = [];

  async start() {
    window.addEventListener("resize", () => this.#charts.forEach((chart) => chart.resize()));
    await this.#load();
    if (this.#comparison && ["WAITING", "RUNNING"].includes(this.#comparison.state)) {
      this.#follow();
    }
  }

  async #load() {
    const answer = await asked(this.#address + "?hideSmallCells=" + this.#hides);
    if (!answer.ok) {
      this.#place.replaceChildren(make("p", { class: "error" }, answer.body.detail));
      return;
    }
    this.#comparison = answer.body;
    document.getElementById("title").replaceChildren(this.#words.name(answer.body), " ", make("span", { class: "state " + answer.body.state }, this.#words.state(answer.body)));
    this.#show();
  }

  #follow() {
    const events = new EventSource(this.#address + "/events");
    events.onmessage = (event) => {
      const one = JSON.parse(event.data);
      const bar = this.#place.querySelector("progress");
      if (bar) {
        bar.max = one.cases;
        bar.value = one.done;
        bar.nextElementSibling.textContent = this.#progress(one);
      }
      if (!["WAITING", "RUNNING"].includes(one.state)) {
        events.close();
        this.#load();
      }
    };
    events.onerror = () => {
      events.close();
      setTimeout(() => this.start(), 2000);
    };
  }

  #progress(one) {
    return this.#words.text("progress", this.#words.number(one.done), this.#words.number(one.cases));
  }

  async #step(name) {
    const answer = await asked(this.#address + "/" + name, { method: "POST" });
    if (!answer.ok) {
      note(answer.body.detail, true);
    }
    await this.start();
  }

  #show() {
    this.#charts.forEach((chart) => chart.dispose());
    this.#charts = [];
    const one = this.#comparison;
    const differences = one.result ? one.result.differences : [];
    const values = one.result ? new SweepView(this.#words, one, (title, draw) => this.#chart(title, draw)).sections() : [];
    this.#place.replaceChildren(this.#about(), ...values, ...differences.flatMap((difference) => this.#difference(difference)), ...(one.result ? [this.#thresholds(one)] : []), ...(differences.length ? [this.#cases()] : []));
    this.#population(one.request.cases.population);
    if (differences.length) {
      this.#loadCases(0);
    }
  }

  #about() {
    const one = this.#comparison;
    const isOpen = ["WAITING", "RUNNING", "PAUSED"].includes(one.state);
    const hasCases = one.result && one.result.differences.length;
    const button = (name) => make("button", { onclick: () => this.#step(name) }, this.#words.text(name));
    const hide = make("input", { type: "checkbox", onchange: (event) => this.#hide(event.target.checked) });
    hide.checked = this.#hides;
    return make("section", { class: "card" }, [
      make("dl", { class: "facts" }, one.rules.map((side, index) => [make("dt", {}, this.#words.text("side", index + 1)), make("dd", {}, (side.version || side.name) + (side.draft ? " " + this.#words.text("draft") : "") + " ", make("small", {}, side.digest.slice(0, 12)))]), make("dt", {}, this.#words.text("cases")), make("dd", {}, this.#words.cases(one), make("span", { id: "population" }))),
      isOpen ? [make("progress", { max: one.cases, value: one.done, "aria-label": this.#words.text("running") }), make("p", { class: "quiet" }, this.#progress(one))] : null,
      one.failure ? make("p", { class: "error" }, one.failure) : null,
      make("div", { class: "actions" }, [
        one.state === "RUNNING" || one.state === "WAITING" ? button("pause") : null,
        one.state === "PAUSED" || one.state === "FAILED" ? button("resume") : null,
        isOpen ? button("cancel") : null,
        hasCases ? make("a", { class: "button", href: this.#address + "/changed.xlsx?hideSmallCells=" + this.#hides, download: true }, this.#words.text("xlsx")) : null,
        hasCases ? make("a", { class: "button", href: this.#address + "/changed.csv?hideSmallCells=" + this.#hides, download: true }, this.#words.text("csv")) : null,
        one.result ? this.#reports() : null,
        one.result ? make("button", { onclick: () => print() }, this.#words.text("print")) : null,
        one.result ? make("label", { class: "choice" }, hide, " ", this.#words.text("hide")) : null,
      ].filter((part) => part)),
    ]);
  }

  /** For who decides: everything that is here, in words and tables. */
  #reports() {
    return ["pdf", "xlsx"].map((kind) => make("a", { class: "button", href: this.#address + "/report." + kind + "?hideSmallCells=" + this.#hides, download: true }, this.#words.text("report." + kind)));
  }

  async #population(id) {
    const answer = id ? await asked("/api/v1/populations/" + id) : { ok: false };
    if (answer.ok) {
      const { title, kind, source } = answer.body.population;
      document.getElementById("population").replaceChildren(" ", title, " ", kind === "SYNTHETIC" ? make("span", { class: "warning" }, this.#words.text("isSynthetic")) : "", " ", make("small", {}, source));
    }
  }

  #hide(isHidden) {
    this.#hides = isHidden;
    this.#load();
  }

  /** Who loses more than they earn, and who is near a threshold, on each side. */
  #thresholds({ result, request }) {
    if (!(result.cliffs || []).length) {
      return "";
    }
    const { step = 1, within = 50 } = request.cliffs;
    const count = (figures) => make("td", {}, figures.hidden ? this.#words.text("hidden") : this.#words.number(figures.households));
    const lost = (figures) => make("td", { class: "loss" }, figures.hidden ? "" : this.#words.change(figures.difference));
    const side = (number) => result.sides.find((one) => one.side === number).name;
    const line = (one) => make("tr", {}, make("th", { scope: "row" }, this.#words.word("decision", one.decision), " ", make("small", {}, side(one.side))), count(one.measured), count(one.notMeasured), count(one.cliffs), lost(one.cliffs), count(one.nearWithMore), count(one.nearWithLess));
    const heads = ["decision", "measured", "notMeasured", "cliffs", "lost", "nearWithMore", "nearWithLess"].map((key) => this.#words.text("cliffs." + key, step, within));
    return make("section", { class: "card", id: "thresholds" }, make("h2", {}, this.#words.text("cliffs.title")), make("p", { class: "quiet" }, this.#words.text("cliffs.why", step, within)), make("div", { class: "scroll" }, make("table", { class: "numbers" }, make("thead", {}, this.#heads(heads)), make("tbody", {}, result.cliffs.map(line)))));
  }

  #difference(difference) {
    const title = this.#comparison.result.differences.length > 1 ? [make("h2", { class: "part" }, difference.name)] : [];
    return [...title, ...difference.decisions.map((change) => this.#decision(difference, change))];
  }

  #decision(difference, change) {
    const filter = (more) => this.#choose({ side: difference.side, decision: change.decision, ...more });
    const title = this.#words.word("decision", change.decision);
    const isSame = change.transitions.every((line) => line.value === "SAME");
    return make("section", { class: "card", "aria-label": title }, [
      make("h2", {}, title),
      this.#totals(difference, change),
      isSame ? make("p", { class: "same" }, this.#words.text("same")) : this.#findings(change, filter),
    ]);
  }

  #findings(change, filter) {
    return [
      this.#causes(change, filter),
      this.#shares(change),
      make("div", { class: "columns" }, this.#transitions(change, filter), this.#sankey(change)),
      make("div", { class: "columns" }, this.#bands(change, filter), this.#deciles(change)),
      this.#groups(change, filter),
    ];
  }

  #totals(difference, change) {
    const side = (number) => this.#comparison.result.sides.find((one) => one.side === number).decisions.find((one) => one.decision === change.decision);
    const [before, after] = [side(1), side(difference.side)];
    const hidden = this.#words.text("hidden");
    const count = (figures) => (figures.hidden ? hidden : this.#words.number(figures.households));
    const lines = [["households", count(change.all), count(change.all)], ["given", count(before.given), count(after.given)]];
    if (change.period !== "NONE" && !change.all.hidden) {
      lines.push(["spend." + change.period, this.#words.yuan(change.all.before), this.#words.yuan(change.all.after), this.#words.change(change.all.difference)]);
    }
    return make("table", { class: "numbers" }, make("thead", {}, this.#heads(["", this.#words.text("before"), this.#words.text("after"), this.#words.text("difference")])), make("tbody", {}, lines.map(([key, one, other, more]) => make("tr", {}, make("th", { scope: "row" }, this.#words.text(key)), make("td", {}, one), make("td", {}, other), make("td", {}, more || "")))));
  }

  #heads(names) {
    return make("tr", {}, names.map((name) => (name ? make("th", { scope: "col" }, name) : make("td", {}))));
  }

  /** Figures as the last cells of a line. */
  #cells(figures) {
    return figures.hidden ? [make("td", { colspan: 2 }, this.#words.text("hidden"))] : [make("td", {}, this.#words.number(figures.households)), make("td", { class: Number(figures.difference) < 0 ? "loss" : "gain" }, this.#words.change(figures.difference))];
  }

  #table(title, heads, lines) {
    return make("div", {}, make("h3", {}, title), make("div", { class: "scroll" }, make("table", { class: "numbers" }, make("thead", {}, this.#heads(heads)), make("tbody", {}, lines))));
  }

  #tail() {
    return [this.#words.text("households"), this.#words.text("difference")];
  }

  #link(text, choose) {
    return make("button", { class: "link", onclick: choose }, text);
  }

  #causes(change, filter) {
    const shown = (cell) => [cell.element, cell.row, cell.column].filter((one) => one).join(" · ") + " " + [cell.before, cell.after].map((one) => (one === undefined ? "—" : one)).join(" → ");
    const name = ({ cause }) => (cause.key === "UNKNOWN" ? this.#words.text("cause.UNKNOWN") : (cause.decision || "") + " " + [cause.rowBefore, cause.rowAfter].map((one) => one || "—").join(" → "));
    return this.#table(this.#words.text("causes"), [this.#words.text("cause"), this.#words.text("cell"), ...this.#tail()], change.causes.map((one) => make("tr", {}, make("th", { scope: "row" }, this.#link(name(one), filter({ cause: one.cause.key }))), make("td", {}, one.cause.cells.map((cell) => make("div", {}, shown(cell)))), this.#cells(one.figures))));
  }

  /** Each edit's own part of the difference, and what only comes of them together. */
  #shares(change) {
    const shares = change.shares;
    if (!shares || shares.edits.length < 2) {
      return null;
    }
    const name = (edit) => edit.cells.map((cell) => [cell.row || cell.element, cell.column].filter((one) => one).join(" · ")).join("、") || edit.file;
    const steps = [...shares.edits.map((edit) => [name(edit), Number(edit.figures.difference)]), [this.#words.text("interaction"), Number(shares.interaction)], [this.#words.text("total"), Number(shares.total)]];
    const box = this.#chart(this.#words.text("shares.title"), (chart) => {
      let at = 0;
      const floors = [];
      const parts = [];
      steps.forEach(([, value], index) => {
        const isTotal = index === steps.length - 1;
        const from = isTotal ? 0 : at;
        floors.push(Math.min(from, from + value));
        parts.push({ value: Math.abs(value), itemStyle: { color: isTotal ? "#1c2733" : value < 0 ? COLORS.down : COLORS.up } });
        at = isTotal ? at : at + value;
      });
      chart.setOption({ grid: { left: 90, right: 20, bottom: 60 }, xAxis: { type: "category", data: steps.map(([one]) => one), axisLabel: { interval: 0, width: 130, overflow: "break" } }, yAxis: { type: "value" }, series: [{ type: "bar", stack: "all", data: floors, itemStyle: { color: "transparent" }, silent: true }, { type: "bar", stack: "all", data: parts }] });
    });
    return [box, this.#table(this.#words.text("shares.title"), [this.#words.text("edit"), this.#words.text("difference")], steps.map(([one, value]) => make("tr", {}, make("th", { scope: "row" }, one), make("td", {}, this.#words.change(value)))))];
  }

  #transitions(change, filter) {
    return this.#table(this.#words.text("transitions"), [this.#words.text("transition"), ...this.#tail()], change.transitions.map((line) => make("tr", {}, make("th", { scope: "row" }, line.value === "SAME" ? this.#words.word("comparison.transition", line.value) : this.#link(this.#words.word("comparison.transition", line.value), filter({ transition: line.value }))), this.#cells(line.figures))));
  }

  #sankey(change) {
    const steps = change.matrix.filter((step) => !step.figures.hidden && Number(step.figures.households) > 0);
    return this.#chart(this.#words.text("sankey"), (chart) => {
      const node = (kind, word) => kind + word;
      const nodes = [...new Set(steps.flatMap((step) => [node("<", step.from), node(">", step.to)]))];
      chart.setOption({ tooltip: {}, series: [{ type: "sankey", left: 10, right: 120, nodeAlign: "justify", data: nodes.map((name) => ({ name, label: { formatter: this.#words.outcome(name.slice(1)), position: "right" } })), links: steps.map((step) => ({ source: node("<", step.from), target: node(">", step.to), value: Number(step.figures.households) })), lineStyle: { color: "source", opacity: 0.35 } }] });
    });
  }

  #bands(change, filter) {
    const lines = change.yuanBands.filter((line) => line.value !== "0" && !line.figures.hidden);
    const order = (line) => (line.value.startsWith("-") ? -1 : 1) * (parseInt(line.value.slice(1), 10) + 1);
    lines.sort((one, other) => order(one) - order(other));
    const box = this.#chart(this.#words.text("bands"), (chart) => {
      chart.setOption({ tooltip: { trigger: "axis" }, grid: { left: 60, right: 20, bottom: 60 }, xAxis: { type: "category", data: lines.map((line) => line.value), name: "", axisLabel: { rotate: 40 } }, yAxis: { type: "value" }, series: [{ type: "bar", name: this.#words.text("households"), data: lines.map((line) => ({ value: Number(line.figures.households), itemStyle: { color: line.value.startsWith("-") ? COLORS.down : COLORS.up } })) }] });
      chart.on("click", (event) => filter({ band: lines[event.dataIndex].value })());
    });
    box.append(make("details", {}, make("summary", {}, this.#words.text("asTable")), this.#table(this.#words.text("bands"), [this.#words.text("band"), ...this.#tail()], lines.map((line) => make("tr", {}, make("th", { scope: "row" }, this.#link(line.value, filter({ band: line.value }))), this.#cells(line.figures))))));
    return box;
  }

  #deciles(change) {
    if (!change.deciles.length) {
      return make("div", {}, make("h3", {}, this.#words.text("deciles")), make("p", { class: "empty" }, this.#words.text("deciles.none")));
    }
    const of = (decile, which) => (decile.outcomes[which].hidden ? 0 : Number(decile.outcomes[which].households));
    const box = this.#chart(this.#words.text("deciles"), (chart) => {
      const bar = (which, color, sign) => ({ type: "bar", stack: "all", name: this.#words.text(which), itemStyle: { color }, data: change.deciles.map((decile) => sign * of(decile, which)) });
      chart.setOption({ tooltip: { trigger: "axis" }, legend: { top: 0 }, grid: { left: 60, right: 20, top: 40, bottom: 40 }, xAxis: { type: "category", data: change.deciles.map((decile) => decile.decile) }, yAxis: { type: "value" }, series: [bar("winners", COLORS.up, 1), bar("losers", COLORS.down, -1)] });
    });
    box.append(make("details", {}, make("summary", {}, this.#words.text("asTable")), this.#outcomes(this.#words.text("deciles"), change.deciles.map((decile) => [this.#words.text("decile", decile.decile, decile.from, decile.to), decile.outcomes]))));
    return box;
  }

  /** Households with those that gain and those that lose. */
  #outcomes(title, lines) {
    const count = (figures) => make("td", {}, figures.hidden ? this.#words.text("hidden") : this.#words.number(figures.households));
    return this.#table(title, ["", this.#words.text("households"), this.#words.text("winners"), this.#words.text("losers"), this.#words.text("difference")], lines.map(([name, outcomes]) => make("tr", {}, make("th", { scope: "row" }, name), count(outcomes.all), count(outcomes.winners), count(outcomes.losers), make("td", {}, outcomes.all.hidden ? "" : this.#words.change(outcomes.all.difference)))));
  }

  #groups(change, filter) {
    const name = (group) => this.#words.word("comparison.group." + group.dimension, group.value);
    return make("details", {}, make("summary", {}, this.#words.text("groups")), this.#outcomes(this.#words.text("groups"), change.groups.map((group) => [this.#link(this.#words.word("comparison.dimension", group.dimension) + "：" + name(group), filter({ group: group.dimension + "=" + group.value })), group.outcomes])));
  }

  #chart(title, draw) {
    const canvas = make("div", { class: "chart", role: "img", "aria-label": title });
    requestAnimationFrame(() => {
      const chart = echarts.init(canvas, null, { locale: document.documentElement.lang === "zh" ? "ZH" : "EN" });
      draw(chart);
      this.#charts.push(chart);
    });
    return make("div", {}, make("h3", {}, title), canvas);
  }

  #cases() {
    return make("section", { class: "card", id: "changed", tabindex: "-1" }, make("h2", {}, this.#words.text("changed")), make("p", { id: "filter", class: "quiet" }), make("div", { class: "scroll" }, make("table", { class: "numbers" }, make("thead", {}, this.#heads(["reference", "decision", "transition", "before", "after", "difference", "look"].map((key) => this.#words.text("column." + key)))), make("tbody", { id: "changed-cases" }))), make("div", { class: "actions", id: "changed-pages" }));
  }

  #choose(filter) {
    return () => {
      this.#filter = filter;
      this.#loadCases(0);
      const place = document.getElementById("changed");
      place.scrollIntoView({ behavior: "smooth" });
      place.focus({ preventScroll: true });
    };
  }

  async #loadCases(from) {
    const query = new URLSearchParams({ ...this.#filter, from, limit: PAGE, hideSmallCells: this.#hides });
    const answer = await asked(this.#address + "/changed?" + query);
    if (!answer.ok) {
      note(answer.body.detail, true);
      return;
    }
    const { total, cases } = answer.body;
    const chosen = Object.entries(this.#filter).filter(([name]) => name !== "side");
    document.getElementById("filter").replaceChildren(this.#words.text("matching", this.#words.number(total)), " ", chosen.map(([name, value]) => make("span", { class: "tag" }, name === "decision" ? this.#words.word("decision", value) : name === "transition" ? this.#words.word("comparison.transition", value) : value)), " ", chosen.length ? make("button", { onclick: this.#choose({}) }, this.#words.text("all")) : "");
    document.getElementById("changed-cases").replaceChildren(...cases.map((one) => this.#case(one)));
    const page = (to, key) => make("button", { onclick: () => this.#loadCases(to) }, this.#words.text(key));
    document.getElementById("changed-pages").replaceChildren(...[from > 0 ? page(Math.max(from - PAGE, 0), "earlier") : null, from + PAGE < total ? page(from + PAGE, "later") : null].filter((part) => part));
  }

  #case(one) {
    const amount = (word, yuan) => this.#words.outcome(word) + (yuan === undefined ? "" : " " + this.#words.yuan(yuan));
    return make("tr", {}, make("th", { scope: "row" }, one.reference), make("td", {}, this.#words.word("decision", one.decision)), make("td", {}, this.#words.word("comparison.transition", one.transition)), make("td", {}, amount(one.before, one.amountBefore)), make("td", {}, amount(one.after, one.amountAfter)), make("td", {}, this.#words.change(one.difference)), make("td", {}, make("button", { onclick: () => this.#look(one) }, this.#words.text("look"))));
  }

  /** Both explanations side by side, on the page to try cases. */
  async #look(one) {
    const answer = await asked(this.#address + "/cases/" + one.number);
    if (!answer.ok) {
      note(answer.body.detail, true);
      return;
    }
    const [first, other] = [0, one.side - 1].map((index) => this.#comparison.rules[index]);
    sessionStorage.setItem("doudi:facts", JSON.stringify(answer.body.input));
    const side = this.#comparison.request.sides[0];
    const asOf = answer.body.asOf || side.asOf;
    location.href = "/try?" + new URLSearchParams({ region: side.region, decision: one.decision, asOf, version: first.version || "", with: other.version || "", facts: "kept", assume: this.#comparison.request.missing !== "ask" });
  }
}

document.addEventListener("DOMContentLoaded", () => new ComparisonView().start());
