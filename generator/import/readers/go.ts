import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/go";
import type { SourceDocument } from "../document.js";
import { evaluate } from "./constant.js";
import type { Value } from "./constant.js";
import { statusNamed } from "./http-status.js";
import { Comments, memberGrids } from "./members.js";
import { supplemented } from "./source.js";

/** Types that do not group constants. Constants of such a type are grouped by their block. */
const builtin = /^(?:u?int(?:8|16|32|64)?|uintptr|byte|rune|string|)$/;

const statusOf = (expression: string): string =>
  statusNamed(expression) || (/^\s*([45]\d\d)\s*$/.exec(expression)?.[1] ?? "");

/** Reads the constants of Go source, and the texts that a `switch` or a map gives them. */
export function readGo(path: string, text: string): SourceDocument {
  const members: {
    group: string;
    name: string;
    written: string;
    value: Value | undefined;
    message: string;
    comment: string;
    heading: string;
    http: string;
    deprecated: string | undefined;
    start: number;
  }[] = [];
  const byName = new Map<string, (typeof members)[number]>();
  const messages = new Map<string, string>();
  const statuses = new Map<string, string>();
  const comments = new Comments(text);
  const slice = (node: SyntaxNode): string => text.slice(node.from, node.to);
  let block = 0;
  let iota = 0n;
  let implied: { readonly type: string; readonly expression: string } | undefined;
  let cases: string[] = [];
  parser.parse(text).iterate({
    enter: (ref) => {
      switch (ref.name) {
        case "LineComment":
        case "BlockComment":
          comments.comment(ref.from, ref.to);
          return false;
        case "ConstDecl":
          block += 1;
          iota = -1n;
          implied = undefined;
          return true;
        case "ConstSpec": {
          iota += 1n;
          const node = ref.node;
          const names = node.getChildren("DefName").map(slice);
          const equals = text.slice(ref.from, ref.to).indexOf("=");
          if (equals !== -1) {
            const head = text.slice(ref.from, ref.from + equals);
            implied = {
              type: /^[\w\s,]*?\w+\s+([\w.]+)\s*$/.exec(head)?.[1] ?? "",
              expression: text.slice(ref.from + equals + 1, ref.to),
            };
          }
          const { comment, heading } = comments.aboveOf(ref.from, names[0] ?? "");
          const single = names.length === 1;
          names.forEach((name) => {
            const written = (single ? implied?.expression.trim() : undefined) ?? "";
            const value = evaluate(written, (other) =>
              other === "iota" ? { text: String(iota), number: iota } : byName.get(other)?.value,
            );
            if (name === "_" || value === undefined) return;
            const group = implied === undefined || builtin.test(implied.type) ? `const ${block}` : implied.type;
            const deprecated = /^Deprecated:\s*(.*)$/m.exec(comment)?.[1];
            const description = comment.replace(/^Deprecated:.*$/m, "").trim();
            const fields = { message: "", comment: description, heading, http: "", deprecated };
            const member = { group, name, written, value, ...fields, start: ref.from };
            members.push(member);
            byName.set(name, member);
            comments.after(
              ref.to,
              (trailing) => (member.comment = [member.comment, trailing].filter((part) => part !== "").join("\n")),
            );
          });
          return false;
        }
        case "Case":
          cases = ref.node.getChildren("VariableName").map(slice);
          return false;
        case "ReturnStatement": {
          const value = evaluate(
            text
              .slice(ref.from, ref.to)
              .replace(/^return\b/, "")
              .replace(/^\s*\w+(?:\.\w+)*\(("(?:[^"\\]|\\.)*")\)\s*$/, "$1"),
            () => undefined,
          );
          if (value !== undefined && value.number === undefined)
            for (const name of cases) messages.set(name, value.text);
          cases = [];
          return false;
        }
        case "Element": {
          const key = ref.node.getChild("Key");
          const status = key === null ? "" : statusOf(text.slice(key.to, ref.to).replace(/^\s*:/, ""));
          if (key !== null && status !== "") statuses.set(slice(key), status);
          const value =
            key === null ? undefined : evaluate(text.slice(key.to, ref.to).replace(/^\s*:/, ""), () => undefined);
          if (key !== null && value !== undefined && value.number === undefined) messages.set(slice(key), value.text);
          return true;
        }
        default:
          return true;
      }
    },
  });
  for (const member of members) {
    member.message = messages.get(member.name) ?? "";
    member.http = statuses.get(member.name) ?? "";
  }
  const title = /^package\s+(\w+)/m.exec(text)?.[1] ?? "";
  return {
    path,
    format: "Go",
    title,
    grids: memberGrids(supplemented(members, text)).map((grid) => ({
      ...grid,
      headings: grid.headings.filter((heading) => !/^const \d+$/.test(heading)),
    })),
    samples: [],
  };
}
