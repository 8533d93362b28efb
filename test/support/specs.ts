/** The smallest valid spec, in one file. */
export const tinySpec = `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, text: /message }
modules:
  - module: things
    errors:
      - code: 1
        name: NotThere
        text: It is not there.
        kind: not_found
`;

/** A spec of one module whose entries are given as YAML, one list item each. */
export function specOf(entries: string, { module = "", catalog = "" } = {}): string {
  return `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, text: /message }
${catalog}modules:
  - module: things
${indent(module, 4)}    errors:
${indent(entries, 6)}`;
}

/** The keys of an entry whose text has parameters: their names, and their types if not `string`. */
export function textWith(...params: (readonly [name: string, type?: string])[]): string {
  const text = params.map(([name]) => `{${name}}`).join(" ");
  const list = params.map(([name, type = "string"]) => `{ name: ${name}, type: ${type} }`).join(", ");
  return `text: "It ${text}", params: [${list}]`;
}

function indent(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(width)).replace(/\n*$/, text === "" ? "" : "\n");
}
