"use strict";
/* The stored populations, and two forms to get others: generated ones, and files that are looked at before they are sent. */
const TYPES = { csv: "text/csv", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ndjson: "application/x-ndjson", jsonl: "application/x-ndjson" };
const POPULATIONS = "/api/v1/populations";
const SHOWN = 20;

const populationWords = JSON.parse(document.getElementById("words").textContent);
const say = (key, ...values) => (populationWords["pages.population." + key] || key).replace(/\{(\d)\}/g, (all, number) => values[number]);
const counted = (value) => new Intl.NumberFormat(document.documentElement.lang).format(Number(value));

/** What is wrong, with the lines that it is about. */
function told(problem) {
  const sentence = populationWords["problem." + problem.code] || problem.detail || problem.title;
  return [sentence + (problem.code ? " (" + problem.code + ")" : ""), ...(problem.problems || []).slice(0, SHOWN).map(lineOf)].join("\n");
}

const lineOf = (problem) => say("line", problem.line, problem.field || "", problem.detail || "", problem.code);

function refuse(form, text) {
  const place = form.querySelector(".error");
  place.textContent = text;
  place.hidden = !text;
}

/** Sends a form, and shows what came of it. */
async function sent(form, address, options) {
  const button = form.querySelector("button.main");
  button.disabled = true;
  refuse(form, "");
  const { ok, body } = await asked(address, { method: "POST", ...options });
  button.disabled = false;
  if (!ok) {
    refuse(form, told(body));
    return;
  }
  note(say("done", body.title));
  form.reset();
  document.getElementById("preview").replaceChildren();
  list();
}

async function list() {
  const place = document.getElementById("stored");
  const { ok, body } = await asked(POPULATIONS);
  if (!ok || !body.length) {
    place.replaceChildren(make("p", { class: ok ? "empty" : "error" }, ok ? say("none") : told(body)));
    return;
  }
  const heads = ["title", "region", "kind", "asOf", "lines", "weight", "by", "take"].map((key) => make("th", { scope: "col" }, say("column." + key)));
  place.replaceChildren(make("table", { class: "numbers" }, make("thead", {}, make("tr", {}, heads)), make("tbody", {}, body.map((one) => row(one, place)))));
  if (body.some((one) => one.state === "WRITING")) {
    setTimeout(list, 2000);
  }
}

function row(one, place) {
  const isTheirs = place.dataset.administers === "true" || (place.dataset.mayAdd === "true" && one.createdBy === place.dataset.actor);
  const isComplete = one.state === "COMPLETE";
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, one.title, " ", make("small", {}, one.name + (one.version ? " · " + one.version : ""))),
    make("td", {}, populationWords["region." + one.region] || one.region),
    make("td", {}, make("span", { class: "tag" }, say("kind." + one.kind)), isComplete ? "" : " " + say("state." + one.state)),
    make("td", {}, one.asOf),
    make("td", {}, counted(one.lines) + (isComplete || !one.wanted ? "" : " / " + counted(one.wanted))),
    make("td", {}, counted(one.weight)),
    make("td", {}, one.createdBy, " ", make("small", {}, new Date(one.createdAt).toLocaleDateString(document.documentElement.lang))),
    make(
      "td",
      {},
      isComplete ? ["csv", "xlsx", "ndjson"].map((format) => [make("a", { href: POPULATIONS + "/" + one.id + "/households?format=" + format, download: true }, format), " "]) : [],
      isTheirs ? make("button", { class: "hurts", onclick: () => remove(one) }, say("delete")) : null,
    ),
  );
}

async function remove(one) {
  if (confirm(say("sure", one.title))) {
    const { ok, body } = await asked(POPULATIONS + "/" + one.id, { method: "DELETE" });
    note(ok ? say("deleted", one.title) : told(body), !ok);
    list();
  }
}

/** The fields that were filled in. */
const filled = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== ""));

function generate(form) {
  const { households, seed, represents, ...texts } = filled(form);
  const numbers = Object.entries({ households, seed, represents }).filter(([, value]) => value !== undefined);
  sent(form, POPULATIONS, {
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...texts, ...Object.fromEntries(numbers.map(([name, value]) => [name, Number(value)])) }),
  });
}

/** A file that somebody wants to send; its columns can be renamed on the way if it is text. */
class Upload {
  #form = document.querySelector("#upload form");
  #preview = document.getElementById("preview");
  #content = null;

  start() {
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    ["file", "region", "asOf"].forEach((name) => this.#form.elements[name].addEventListener("change", () => this.#chosen()));
  }

  get #file() {
    return this.#form.elements.file.files[0];
  }

  get #type() {
    return TYPES[this.#file.name.split(".").pop().toLowerCase()];
  }

  #options() {
    return { headers: { "Content-Type": this.#type }, body: this.#content };
  }

  #chosen() {
    refuse(this.#form, "");
    this.#preview.replaceChildren();
    this.#content = this.#file;
    if (!this.#file) {
      return;
    }
    if (!this.#type) {
      refuse(this.#form, say("type"));
      return;
    }
    this.#look();
  }

  async #look() {
    const { region, asOf } = filled(this.#form);
    const { ok, body } = await asked(POPULATIONS + "/preview?" + new URLSearchParams({ region, ...(asOf && { asOf }) }), { method: "POST", ...this.#options() });
    if (!ok) {
      refuse(this.#form, told(body));
      return;
    }
    const unknown = body.columns.filter((column) => !column.known);
    this.#preview.replaceChildren(
      make("p", {}, say("looked", body.lines, body.columns.length - unknown.length, body.problems.length)),
      ...(unknown.length ? [this.#unknown(unknown)] : []),
      make("ul", { class: "remarks" }, body.problems.slice(0, SHOWN).map((problem) => make("li", { class: "ERROR" }, lineOf(problem)))),
    );
  }

  /** Columns that are not known, each with the known one that is most like it. */
  #unknown(columns) {
    const nearest = columns.filter((column) => column.nearest);
    const canRename = this.#type === TYPES.csv && nearest.length;
    return make(
      "div",
      {},
      make("ul", { class: "remarks" }, columns.map((column) => make("li", { class: "WARNING" }, column.nearest ? say("nearest", column.name, column.nearest) : say("unknown", column.name)))),
      canRename ? make("button", { type: "button", onclick: () => this.#rename(nearest) }, say("rename")) : null,
    );
  }

  async #rename(columns) {
    const text = await this.#content.text();
    const end = text.indexOf("\n");
    const names = new Map(columns.map((column) => [column.name, column.nearest]));
    const head = text
      .slice(0, end)
      .split(",")
      .map((cell) => {
        const name = cell.trim().replace(/^\uFEFF/, "").replace(/^"(.*)"$/, "$1");
        return names.get(name) ?? cell.trim();
      });
    this.#content = new Blob([head.join(",") + text.slice(end)], { type: TYPES.csv });
    this.#look();
  }

  #send() {
    const { skip, ...texts } = filled(this.#form);
    if (this.#content && this.#type) {
      sent(this.#form, POPULATIONS + "/upload?" + new URLSearchParams({ ...texts, ...(skip && { broken: "skip" }) }), this.#options());
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  list();
  const form = document.querySelector("#generate form");
  if (form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      generate(form);
    });
    new Upload().start();
  }
});
