import type { SourceDocument } from "../document.js";
import { evaluate } from "./constant.js";
import { Comments, memberGrids } from "./members.js";
import type { Member } from "./members.js";

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_][\w.]*|-?\s*(?:0[xX][0-9a-fA-F]+|\d+)|[{}=;[\]()]/g;

/** Reads the enums of a Protocol Buffers file, with the comments on their values. */
export function readProto(path: string, text: string): SourceDocument {
  const members: (Member & { comment: string })[] = [];
  const comments = new Comments(text);
  const owners: string[] = [];
  const reserved = new Map<string, { codes: string[]; names: string[] }>();
  let words: { readonly text: string; readonly start: number }[] = [];
  for (const match of text.matchAll(token)) {
    const [part] = match;
    const start = match.index;
    if (part.startsWith("//") || part.startsWith("/*")) {
      comments.comment(start, start + part.length);
    } else if (part === "{") {
      owners.push(words[0]?.text === "enum" ? (words[1]?.text ?? "enum") : "");
      words = [];
    } else if (part === "}") {
      owners.pop();
      words = [];
    } else if (part === ";") {
      const [name, equals, value] = words;
      const group = owners.at(-1) ?? "";
      if (group !== "" && name?.text === "reserved") {
        const { codes, names } = reservedIn(words.slice(1).map(({ text }) => text));
        const before = reserved.get(group) ?? { codes: [], names: [] };
        reserved.set(group, { codes: [...before.codes, ...codes], names: [...before.names, ...names] });
      }
      if (group !== "" && name !== undefined && equals?.text === "=" && value !== undefined) {
        const member = {
          group,
          name: name.text,
          written: value.text,
          value: evaluate(value.text, () => undefined),
          message: "",
          ...comments.aboveOf(name.start, name.text),
          deprecated: isDeprecated(words.slice(3).map(({ text }) => text)) ? "" : undefined,
          ...(value.text === "0" && /_?UNSPECIFIED$/i.test(name.text)
            ? { skipReason: "it means that there is no value" }
            : {}),
          start: name.start,
        };
        members.push(member);
        comments.after(
          start + 1,
          (trailing) => (member.comment = [member.comment, trailing].filter((part) => part !== "").join("\n")),
        );
      }
      words = [];
    } else words.push({ text: part.trim(), start });
  }
  const grids = memberGrids(members).map((grid) => ({ ...grid, reserved: reserved.get(grid.headings[0] ?? "") }));
  const title = /^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? "";
  return { path, format: "Protocol Buffers", title, grids, samples: [] };
}

/** Whether the options of a value contain `deprecated = true`. */
function isDeprecated(options: readonly string[]): boolean {
  return options.some((word, i) => word === "deprecated" && options[i + 1] === "=" && options[i + 2] === "true");
}

/** The codes and names of a `reserved` statement: `reserved 5, 7 to 9;` or `reserved "OLD";`. */
function reservedIn(words: readonly string[]): { readonly codes: string[]; readonly names: string[] } {
  const codes: string[] = [];
  const names: string[] = [];
  words.forEach((word, i) => {
    if (word.startsWith('"') || word.startsWith("'")) names.push(word.slice(1, -1));
    else if (/^\d+$/.test(word) && words[i - 1] !== "to")
      codes.push(words[i + 1] === "to" ? `${word}-${words[i + 2] ?? ""}` : word);
  });
  return { codes: codes.filter((code) => /^\d+(?:-\d+)?$/.test(code)), names };
}
