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
      if (group !== "" && name !== undefined && equals?.text === "=" && value !== undefined) {
        const member = {
          group,
          name: name.text,
          written: value.text,
          value: evaluate(value.text, () => undefined),
          message: "",
          comment: comments.above(name.start),
          start: name.start,
        };
        members.push(member);
        comments.behind(
          start + 1,
          (behind) => (member.comment = [member.comment, behind].filter((said) => said !== "").join("\n")),
        );
      }
      words = [];
    } else words.push({ text: part, start });
  }
  const title = /^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? "";
  return { path, format: "Protocol Buffers", title, grids: memberGrids(members), samples: [] };
}
