"use strict";
/* A file of a draft as text. What is typed is kept in the browser until it is saved; saving merges with others. */
document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("file");
  const start = JSON.parse(document.getElementById("file-data").textContent);
  const texts = place.dataset;
  const path = location.pathname;
  const store = "doudi:" + path + "?" + start.path;
  const saved = document.getElementById("saved");
  const refused = document.getElementById("refused");
  const modes = { drl: "text/x-java", yaml: "yaml", dmn: "xml" };
  let digest = start.digest;
  let clean = start.text;

  const editor = CodeMirror(place, {
    value: start.text,
    mode: modes[start.path.split(".").pop()],
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    inputStyle: "contenteditable",
    screenReaderLabel: texts.label,
    readOnly: !start.isEditable,
    viewportMargin: Infinity,
    tabSize: 2,
    indentUnit: 2,
    // Tab leaves the editor, as it leaves every other field.
    extraKeys: { "Ctrl-S": save, "Cmd-S": save, Tab: false, "Shift-Tab": false },
  });

  function say(text, state) {
    if (saved) {
      saved.textContent = text;
      saved.className = state || "quiet";
    }
  }

  function refuse(text) {
    refused.textContent = text;
    refused.hidden = !text;
  }

  function typed() {
    if (editor.getValue() === clean) {
      localStorage.removeItem(store);
      say(texts.saved);
    } else {
      localStorage.setItem(store, JSON.stringify({ digest, text: editor.getValue() }));
      say(texts.unsaved, "warning");
    }
  }

  async function save() {
    if (!start.isEditable || editor.getValue() === clean) {
      return;
    }
    say(texts.saving);
    refuse("");
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ path: start.path, digest, text: editor.getValue() }) }).catch(() => null);
    if (!answer) {
      say(texts.offline, "warning");
      return;
    }
    const body = await answer.json();
    if (!answer.ok) {
      say(texts.unsaved, "warning");
      refuse(body.text || body.detail);
      return;
    }
    digest = body.digest;
    clean = body.text;
    if (editor.getValue() !== clean) {
      const cursor = editor.getCursor();
      editor.setValue(clean);
      editor.setCursor(cursor);
    }
    typed();
    if (body.merged) {
      note(texts.merged);
    }
    inspect();
  }

  const inspect = () => showRemarks(path + "/remarks?path=" + encodeURIComponent(start.path), texts.offline);

  editor.on("change", typed);
  document.getElementById("save")?.addEventListener("click", save);
  document.getElementById("revert")?.addEventListener("click", () => {
    if (editor.getValue() !== clean && confirm(texts.sure)) {
      editor.setValue(clean);
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (editor.getValue() !== clean) {
      event.preventDefault();
    }
  });
  const kept = JSON.parse(localStorage.getItem(store) || "null");
  if (kept && start.isEditable && kept.text !== clean) {
    digest = kept.digest;
    editor.setValue(kept.text);
    note(texts.restored);
  }
  inspect();
});
