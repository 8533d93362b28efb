/*
 * How files are read to see where texts are: strings and comments, and all else is code. This is not a parser of any language,
 * only what keeps a text apart from code in it.
 */

/** A kind of string. */
export interface Quotes {
  readonly open: string;
  readonly close: string;
  /** What keeps a quote inside: a backslash, a second quote, or both. */
  readonly escapes: readonly ("backslash" | "double")[];
  readonly isMultiline?: true;
  /** What begins code inside. */
  readonly codeAfter?: readonly string[];
}

/** Where texts can be in a file. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  readonly quotes: readonly Quotes[];
  /** Whether a single quote is a character, as in C, so that `'` in `'a` is not the start of a text. */
  readonly hasCharacters?: true;
  /** Whether a backslash at the end of a line continues it, even in a comment; ISO C reads `??/` as a backslash. */
  readonly hasContinuedLines?: true;
  /** Whether the file is text with tags in it. */
  readonly isMarkup?: true;
}

const double: Quotes = { open: '"', close: '"', escapes: ["backslash"] };
const single: Quotes = { open: "'", close: "'", escapes: ["backslash"] };
const doubled = (quote: string, more: Partial<Quotes> = {}): Quotes => ({
  ...{ open: quote, close: quote, escapes: ["double"], isMultiline: true },
  ...more,
});
const triple = (quote: string): Quotes => ({ open: quote, close: quote, escapes: ["backslash"], isMultiline: true });

const slashes = { lineComments: ["//"], blockComments: [["/*", "*/"]] } as const;
const hash = { lineComments: ["#"], blockComments: [] } as const;

const c: Syntax = { ...slashes, quotes: [double], hasCharacters: true, hasContinuedLines: true };
const java: Syntax = { ...slashes, quotes: [triple('"""'), double], hasCharacters: true };
const dollar = ["$"];
const withDollar = (quotes: readonly Quotes[]): readonly Quotes[] =>
  quotes.map((each) => ({ ...each, codeAfter: dollar }));
const kotlin: Syntax = { ...slashes, quotes: withDollar([triple('"""'), double]), hasCharacters: true };
const ecmaScript: Syntax = {
  ...slashes,
  quotes: [double, single, { open: "`", close: "`", escapes: ["backslash"], isMultiline: true, codeAfter: ["${"] }],
};
const go: Syntax = {
  ...slashes,
  quotes: [double, { open: "`", close: "`", escapes: [], isMultiline: true }],
  hasCharacters: true,
};
const sharp = { ...double, codeAfter: ["{"] };
const python: Syntax = { ...hash, quotes: [triple('"""'), triple("'''"), double, single] };
const ruby: Syntax = {
  lineComments: ["#"],
  blockComments: [["\n=begin", "\n=end"]],
  quotes: [
    { ...double, isMultiline: true, codeAfter: ["#{", "#$", "#@"] },
    { ...single, isMultiline: true },
  ],
};
const elixir: Syntax = {
  ...hash,
  quotes: [
    { ...triple('"""'), codeAfter: ["#{"] },
    { ...double, isMultiline: true, codeAfter: ["#{"] },
    { ...single, isMultiline: true, codeAfter: ["#{"] },
  ],
};
const shell: Syntax = {
  ...hash,
  quotes: [
    { ...double, isMultiline: true, codeAfter: ["$", "`"] },
    { open: "'", close: "'", escapes: [], isMultiline: true },
  ],
};
const php: Syntax = {
  lineComments: ["//", "#"],
  blockComments: [["/*", "*/"]],
  quotes: [
    { ...double, isMultiline: true, codeAfter: ["$", "{$"] },
    { ...single, isMultiline: true },
  ],
};
const sql: Syntax = { lineComments: ["--"], blockComments: [["/*", "*/"]], quotes: [doubled("'"), doubled('"')] };
const lua: Syntax = { lineComments: ["--"], blockComments: [["--[[", "]]"]], quotes: [double, single] };
const haskell: Syntax = { lineComments: ["--"], blockComments: [["{-", "-}"]], quotes: [double], hasCharacters: true };
const lisp: Syntax = { lineComments: [";"], blockComments: [["#|", "|#"]], quotes: [{ ...double, isMultiline: true }] };
const erlang: Syntax = { lineComments: ["%"], blockComments: [], quotes: [{ ...double, isMultiline: true }, single] };
const json: Syntax = { lineComments: [], blockComments: [], quotes: [double] };
const markup: Syntax = { lineComments: [], blockComments: [["<!--", "-->"]], quotes: [], isMarkup: true };
const rust: Syntax = { ...c, quotes: [{ ...double, isMultiline: true }] };

/** By the extension of a file, or its whole name. */
const syntaxes: Readonly<Record<string, Syntax>> = {
  ...each("c h cc cpp cxx hpp m", c),
  ...each("java scala", java),
  ...each("kt kts groovy gradle dart", kotlin),
  ...each("js mjs cjs ts mts cts jsx tsx", ecmaScript),
  ...each("go mod", go),
  ...each("cs", { ...java, quotes: [triple('"""'), sharp] }),
  ...each("swift", { ...java, quotes: [triple('"""'), double].map((quotes) => ({ ...quotes, codeAfter: ["\\("] })) }),
  ...each("rs", { ...rust, hasContinuedLines: undefined }),
  ...each("proto zig", { ...slashes, quotes: [double, single] }),
  ...each("py pyi toml", python),
  ...each("rb gemspec Gemfile Rakefile", ruby),
  ...each("ex exs", elixir),
  ...each("sh bash Makefile", shell),
  ...each("php", php),
  ...each("sql", sql),
  ...each("lua", lua),
  ...each("hs elm", haskell),
  ...each("lisp clj scm el", lisp),
  ...each("erl hrl", erlang),
  ...each("json", json),
  ...each("html xml svg csproj", markup),
};

function each(names: string, syntax: Syntax): Readonly<Record<string, Syntax>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, syntax]));
}

/** How a file is read. Undefined if it is of no known kind, so that nothing can be said about its texts. */
export function syntaxOf(path: string): Syntax | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const extension = name.slice(name.lastIndexOf(".") + 1);
  return Object.hasOwn(syntaxes, extension) ? syntaxes[extension] : undefined;
}
