import type { SourceDocument } from "../document.js";
import { evaluate } from "./constant.js";
import { Comments, memberGrids } from "./members.js";
import type { Member } from "./members.js";

interface Word {
  readonly text: string;
  readonly start: number;
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[A-Za-z_][\w.]*|-?\s*(?:0[xX][0-9a-fA-F]+|\d+)|[{}=;,[\]()]/g;

/**
 * Reads the enums of a Protocol Buffers file, with the comments on their values and the options that say more of an error:
 * its HTTP status, its message, and the domain of its reason. Options are custom, so their names decide: `(errors.code)`.
 */
export function readProto(path: string, text: string): SourceDocument {
  const members: (Member & { comment: string })[] = [];
  const comments = new Comments(text);
  const owners: string[] = [];
  const reserved = new Map<string, { codes: string[]; names: string[] }>();
  const domains = new Set<string>();
  const usualStatus = new Map<string, string>();
  /** How many brackets of the options that are being read are open. */
  let depth = 0;
  let words: Word[] = [];
  for (const match of text.matchAll(token)) {
    const [part] = match;
    const start = match.index;
    if (part.startsWith("//") || part.startsWith("/*")) {
      comments.comment(start, start + part.length);
      for (const [, domain = ""] of part.matchAll(/"domain":\s*"([\w.-]{1,63})"/g)) domains.add(domain);
    } else if (depth > 0 || part === "[" || (part === "{" && isOption(words))) {
      if (/^[[{]$/.test(part)) depth += 1;
      else if (/^[\]}]$/.test(part)) depth -= 1;
      addWord(words, { text: part.trim(), start });
    } else if (part === "{") {
      owners.push(words[0]?.text === "enum" ? (words[1]?.text ?? "enum") : "");
      words = [];
    } else if (part === "}") {
      owners.pop();
      words = [];
    } else if (part === ";") {
      const [name, equals, value] = words;
      const group = owners.at(-1) ?? "";
      const options = optionsIn(words.slice(isOption(words) ? 1 : 3).map(({ text }) => text));
      const { domain, status, message } = factsOf(options);
      if (isOption(words)) {
        if (domain !== undefined) domains.add(domain);
        if (status !== undefined) usualStatus.set(group, status);
      }
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
          message: message ?? "",
          ...(status === undefined ? {} : { http: status }),
          ...comments.aboveOf(name.start, name.text),
          deprecated: options.some(([name, value]) => name === "deprecated" && value === "true") ? "" : undefined,
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
    } else addWord(words, { text: part.trim(), start });
  }
  const stated = members.map((member) => ({
    ...member,
    http: member.http ?? statusInComment.exec(member.comment)?.[1] ?? usualStatus.get(member.group) ?? "",
  }));
  const grids = memberGrids(stated).map((grid) => ({ ...grid, reserved: reserved.get(grid.headings[0] ?? "") }));
  const title = /^\s*package\s+([\w.]+)/m.exec(text)?.[1] ?? "";
  const [domain] = domains.size === 1 ? domains : [];
  return { path, format: "Protocol Buffers", title, grids, samples: [], domain };
}

/** A status in a comment, as `google.rpc.Code` has it: `HTTP Mapping: 404 Not Found`. */
const statusInComment = /\bHTTP (?:mapping|status|status code|code)\s*[:=]?\s*([1-5]\d\d)\b/i;

/** Whether a statement sets an option. A value may be called `option`, too. */
const isOption = ([first, second]: readonly Word[]): boolean => first?.text === "option" && second?.text !== "=";

/** Adds a word to a statement. Literals that follow each other are one, as the language has it. */
function addWord(words: Word[], { text, start }: Word): void {
  const last = words.at(-1);
  if (last !== undefined && isLiteral(last.text) && isLiteral(text))
    words[words.length - 1] = { ...last, text: `"${last.text.slice(1, -1)}${text.slice(1, -1)}"` };
  else words.push({ text, start });
}

const isLiteral = (word: string): boolean => /^["']/.test(word);

/** The options in a list of words, by the last part of their names: `(errors.code) = 404` and `{ code: 404 }` are both `code`. */
function optionsIn(words: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const values = words.filter((word) => !/^[=,()[\]{}]$/.test(word));
  return values.flatMap((word, i) => {
    const value = values[i + 1];
    return /^[A-Za-z_]/.test(word) && value !== undefined ? [[word.replace(/^.*\./, ""), value] as const] : [];
  });
}

/** What options say of an error. */
function factsOf(options: ReturnType<typeof optionsIn>): {
  readonly status: string | undefined;
  readonly message: string | undefined;
  readonly domain: string | undefined;
} {
  const valueOf = (name: RegExp, value: RegExp): string | undefined =>
    options.find((option) => name.test(option[0]) && value.test(option[1]))?.[1];
  const message = valueOf(/^(?:message|msg|text|desc|description)$/i, /^["']/);
  return {
    status: valueOf(/^(?:default_)?(?:http|(?:http_?)?(?:status|code|status_?code))$/i, /^[45]\d\d$/),
    message: message && unescaped(message),
    domain: valueOf(/domain$/i, /^["'][\w.-]{1,63}["']$/)?.slice(1, -1),
  };
}

/** The text of a literal. Escapes of bytes stay as they are written. */
const unescaped = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(["'\\nt])/g, (_, mark: string) => ({ n: "\n", t: "\t" })[mark] ?? mark);

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
