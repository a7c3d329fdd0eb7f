/* Models between their text and the editor. The editor writes all of a model anew and adds to it; what is written here says
   nothing but what the file said and what the person changed, so that the service can put just that into the file. */
import { getMarshaller } from "@kie-tools/dmn-marshaller";
import { normalize } from "@kie-tools/dmn-marshaller/dist/normalization/normalize";

const ID = "@_id";
const LABEL = "@_label";
const NAME = "@_name";
const TYPE = "@_typeRef";
const WIDTHS = "kie:ComponentsWidthsExtension";
const DMN = "https://www.omg.org/spec/DMN/";
const LATEST = DMN + "20240513/";

/** The versions of DMN that can be written again as they were. */
const FOLDERS = { 1.5: DMN + "20230324/", 1.6: LATEST };

/** Calls a function for an object and all that are in it. */
function walk(value, visit) {
  if (Array.isArray(value)) {
    value.forEach((one) => walk(one, visit));
  } else if (value && typeof value === "object") {
    visit(value);
    Object.values(value).forEach((one) => walk(one, visit));
  }
}

function collected(model, key) {
  const found = new Set();
  walk(model, (object) => object[key] && found.add(object[key]));
  return found;
}

const nodes = (model) => model.definitions.drgElement ?? [];

/** The editor would give the node the label of its function for a name, and says what kind it is only if the file does. */
function prepare(definition) {
  delete definition[LABEL];
  definition["@_kind"] ??= "FEEL";
}

/** What a decision or function computes; nothing for other nodes. */
const logic = (node) => node.expression ?? node.encapsulatedLogic;

const diagrams = (model) => model.definitions["dmndi:DMNDI"]?.["dmndi:DMNDiagram"] ?? [];

/** Name and type of what nodes compute, as the file writes them; the editor sets both. */
function headings(model) {
  return new Map(
    nodes(model)
      .filter(logic)
      .map((node) => [
        logic(node)[ID],
        { label: logic(node)[LABEL], type: logic(node)[TYPE], follows: logic(node)[TYPE] === node.variable?.[TYPE] },
      ]),
  );
}

function withHeading(node, heading) {
  const written = logic(node);
  if (heading ? heading.label === undefined : written[LABEL] === node[NAME]) {
    delete written[LABEL];
  } else if (heading) {
    written[LABEL] = heading.label;
  }
  if (heading && heading.type === undefined) {
    delete written[TYPE];
  } else if (heading && !heading.follows) {
    written[TYPE] = heading.type;
  }
}

/** Widths of columns are a person's own matter, unless the file has them. */
function withoutWidths(model) {
  diagrams(model).forEach((diagram) => {
    const extension = diagram["di:extension"];
    if (extension) {
      delete extension[WIDTHS];
      if (!Object.keys(extension).length) {
        delete diagram["di:extension"];
      }
    }
  });
}

/** Ids that the editor needs and the file does not have, unless something refers to them. */
function withoutIds(model, generated) {
  const referred = collected(model, "@_dmnElementRef");
  collected(model, "@_href").forEach((reference) => referred.add(reference.replace(/^#/, "")));
  walk(model, (object) => {
    if (generated.has(object[ID]) && !referred.has(object[ID])) {
      delete object[ID];
    }
  });
}

/** The service finds models by their namespaces, and takes no places. */
function withPlainImports(model, known, importType) {
  (model.definitions.import ?? [])
    .filter((one) => !known.has(one[ID]))
    .forEach((one) => {
      delete one["@_locationURI"];
      one["@_importType"] = importType;
    });
}

/**
 * Opens a model.
 *
 * @param text the text of its file
 * @returns {{ model: object, isWritable: boolean, written: (model: object) => string }} the model for the editor, whether its
 *     version of DMN can be kept, and what writes it
 */
export function opened(text) {
  const marshaller = getMarshaller(text, { upgradeTo: "latest" });
  const parsed = marshaller.parser.parse();
  const ids = collected(parsed, ID);
  const hasWidths = diagrams(parsed).some((diagram) => diagram["di:extension"]?.[WIDTHS]);
  const model = normalize(parsed);
  const generated = new Set([...collected(model, ID)].filter((id) => !ids.has(id)));
  const known = headings(model);
  const folder = FOLDERS[marshaller.originalVersion] ?? LATEST;
  nodes(model)
    .filter((node) => node.encapsulatedLogic)
    .forEach((node) => prepare(node.encapsulatedLogic));

  function written(changed) {
    const copy = structuredClone(changed);
    if (!hasWidths) {
      withoutWidths(copy);
    }
    nodes(copy)
      .filter(logic)
      .forEach((node) => withHeading(node, known.get(logic(node)[ID])));
    withoutIds(copy, generated);
    withPlainImports(copy, ids, LATEST + "MODEL/");
    return marshaller.builder.build(copy).replaceAll(LATEST, folder);
  }

  return { model, isWritable: marshaller.originalVersion in FOLDERS, written };
}

/** The id of the node that has a part with an id; the part may be the node itself. */
export function nodeOf(model, id) {
  return nodes(model).find((node) => collected(node, ID).has(id))?.[ID];
}

/** The nodes that compute something. */
export const computing = (model) => nodes(model).filter(logic);

/** The namespaces that a model imports. */
export function imported(model) {
  return (model.definitions.import ?? []).map((one) => one["@_namespace"]);
}
