import { parser } from "@lezer/cpp";
import type { SourceDocument } from "../document.js";
import { evaluate } from "./constant.js";
import type { Value } from "./constant.js";
import { Comments, memberGrids } from "./members.js";
import { supplemented } from "./source.js";

interface Draft {
  group: string;
  name: string;
  written: string;
  value: Value | undefined;
  message: string;
  comment: string;
  start: number;
}

/** Reads the enums and the `#define`s of a C or C++ header. */
export function readC(path: string, text: string): SourceDocument {
  const members: Draft[] = [];
  const values = new Map<string, Value>();
  const comments = new Comments(text);
  let group = "";
  let next = 0n;
  const add = (member: Draft, end: number): void => {
    if (member.value !== undefined) values.set(member.name, member.value);
    members.push(member);
    comments.after(
      end,
      (comment) => (member.comment = [member.comment, comment].filter((part) => part !== "").join("\n")),
    );
  };
  // The parser loses directives before a carriage return.
  parser.parse(text.replaceAll("\r", " ")).iterate({
    enter: (node) => {
      switch (node.name) {
        case "LineComment":
        case "BlockComment":
          comments.comment(node.from, node.to);
          return false;
        case "EnumSpecifier": {
          const named = node.node.getChild("TypeIdentifier");
          const typedef = node.node.parent?.name === "TypeDefinition" ? node.node.nextSibling : null;
          const name = named ?? typedef;
          group = name === null ? "enum" : text.slice(name.from, name.to);
          next = 0n;
          return true;
        }
        case "Enumerator": {
          const source = text.slice(node.from, node.to);
          const [, name = "", written = ""] = /^(\w+)\s*(?:=\s*([\s\S]*))?$/.exec(source) ?? [];
          if (name === "") return false;
          const value =
            written === ""
              ? { text: String(next), number: next }
              : evaluate(withoutComments(written), (name) => values.get(name));
          if (value?.number !== undefined) next = value.number + 1n;
          add(
            { group, name, written, value, message: "", comment: comments.above(node.from), start: node.from },
            node.to,
          );
          return true;
        }
        case "PreprocDirective": {
          const source = text.slice(node.from, node.to);
          const [, name = "", rest = ""] = /^#\s*define\s+(\w+)[ \t]+(\S[\s\S]*?)\s*$/.exec(source) ?? [];
          const written = withoutComments(rest).trim();
          if (name === "" || written === "") return true;
          const value = evaluate(written, (name) => values.get(name));
          const start = node.from;
          const end = node.from + source.trimEnd().length;
          // A macro that is not a constant is skipped. A plain name may be a constant from another file.
          if (value === undefined && !/^[A-Za-z_]\w*$/.test(written)) return true;
          add({ group: "", name, written, value, message: "", comment: comments.above(start), start }, end);
          const trailing = /(\/\*[\s\S]*?\*\/|\/\/.*)/.exec(rest)?.[1];
          if (
            trailing !== undefined &&
            node.node.getChild("BlockComment") === null &&
            node.node.getChild("LineComment") === null
          ) {
            comments.comment(start + source.indexOf(trailing), start + source.indexOf(trailing) + trailing.length);
          }
          return true;
        }
        default:
          return true;
      }
    },
  });
  return { path, format: "C", title: "", grids: memberGrids(supplemented(members, text)), samples: [] };
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, " ");
