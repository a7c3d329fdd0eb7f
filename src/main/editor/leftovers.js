/* Words that the packages do not take from their dictionaries. They are chosen by the language of the page. */
const KINDS = {
  Undefined: "未定义",
  Context: "分步公式",
  Literal: "公式",
  Relation: "数据表",
  "Decision table": "决策表",
  List: "列表",
  Invocation: "调用",
  Function: "函数",
  For: "逐项计算",
  Every: "全部满足",
  Some: "有一项满足",
  Conditional: "如果",
  Filter: "筛选",
};

const LEFTOVERS = {
  "ExpressionDefinitionRoot/ExpressionDefinitionLogicTypeSelector.js": Object.fromEntries(
    Object.entries(KINDS).map(([english, chinese]) => [`return "${english}"`, [english, chinese]]),
  ),
  "expressionVariable/ExpressionVariableMenu.js": { 'NAME = "Expression Name"': ["Expression Name", "结果"] },
  "boxedExpressions/BoxedExpressionScreen.js": { 'title: "Properties panel"': ["Properties panel", "属性栏"] },
  "dist/dataTypes/ItemComponentsTable.js": {
    'children: "Name"': ["Name", "名称"],
    'children: "Is struct?"': ["Is struct?", "有下级字段？"],
    'children: "Type"': ["Type", "类型"],
    'children: "Is collection?"': ["Is collection?", "是列表？"],
    'children: "Constraints"': ["Constraints", "限制"],
  },
  "dist/dataTypes/DataTypePanel.js": { 'children: "Type"': ["Type", "类型"] },
  "dist/dataTypes/ConstraintsRange.js": { 'children: "End"': ["End", "止"] },
  "BeeTable/BeeTableContextMenuHandler.js": {
    'children: "Back"': ["Back", "返回"],
    'children: "Insert"': ["Insert", "插入"],
  },
  "controls/dist/esm/index.mjs": {
    ': "zoom in"': ["zoom in", "放大"],
    ': "zoom out"': ["zoom out", "缩小"],
    ': "fit view"': ["fit view", "显示全图"],
    ': "toggle interactivity"': ["toggle interactivity", "锁定或解锁"],
  },
};

/** What stands otherwise in the packages than we want it: how often rows were hit shows as soon as it is known. */
const CHANGES = {
  "dmn-editor/dist/store/Store.js": ["enableEvaluationHighlights: false", "enableEvaluationHighlights: true"],
};

const chosen = ([english, chinese]) =>
  `(globalThis.document?.documentElement.lang === "zh" ? ${JSON.stringify(chinese)} : ${JSON.stringify(english)})`;

/** Puts both languages where the packages have one. Says so if a package has changed its words. */
export function leftovers() {
  return {
    name: "leftovers",
    transform(code, id) {
      const change = Object.entries(CHANGES).find(([file]) => id.endsWith(file))?.[1];
      if (change) {
        return code.includes(change[0]) ? code.replace(...change) : this.error(`${id} does not say ${change[0]} any more`);
      }
      const words = Object.entries(LEFTOVERS).find(([file]) => id.endsWith(file))?.[1];
      if (!words) {
        return null;
      }
      return Object.entries(words).reduce((text, [place, both]) => {
        if (!text.includes(place)) {
          this.error(`${id} does not say ${place} any more`);
        }
        return text.replaceAll(place, place.replace(JSON.stringify(both[0]), chosen(both)));
      }, code);
    },
  };
}
