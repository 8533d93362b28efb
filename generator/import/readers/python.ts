import { parser } from "@lezer/python";
import type { SourceDocument } from "../document.js";
import { evaluate } from "./constant.js";
import type { Value } from "./constant.js";
import { Comments, memberGrids } from "./members.js";
import { supplemented } from "./source.js";

/** Reads the enums and constants of Python source, and dictionaries of texts by code. */
export function readPython(path: string, text: string): SourceDocument {
  const members: {
    group: string;
    name: string;
    written: string;
    value: Value | undefined;
    message: string;
    comment: string;
    start: number;
  }[] = [];
  const values = new Map<string, Value>();
  const comments = new Comments(text);
  const owners: string[] = [];
  parser.parse(text).iterate({
    enter: (ref) => {
      switch (ref.name) {
        case "Comment":
          comments.comment(ref.from, ref.to);
          return false;
        case "ClassDefinition": {
          const name = ref.node.getChild("VariableName");
          owners.push(name === null ? "" : text.slice(name.from, name.to));
          return true;
        }
        case "FunctionDefinition":
          return false;
        case "AssignStatement": {
          const [, name = "", written = ""] =
            /^(\w+)\s*(?::[^=]+)?=\s*([\s\S]*)$/.exec(text.slice(ref.from, ref.to)) ?? [];
          if (name === "") return true;
          const dictionary = ref.node.getChild("DictionaryExpression");
          if (dictionary !== null) {
            for (const [key, written] of pairsOf(text.slice(dictionary.from + 1, dictionary.to - 1))) {
              const code = evaluate(key, (other) => values.get(other));
              const message = evaluate(written, () => undefined);
              if (message === undefined || message.number !== undefined) continue;
              const member = members.find(({ name }) => name === key.replace(/^.*\./, ""));
              if (member !== undefined) {
                member.message = message.text;
                continue;
              }
              const constant = /^[A-Za-z_][\w.]*$/.test(key) ? key : "";
              if (code === undefined) continue;
              members.push({
                group: name,
                name: constant,
                written: key,
                value: code,
                message: message.text,
                comment: "",
                start: dictionary.from,
              });
            }
            return false;
          }
          const [, first = written, rest = ""] = /^\(\s*([^,]+),\s*([\s\S]*?),?\s*\)$/.exec(written) ?? [];
          const value = evaluate(first, (other) => values.get(other));
          if (value === undefined) return true;
          values.set(name, value);
          const message = rest === "" ? undefined : evaluate(rest, () => undefined);
          const member = {
            group: owners.at(-1) ?? "",
            name,
            written: first,
            value,
            message: message?.number === undefined ? (message?.text ?? "") : "",
            comment: comments.above(ref.from),
            start: ref.from,
          };
          members.push(member);
          comments.after(
            ref.to,
            (trailing) => (member.comment = [member.comment, trailing].filter((part) => part !== "").join("\n")),
          );
          return true;
        }
        default:
          return true;
      }
    },
    leave: (ref) => {
      if (ref.name !== "ClassDefinition") return;
      const owner = owners.pop() ?? "";
      const own = members.filter(({ group, start }) => group === owner && start >= ref.from);
      const find = (words: RegExp): (typeof members)[number] | undefined => own.find(({ name }) => words.test(name));
      const code = find(/^(?:err(?:or)?_?)?(?:code|no)$/i);
      if (code === undefined) return;
      // A class with a code stands for one error.
      const message = find(/^(?:default_?)?(?:message|msg|detail|description|text)$/i)?.value?.text ?? "";
      members.splice(members.length - own.length);
      members.push({ ...code, group: owners.at(-1) ?? "", name: owner, message, start: ref.from });
    },
  });
  return { path, format: "Python", title: "", grids: memberGrids(supplemented(members, text, true)), samples: [] };
}

/** The `key: text` pairs inside a dictionary, as written. */
function pairsOf(inside: string): [key: string, value: string][] {
  const pair =
    /([-+\w.]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*:\s*((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,"'#\n]+)(?:\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))*)/g;
  return [...inside.matchAll(pair)].map(([, key = "", value = ""]) => [key, value.trim()]);
}
