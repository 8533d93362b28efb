import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a package contains of another one, without its licence. */
const copies = { "@ts-morph/common": "typescript" };

/** The licences of the packages whose files are in a bundle, in the order of their names. */
export function licenses(root, inputs) {
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  );
  const texts = [...folders].flatMap((folder) => {
    const { name, version } = manifestIn(join(root, folder));
    const copied = copies[name];
    return [
      entry(`${name} ${version}`, join(root, folder)),
      ...(copied === undefined ? [] : [entry(`${copied}, in ${name} ${version}`, join(root, "node_modules", copied))]),
    ];
  });
  return `errspec contains code of these packages.\n\n${[...new Set(texts)].sort().join("\n----\n\n")}`;
}

function entry(title, folder) {
  const { license } = manifestIn(folder);
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  if (license === undefined && file === undefined) throw new Error(`${title} has no licence`);
  return `${title} (${license})\n${text}`;
}

const manifestIn = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
