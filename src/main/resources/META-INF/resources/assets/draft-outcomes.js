"use strict";
/* On the page of a draft: the comparisons that it took part in, and what the latest on each kind of cases found. */
async function showOutcomes(place) {
  const words = new CompareWords();
  const answer = await asked("/api/v1/comparisons?" + new URLSearchParams({ ruleSetVersion: place.dataset.draft }));
  const mine = answer.ok ? answer.body : [];
  if (!mine.length) {
    return;
  }
  place.replaceChildren(make("ul", { class: "work" }, mine.slice(0, 5).map((one) => words.line(one))));
  const finished = mine.filter((one) => one.state === "FINISHED" && one.rules.length > 1);
  const latest = [...new Map(finished.reverse().map((one) => [one.request.cases.kind, one])).values()];
  place.append(...(await Promise.all(latest.map((one) => summary(words, one)))));
  if (mine.some((one) => ["WAITING", "RUNNING"].includes(one.state))) {
    setTimeout(() => showOutcomes(place), 3000);
  }
}

/** A line for each decision: who gains, who loses, what it costs. */
async function summary(words, one) {
  const answer = await asked("/api/v1/comparisons/" + one.id);
  const changes = answer.ok ? answer.body.result.differences.flatMap((difference) => difference.decisions) : [];
  const count = (change, kinds) => change.transitions.filter((line) => kinds.includes(line.value)).reduce((sum, line) => sum + Number(line.figures.households), 0);
  const head = ["", "winners", "losers", "difference"].map((key) => (key ? make("th", { scope: "col" }, words.text(key)) : make("td")));
  return make("table", { class: "numbers" }, make("caption", {}, words.cases(one)), make("thead", {}, make("tr", {}, head)), make("tbody", {}, changes.map((change) => make("tr", {}, make("th", { scope: "row" }, words.word("decision", change.decision)), make("td", {}, words.number(count(change, ["GAINED", "UP"]))), make("td", {}, words.number(count(change, ["LOST", "DOWN"]))), make("td", {}, change.period === "NONE" ? "" : words.change(change.all.difference))))));
}

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("outcomes");
  if (place) {
    showOutcomes(place);
  }
});
