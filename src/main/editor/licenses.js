/* The packages that are in the result, with their licences: most of them ask for it. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const TEXT = /^(licen[cs]e|notice)/i;

function described(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((file) => TEXT.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

/** Writes licenses.txt beside the result. */
export function licenses() {
  return {
    name: "licenses",
    generateBundle() {
      const folders = [...this.getModuleIds()].map((id) => PACKAGE.exec(id.replace(/^\0/, ""))?.[1]);
      const found = [...new Set(folders)].filter((folder) => folder && existsSync(join(folder, "package.json"))).sort();
      const source = found.map(described).join("\n\n" + "=".repeat(80) + "\n\n") + "\n";
      this.emitFile({ type: "asset", fileName: "licenses.txt", source });
    },
  };
}
