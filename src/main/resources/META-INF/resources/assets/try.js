"use strict";
// The page to try cases: asks the service 400 ms after the last change and shows what it answers.
const WAIT = 400;

class TryIt {
  #words = JSON.parse(document.getElementById("try-words").textContent);
  #envelope = document.getElementById("envelope");
  #fields = document.getElementById("fields");
  #answer = document.getElementById("answer");
  #assume = document.getElementById("assume");
  #versions = ["version", "with"].map((name) => [this.#envelope.elements[name], [...this.#envelope.elements[name].options]]);
  #form = null;
  #kept = {};
  #timer = 0;
  #asked = 0;
  #marked = [];

  async start() {
    const address = new URLSearchParams(location.search);
    const record = address.get("record") ? await this.#recorded(address.get("record")) : null;
    const chosen = record || Object.fromEntries(address);
    for (const name of ["region", "decision", "asOf", "version", "with"]) {
      this.#choose(name, chosen[name]);
    }
    if (address.get("assume") === "true") {
      this.#assume.checked = true;
    }
    this.#fitVersions();
    this.#envelope.addEventListener("change", () => this.#changed());
    this.#envelope.addEventListener("submit", (event) => event.preventDefault());
    const facts = document.getElementById("facts");
    facts.addEventListener("input", () => this.#soon());
    facts.addEventListener("change", () => this.#soon());
    facts.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("example").addEventListener("click", () => this.#fill(this.#form && this.#form.example));
    document.getElementById("empty").addEventListener("click", () => this.#fill({}));
    const keep = document.getElementById("keep");
    keep?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep(keep.elements);
    });
    await this.#load(record ? record.input : address.get("facts") === "kept" ? JSON.parse(sessionStorage.getItem("doudi:facts") || "{}") : {});
  }

  /** Puts the facts as a case into a draft. */
  async #keep({ draft, name, clause }) {
    const kept = document.getElementById("kept");
    const [ruleSet, version] = draft.value.split("/");
    const tried = { name: name.value, clause: clause.value, region: this.#value("region"), asOf: this.#value("asOf"), decision: this.#value("decision"), input: this.#form ? this.#form.facts : {} };
    const answer = await this.#fetch(`/api/v1/rule-sets/${ruleSet}/drafts/${version}/cases`, { method: "POST", body: JSON.stringify(tried), headers: { "Content-Type": "application/json" } });
    kept.className = answer.ok ? "done" : "error";
    kept.replaceChildren(answer.ok ? this.#text("kept", Object.keys(answer.body.expect).length) : this.#sentence(answer.body), " ", answer.ok ? make("a", { href: "/drafts/" + draft.value }, draft.value) : "");
  }

  #text(key, ...values) {
    return (this.#words["pages.try." + key] || key).replace(/\{(\d)\}/g, (all, number) => values[number]);
  }

  #value(name) {
    return this.#envelope.elements[name].value;
  }

  #choose(name, value) {
    const control = this.#envelope.elements[name];
    if (value && (control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value))) {
      control.value = value;
    }
  }

  /** Only versions that can answer for the region are offered. */
  #fitVersions() {
    for (const [control, options] of this.#versions) {
      const chosen = control.value;
      control.replaceChildren(...options.filter((option) => !option.dataset.region || option.dataset.region === this.#value("region")));
      control.value = [...control.options].some((option) => option.value === chosen) ? chosen : "";
    }
  }

  async #recorded(id) {
    const answer = await this.#fetch("/api/v1/decisions/" + encodeURIComponent(id));
    if (!answer.ok) {
      note(this.#text("notLoaded"), true);
      return null;
    }
    note(this.#text("loaded"));
    const request = answer.body.record.request;
    this.#assume.checked = request.missing !== "ask";
    return { ...request, version: this.#named(request.region, request.ruleSetVersion) };
  }

  /** A version by its full name, as the list has it. */
  #named(region, name) {
    const options = this.#versions[0][1];
    const found = options.find((option) => option.value === name) || options.find((option) => option.dataset.region === region && option.value.endsWith("/" + name));
    return found && found.value;
  }

  async #changed() {
    this.#fitVersions();
    const address = new URLSearchParams(["region", "decision", "asOf", "version", "with"].map((name) => [name, this.#value(name)]).filter(([, value]) => value));
    history.replaceState(null, "", "?" + address);
    await this.#load(this.#form ? this.#form.facts : this.#kept);
  }

  /** Makes the form again, with the facts that are given already. */
  async #load(facts) {
    const turn = ++this.#asked;
    if (!this.#form) {
      this.#fields.replaceChildren(make("p", { class: "empty" }, this.#text("loading")));
    }
    const query = new URLSearchParams({ region: this.#value("region"), decision: this.#value("decision"), asOf: this.#value("asOf"), version: this.#value("version") });
    const answer = await this.#fetch("/try/form?" + query);
    if (turn !== this.#asked) {
      return;
    }
    if (!answer.ok) {
      this.#kept = facts;
      this.#form = null;
      this.#fields.replaceChildren();
      this.#show(this.#refused(answer.body));
      return;
    }
    this.#form = new FactForm(answer.body.schema, answer.body.told, this.#words);
    this.#fields.replaceChildren(this.#form.element);
    this.#fill(facts);
  }

  #fill(facts) {
    if (this.#form) {
      this.#form.facts = facts;
      this.#ask();
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    clearTimeout(this.#timer);
    if (!this.#form) {
      return;
    }
    const turn = ++this.#asked;
    const facts = this.#form.facts;
    const missing = this.#form.missing;
    if (missing.length) {
      this.#mark([]);
      this.#show(Object.keys(facts).length ? this.#unfilled(missing) : make("p", { class: "empty" }, this.#text("begin")));
      return;
    }
    this.#answer.setAttribute("aria-busy", "true");
    const other = this.#value("with");
    const answers = await Promise.all([this.#value("version"), ...(other ? [other] : [])].map((version) => this.#decide(facts, version)));
    if (turn === this.#asked) {
      this.#mark(answers.filter((answer) => !answer.ok).map((answer) => answer.body));
      this.#show(...(other ? this.#beside(answers) : this.#one(answers[0])));
    }
  }

  #decide(facts, version) {
    const request = { region: this.#value("region"), decision: this.#value("decision"), asOf: this.#value("asOf"), input: facts, record: false, explain: "full", missing: this.#assume.checked ? "assume" : "ask" };
    if (version) {
      request.ruleSetVersion = version;
    }
    return this.#fetch("/api/v1/decisions", { method: "POST", body: JSON.stringify(request), headers: { "Content-Type": "application/json" } });
  }

  /** Whatever comes back, as JSON; a problem if the service cannot be reached or asks to sign in. */
  async #fetch(address, options = {}) {
    try {
      const answer = await fetch(address, { ...options, headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...options.headers } });
      const isJson = /json/.test(answer.headers.get("Content-Type"));
      return isJson ? { ok: answer.ok, body: await answer.json() } : { ok: false, body: { code: "UNAUTHENTICATED" } };
    } catch {
      return { ok: false, body: { code: "", detail: this.#text("offline") } };
    }
  }

  /** Says at the fields what is wrong with them. */
  #mark(problems) {
    this.#marked.forEach((field) => field.say(""));
    this.#marked = problems.map((problem) => this.#place(problem)).filter((field) => field);
    problems.forEach((problem) => {
      const field = this.#place(problem);
      if (field) {
        field.say(this.#sentence(problem, field));
        this.#reveal(field);
      }
    });
  }

  #place(problem) {
    const isMeant = (field) => (problem.code === "REQUIRED" ? field.get() === undefined : problem.code === "NEGATIVE_AMOUNT" ? field.get() < 0 : field.wrong() !== "");
    return problem.field && this.#form ? this.#form.find(problem.field.split("."), isMeant) : null;
  }

  #sentence(problem, field) {
    const known = this.#words["problem." + problem.code] || problem.detail || problem.title;
    const wrong = field ? field.wrong() : "";
    return wrong ? known.replace(/。$/, "") + (document.documentElement.lang === "zh" ? "：" : ": ") + wrong : known;
  }

  #reveal(field) {
    for (let details = field.element.closest("details"); details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
  }

  #show(...parts) {
    this.#answer.removeAttribute("aria-busy");
    this.#answer.replaceChildren(...parts.flat());
  }

  #one(answer) {
    return answer.ok ? this.#decision(answer.body) : [this.#refused(answer.body)];
  }

  /** A problem, with the way to the field that it is about. */
  #refused(problem) {
    const field = this.#place(problem);
    const sentence = this.#sentence(problem, field);
    const goTo = field && make("button", { type: "button", onclick: () => this.#goTo(field) }, this.#text("problemAt", field.label || problem.field, sentence));
    return make("div", { class: "error" }, make("h3", {}, this.#text("problem")), goTo || make("p", {}, sentence));
  }

  #goTo(field) {
    this.#reveal(field);
    field.focus();
    field.element.scrollIntoView({ block: "center" });
  }

  #decision(decision) {
    const why = decision.explanation;
    return [
      make("p", { class: "status " + decision.status }, this.#text("status." + decision.status)),
      decision.assumptions.some((one) => !one.field) && make("p", { class: "provisional" }, this.#text("provisional")),
      this.#questions(decision.missingFacts),
      why && this.#notice(why.notice),
      why && this.#part("notices", why.notices.map((one) => one.text)),
      this.#part("assumed", decision.assumptions.filter((one) => one.field).map((one) => one.question + " " + this.#wordsOf(one.value))),
      why && this.#part("reasons", why.reasons.map((one) => [one.text, " ", make("small", {}, one.clause + " " + one.ruleIds.join(" "))])),
      why && this.#arithmetic(why),
      why && this.#rows(why),
      why && this.#parameters(why.parameters),
      make("p", { class: "quiet" }, this.#text("answeredBy", decision.ruleSet.name + "/" + decision.ruleSet.version, decision.ruleSet.baseline.name + "/" + decision.ruleSet.baseline.version)),
    ].filter((part) => part);
  }

  #part(key, items) {
    return items.length ? make("section", {}, make("h3", {}, this.#text(key)), make("ul", {}, items.map((item) => make("li", {}, item)))) : null;
  }

  #folded(key, isOpen, ...parts) {
    return make("details", { open: isOpen }, make("summary", {}, this.#text(key)), parts);
  }

  #questions(missing) {
    if (!missing.length) {
      return null;
    }
    const asked = missing.flatMap((fact) => (fact.places.length ? fact.places : ["/" + fact.field.replaceAll(".", "/")]).map((place) => [fact, place.split("/").slice(1)]));
    return make("section", { class: "missing" }, make("h3", {}, this.#text("missing")), make("p", { class: "quiet" }, this.#text("missing.why")), make("ul", {}, asked.map(([fact, path]) => make("li", {}, this.#question(fact, path)))));
  }

  /** What must be filled in before anything can be decided. */
  #unfilled(missing) {
    return make("section", { class: "missing" }, make("h3", {}, this.#text("unfilled")), make("ul", {}, missing.map((field) => make("li", {}, make("button", { type: "button", onclick: () => this.#goTo(field) }, field.label)))));
  }

  #question(fact, path) {
    const field = this.#form.find(path);
    const entry = field && field.element.closest(".entry");
    const text = entry ? this.#text("problemAt", entry.querySelector("legend").textContent, fact.question) : fact.question;
    return field ? make("button", { type: "button", onclick: () => this.#goTo(field) }, text) : text;
  }

  #notice(notice) {
    return make("section", { class: "notice" }, [
      make("h3", {}, notice.title),
      make("div", { class: "decided" }, notice.decided.map((sentence) => make("p", {}, sentence))),
      this.#list("needed", (notice.needed || []).map((one) => [one.text, " ", make("small", {}, one.clause)])),
      this.#list("next", notice.next || []),
      this.#list("basis", notice.basis),
    ]);
  }

  #list(key, items) {
    return items.length ? [make("h4", {}, this.#text(key)), make("ul", {}, items.map((item) => make("li", {}, item)))] : [];
  }

  #arithmetic(why) {
    const stages = (why.path || []).filter((stage) => (stage.arithmetic || []).length);
    return stages.length ? this.#folded("arithmetic", true, stages.map((stage) => [
      make("h4", {}, stage.label, " ", make("small", {}, stage.clause || "")),
      make("ul", { class: "arithmetic" }, stage.arithmetic.map((step) => make("li", {}, step.sentence, " ", make("small", {}, step.clause || "")))),
    ])) : null;
  }

  #rows(why) {
    const rows = (why.path || []).flatMap((stage) => stage.rows || []);
    return rows.length ? this.#folded("rows", true, make("ul", {}, rows.map((row) => make("li", {}, row.sentence, " ", make("small", {}, row.clause, " ", make("a", { href: ["/try/rows", row.layer, encodeURIComponent(row.row)].join("/"), target: "_blank" }, row.row)))))) : null;
  }

  #parameters(parameters) {
    return parameters.length ? this.#folded("parameters", false, make("ul", {}, parameters.map((one) => make("li", {}, one.label + " " + one.value + " " + one.unit + " ", one.official ? null : make("span", { class: "warning" }, this.#text("unofficial")), " ", make("small", {}, one.period + " " + one.source))))) : null;
  }

  /** Both answers side by side, above them the outputs with those marked that differ. */
  #beside(answers) {
    const titles = ["version", "with"].map((name) => this.#envelope.elements[name].selectedOptions[0].textContent);
    const columns = answers.map((answer, index) => make("section", { class: "side" }, make("h3", {}, titles[index]), this.#one(answer)));
    const table = answers.every((answer) => answer.ok) ? this.#outputs(answers.map((answer) => answer.body), titles) : null;
    return [table, make("div", { class: "sides" }, columns)].filter((part) => part);
  }

  #outputs(decisions, titles) {
    const labels = this.#labels(decisions);
    const names = [...new Set(decisions.flatMap((decision) => Object.keys(decision.outcome)))];
    const lines = [[this.#words["pages.try.result"], ...decisions.map((decision) => this.#text("status." + decision.status))], ...names.map((name) => [labels[name] || name, ...decisions.map((decision) => this.#amountOf(decision.outcome[name], labels[name]))])];
    const changed = lines.filter((line) => line[1] !== line[2]).length;
    const told = lines.filter((line) => line[1] !== line[2] || line[1] !== this.#words["value.null"]);
    return make("div", {}, make("p", { class: changed ? "different" : "same" }, changed ? this.#text("differs", changed) : this.#text("same")), make("div", { class: "scroll" }, make("table", { class: "outputs" }, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, this.#text("outputs")), titles.map((title) => make("th", { scope: "col" }, title)))), make("tbody", {}, told.map((line) => this.#line(line))))));
  }

  #line([label, before, after]) {
    const differs = before !== after;
    return make("tr", { class: differs ? "changed" : "" }, make("th", { scope: "row" }, label, " ", differs ? make("span", { class: "warning" }, this.#text("changed")) : null), make("td", {}, before), make("td", {}, after));
  }

  /** The outputs as the models name them. */
  #labels(decisions) {
    const known = Object.entries(this.#words).filter(([key]) => /^(pages\.)?output\./.test(key));
    const labels = Object.fromEntries(known.map(([key, word]) => [key.replace(/^(pages\.)?output\./, ""), word]));
    decisions.forEach((decision) => ((decision.explanation || {}).path || []).forEach((stage) => (stage.arithmetic || []).forEach((step) => {
      labels[step.name] = step.label;
    })));
    return labels;
  }

  /** Yuan have two decimals. */
  #amountOf(value, label) {
    return typeof value === "number" && /元|yuan/.test(label) ? value.toFixed(2) : this.#wordsOf(value);
  }

  #wordsOf(value) {
    if (value === undefined || value === null || (Array.isArray(value) && !value.length)) {
      return this.#words["value.null"];
    }
    if (Array.isArray(value)) {
      return value.map((one) => this.#wordsOf(one)).join("、");
    }
    if (typeof value === "object") {
      return Object.entries(value).map(([name, one]) => (this.#words["pages.output." + name] || this.#words["output." + name] || name) + " " + this.#wordsOf(one)).join("；");
    }
    return ["value.", "code.", "reason."].map((kind) => this.#words[kind + value]).find((word) => word) || String(value);
  }
}

document.addEventListener("DOMContentLoaded", () => new TryIt().start());
