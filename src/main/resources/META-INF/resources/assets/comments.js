"use strict";
/* What reviewers say at cells of a table. A comment belongs to the cell that was chosen last. */
function startComments(place, start, table, mark) {
  const texts = place.dataset;
  const list = document.getElementById("comments");
  const form = document.getElementById("comment");
  const at = document.getElementById("comment-at");
  const mayResolve = Boolean(form);
  let comments = [];
  let chosen = { row: "", column: "" };

  const named = (cell) => {
    const row = table.getRow(cell.row);
    return texts.at + " " + [row ? "#" + row.getData().number : cell.row, cell.column].filter((one) => one).join(" · ");
  };

  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind || "";
    return made;
  }

  function line(comment) {
    const item = element("li", "", comment.resolvedBy ? "resolved" : "WARNING");
    const cell = comment.place;
    const jump = element("button", cell.row ? named(cell) : texts.whole);
    jump.type = "button";
    jump.addEventListener("click", () => cell.row && table.getRow(cell.row) && table.scrollToRow(cell.row, "center", true));
    item.append(element("small", comment.author + " " + new Date(comment.at).toLocaleString(document.documentElement.lang)), " ", jump, " ", element("q", comment.text), " ");
    if (comment.resolvedBy) {
      item.append(element("small", texts.resolved + " " + comment.resolvedBy));
    } else if (mayResolve) {
      const done = element("button", texts.resolve);
      done.type = "button";
      done.addEventListener("click", () => send("/" + comment.id + "/resolve", {}));
      item.append(done);
    }
    return item;
  }

  async function load() {
    const answer = await fetch(texts.comments);
    comments = (await answer.json()).filter((one) => one.place.file === start.table.file && one.place.table === start.table.id);
    list.replaceChildren(...comments.map(line));
    document.getElementById("comments-none").hidden = comments.length > 0;
    mark();
  }

  async function send(path, body) {
    const answer = await fetch(texts.comments + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) {
      note((await answer.json()).detail, true);
      return false;
    }
    await load();
    return true;
  }

  table.on("rangeChanged", (range) => {
    const cell = range.getCells()[0]?.[0];
    if (cell && cell.getField().startsWith("c")) {
      chosen = { row: cell.getRow().getData().id, column: start.table.columns[+cell.getField().slice(1)].label };
      if (at) {
        at.textContent = named(chosen);
      }
    }
  });
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = form.elements.text;
    const place = { file: start.table.file, table: start.table.id, ...chosen };
    if (await send("", { place, text: text.value })) {
      text.value = "";
    }
  });
  load();
  return (row, column) => comments.some((one) => !one.resolvedBy && one.place.row === row && one.place.column === column.label);
}
