/* The page on which a whole model is edited. */
import { DmnEditor } from "@kie-tools/dmn-editor/dist/DmnEditor";
import * as React from "react";
import * as ReactDOM from "react-dom";
import "./editor.css";
import { computing, imported, nodeOf, opened } from "./model.js";
import { forget, saving, waitingFor } from "./saving.js";
import "./words.js";

const { useCallback, useEffect, useMemo, useRef, useState } = React;

const place = document.getElementById("model");
const start = JSON.parse(document.getElementById("model-data").textContent);
const texts = place.dataset;
const path = location.pathname;
const store = "doudi:" + path + "?" + start.file;
const INSPECTED_AFTER = 800;

let isGivenUp = false;

const byNamespace = new Map(start.models.map((one) => [one.namespace, one]));
const byPath = new Map(start.models.map((one) => [one.path, one]));

function say(text, state) {
  const saved = document.getElementById("saved");
  if (saved) {
    saved.textContent = text;
    saved.className = state ?? "quiet";
  }
}

function refused(sentence) {
  document.getElementById("refused-text").textContent = sentence ?? "";
  document.getElementById("refused").hidden = !sentence;
}

/** Another model of the layers, as the editor wants it. */
async function external(one) {
  const answer = await fetch(path + "/text?path=" + encodeURIComponent(one.path));
  if (!answer.ok) {
    throw new Error(one.path + ": " + answer.status);
  }
  const { model } = opened(await answer.text());
  return { type: "dmn", model, normalizedPosixPathRelativeToTheOpenFile: one.path, svg: "" };
}

/** The editor names no cell of a table for those who do not see it: here each gets the heading of its column. */
function nameCells() {
  place.querySelectorAll("td [role=textbox]:not([aria-label])").forEach((box) => {
    const cell = box.closest("td");
    const heading = cell.closest("table").querySelector("thead tr:last-child").children[cell.cellIndex];
    box.setAttribute("aria-label", heading?.textContent || texts.cell);
  });
}

/** What the gate says, each a way to its place. */
async function inspect(goTo) {
  const list = document.getElementById("remarks");
  const none = document.getElementById("remarks-none");
  none.textContent = texts.checking;
  none.hidden = false;
  const answer = await fetch(path + "/remarks?file=" + encodeURIComponent(start.file)).catch(() => null);
  if (!answer?.ok) {
    none.textContent = texts.offline;
    return;
  }
  const remarks = await answer.json();
  list.replaceChildren(...remarks.map((one) => line(one, goTo)));
  none.textContent = texts.none;
  none.hidden = remarks.length > 0;
}

function line(remark, goTo) {
  const item = document.createElement("li");
  item.className = remark.severity;
  const button = document.createElement("button");
  button.className = "plain";
  button.textContent = remark.text;
  button.addEventListener("click", () => goTo(remark));
  item.append(button);
  return item;
}

/** The nodes by their labels, each a way to it. */
function listNodes(model, goTo) {
  document.getElementById("nodes").replaceChildren(
    ...computing(model).map((node) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.className = "plain";
      button.textContent = node["@_label"] ?? node["@_name"];
      button.title = node["@_name"];
      button.addEventListener("click", () => goTo(node["@_id"]));
      item.append(button);
      return item;
    }),
  );
}

/** How often each row was hit, as the editor wants it; it knows rows by their nodes. */
function highlights(model, hits) {
  const rows = new Map(Object.entries(hits));
  return new Map(
    computing(model).map((node) => [node["@_id"], { evaluationResult: "succeeded", evaluationHitsCountByRuleOrRowId: rows }]),
  );
}

/** The node that a remark is about: the one with its row, else the one of its name. */
function nodeOfRemark(model, remark) {
  const named = (model.definitions.drgElement ?? []).find((node) => [node["@_label"], node["@_name"]].includes(remark.element));
  return (remark.row && nodeOf(model, remark.row)) || named?.["@_id"];
}

/** The namespaces of the models that are referred to and are not there yet. */
function wanted(model, externals) {
  return [...new Set([model, ...Object.values(externals).map((one) => one.model)].flatMap(imported))].filter(
    (namespace) => byNamespace.has(namespace) && !(namespace in externals),
  );
}

/** The models that a model and its imports refer to, by namespace. One that cannot be had is asked for again later. */
async function withExternals(model, externals) {
  const found = await Promise.all(
    wanted(model, externals).map((namespace) =>
      external(byNamespace.get(namespace)).then(
        (one) => [[namespace, one]],
        () => [],
      ),
    ),
  );
  return found.flat().length ? withExternals(model, { ...externals, ...Object.fromEntries(found.flat()) }) : externals;
}

/** What a model refers to, also after another one was included. */
function useExternals(model, first) {
  const [externals, setExternals] = useState(first);
  useEffect(() => {
    if (wanted(model, externals).length) {
      withExternals(model, externals).then((all) => all !== externals && setExternals(all));
    }
  }, [model]);
  return externals;
}

function Page({ first, known, externalsAtFirst }) {
  const [model, setModel] = useState(first.model);
  const [past, setPast] = useState([]);
  const [future, setFuture] = useState([]);
  const [hits, setHits] = useState(null);
  const open = useRef(first);
  const now = useRef(first.model);
  const editor = useRef(null);
  const externals = useExternals(model, externalsAtFirst);

  const show = useCallback((next) => {
    now.current = next;
    setModel(next);
  }, []);

  const openNode = useCallback((node) => editor.current.openBoxedExpressionEditor(node), []);
  const goTo = useCallback((remark) => {
    const node = nodeOfRemark(now.current, remark);
    if (node) {
      openNode(node);
    }
  }, [openNode]);

  const timer = useRef(0);
  const saver = useMemo(() => {
    const told = (state, sentence) => {
      say(texts[state], state === "saved" || state === "saving" ? "quiet" : "warning");
      refused(state === "refused" ? sentence : "");
    };
    const taken = (answer, reopened) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => inspect(goTo), INSPECTED_AFTER);
      setHits(null);
      if (answer.merged.length) {
        note(texts.merged);
        open.current = opened(answer.text);
        reopened(open.current.written(open.current.model));
        setPast([]);
        setFuture([]);
        show(open.current.model);
      }
    };
    return saving({ path, file: start.file, store }, known, told, taken);
  }, [goTo, known, show]);

  const keep = useCallback((next) => saver.keep(open.current.written(next)), [saver]);

  const changed = useCallback(
    (next) => {
      const before = now.current;
      show(next);
      if (open.current.written(next) !== open.current.written(before)) {
        setPast((all) => [...all, before]);
        setFuture([]);
        keep(next);
      }
    },
    [keep, show],
  );

  const step = useCallback(
    (from, setFrom, setTo) => {
      if (from.length) {
        const before = now.current;
        setFrom(from.slice(0, -1));
        setTo((all) => [...all, before]);
        show(from[from.length - 1]);
        keep(from[from.length - 1]);
      }
    },
    [keep, show],
  );
  const undo = useCallback(() => step(past, setPast, setFuture), [step, past]);
  const redo = useCallback(() => step(future, setFuture, setPast), [step, future]);
  useHistoryKeys(undo, redo, past.length > 0, future.length > 0);

  useEffect(() => listNodes(model, openNode), [model, openNode]);
  useEffect(() => {
    const button = document.getElementById("hits");
    button.setAttribute("aria-pressed", hits !== null);
    button.onclick = async () => {
      button.disabled = true;
      const answer = hits ? null : await fetch(path + "/hits?file=" + encodeURIComponent(start.file)).catch(() => null);
      setHits(answer?.ok ? await answer.json() : null);
      button.disabled = false;
    };
  }, [hits]);

  useEffect(() => {
    if (known.text !== first.written(first.model)) {
      keep(first.model);
    }
    const node = start.open && nodeOf(first.model, start.open);
    if (node) {
      openNode(node);
    }
    inspect(goTo);
    const leaving = (event) => saver.isWaiting() && !isGivenUp && event.preventDefault();
    window.addEventListener("beforeunload", leaving);
    return () => window.removeEventListener("beforeunload", leaving);
  }, []);

  const highlighted = useMemo(() => (hits ? highlights(model, hits) : new Map()), [hits, model]);
  return (
    <DmnEditor
      ref={editor}
      model={model}
      onModelChange={changed}
      locale={document.documentElement.lang}
      isReadOnly={!start.isEditable || !open.current.isWritable}
      externalContextName={start.name}
      externalContextDescription=""
      externalModelsByNamespace={externals}
      validationMessages={{}}
      evaluationResultsByNodeId={highlighted}
      onRequestExternalModelsAvailableToInclude={async () => start.models.map((one) => one.path)}
      onRequestExternalModelByPath={(wanted) => external(byPath.get(wanted))}
      onRequestToJumpToPath={(wanted) => location.assign(byPath.get(wanted).page)}
    />
  );
}

/** The buttons of the page and the keys that everybody knows; inside a cell the keys are the cell's. */
function useHistoryKeys(undo, redo, canUndo, canRedo) {
  useEffect(() => {
    const buttons = { undo: [undo, canUndo], redo: [redo, canRedo] };
    const pressed = (event) => {
      const isWriting = event.target.closest?.("input, textarea, [contenteditable=true]");
      if (!isWriting && (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase())) {
        event.preventDefault();
        (event.key.toLowerCase() === "y" || event.shiftKey ? redo : undo)();
      }
    };
    Object.entries(buttons).forEach(([id, [action, isPossible]]) => {
      const button = document.getElementById(id);
      if (button) {
        button.onclick = action;
        button.disabled = !isPossible;
      }
    });
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [undo, redo, canUndo, canRedo]);
}

/**
 * The model as the browser kept it if something waits, else as the service has it; shown when all is there that it refers to, for
 * the editor draws itself anew with every model that comes, and a cell that is being written would lose its text.
 */
async function begin() {
  const waiting = start.isEditable ? waitingFor(store) : null;
  const first = opened(waiting ? waiting.after : start.text);
  const known = waiting
    ? { digest: waiting.digest, text: waiting.before }
    : { digest: start.digest, text: first.written(first.model) };
  document.getElementById("discard")?.addEventListener("click", () => {
    forget(store);
    isGivenUp = true;
    location.reload();
  });
  document.getElementById("old-version").hidden = first.isWritable;
  const externals = await withExternals(first.model, {});
  new MutationObserver(nameCells).observe(place, { childList: true, subtree: true });
  ReactDOM.render(<Page first={first} known={known} externalsAtFirst={externals} />, place);
}

begin();
