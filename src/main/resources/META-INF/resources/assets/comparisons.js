"use strict";
/* Comparisons of versions: the list of those that were made, and the form for another. */
const compareWords = () => JSON.parse(document.getElementById("words").textContent);

/** Puts codes into words and numbers into the form of the language. */
class CompareWords {
  #words = compareWords();
  #number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  #yuan = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  text(key, ...values) {
    return (this.#words["pages.compare." + key] || key).replace(/\{(\d)\}/g, (all, number) => values[number]);
  }

  word(kind, code) {
    return this.#words[kind + "." + code] || code;
  }

  /** What an outcome is: a status, or whether something is given, and what. */
  outcome(code) {
    const [kind, detail] = code.split(":");
    const word = this.#words["comparison.outcome." + kind] || kind;
    const more = detail && (this.#words["code." + detail] || this.#words["value." + detail] || detail);
    return more ? word + " " + more : word;
  }

  /** For people only: sums are exact in the service. */
  number(value) {
    return this.#number.format(Number(value));
  }

  yuan(value) {
    return this.#yuan.format(Number(value));
  }

  /** A difference, with its sign. */
  change(value) {
    return (Number(value) > 0 ? "+" : "") + this.yuan(value);
  }

  state(comparison) {
    return this.text("state." + comparison.state);
  }

  /** Whose cases, and how many. */
  cases(comparison) {
    return this.text("kind." + comparison.request.cases.kind, this.number(comparison.cases));
  }

  /** A comparison in a list. */
  line(one) {
    return make("li", {}, make("a", { href: "/comparisons/" + one.id }, this.name(one)), " ", make("span", { class: "state " + one.state }, this.state(one)), " ", make("small", {}, this.text("of", this.cases(one), one.createdBy, new Date(one.createdAt).toLocaleString(document.documentElement.lang))));
  }

  name(comparison) {
    return comparison.title || comparison.rules.map((side) => side.version || side.name).join(" → ");
  }
}

/** Begins a comparison and goes to it; says why not if it is refused. */
async function begin(request) {
  const { ok, body } = await asked("/api/v1/comparisons", { method: "POST", body: JSON.stringify(request), headers: { "Content-Type": "application/json" } });
  if (ok) {
    location.href = "/comparisons/" + body.id;
    return "";
  }
  return (body.detail || body.title) + (body.code ? " (" + body.code + ")" : "");
}

/** Stored populations are offered beside the standard one. */
async function offerPopulations(control, words) {
  const answer = await asked("/api/v1/populations");
  const stored = answer.ok ? answer.body.filter((one) => one.state === "COMPLETE" && !one.name.startsWith("standard-")) : [];
  control.append(...stored.map((one) => make("option", { value: one.id, "data-region": one.region }, words.text("population", one.title, words.number(one.lines)))));
}

/** Leaves only the options of a region, and those of none. */
function keepOptions(control, options, region) {
  const chosen = control.value;
  control.replaceChildren(...options.filter((option) => !option.dataset.region || option.dataset.region === region));
  control.value = [...control.options].some((option) => option.value === chosen) ? chosen : control.options.length ? control.options[0].value : "";
}

class ComparisonForm {
  #words = new CompareWords();
  #form = document.getElementById("new");
  #options = ["before", "after"].map((name) => [this.#form.elements[name], [...this.#form.elements[name].options]]);

  start() {
    const fields = this.#form.elements;
    if (this.#form.dataset.region) {
      fields.region.value = this.#form.dataset.region;
    }
    this.#fit();
    fields.before.value = this.#form.dataset.before || "";
    fields.after.value = this.#form.dataset.after || fields.after.value;
    this.#form.addEventListener("change", () => this.#fit());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#create();
    });
    offerPopulations(fields.cases, this.#words);
    this.#list();
  }

  #fit() {
    const fields = this.#form.elements;
    for (const [control, options] of this.#options) {
      keepOptions(control, options, fields.region.value);
    }
    this.#form.querySelectorAll("[data-for]").forEach((part) => (part.hidden = part.dataset.for !== fields.cases.value));
  }

  #refuse(text) {
    const refused = document.getElementById("refused");
    refused.textContent = text;
    refused.hidden = !text;
  }

  async #create() {
    this.#refuse("");
    const cases = await this.#cases();
    if (!cases) {
      return;
    }
    const fields = this.#form.elements;
    const button = this.#form.querySelector("button.main");
    button.disabled = true;
    const side = (version, asOf) => ({ region: fields.region.value, ...(version && { ruleSetVersion: version }), ...(asOf && { asOf }) });
    const request = {
      ...(fields.title.value && { title: fields.title.value }),
      sides: [side(fields.before.value, fields.asOfBefore.value), side(fields.after.value, fields.asOfAfter.value)],
      decisions: [...fields.decision].filter((box) => box.checked).map((box) => box.value),
      cases,
      ...(fields.cliffs.checked && { cliffs: {} }),
      shares: fields.shares.checked,
    };
    this.#refuse(await begin(request));
    button.disabled = false;
  }

  /** Where the cases come from; nothing if that is not said. */
  async #cases() {
    const fields = this.#form.elements;
    switch (fields.cases.value) {
      case "STANDARD":
        return { kind: "POPULATION" };
      case "VERSION":
        return { kind: "VERSION", ruleSetVersion: fields.after.value || fields.before.value };
      case "RECORDS":
        if (!fields.from.value || !fields.to.value) {
          this.#refuse(this.#words.text("period"));
          return null;
        }
        return { kind: "RECORDS", region: fields.region.value, from: fields.from.value + "T00:00:00+08:00", to: fields.to.value + "T23:59:59+08:00" };
      case "GIVEN":
        return this.#given(fields.file.files[0]);
      default:
        return { kind: "POPULATION", population: fields.cases.value };
    }
  }

  async #given(file) {
    if (!file) {
      this.#refuse(this.#words.text("noFile"));
      return null;
    }
    const lines = (await file.text()).split("\n").filter((line) => line.trim());
    try {
      return { kind: "GIVEN", given: lines.map((line) => JSON.parse(line)) };
    } catch (broken) {
      this.#refuse(this.#words.text("notJson", String(broken)));
      return null;
    }
  }

  async #list() {
    const answer = await asked("/api/v1/comparisons");
    const place = document.getElementById("made");
    if (!answer.ok || !answer.body.length) {
      place.replaceChildren(make("p", { class: "empty" }, this.#words.text(answer.ok ? "none" : "notLoaded")));
      return;
    }
    place.replaceChildren(make("ul", { class: "work" }, answer.body.map((one) => this.#words.line(one))));
  }
}

document.addEventListener("DOMContentLoaded", () => document.getElementById("new") && new ComparisonForm().start());
