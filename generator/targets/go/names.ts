import { nameFromId, pascalCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";

const list = (text: string): readonly string[] => text.split(" ");

/** What Go writes in capitals. Source: the initialisms of staticcheck's ST1003. */
const usualInitialisms = list(
  "ACL API ASCII CPU CSS DNS EOF GUID HTML HTTP HTTPS ID IP JSON QPS RAM RPC SLA SMTP SQL SSH TCP TLS TTL UDP UI GID UID UUID URI URL UTF8 VM XML XMPP XSRF XSS SIP RTP AMQP DB TS",
);

/** The words that are written in capitals: Go's own and others. */
export function initialismsWith(...others: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set([...usualInitialisms, ...others.flat()]);
}

/** `InvalidProjectID` */
export function exportedName(name: Name, initialisms: ReadonlySet<string>): string {
  return pascalCase(name, initialisms);
}

/** `RateLimit` from `rate-limit`. Words of an id may be of one letter, which those of a name may not. */
export function exportedId(id: string, initialisms: ReadonlySet<string>): string {
  return id
    .split(/[-_]/)
    .map((word) => exportedWord(word, initialisms))
    .join("");
}

/** `projectID` from `project_id`, for a parameter: never a keyword, nor a name that the function uses itself. */
export function parameterName(snake: string, initialisms: ReadonlySet<string>): string {
  const [first = "", ...rest] = snake.split("_");
  const name = [first, ...rest.map((word) => exportedWord(word, initialisms))].join("");
  return keywords.has(name) || name === "locale" || name === "strconv" ? `${name}Value` : name;
}

function exportedWord(word: string, initialisms: ReadonlySet<string>): string {
  const upper = word.toUpperCase();
  return initialisms.has(upper) ? upper : nameFromId(word);
}

/** `ZH`, `PTBR`: the field of a locale. */
export function localeField(locale: string): string {
  return locale.replaceAll("-", "").toUpperCase();
}

/**
 * `ratelimit` from `rate-limit`: a package is lower-case letters and digits, so that no file named after it can have a
 * suffix that build constraints act on. A name that would not do gets `err` at its end, as in `tcerr`.
 */
export function packageName(id: string, taken: readonly string[] = []): string {
  const name = id.replace(/[-_]/g, "");
  return unfit.has(name) || taken.includes(name) ? `${name}err` : name;
}

const keywords: ReadonlySet<string> = new Set(
  list(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
  ),
);

/** Names that cannot be imported, or would hide something where they are. */
const unfit: ReadonlySet<string> = new Set([
  ...keywords,
  // Not importable, or folders with a meaning of their own.
  ...list("main init internal vendor testdata cmd"),
  // Predeclared.
  ...list(
    "any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32 float64 imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr",
  ),
  // Packages of the standard library and our own that stand beside it.
  ...list("base64 bufio bytes context errors fmt http io json log os strconv strings testing time utf8 utf16"),
  ...list("conformance testee verdict wire"),
  // Variables where it is used.
  ...list("b body c code codes e err i info k locale n ok own rest row t target text"),
  // Names of devices, which Go's module files may not have.
  ...list("aux con nul prn"),
  ...list("com lpt").flatMap((device) => [...Array(10).keys()].map((n) => `${device}${n}`)),
]);
