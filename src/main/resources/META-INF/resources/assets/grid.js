"use strict";
/* A decision table to write in. A cell is kept on the server as soon as it is left; what could not be sent waits in the
   browser's own store and is sent when the line is back. */
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("grid");
  const start = JSON.parse(document.getElementById("grid-data").textContent);
  const texts = place.dataset;
  const saved = document.getElementById("saved");
  const path = location.pathname;
  const store = "doudi:" + path + "?" + start.table.file;
  const kinds = { CONDITION: texts.condition, RESULT: texts.result, ANNOTATION: texts.annotation };
  let digest = start.digest;
  let remarks = [];
  let hits = null;
  let isCommented = () => false;
  let sending = false;
  const waiting = JSON.parse(localStorage.getItem(store) || "[]");
  const notTaken = JSON.parse(localStorage.getItem(store + "#refused") || "[]");

  const record = (row, index) => Object.assign({ id: row.id, number: index + 1 }, Object.fromEntries(row.cells.map((cell, i) => ["c" + i, cell])));
  const remarkOf = (row, column) => remarks.filter((one) => one.row === row && (one.column === column.label || !one.column));

  /** What the check says of a cell is painted on it. */
  function mark(cell, column) {
    const found = remarkOf(cell.getRow().getData().id, column);
    const element = cell.getElement();
    element.classList.toggle("has-error", found.some((one) => one.severity === "ERROR"));
    element.classList.toggle("has-warning", found.some((one) => one.severity === "WARNING"));
    element.classList.toggle("has-comment", isCommented(cell.getRow().getData().id, column));
    element.title = found.map((one) => one.text).join("\n");
  }

  function shown(cell, column) {
    mark(cell, column);
    const text = document.createElement("span");
    text.textContent = cell.getValue();
    return text;
  }

  /** The number of a row, and how many cases of the draft hit it. */
  function header(cell) {
    const { id, number } = cell.getData();
    const head = document.createElement("span");
    head.textContent = number;
    if (hits) {
      const count = document.createElement("small");
      count.className = hits[id] ? "hits" : "hits none";
      count.textContent = hits[id] || 0;
      count.title = texts.hits.replace("{0}", hits[id] || 0);
      head.append(" ", count);
    }
    return head;
  }

  async function countHits() {
    const answer = await fetch(path + "/hits?file=" + encodeURIComponent(start.table.file)).catch(() => null);
    hits = answer && answer.ok ? await answer.json() : null;
    paint();
  }

  function editorOf(column) {
    return column.values.length
      ? { editor: "list", editorParams: { values: column.values, autocomplete: true, freetext: true, allowEmpty: true, listOnEmpty: true } }
      : { editor: column.kind === "ANNOTATION" ? "textarea" : "input" };
  }

  /* The grid's own roles leave parts between a table and its rows that screen readers stumble over. */
  function nameParts() {
    const roles = { ".tabulator-header-contents": "presentation", ".tabulator-tableholder": "rowgroup", ".tabulator-table": "presentation" };
    Object.entries(roles).forEach(([part, role]) => place.querySelector(part).setAttribute("role", role));
  }

  const table = new Tabulator(place, {
    data: start.table.rows.map(record),
    index: "id",
    layout: "fitDataStretch",
    maxHeight: Math.round(innerHeight * 0.7) + "px",
    history: true,
    selectableRange: 1,
    selectableRangeColumns: true,
    selectableRangeRows: true,
    editTriggerEvent: "dblclick",
    clipboard: start.isEditable && "copy",
    clipboardCopyStyled: false,
    clipboardCopyConfig: { rowHeaders: false, columnHeaders: false },
    clipboardCopyRowRange: "range",
    rowHeader: { field: "number", title: "#", headerSort: false, width: 64, minWidth: 64, hozAlign: "right", formatter: header, resizable: false, frozen: true, cssClass: "row-number" },
    columnDefaults: { headerSort: false, resizable: "header", minWidth: 90 },
    columns: start.table.columns.map((column, i) =>
      Object.assign(
        {
          title: column.label,
          field: "c" + i,
          cssClass: "kind-" + column.kind,
          headerTooltip: kinds[column.kind] + (column.type ? " · " + column.type : "") + (column.expression ? " · " + column.expression : ""),
          formatter: (cell) => shown(cell, column),
          maxWidth: 420,
        },
        start.isEditable ? editorOf(column) : {},
      ),
    ),
  });

  function say(text, state) {
    if (saved) {
      saved.textContent = text;
      saved.className = state || "quiet";
    }
  }

  function keep(edit) {
    waiting.push(edit);
    localStorage.setItem(store, JSON.stringify(waiting));
    send();
  }

  async function send() {
    if (sending || !waiting.length) {
      return;
    }
    sending = true;
    say(texts.saving);
    const edit = waiting[0];
    try {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(Object.assign({ file: start.table.file, digest }, edit)),
      });
      const body = await answer.json();
      waiting.shift();
      localStorage.setItem(store, JSON.stringify(waiting));
      if (answer.ok) {
        taken(body);
      } else {
        notTaken.push({ edit, why: body.text || body.detail });
        localStorage.setItem(store + "#refused", JSON.stringify(notTaken));
        location.reload();
        return;
      }
      if (!waiting.length) {
        say(texts.saved);
        inspectSoon();
      }
    } catch (broken) {
      say(texts.offline, "warning");
      setTimeout(send, 4000);
    }
    sending = false;
    if (waiting.length && saved.className !== "warning") {
      send();
    }
  }

  function taken(changed) {
    digest = changed.digest;
    if (changed.repaired) {
      note(texts.repaired);
    }
    if (changed.merged.length) {
      note(texts.merged);
    }
    const before = table.getData().map((row) => row.id).join();
    const rows = changed.rows.map(record);
    if (rows.map((row) => row.id).join() === before) {
      const same = (row, old) => Object.keys(row).every((key) => row[key] === old[key]);
      const differing = rows.filter((row) => !same(row, table.getRow(row.id).getData()));
      if (differing.length && !waiting.length) {
        table.updateData(differing);
      }
    } else {
      table.replaceData(rows);
      table.clearHistory();
    }
  }

  /** What was not kept, cell by cell: what was written, what stands there now, and the choice between both. */
  function showNotTaken() {
    localStorage.setItem(store + "#refused", JSON.stringify(notTaken));
    document.getElementById("refused").hidden = !notTaken.length;
    document.getElementById("refused-list").replaceChildren(...notTaken.map(choice));
  }

  function choice(refused) {
    const { edit, why } = refused;
    const row = table.getRow(edit.row);
    const column = start.table.columns[edit.column];
    const item = document.createElement("li");
    const sentence = document.createElement("p");
    sentence.className = "lines";
    sentence.textContent = why;
    item.append(sentence);
    if (edit.kind === "cell" && row) {
      const both = document.createElement("p");
      const said = [row.getData().number, column.label, edit.text, row.getData()["c" + edit.column]];
      both.textContent = said.reduce((text, part, i) => text.replace("{" + i + "}", part), texts.both);
      item.append(both, decision(refused, texts.mine, () => row.getCell("c" + edit.column).setValue(edit.text)), " ");
    }
    item.append(decision(refused, texts.theirs, () => {}));
    return item;
  }

  function decision(refused, text, action) {
    const button = document.createElement("button");
    button.textContent = text;
    button.addEventListener("click", () => {
      notTaken.splice(notTaken.indexOf(refused), 1);
      showNotTaken();
      action();
    });
    return button;
  }

  let timer;
  function inspectSoon() {
    clearTimeout(timer);
    timer = setTimeout(inspect, 600);
  }

  async function inspect() {
    const found = await showRemarks(path + "/remarks?file=" + encodeURIComponent(start.table.file), texts.offline);
    if (found) {
      remarks = found;
      paint();
    }
  }

  /** Paints what is known of the rows that can be seen; the others are painted when they come into sight. */
  function paint() {
    table
      .getRows("visible")
      .flatMap((row) => row.getCells())
      .forEach((cell) => {
        if (cell.getField() === "number") {
          cell.getElement().replaceChildren(header(cell));
        } else {
          mark(cell, start.table.columns[+cell.getField().slice(1)]);
        }
      });
  }

  let painting;
  table.on("scrollVertical", () => {
    clearTimeout(painting);
    painting = setTimeout(paint, 50);
  });

  const chosen = () => {
    const ranges = table.getRanges();
    return ranges.length && ranges[0].getRows().length ? ranges[0] : null;
  };

  function onRow(kind, confirmed) {
    const range = chosen();
    if (!range) {
      note(texts.choose);
    } else if (confirmed(range.getRows()[0].getData())) {
      keep({ kind, row: range.getRows()[0].getData().id });
    }
  }

  /** Every cell of the range gets the text of its column's first one. */
  function fillDown() {
    const range = chosen();
    if (!range) {
      note(texts.choose);
      return;
    }
    range.getColumns().forEach((column) => {
      const rows = range.getRows();
      const text = rows[0].getData()[column.getField()];
      rows.slice(1).forEach((row) => row.getCell(column).setValue(text));
    });
  }

  /** The cells of a clipboard, by rows. Excel and WPS end the last row too, and may write a text with quotes as """text""". */
  function copied(text) {
    const plain = (cell) => (/^"(?:""|[^"])*""(?:""|[^"])*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    return text
      .replace(/\r\n?/g, "\n")
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => line.split("\t").map(plain));
  }

  /** Writes copied cells from the first chosen one on; a single row or column of them fills what is chosen. */
  function paste(lines) {
    const range = chosen();
    if (!range) {
      note(texts.choose);
      return;
    }
    const fields = start.table.columns.map((column, i) => "c" + i);
    const left = Math.max(0, fields.indexOf(range.getColumns()[0].getField()));
    const rows = table.getRows().slice(range.getRows()[0].getPosition() - 1);
    const height = lines.length === 1 ? range.getRows().length : lines.length;
    rows.slice(0, height).forEach((row, i) => {
      const line = lines[i % lines.length];
      const width = line.length === 1 ? range.getColumns().length : line.length;
      fields.slice(left, left + width).forEach((field, j) => row.getCell(field).setValue(line[j % line.length]));
    });
    if (height > rows.length) {
      note(texts.tooMany);
    }
  }

  /* Browsers send what is pasted to where the last click was, which a table that was drawn anew does not have any more. */
  document.addEventListener("paste", (event) => {
    const here = document.activeElement;
    if (start.isEditable && place.contains(here) && !here.matches("input, textarea")) {
      event.preventDefault();
      paste(copied(event.clipboardData.getData("text/plain")));
    }
  });

  table.on("cellEdited", (cell) => {
    if (cell.getField().startsWith("c") && cell.getValue() !== cell.getOldValue()) {
      keep({ kind: "cell", row: cell.getRow().getData().id, column: +cell.getField().slice(1), text: String(cell.getValue() ?? "") });
    }
  });
  const kept = (action, component, data) => {
    if (action === "cellEdit") {
      keep({ kind: "cell", row: component.getRow().getData().id, column: +component.getField().slice(1), text: String(component.getValue() ?? "") });
    }
  };
  table.on("historyUndo", kept);
  table.on("historyRedo", kept);
  table.on("tableBuilt", () => {
    nameParts();
    showNotTaken();
    isCommented = startComments(place, start, table, paint);
    inspect().then(countHits);
    send();
  });
  document.getElementById("count-hits")?.addEventListener("click", countHits);
  const press = (id, action) => document.getElementById(id)?.addEventListener("click", action);
  press("try-values", (event) => {
    const range = chosen();
    if (range) {
      const place = new URL(event.currentTarget.href);
      place.searchParams.set("row", range.getRows()[0].getData().id);
      place.searchParams.set("column", +range.getColumns()[0].getField().slice(1) + 1);
      event.currentTarget.href = place;
    }
  });
  press("copy-row", () => onRow("copy", () => true));
  press("remove-row", () => onRow("remove", (row) => confirm(texts.sure + " " + row.number)));
  press("undo", () => table.undo());
  press("redo", () => table.redo());
  press("fill-down", fillDown);
  window.addEventListener("beforeunload", (event) => {
    if (waiting.length) {
      event.preventDefault();
    }
  });
});
