"use strict";
// A form for the facts of a case, made from their JSON Schema. Each part of it is a node with
// element, get() (undefined if nothing is given), set(value), find(path, isMeant).

/** A part of the form as a place: nothing can be said at it, its first field takes the focus. */
function whole(element, label) {
  const first = () => (element.matches("button") ? element : element.querySelector("input, select, button"));
  return { element, label, focus: () => first().focus(), say: () => {}, get: () => undefined, wrong: () => "" };
}

class FactForm {
  #schema;
  #told;
  #words;
  #root;
  #members = make("datalist", { id: "members" });
  static #last = 0;

  /** told: the paths that cases of the decision tell, with the words that they tell there. */
  constructor(schema, told, words) {
    this.#schema = schema;
    this.#told = told;
    this.#words = words;
    this.#root = this.#object(this.#resolve({ $ref: schema.$ref }), schema, "", 0);
    this.element = make("div", { class: "fact-form" }, this.#members, this.#root.element);
    this.element.addEventListener("change", () => this.#listMembers());
  }

  get facts() {
    return this.#root.get() || {};
  }

  set facts(facts) {
    this.#root.set(facts);
    this.#listMembers();
  }

  get example() {
    return (this.#schema.examples || [])[0] || {};
  }

  /** The fields that must be filled in and are not. */
  get missing() {
    return this.#root.missing();
  }

  /** The field at a path of names and list indexes; without an index the one that is meant. */
  find(path, isMeant) {
    return this.#root.find(path, isMeant || (() => false));
  }

  #listMembers() {
    const members = (this.facts.household || {}).members || [];
    this.#members.replaceChildren(...members.filter((one) => one.id).map((one) => make("option", { value: one.id })));
  }

  #text(key, ...values) {
    return (this.#words["pages.try." + key] || key).replace(/\{(\d)\}/g, (all, number) => values[number]);
  }

  /** The definition behind references; what stands beside a reference goes first. */
  #resolve(schema) {
    let node = schema;
    let beside = {};
    while (node.$ref) {
      const { $ref, definitions, ...rest } = node;
      beside = { ...rest, ...beside };
      node = this.#schema.definitions[$ref.split("/").pop()];
    }
    return { ...node, ...beside, hint: node.title, title: beside.title || node.title };
  }

  #node(schema, overlay, path, depth) {
    if (schema.type === "object") {
      return this.#object(schema, overlay, path, depth);
    }
    if (schema.type === "array") {
      const entry = this.#resolve(schema.items);
      return entry.type === "object" ? this.#list(schema, entry, overlay, path, depth) : this.#choices(schema, entry, path);
    }
    return this.#leaf(schema, path);
  }

  /** Facts that belong together; those that the decision seldom needs are folded away. */
  #object(schema, overlay, path, depth) {
    const required = overlay.required || [];
    const nodes = new Map();
    const usual = make("div", { class: "facts-usual" });
    const seldom = make("div", { class: "facts-seldom" });
    for (const [name, property] of Object.entries(schema.properties || {})) {
      const at = path ? path + "." + name : name;
      const resolved = this.#resolve(property);
      resolved.required = required.includes(name);
      const node = this.#node(resolved, ((overlay.properties || {})[name]) || {}, at, depth + 1);
      nodes.set(name, node);
      const isUsual = resolved.required || at in this.#told;
      (isUsual ? usual : seldom).append(this.#framed(node, resolved, depth));
    }
    const others = seldom.children.length && usual.children.length ? make("details", { class: "others" }, make("summary", {}, this.#text("others")), seldom) : seldom;
    return {
      element: make("div", { class: "object" }, usual, others),
      get: () => {
        const given = [...nodes].map(([name, node]) => [name, node.get()]).filter(([, value]) => value !== undefined);
        return given.length ? Object.fromEntries(given) : undefined;
      },
      set: (value) => nodes.forEach((node, name) => node.set((value || {})[name])),
      missing: () => [...nodes].flatMap(([name, node]) => (required.includes(name) || (node.get() !== undefined && !node.isLeaf) ? node.missing() : [])),
      find: (names, isMeant) => {
        if (!names.length) {
          return whole(usual.parentElement, schema.title);
        }
        return nodes.has(names[0]) ? nodes.get(names[0]).find(names.slice(1), isMeant) : null;
      },
    };
  }

  /** A part with its title: required ones open, optional ones to be opened. */
  #framed(node, schema, depth) {
    if (node.isLeaf) {
      return node.element;
    }
    if (depth === 0 && !schema.required) {
      const details = make("details", { class: "part" }, make("summary", {}, schema.title), node.element);
      const set = node.set;
      node.set = (value) => {
        set(value);
        details.open = details.open || value !== undefined;
      };
      return details;
    }
    return make("fieldset", { class: "part" }, make("legend", {}, schema.title), node.element);
  }

  #list(schema, entry, overlay, path, depth) {
    const entries = [];
    const place = make("div", { class: "entries" });
    const number = () => entries.forEach((one, index) => {
      one.legend.textContent = this.#text("entry", schema.title, index + 1);
      one.remove.setAttribute("aria-label", this.#text("removeOne", index + 1, schema.title));
    });
    const remove = (one) => {
      entries.splice(entries.indexOf(one), 1);
      one.frame.remove();
      number();
    };
    const insert = (value) => {
      const one = this.#object(entry, overlay.items || {}, path, depth);
      one.legend = make("legend");
      one.remove = make("button", { type: "button", class: "hurts", onclick: () => {
        remove(one);
        add.focus();
        place.dispatchEvent(new Event("change", { bubbles: true }));
      } }, this.#text("remove"));
      one.frame = make("fieldset", { class: "entry" }, one.legend, one.element, one.remove);
      entries.push(one);
      place.append(one.frame);
      one.set(value);
      number();
      return one;
    };
    const add = make("button", { type: "button", onclick: () => {
      const hasIds = entry.properties.id !== undefined;
      const one = insert(hasIds ? { id: String(entries.length + 1) } : undefined);
      one.frame.querySelector("input, select").focus();
      place.dispatchEvent(new Event("change", { bubbles: true }));
    } }, this.#text("add", schema.title));
    return {
      element: make("div", { class: "list" }, place, add),
      get: () => (entries.length ? entries.map((one) => one.get() || {}) : undefined),
      missing: () => entries.flatMap((one) => one.missing()),
      set: (values) => {
        [...entries].forEach(remove);
        (values || []).forEach(insert);
      },
      find: (names, isMeant) => {
        if (/^\d+$/.test(names[0])) {
          const one = entries[Number(names[0])];
          return one ? one.find(names.slice(1), isMeant) : whole(add, schema.title);
        }
        if (!names.length) {
          return whole(add, schema.title);
        }
        const found = entries.map((one) => one.find(names, isMeant)).filter((one) => one);
        return found.find(isMeant) || found[0] || whole(add, schema.title);
      },
    };
  }

  /** Several of some values: boxes to tick, or texts with commas between them. */
  #choices(schema, entry, path) {
    const values = entry.enum || (this.#told[path] || []).filter((word) => ("code." + word) in this.#words);
    if (!values.length) {
      return this.#leaf({ ...schema, type: "string", isList: true, title: schema.title }, path);
    }
    const boxes = values.map((value) => make("input", { type: "checkbox", value }));
    const error = make("small", { class: "wrong" });
    const element = make("fieldset", { class: "leaf" }, make("legend", {}, this.#label(schema)), boxes.map((box) => make("label", { class: "choice" }, box, this.#word(box.value))), error);
    return {
      isLeaf: true,
      element,
      focus: () => boxes[0].focus(),
      say: (text) => error.replaceChildren(text),
      label: schema.title,
      wrong: () => "",
      get: () => {
        const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
        return chosen.length ? chosen : undefined;
      },
      set: (chosen) => boxes.forEach((box) => {
        box.checked = (chosen || []).includes(box.value);
        this.#unfold(element, box.checked);
      }),
      missing() {
        return this.get() === undefined ? [this] : [];
      },
      find() {
        return this;
      },
    };
  }

  #leaf(schema, path) {
    const id = "fact-" + FactForm.#last++;
    const control = this.#control(schema, path, id);
    const error = make("small", { class: "wrong", id: id + "-wrong" });
    const hint = schema.hint && schema.hint !== schema.title && /[（(]/.test(schema.hint) ? make("small", { id: id + "-hint" }, schema.hint) : null;
    control.setAttribute("aria-describedby", [hint ? id + "-hint" : "", id + "-wrong"].join(" ").trim());
    const element = make("div", { class: "leaf" }, make("label", { for: id }, this.#label(schema)), control, hint, error);
    return {
      isLeaf: true,
      element,
      label: schema.title,
      focus: () => control.focus(),
      say: (text) => {
        error.replaceChildren(text);
        control.toggleAttribute("aria-invalid", Boolean(text));
      },
      wrong: () => this.#wrong(schema, this.#read(schema, control.value)),
      get: () => this.#read(schema, control.value),
      set: (value) => {
        this.#write(schema, control, value);
        this.#unfold(element, value !== undefined);
      },
      missing() {
        return this.get() === undefined ? [this] : [];
      },
      find() {
        return this;
      },
    };
  }

  #label(schema) {
    return schema.required ? [schema.title, " ", make("span", { class: "tag" }, this.#text("required"))] : [schema.title];
  }

  #control(schema, path, id) {
    const name = path;
    if (schema.type === "boolean") {
      return this.#select(id, name, ["true", "false"].map((value) => [value, this.#words["value." + value]]), schema);
    }
    const told = (this.#told[path] || []).filter((word) => ("code." + word) in this.#words);
    const values = schema.enum || (schema.format || schema.isList ? [] : told);
    if (values.length && schema.type === "string") {
      return this.#select(id, name, values.map((value) => [value, this.#word(value)]), schema);
    }
    const isNumber = schema.type === "number" || schema.type === "integer";
    return make("input", {
      id,
      name,
      type: schema.format === "date" ? "date" : "text",
      inputmode: schema.type === "integer" ? "numeric" : isNumber ? "decimal" : undefined,
      list: /(memberId|requestedMemberIds|relativeOf)$/.test(path) ? "members" : undefined,
      "aria-required": schema.required ? "true" : undefined,
    });
  }

  #select(id, name, options, schema) {
    const required = schema.required ? "true" : undefined;
    return make("select", { id, name, "aria-required": required }, make("option", { value: "" }, this.#text("unset")), options.map(([value, words]) => make("option", { value }, words)));
  }

  #word(code) {
    return this.#words["code." + code] || code;
  }

  /** What a field holds; what is no number stays as it is, so that the service refuses it. */
  #read(schema, text) {
    const given = text.trim();
    if (!given) {
      return undefined;
    }
    if (schema.isList) {
      return given.split(/[、，,;；\s]+/).filter((one) => one);
    }
    if (schema.type === "boolean") {
      return given === "true";
    }
    const isNumber = schema.type === "number" || schema.type === "integer";
    const isExact = /^[-+]?\d+(\.\d+)?$/.test(given) && given.replace(/\D/g, "").length <= 15;
    return isNumber && isExact ? Number(given) : given;
  }

  #write(schema, control, value) {
    const text = value === undefined || value === null ? "" : Array.isArray(value) ? value.join("、") : String(value);
    if (control.tagName === "SELECT" && text && ![...control.options].some((option) => option.value === text)) {
      control.append(make("option", { value: text }, this.#word(text)));
    }
    control.value = text;
  }

  /** What would be right instead; nothing if it is right. */
  #wrong(schema, value) {
    if (value === undefined || (schema.type !== "number" && schema.type !== "integer")) {
      return value !== undefined && schema.enum && !schema.enum.includes(value) ? this.#text("oneOf") : "";
    }
    if (typeof value !== "number") {
      return this.#text(schema.type === "integer" ? "integer" : "number");
    }
    if (schema.type === "integer" && !Number.isInteger(value)) {
      return this.#text("integer");
    }
    if (value < schema.minimum || value > schema.maximum) {
      return schema.minimum === undefined ? this.#text("atMost", schema.maximum) : this.#text("range", schema.minimum, schema.maximum);
    }
    return "";
  }

  /** Opens what is folded around something that is given. */
  #unfold(element, isGiven) {
    for (let details = element.closest("details"); isGiven && details; details = details.parentElement.closest("details")) {
      details.open = true;
    }
  }
}
