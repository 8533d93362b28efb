import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/java";
import type { SourceDocument } from "../document.js";
import { readCode } from "../understand/code-cell.js";
import { isProse } from "../understand/shapes.js";
import { evaluate } from "./constant.js";
import type { Value } from "./constant.js";
import { statusNamed } from "./http-status.js";
import { Comments, memberGrids } from "./members.js";
import { supplemented } from "./source.js";
import type { Member } from "./members.js";

/** Reads the enums of Java source, and the constants of its classes. */
export function readJava(path: string, text: string): SourceDocument {
  const members: Member[] = [];
  const values = new Map<string, Value>();
  const comments = new Comments(text);
  const owners: string[] = [];
  parser.parse(text).iterate({
    enter: (ref) => {
      switch (ref.name) {
        case "LineComment":
        case "BlockComment":
          comments.comment(ref.from, ref.to);
          return false;
        case "EnumDeclaration":
        case "ClassDeclaration":
        case "InterfaceDeclaration": {
          const name = ref.node.getChild("Definition");
          owners.push(name === null ? "" : text.slice(name.from, name.to));
          return true;
        }
        case "EnumConstant": {
          const name = ref.node.getChild("Definition");
          if (name === null) return true;
          const list = ref.node.getChild("ArgumentList");
          const written = list === null ? [] : argumentsOf(list).map((node) => text.slice(node.from, node.to));
          const read = written.map((argument) => evaluate(argument, (other) => values.get(other)));
          const numbers = read.filter((value) => value?.number !== undefined);
          const texts = read.filter((value): value is Value => value !== undefined && value.number === undefined);
          const named = written.map(statusNamed).find((status) => status !== "") ?? "";
          // If the code is a text, a number beside it is the status: `NO_ORDER("A-1", 404, "There is no order.")`.
          const lettered = named === "" && texts.length > 1 && numbers.length === 1 && isStatus(numbers[0]);
          const coded = texts.find(({ text }) => readCode(text) !== undefined && !isProse(text)) ?? texts[0];
          const value = lettered ? coded : (numbers[0] ?? (texts.length > 1 ? coded : undefined));
          const message = texts.filter((other) => other !== value).map((other) => other.text);
          const constant = text.slice(name.from, name.to);
          const { comment, heading } = comments.aboveOf(ref.from, constant);
          // Without an explicit code, the name of the constant is the code.
          const code = value ?? { text: constant, number: undefined };
          members.push({
            group: owners.at(-1) ?? "",
            name: constant,
            written: "",
            value: code,
            message: message.join("\n"),
            comment: comment.replace(deprecatedTag, "").trim(),
            heading,
            http: named === "" && lettered ? (numbers[0]?.text ?? "") : named,
            deprecated: deprecation(text.slice(ref.from, name.from), comment),
            start: ref.from,
          });
          return true;
        }
        case "FieldDeclaration": {
          if (!/\bfinal\b/.test(text.slice(ref.from, ref.to).split("=")[0] ?? "")) return true;
          const [, name = "", written = ""] = /(\w+)\s*=\s*([\s\S]*?);?$/.exec(text.slice(ref.from, ref.to)) ?? [];
          const value = evaluate(written, (other) => values.get(other));
          if (name === "" || value === undefined) return true;
          values.set(name, value);
          members.push({
            group: owners.at(-1) ?? "",
            name,
            written,
            value,
            message: "",
            comment: comments.above(ref.from),
            start: ref.from,
          });
          return true;
        }
        default:
          return true;
      }
    },
    leave: (ref) => {
      if (/^(?:Enum|Class|Interface)Declaration$/.test(ref.name)) owners.pop();
    },
  });
  return { path, format: "Java", title: "", grids: memberGrids(supplemented(members, text)), samples: [] };
}

const deprecatedTag = /^@deprecated\b[^\n]*$/im;

/** The reason why a constant is deprecated, or an empty string; undefined if it is not deprecated. */
function deprecation(modifiers: string, comment: string): string | undefined {
  const tag = deprecatedTag.exec(comment)?.[0];
  if (tag === undefined && !/@Deprecated\b/.test(modifiers)) return undefined;
  return tag?.replace(/^@deprecated\s*/i, "").trim() ?? "";
}

const isStatus = (value: Value | undefined): boolean => /^[45]\d\d$/.test(value?.text ?? "");

function argumentsOf(list: SyntaxNode): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (let node = list.firstChild; node !== null; node = node.nextSibling)
    if (!/^[(),]$/.test(node.name)) nodes.push(node);
  return nodes;
}
