"use strict";
/* Five steps through the real pages, in a callout that leaves the page usable. Where somebody is, the browser remembers. */
document.addEventListener("DOMContentLoaded", async () => {
  const STATE = "doudi-tour";
  const first = (selector) => document.querySelector(selector);
  const path = location.pathname;

  /* Without storage there is no tour: it would come again and again. */
  function stored() {
    try {
      return localStorage.getItem(STATE) || "";
    } catch {
      return "done";
    }
  }
  const remember = (state) => localStorage.setItem(STATE, state);

  /* The region of the demonstration, or else anything that is in force. */
  const current = () => [...document.querySelectorAll('.bar[href^="/rules/dazhou/"]')].pop() || first(".bar.current");
  const parameters = () => [...document.querySelectorAll(".tables li")].find((one) => one.querySelector(".tag"));
  const beginning = () => first('form[action^="/drafts/"]:not([action$="/check"])');
  const onRules = /^\/rules\/[^/]+\/[^/]+$/.test(path);
  const onTable = /^\/rules\/.+\/tables\//.test(path);
  const onDraft = /^\/drafts\/[^/]+\/[^/]+$/.test(path);
  const card = (selector) => first(selector) && first(selector).closest(".card");

  /* Where each step can be on this page: what it points at, and how it goes on. */
  function places() {
    return {
      1: { at: path === "/" && first(".time-line"), go: () => (location.href = current().getAttribute("href")) },
      2: {
        at: onRules && (beginning() || first(".tables")),
        text: beginning() ? "2" : "2.read",
        label: beginning() ? "2.go" : "next",
        go: () => (beginning() ? beginning().requestSubmit() : (location.href = (parameters() || first(".tables li")).querySelector("a").href)),
      },
      3: onDraft
        ? { at: card(".tables"), text: "3", go: () => show(4) }
        : { at: onTable && first("table.decision"), text: "3.read", go: () => (location.href = "/guide#check") },
      4: onDraft
        ? { at: card("#check"), text: "4", go: () => show(5) }
        : { at: path === "/guide" && document.getElementById("check"), text: "4", go: () => show(5) },
      5: onDraft
        ? { at: card('form[action$="/submit"]') || card("#check"), text: "5", go: end }
        : { at: path === "/guide" && document.getElementById("publish"), text: "5.read", go: end },
    };
  }

  let words;
  let callout;
  let target;
  let before;

  function clear() {
    if (callout) {
      callout.remove();
      target && target.classList.remove("toured");
      callout = target = undefined;
    }
  }

  function end() {
    remember("done");
    clear();
    before && before.isConnected && before.focus();
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind || "";
    return made;
  }

  function button(text, act, kind) {
    const made = element("button", text, kind);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function open(text, buttons, heading) {
    clear();
    callout = element("section", "", "tour");
    callout.setAttribute("role", "dialog");
    callout.setAttribute("aria-modal", "false");
    callout.setAttribute("aria-label", words["tour.label"]);
    callout.tabIndex = -1;
    if (heading) {
      callout.append(element("b", heading));
    }
    const actions = element("div", "", "tour-actions");
    actions.append(...buttons);
    callout.append(element("p", text), actions, element("small", words["tour.keys"]));
    document.body.append(callout);
  }

  /* Below what it points at, or at the foot of a narrow window. */
  function place() {
    if (!callout || !target || innerWidth < 768) {
      return;
    }
    const box = target.getBoundingClientRect();
    const left = Math.min(Math.max(box.left + 24, box.right - callout.offsetWidth - 24), innerWidth - callout.offsetWidth - 16);
    const below = box.bottom + 12;
    const fits = below + callout.offsetHeight < innerHeight;
    callout.style.left = left + "px";
    callout.style.right = callout.style.bottom = "auto";
    callout.style.top = (fits ? below : Math.max(innerHeight - callout.offsetHeight - 16, 16)) + "px";
  }

  function show(step) {
    const here = places()[step];
    if (!here.at) {
      clear();
      return;
    }
    remember(String(step));
    const next = () => {
      remember(String(Math.min(step + 1, 5)));
      here.go();
    };
    const isLast = step === 5;
    const buttons = [button(words["tour." + (isLast ? "done" : here.label || "next")], isLast ? end : next, "main")];
    if (step > 1 && places()[step - 1].at) {
      buttons.push(button(words["tour.previous"], () => show(step - 1)));
    }
    if (!isLast) {
      buttons.push(button(words["tour.end"], end));
    }
    open(words["tour." + (here.text || step)], buttons, words["tour.step"].replace("{0}", step));
    target = here.at;
    target.classList.add("toured");
    target.scrollIntoView({ block: "center" });
    place();
    callout.focus({ preventScroll: true });
  }

  function begin() {
    remember("1");
    path === "/" ? show(1) : (location.href = "/");
  }

  function offer() {
    open(words["tour.offer"], [button(words["tour.start"], begin, "main"), button(words["tour.skip"], end)]);
  }

  async function learn() {
    words = words || (await (await fetch("/guide/tour")).json());
  }

  /* A step is gone on with where it can be; the tour waits while somebody looks elsewhere. */
  function resume(state) {
    const steps = places();
    const at = [+state, +state + 1].find((step) => steps[step] && steps[step].at);
    at && show(at);
  }

  const again = document.getElementById("tour-again");
  again && again.addEventListener("click", begin);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && callout) {
      end();
    }
  });
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  before = document.getElementById("content");
  const state = stored();
  if (state === "done" || (state === "" && (path !== "/" || !current()))) {
    return;
  }
  await learn();
  state === "" ? offer() : resume(state);
});
