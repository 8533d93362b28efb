import { hasContext, noContext, placesIn } from "./mention.js";
import type { Context, Mention, Role, SourceFile } from "./mention.js";
import { bracketsOf, placesOf, tokensOf, valueOf } from "./tokens.js";
import type { Lexis, Token } from "./tokens.js";

/*
 * Names and literals in languages with braces, from their tokens. Paths have dots in each of them: `com.acme.DsaCode.BUSY` in
 * Java, `acme_errors.dsa.Code.Busy` in Rust, `Acme.Errors.DsaCode.Busy` in PHP and C#.
 */

/** The names that a file takes from elsewhere. */
export interface Imports {
  /** The path of each imported name. */
  readonly names: ReadonlyMap<string, string>;
  /** Paths of which everything is imported. */
  readonly all: readonly string[];
  /** Classes and enums whose members are imported. */
  readonly members?: readonly string[];
}

/** What the reader has to know about a language. */
export interface Braces {
  readonly lexis: Lexis;
  /** What joins the parts of a path. */
  readonly join: string;
  /** What leads to a field or a method of an object. */
  readonly members: readonly string[];
  /** Signs after which a statement, or a branch of one, begins. */
  readonly starts: readonly string[];
  /** Whether the patterns of a branch end with `=>`. */
  readonly hasArms: boolean;
  readonly importsOf: (tokens: readonly Token[]) => Imports;
  /** The paths that a name may stand for on its own: what is imported, or a path that is written out. */
  readonly resolve: (parts: readonly string[], imports: Imports) => readonly string[];
  /** The positions of the types with which the name at a position is declared there. */
  readonly typesAt: (tokens: readonly Token[], at: number) => readonly number[];
  /** What compares two values, if it is not what it is in most languages. */
  readonly comparing?: RegExp;
  /** Whether names of codes in branches are written without their type. */
  readonly bareCases: boolean;
}

/** Where a name is declared, and with which types. */
interface Declaration {
  readonly at: number;
  readonly types: readonly string[];
}

/** Methods that only convert what they are called on. */
const conversions: ReadonlySet<string> = new Set(
  "as_deref as_ref as_str clone intValue toString to_owned to_string unwrap value".split(" "),
);

/** Functions that return the code with a spelling. */
const finders: ReadonlySet<string> = new Set("from from_code of tryFrom valueOf".split(" "));

const usualComparing = /^(?:[!=]==?|instanceof)$/;
const handling = /^(?:assert.*|contains|equals|expectException|in_array|is|match|matches|switch|throwsCode|catch)$/i;
const importing = /^(?:import|namespace|package|use)$/;
const throwing = /^(?:Err|bail|map_err|ok_or|ok_or_else|orElseThrow|panic|throw)$/;

/** The names and literals in a file that may refer to codes. */
export function mentionsIn(language: Braces, file: SourceFile): Mention[] {
  const tokens = tokensOf(file.text, language.lexis);
  const { around, other } = bracketsOf(tokens);
  const places = placesOf(tokens, new Set(["{", "}", ";", ...language.starts]));
  const patternEnds = patternEndsOf(tokens);
  const imports = language.importsOf(tokens);
  const comparing = language.comparing ?? usualComparing;
  const members = imports.members ?? [];
  const place = placesIn(file);
  const mentions: Mention[] = [];
  let declarations: ReadonlyMap<string, readonly Declaration[]> | undefined;
  const textAt = (at: number): string => tokens[at]?.text ?? "";
  const isName = (at: number): boolean => tokens[at]?.kind === "name";
  for (let at = 0; at < tokens.length;) at = isName(at) ? visitName(at) : visitLiteral(at);
  return mentions;

  function visitName(at: number): number {
    const end = chainEnd(at);
    if (language.members.includes(textAt(at - 1)) || importing.test(textAt(places[at]?.start ?? 0))) return end;
    const parts = partsOf(at, end);
    const span = place(tokens[at]?.from ?? 0, tokens[end - 1]?.to ?? 0);
    const role = roleOf(at, end);
    const isBareCase = language.bareCases && parts.length === 1 && /^[A-Z][A-Z0-9_]*$/.test(textAt(at)) && isCase(at);
    const paths = isBareCase
      ? typesOfSubject(at).map((type) => `${type}.${textAt(at)}`)
      : language.resolve(parts, imports);
    const isGuess = parts.length === 1 && !imports.names.has(textAt(at));
    for (const path of new Set(paths)) mentions.push({ what: "name", path, role, span, isGuess });
    for (const path of isBareCase ? [] : memberPaths(parts))
      mentions.push({ what: "name", path, role, span, isGuess: true });
    return end;
  }

  /** The paths that a name may stand for as a member of a class. */
  function memberPaths(parts: readonly string[]): readonly string[] {
    return imports.names.has(parts[0] ?? "") ? [] : members.map((from) => [from, ...parts].join("."));
  }

  function visitLiteral(at: number): number {
    const token = tokens[at];
    const digits = token && valueOf(token);
    if (token === undefined || digits === undefined) return at + 1;
    const isNegative =
      token.kind === "number" &&
      textAt(at - 1) === "-" &&
      !/[\w)\]]$/.test(textAt(at - 2).replace(/^(?:case|return)$/, ""));
    const start = isNegative ? at - 1 : at;
    const context = contextOf(start, at + 1);
    if (hasContext(context)) {
      const span = place(tokens[start]?.from ?? 0, token.to);
      const value = isNegative ? `-${digits}` : digits;
      mentions.push({ what: "literal", value, ...context, role: roleOf(start, at + 1), span });
    }
    return at + 1;
  }

  /** The end of a path: `a.b.C`. */
  function chainEnd(at: number): number {
    let end = at + 1;
    while (textAt(end) === language.join && isName(end + 1)) end += 2;
    return end;
  }

  /** The start of the path that ends before a position. */
  function chainStart(end: number): number {
    let start = end - 1;
    while (textAt(start - 1) === language.join && isName(start - 2)) start -= 2;
    return start;
  }

  function partsOf(start: number, end: number): string[] {
    return tokens.slice(start, end).flatMap(({ kind, text }) => (kind === "name" ? [text] : []));
  }

  /** Whether a token is in the label of a branch: `case A, B:`. */
  function isCase(at: number): boolean {
    const { start = 0, isAfterColon = false } = places[at] ?? {};
    return textAt(start) === "case" && !isAfterColon;
  }

  /** Whether it is in the pattern of a branch: `A | B =>`. */
  function isArm(start: number, end: number): boolean {
    if (!language.hasArms || !["=>", "if"].includes(patternEnds[end] ?? "")) return false;
    for (let at = start - 1; at >= 0; at -= 1) {
      if (textAt(at) === "=>" || textAt(at) === "[") return false;
      if (["{", "}", ";"].includes(textAt(at))) return true;
      if (textAt(at) !== ",") continue;
      const open = around[at] ?? -1;
      if (textAt(open) !== "(") return textAt(open) === "{";
      at = open;
    }
    return false;
  }

  /** Whether it is all that is within `Some(…)`, which stands for its value. */
  function isWrapped(start: number, end: number): boolean {
    return textAt(start - 1) === "(" && textAt(start - 2) === "Some" && textAt(end) === ")";
  }

  /** Whether it is in a module of tests, as Rust has them: `#[cfg(test)] mod tests { … }`. */
  function isInTests(at: number): boolean {
    for (let open = around[at] ?? -1; open >= 0; open = around[open] ?? -1) {
      const before = tokens.slice(Math.max(open - 9, 0), open - 1);
      if (before.map(({ text }) => text).join("") === "#[cfg(test)]mod") return true;
    }
    return false;
  }

  function roleOf(start: number, end: number): Role {
    return isInTests(start) ? "tested" : purposeOf(start, end);
  }

  function purposeOf(start: number, end: number): Role {
    if (isWrapped(start, end)) return purposeOf(start - 2, end + 1);
    if (textAt(end) === "." && textAt(end + 1) === "equals") return "handled";
    if (comparing.test(textAt(start - 1)) || comparing.test(textAt(end))) return "handled";
    if (isCase(start) || isArm(start, end)) return "handled";
    for (let open = around[start] ?? -1; textAt(open) === "(" || textAt(open) === "["; open = around[open] ?? -1) {
      const called = textAt(open - 1) === "!" ? textAt(open - 2) : textAt(open - 1);
      if (throwing.test(called)) return "thrown";
      if (handling.test(called)) return "handled";
    }
    return places[start]?.isAfterThrow === true ? "thrown" : "used";
  }

  /** What a literal is compared with, given to or assigned to. */
  function contextOf(start: number, end: number): Context {
    if (isWrapped(start, end)) return contextOf(start - 2, end + 1);
    if (comparing.test(textAt(start - 1))) return compared(nameBefore(start - 2));
    if (comparing.test(textAt(end))) return compared(nameAfter(end + 1));
    const open = around[start] ?? -1;
    if (textAt(open - 2) === "matches" && textAt(open - 1) === "!") return compared(nameAfter(open + 1));
    if (isCase(start) || isArm(start, end)) return compared(subjectOf(start));
    if (textAt(end) === "." && textAt(end + 1) === "equals") return compared(nameAfter(end + 3));
    if (textAt(open) === "[" && textAt(around[open] ?? -1) === "(") return listed(around[open] ?? -1);
    if (textAt(open) === "(" && textAt(open - 1) === "equals") return compared(nameBefore(open - 3));
    if (textAt(start - 1) === ":" && isName(start - 2)) return { ...noContext, counterpart: bare(textAt(start - 2)) };
    if (textAt(start - 1) === "=>") {
      const key = tokens[start - 2];
      return { ...noContext, counterpart: key?.kind === "text" ? (valueOf(key) ?? "") : "" };
    }
    if (textAt(open) !== "(" || !isName(open - 1)) return noContext;
    return { ...noContext, callees: calleesOf(chainStart(open), open) };
  }

  /** The paths that a called function may have; of a finder, those of its class. A method of an object has none. */
  function calleesOf(start: number, end: number): readonly string[] {
    if (language.members.includes(textAt(start - 1))) return [];
    const parts = partsOf(start, end);
    const paths = [...(parts.length === 1 ? memberPaths(parts) : []), ...language.resolve(parts, imports)];
    return finders.has(parts.at(-1) ?? "") ? paths.map(parentOf) : paths;
  }

  /** In `in_array($code, [1, 2])`, each item of the list is compared with the first argument. */
  function listed(open: number): Context {
    return textAt(open - 1) === "in_array" ? compared(nameAfter(open + 1)) : noContext;
  }

  /** The name that decides between the branches around a position. */
  function subjectOf(at: number): number {
    let open = around[at] ?? -1;
    while (open >= 0 && textAt(open) !== "{") open = around[open] ?? -1;
    if (textAt(open - 1) === "switch") return nameBefore(open - 2);
    return nameBefore(textAt(open - 1) === ")" && !isCall(other.get(open - 1) ?? -1) ? open - 2 : open - 1);
  }

  /** Whether a bracket is that of a call, and not that of `switch (x)` or `match ($x)`. */
  function isCall(open: number): boolean {
    return isName(open - 1) && !["switch", "match"].includes(textAt(open - 1));
  }

  /** The types of what decides between the branches: those that it is declared with, or else all that are imported. */
  function typesOfSubject(at: number): readonly string[] {
    const declared = declaredTypes(bare(textAt(subjectOf(at))), at);
    return declared.length > 0 ? declared : [...imports.names.values(), ...imports.all, ...members];
  }

  /** The position of the last name of the expression that ends at a position. */
  function nameBefore(end: number): number {
    let at = end;
    while (at >= 0) {
      if (textAt(at) === "?") at -= 1;
      else if (textAt(at) === ")" || textAt(at) === "]") {
        const open = other.get(at) ?? 0;
        // `body["code"]`, or what is in brackets.
        if (textAt(at) === "]" && at - open === 2 && tokens[at - 1]?.kind === "text") return at - 1;
        at = textAt(at) === "]" || isName(open - 1) ? open - 1 : at - 1;
      } else if (conversions.has(textAt(at)) && language.members.includes(textAt(at - 1))) at -= 2;
      else return at;
    }
    return at;
  }

  /** The position of the last name of the expression that starts at a position. */
  function nameAfter(start: number): number {
    let at = start;
    while (textAt(at) === "(" || textAt(at) === "&") at = textAt(at) === "(" ? (other.get(at) ?? at) + 1 : at + 1;
    for (;;) {
      let next = at + 1;
      while (textAt(next) === "(" || textAt(next) === "[") next = (other.get(next) ?? next) + 1;
      if (!language.members.includes(textAt(next))) return nameBefore(next - 1);
      at = next + 1;
    }
  }

  function compared(at: number): Context {
    const token = tokens[at];
    if (token === undefined) return noContext;
    const counterpart = token.kind === "text" ? (valueOf(token) ?? "") : bare(token.text);
    const object = language.members.includes(textAt(at - 1)) ? textAt(at - 2) : "";
    return { counterpart, callees: [], owners: object === "" ? [] : declaredTypes(object, at) };
  }

  /** The types with which the nearest declaration before a position declares a name, and the types around them. */
  function declaredTypes(name: string, before: number): readonly string[] {
    declarations ??= declarationsIn();
    const all = declarations.get(bare(name)) ?? [];
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.at ?? 0) < before) low = middle + 1;
      else high = middle;
    }
    return all[low - 1]?.types ?? [];
  }

  /** The declarations of each name, in order. */
  function declarationsIn(): ReadonlyMap<string, readonly Declaration[]> {
    const found = new Map<string, Declaration[]>();
    for (let at = 0; at < tokens.length; at += 1) {
      if (!isName(at)) continue;
      const types = language
        .typesAt(tokens, at)
        .flatMap((type) => language.resolve(partsOf(chainStart(type + 1), type + 1), imports));
      if (types.length === 0) continue;
      const name = bare(textAt(at));
      const earlier = found.get(name) ?? [];
      earlier.push({ at, types: types.flatMap((path) => [path, parentOf(path)]) });
      found.set(name, earlier);
    }
    return found;
  }
}

/** What ends the pattern of a branch that each token could be in: the next sign that none has, or `if`. */
function patternEndsOf(tokens: readonly Token[]): readonly string[] {
  const inner = new Set(["|", ",", ")", "::", "("]);
  let end = "";
  return tokens
    .toReversed()
    .map(({ kind, text }) => {
      if (text === "if" || (kind === "sign" && !inner.has(text))) end = text;
      return end;
    })
    .reverse();
}

/** A path without its last part. */
const parentOf = (path: string): string => path.split(".").slice(0, -1).join(".");

/** A name without the sign of a variable. */
const bare = (name: string): string => name.replace(/^\$/, "");
