"use strict";
/* The form that tries numbers in one cell of a version or draft. From a table it opens with its row and column chosen. */
class SweepForm {
  #words = new CompareWords();
  #form = document.getElementById("sweep");
  #fields = this.#form.elements;
  #versions = [...this.#fields.version.options];
  #tables = [];

  async start() {
    const wanted = Object.fromEntries(new URLSearchParams(location.search));
    const version = this.#versions.find((option) => option.value === wanted.version);
    if (version && version.dataset.region) {
      this.#fields.region.value = version.dataset.region;
    }
    keepOptions(this.#fields.version, this.#versions, this.#fields.region.value);
    this.#listen();
    offerPopulations(this.#fields.cases, this.#words);
    if (version) {
      this.#fields.version.value = version.value;
      this.#form.parentElement.open = true;
      await this.#load(wanted);
    }
    this.#form.parentElement.addEventListener("toggle", () => this.#tables.length || this.#load({}));
  }

  #listen() {
    const on = (name, act) => this.#fields[name].addEventListener("change", act);
    on("region", () => {
      keepOptions(this.#fields.version, this.#versions, this.#fields.region.value);
      this.#load({});
    });
    on("version", () => this.#load({}));
    on("table", () => this.#fillRows({}));
    on("row", () => this.#fillCells({}));
    on("cell", () => this.#suggest());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin();
    });
  }

  #refuse(text) {
    const refused = this.#form.querySelector("[role=alert]");
    refused.textContent = text;
    refused.hidden = !text;
  }

  async #load(wanted) {
    const version = this.#fields.version.value;
    const answer = await asked("/comparisons/numbers?" + new URLSearchParams({ version }));
    if (version !== this.#fields.version.value) {
      return;
    }
    this.#tables = answer.ok ? answer.body : [];
    this.#refuse(answer.ok ? "" : answer.body.detail);
    const models = [...new Set(this.#tables.map((one) => one.model))];
    const option = (table) => make("option", { value: this.#tables.indexOf(table) }, table.label);
    this.#fields.table.replaceChildren(...models.map((label) => make("optgroup", { label }, this.#tables.filter((one) => one.model === label).map(option))));
    this.#choose(this.#fields.table, this.#tables.findIndex((one) => one.table === wanted.table && one.file === wanted.file));
    this.#fillRows(wanted);
  }

  #choose(control, index) {
    control.value = Math.max(index, 0);
  }

  #table() {
    return this.#tables[this.#fields.table.value];
  }

  #row() {
    const table = this.#table();
    return table && table.rows[this.#fields.row.value];
  }

  #cell() {
    const row = this.#row();
    return row && row.cells[this.#fields.cell.value];
  }

  #fillRows(wanted) {
    const rows = this.#table() ? this.#table().rows : [];
    this.#fields.row.replaceChildren(...rows.map((row, index) => make("option", { value: index }, row.label)));
    this.#choose(this.#fields.row, rows.findIndex((row) => row.id === wanted.row));
    this.#fillCells(wanted);
  }

  #fillCells(wanted) {
    const cells = this.#row() ? this.#row().cells : [];
    const label = (cell) => cell.label + "：" + cell.text + (cell.form === "#" ? "" : " → " + cell.form);
    this.#fields.cell.replaceChildren(...cells.map((cell, index) => make("option", { value: index }, label(cell))));
    const results = cells.findIndex((cell) => cell.form === "#");
    this.#choose(this.#fields.cell, wanted.column ? cells.findIndex((cell) => cell.column === Number(wanted.column)) : results);
    this.#suggest();
  }

  /** Five steps below and above what stands there; only a beginning, to be changed. */
  #suggest() {
    const cell = this.#cell();
    if (!cell) {
      return;
    }
    const number = Number(cell.number);
    const tidy = (value) => Number(value.toPrecision(9));
    const step = Number.isInteger(number) ? Math.max(1, Math.round(Math.abs(number) / 10)) : tidy(Math.abs(number) / 10);
    this.#fields.step.value = step;
    this.#fields.from.value = tidy(number < 0 ? number - 5 * step : Math.max(number % step, number - 5 * step));
    this.#fields.to.value = tidy(number + 5 * step);
  }

  #cases() {
    const chosen = this.#fields.cases.value;
    const kinds = { STANDARD: { kind: "POPULATION" }, VERSION: { kind: "VERSION", ruleSetVersion: this.#fields.version.value } };
    return kinds[chosen] || { kind: "POPULATION", population: chosen };
  }

  async #begin() {
    const [table, row, cell] = [this.#table(), this.#row(), this.#cell()];
    if (!cell) {
      this.#refuse(this.#words.text("sweep.noCell"));
      return;
    }
    const { from, to, step } = Object.fromEntries(["from", "to", "step"].map((name) => [name, this.#fields[name].value]));
    this.#refuse(
      await begin({
        title: `${this.#fields.version.value} ${row.label} ${cell.label} ${from}–${to}`.slice(0, 200),
        sides: [{ region: this.#fields.region.value, ruleSetVersion: this.#fields.version.value }],
        decisions: [...this.#fields.decision].filter((box) => box.checked).map((box) => box.value),
        cases: this.#cases(),
        sweep: { file: table.file, table: table.table, row: row.id, column: cell.column, range: { from, to, step, form: cell.form } },
      }),
    );
  }
}

document.addEventListener("DOMContentLoaded", () => new SweepForm().start());
