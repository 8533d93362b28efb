import { canary } from "./payloads.js";
import { syntaxOf } from "./syntax.js";
import { tokensOf } from "./tokens.js";
import type { Token } from "./tokens.js";

/** A text that left its place in a file. */
export interface Escape {
  readonly line: number;
  readonly message: string;
  readonly help: string;
}

/** What no code has: characters that hide what it says, or that tools cannot read. */
const hidden = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;

const help = "encode texts of the spec for the place where they land, such as a string or a comment";

/**
 * Whether texts left their places in a file, given what the same file is with harmless texts. Texts can change a file in its
 * strings and comments only: the code around them must be the same. Undefined if the file is of no known kind.
 */
export function escapeIn(path: string, harmless: string, hostile: string): Escape | "none" | undefined {
  const syntax = syntaxOf(path);
  if (syntax === undefined) return undefined;
  const before = withoutLastCommas(tokensOf(harmless, syntax));
  const after = withoutLastCommas(tokensOf(hostile, syntax));
  const became = after.find(({ code }) => code.includes(canary));
  if (became !== undefined) return { line: became.line, message: "a text of the spec became code", help };
  const index = after.findIndex((token, place) => !isSame(token, before[place]));
  const place = index === -1 && after.length < before.length ? after.length - 1 : index;
  const at = after[place];
  if (at !== undefined) {
    const message = `a text of the spec changes the code around it: ${shown(before[place])} became ${shown(at)}`;
    return { line: at.line, message, help };
  }
  const line = hostile.split("\n").findIndex((each) => hidden.test(each));
  if (line === -1) return "none";
  const character = hidden.exec(hostile.split("\n")[line] ?? "")?.[0] ?? "";
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const reason = "which editors do not show";
  return {
    line: line + 1,
    message: `a text of the spec puts ${name} into the file, ${reason}`,
    help: "escape or drop it",
  };
}

/** Tokens without commas after the last item of a list: formatters add them where a list takes several lines. */
function withoutLastCommas(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ code }, index) => code !== "," || !/^[\])}]$/.test(tokens[index + 1]?.code ?? ""));
}

function isSame(token: Token, other: Token | undefined): boolean {
  return token.kind === other?.kind && token.code === other.code;
}

function shown(token: Token | undefined): string {
  if (token === undefined) return "nothing";
  if (token.kind === "open") return "a text without an end";
  return token.kind === "code" ? `\`${token.code}\`` : `a ${token.kind === "text" ? "string" : "comment"}`;
}
