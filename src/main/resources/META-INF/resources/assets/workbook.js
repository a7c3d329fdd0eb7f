"use strict";
/* A workbook that comes back: first what it changes, then, if the person agrees, into the draft. */
const FORMATS = { xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", csv: "text/csv" };

function takeWorkbooks(input) {
  const found = document.getElementById(input.id + "-found");
  const remarks = found.querySelector(".remarks");
  const changes = found.querySelector(".changes");
  const take = document.getElementById(input.id + "-take");

  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind || "";
    return made;
  }

  function format() {
    return FORMATS[input.files[0].name.toLowerCase().endsWith(".csv") ? "csv" : "xlsx"];
  }

  async function send(query) {
    const answer = await fetch(input.dataset.to + query, {
      method: "POST",
      headers: { "Content-Type": format(), "Accept-Language": document.documentElement.lang },
      body: input.files[0],
    });
    return { ok: answer.ok, body: await answer.json() };
  }

  function show(answer) {
    const body = answer.body;
    const problems = answer.ok ? body.problems.map((one) => one.text) : body.messages || [body.detail];
    remarks.replaceChildren(
      ...problems.map((text) => element("li", text, "ERROR")),
      ...(body.notices || []).map((one) => element("li", one.text)),
      ...(answer.ok ? body.messages.map((text) => element("li", text, "WARNING")) : []),
    );
    const sections = body.text || [];
    changes.replaceChildren(
      ...sections.flatMap((section) => {
        const list = document.createElement("ul");
        list.append(...section.lines.map((line) => element("li", line)));
        return [element("h3", section.title), list];
      }),
    );
    if (answer.ok && !sections.length && !problems.length) {
      changes.replaceChildren(element("p", input.dataset.none));
    }
    take.hidden = !answer.ok || problems.length > 0 || !sections.length;
    found.hidden = false;
  }

  async function busy(query) {
    remarks.replaceChildren();
    changes.replaceChildren(element("p", input.dataset.busy));
    take.hidden = true;
    found.hidden = false;
    try {
      return await send(query);
    } catch (broken) {
      return { ok: false, body: { detail: String(broken) } };
    }
  }

  input.addEventListener("change", async () => {
    if (input.files.length) {
      show(await busy("?preview=true"));
    }
  });
  take.addEventListener("click", async () => {
    const answer = await busy("");
    if (answer.ok) {
      location.reload();
    } else {
      show(answer);
    }
  });
  document.getElementById(input.id + "-leave").addEventListener("click", () => {
    input.value = "";
    found.hidden = true;
  });
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("input[type=file][data-to]").forEach(takeWorkbooks);
});
