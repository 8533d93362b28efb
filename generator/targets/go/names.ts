import { isDeviceName } from "../../model/device-name.js";
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
export function parameterName(snake: string, initialisms: ReadonlySet<string>, root: string): string {
  const [first = "", ...rest] = snake.split("_");
  const name = [first, ...rest.map((word) => exportedWord(word, initialisms))].join("");
  return keywords.has(name) || ["locale", "strconv", root].includes(name) ? `${name}Value` : name;
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
  let name = id.replace(/[-_]/g, "");
  while (isUnfit(name) || taken.includes(name)) name += "err";
  return name;
}

/** What a root package is called where it is imported, beside the names that the code there uses. */
export function importName(pkg: string): string {
  return isUnfit(pkg) || ["status", "invalid", "r", "response", "e", "info", "ok", "codes"].includes(pkg)
    ? `${pkg}err`
    : pkg;
}

/** Why no package can have this name, or undefined. */
export function packageProblem(name: string): string | undefined {
  if (keywords.has(name)) return "is a keyword of Go";
  if (name === "main") return "is the package of a program, which cannot be imported";
  if (name === "init") return "is what Go calls functions for start-up, so no file can import it";
  if (name === "documentation") return "is a package that Go leaves out of builds";
  return undefined;
}

/** Why Go would not take this as the path of a module that others import, or undefined. */
export function modulePathProblem(path: string): string | undefined {
  const elements = path.split("/");
  const [first = "", ...rest] = elements;
  if (path === "main" || path === "type") return `is \`${path}\`, which the Go compiler keeps for itself`;
  if (standard.has(first)) return `begins with \`${first}\`, which belongs to Go's standard library`;
  for (const element of elements) {
    const [stem = ""] = element.split(".");
    if (folders.has(element)) return `contains \`${element}\`, which is a folder with a meaning of its own for Go`;
    if (isDeviceName(element)) return `contains \`${element}\`, which is the name of a device on Windows`;
    if (/~[0-9]+$/.test(stem)) return `contains \`${element}\`, which looks like a short file name of Windows`;
  }
  const last = rest.at(-1) ?? "";
  if (/^v(?:0[0-9]*|1)$/.test(last)) return `ends with \`/${last}\`, but a path names a version from v2 on only`;
  if (first === "gopkg.in" && !/\.v[0-9]+$/.test(last))
    return "is at gopkg.in, where a path ends with a version such as .v1";
  return undefined;
}

/** A catalog's id as an element of a module path. */
export function pathElement(id: string): string {
  return folders.has(id) || isDeviceName(id) || /^v[0-9]+$/.test(id) ? `${id}-errors` : id;
}

const keywords: ReadonlySet<string> = new Set(
  list(
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
  ),
);

/** Folders that Go treats in a way of their own. */
const folders: ReadonlySet<string> = new Set(list("testdata vendor"));

/** The first elements of the paths of the standard library, and those that the go command keeps for itself. */
const standard: ReadonlySet<string> = new Set(
  list(
    "all archive bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort std strconv strings structs sync syscall testing text time tool unicode unique unsafe uuid vendor weak work",
  ),
);

/** Whether a package of this name cannot be imported, or would hide something where it is. */
function isUnfit(name: string): boolean {
  return unfit.has(name) || isDeviceName(name);
}

/** Names that cannot be imported, or that would hide something. */
const unfit: ReadonlySet<string> = new Set([
  ...keywords,
  // Not importable, or folders with a meaning of their own.
  ...list("main init internal vendor testdata cmd documentation"),
  // Predeclared.
  ...list(
    "any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32 float64 imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr",
  ),
  // Packages of the standard library and our own that stand beside it.
  ...list("base64 bufio bytes context errors fmt http io json log os strconv strings testing time utf8 utf16"),
  ...list("conformance verdict wire"),
  // Variables where it is used.
  ...list("b body c code codes e err i info k locale n ok own rest row t target text"),
]);
