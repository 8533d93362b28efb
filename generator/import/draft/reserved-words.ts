import { isDeviceName } from "../../model/device-name.js";
/*
 * Words that a language, its standard library or an operating system uses. A catalog or a module becomes a package, a
 * class and a file. With one of these names, it would shadow what generated or calling code imports.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const keywords = words(`
  abstract and any as assert async await boolean break byte case catch chan char class const continue debugger declare def
  default defer del delete do double elif else enum except export extends fallthrough false final finally float for from
  func function global go goto if implements import in instanceof int interface internal is lambda let long map module
  native namespace never new nil none nonlocal not null number object of or package pass private protected public raise
  range readonly require return select self short static string struct super switch symbol synchronized this throw throws
  transient true try type typeof undefined unique unknown using val var vendor void volatile while with yield match
`);

const builtins = words(`
  append array bool buffer cap clear close comparable complex constructor copy date dict error errors eval exception float32
  float64 imag int8 int16 int32 int64 iota len list main make max min panic print println process promise proto prototype
  proxy real recover reflect regexp rune set str tuple uint uint8 uint16 uint32 uint64 uintptr undefined warning yes no on off
`);

const libraries = words(`
  abc array ast asyncio base64 bufio builtin builtins bytes calendar cmp code codecs collections compress concurrent constants
  container context copy crypto csv ctypes database dataclasses datetime debug decimal dis dns doctest email embed encoding
  enum events expvar filecmp flag fmt fractions fs functools gc getopt glob go gzip hash heapq hmac html http https image imp
  index inspect io ipaddress iter itertools json key keyword locale log logging lookup maps math mime module multiprocessing
  name net numbers op operator os path paths pathlib pickle platform plugin posix pprint profile punycode pwd queue random re
  regexp repl resource runtime sched secrets select selectors shelve shlex signal site slices socket sort sqlite3 ssl stat
  statistics strconv stream strings struct subprocess sync sys syscall tempfile test testing tests text textwrap thread
  threading time timers tls token tomllib trace traceback types typing unicode unittest unsafe url urllib util uuid v8 vm
  warnings weakref worker xml zlib zoneinfo
`);

/** Files that outputs have in addition to those of modules. */
const files = words(`base catalog decode errspec info kind readme schema search src verdict wire`);

/** Devices that Windows opens by a name with a dollar sign, `CONIN$`. */
const devices = words("conin conout");

const taken: ReadonlySet<string> = new Set([...keywords, ...builtins, ...libraries, ...files, ...devices]);

/** The ID itself, or with a suffix if it would collide: `http` becomes `http-codes`. */
export function freeId(id: string): string {
  const word = id.replaceAll("-", "");
  return (taken.has(word) || isDeviceName(word)) && id !== "errors" && id !== "catalog" ? `${id}-codes` : id;
}
