/* The editor in Chinese. What has no word here stays English. */
import { boxedExpressionEditorDictionaries } from "@kie-tools/boxed-expression-component/dist/i18n";
import { dmnEditorDictionaries } from "@kie-tools/dmn-editor/dist/i18n";
import { feelInputComponentDictionaries } from "@kie-tools/feel-input-component/dist/i18n";
import { boxedExpressions } from "./zh/boxed-expressions.js";
import { dmnEditor } from "./zh/dmn-editor.js";
import { feel } from "./zh/feel.js";

const CHINESE = "zh";

dmnEditorDictionaries.set(CHINESE, dmnEditor);
boxedExpressionEditorDictionaries.set(CHINESE, boxedExpressions);
feelInputComponentDictionaries.set(CHINESE, feel);

/** Names of products stay as they are. */
const NAMES = "names";

function missing(english, chinese, path) {
  return Object.keys(english)
    .filter((key) => key !== NAMES)
    .flatMap((key) => {
      const place = path + "." + key;
      if (!chinese || !chinese[key]) {
        return [place];
      }
      return typeof english[key] === "object" ? missing(english[key], chinese[key], place) : [];
    });
}

/** The places of English words that have no Chinese one. */
export function untranslated() {
  return [dmnEditorDictionaries, boxedExpressionEditorDictionaries, feelInputComponentDictionaries].flatMap((dictionaries, number) =>
    missing(dictionaries.get("en"), dictionaries.get(CHINESE), String(number)),
  );
}
