"use strict";
// Places on lines of time come as thousandths; the policy for content allows no style in the page itself.
function placeBars(root) {
  root.querySelectorAll("[data-at]").forEach((one) => {
    one.style.left = one.dataset.at / 10 + "%";
    if (one.dataset.width) {
      one.style.width = one.dataset.width / 10 + "%";
    }
  });
}

/** An element with properties and children; texts are texts, never HTML. */
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === "class") {
      element.className = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Says something for a while; errors stay longer. */
function note(text, isError) {
  const line = document.createElement("p");
  line.textContent = text;
  line.className = isError ? "error" : "";
  document.getElementById("notes").append(line);
  setTimeout(() => line.remove(), isError ? 12000 : 4000);
}

/** Whatever comes back, as JSON. */
async function asked(address, options = {}) {
  try {
    const answer = await fetch(address, { ...options, headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang, ...options.headers } });
    return { ok: answer.ok, body: await answer.json() };
  } catch (broken) {
    return { ok: false, body: { detail: String(broken) } };
  }
}

/** Asks what the check says and lists it; gives nothing if the service does not answer. */
async function showRemarks(address, offline) {
  const none = document.getElementById("remarks-none");
  none.textContent = none.dataset.checking;
  none.hidden = false;
  const answer = await fetch(address).catch(() => null);
  if (!answer || !answer.ok) {
    none.textContent = offline;
    return null;
  }
  const remarks = await answer.json();
  document.getElementById("remarks").replaceChildren(...remarks.map((one) => make("li", { class: one.severity }, one.text)));
  none.textContent = none.dataset.none;
  none.hidden = remarks.length > 0;
  return remarks;
}

function drawFigures() {
  const place = document.getElementById("figures");
  if (!place || !window.echarts) {
    return;
  }
  const rows = [...document.querySelectorAll("#figures-table tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  const bar = (name, column, color) => ({ name, type: "bar", stack: "decisions", data: rows.map((row) => +row[column]), itemStyle: { color } });
  const chart = echarts.init(place, null, { locale: document.documentElement.lang === "zh" ? "ZH" : "EN" });
  chart.setOption({
    tooltip: { trigger: "axis" },
    legend: {},
    grid: { left: 60, right: 80, bottom: 30 },
    xAxis: { type: "category", data: rows.map((row) => row[0]) },
    yAxis: [{ type: "value", minInterval: 1 }, { type: "value", name: place.dataset.yuan }],
    series: [
      bar(place.dataset.granted, 1, "#0b6b83"),
      bar(place.dataset.refused, 2, "#b4652d"),
      bar(place.dataset.others, 3, "#9aa7b2"),
      { name: place.dataset.yuan, type: "line", yAxisIndex: 1, data: rows.map((row) => +row[4]), itemStyle: { color: "#1c2733" } },
    ],
  });
  window.addEventListener("resize", () => chart.resize());
}

/** What hurts is asked for once more; what takes long says so. */
function guardForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }
    const goesElsewhere = event.submitter && event.submitter.hasAttribute("formaction");
    const question = goesElsewhere ? event.submitter.dataset.confirm : form.dataset.confirm;
    if (question && !confirm(question)) {
      event.preventDefault();
    } else if (event.submitter) {
      setTimeout(() => (event.submitter.disabled = true));
    }
  });
}

/** Text to take along; browsers without a clipboard for pages get it selected and copied the old way. */
function offerCopies() {
  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      note(button.dataset.copied);
    });
  });
}

document.addEventListener("DOMContentLoaded", () => {
  guardForms();
  offerCopies();
  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
  placeBars(document);
  document.body.addEventListener("htmx:afterSwap", (event) => placeBars(event.target));
  drawFigures();
});
