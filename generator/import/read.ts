import type { SourceDocument } from "./document.js";
import { limits, Unreadable } from "./document.js";
import { reshaped } from "./readers/reshape.js";

type Reader = (path: string, text: string) => SourceDocument;

/** The reader of a language whose blocks are in brackets. With `hash`, a `#` starts a comment in it. */
const inBrackets =
  (language: string, hash = false) =>
  async (): Promise<Reader> =>
    (await import("./readers/source.js")).sourceReader(language, hash);

/** One reader for each format, loaded on demand because of its parser. */
const readers = {
  html: async (): Promise<Reader> => (await import("./readers/html.js")).readHtml,
  xlsx: async (): Promise<Reader> => {
    const { readHtml } = await import("./readers/html.js");
    return (path, page) => ({ ...readHtml(path, page), format: "Excel, Office Open XML" });
  },
  markdown: async (): Promise<Reader> => (await import("./readers/markdown.js")).readMarkdown,
  rst: async (): Promise<Reader> => (await import("./readers/rst.js")).readRst,
  asciidoc: async (): Promise<Reader> => (await import("./readers/asciidoc.js")).readAsciidoc,
  delimited: async (): Promise<Reader> => (await import("./readers/delimited.js")).readDelimited,
  json: async (): Promise<Reader> => (await import("./readers/json.js")).readJson,
  yaml: async (): Promise<Reader> => (await import("./readers/yaml-data.js")).readYaml,
  toml: async (): Promise<Reader> => (await import("./readers/toml.js")).readToml,
  errcodes: async (): Promise<Reader> => (await import("./readers/errcodes.js")).readErrcodes,
  c: async (): Promise<Reader> => (await import("./readers/c.js")).readC,
  go: async (): Promise<Reader> => (await import("./readers/go.js")).readGo,
  java: async (): Promise<Reader> => (await import("./readers/java.js")).readJava,
  python: async (): Promise<Reader> => (await import("./readers/python.js")).readPython,
  proto: async (): Promise<Reader> => (await import("./readers/proto.js")).readProto,
  javascript: inBrackets("JavaScript"),
  typescript: inBrackets("TypeScript"),
  csharp: inBrackets("C#"),
  rust: inBrackets("Rust"),
  kotlin: inBrackets("Kotlin"),
  scala: inBrackets("Scala"),
  swift: inBrackets("Swift"),
  dart: inBrackets("Dart"),
  php: inBrackets("PHP", true),
  ruby: inBrackets("Ruby", true),
  graphql: inBrackets("GraphQL", true),
  thrift: async (): Promise<Reader> => (await import("./readers/thrift.js")).readThrift,
  lua: inBrackets("Lua", true),
  elixir: inBrackets("Elixir", true),
  erlang: async (): Promise<Reader> => (await import("./readers/erlang.js")).readErlang,
  sql: inBrackets("SQL", true),
  xml: async (): Promise<Reader> => (await import("./readers/xml.js")).readXml,
  po: async (): Promise<Reader> => (await import("./readers/po.js")).readPo,
  properties: async (): Promise<Reader> => (await import("./readers/properties.js")).readProperties,
  troff: async (): Promise<Reader> => (await import("./readers/troff.js")).readTroff,
} as const;

type Format = keyof typeof readers;

const byExtension: Readonly<Record<string, Format>> = {
  html: "html",
  htm: "html",
  xhtml: "html",
  xlsx: "xlsx",
  xlsm: "xlsx",
  md: "markdown",
  markdown: "markdown",
  mdx: "markdown",
  rst: "rst",
  rest: "rst",
  adoc: "asciidoc",
  asciidoc: "asciidoc",
  asc: "asciidoc",
  csv: "delimited",
  tsv: "delimited",
  tab: "delimited",
  json: "json",
  jsonl: "json",
  yaml: "yaml",
  yml: "yaml",
  toml: "toml",
  h: "c",
  hh: "c",
  hpp: "c",
  hxx: "c",
  c: "c",
  cc: "c",
  cpp: "c",
  def: "c",
  inc: "c",
  m: "c",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "javascript",
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "typescript",
  cs: "csharp",
  rs: "rust",
  kt: "kotlin",
  kts: "kotlin",
  scala: "scala",
  swift: "swift",
  dart: "dart",
  php: "php",
  rb: "ruby",
  graphql: "graphql",
  gql: "graphql",
  thrift: "thrift",
  lua: "lua",
  ex: "elixir",
  exs: "elixir",
  erl: "erlang",
  hrl: "erlang",
  sql: "sql",
  xml: "xml",
  resx: "xml",
  xlf: "xml",
  xliff: "xml",
  po: "po",
  pot: "po",
  properties: "properties",
  ini: "properties",
  conf: "properties",
  go: "go",
  java: "java",
  py: "python",
  proto: "proto",
};

/** Reads a document. The file extension identifies the format; without a known one, the content does. */
export async function readDocument(path: string, text: string): Promise<SourceDocument> {
  if (text.length > limits.bytes) throw new Unreadable(`the document is larger than ${limits.bytes / 1_000_000} MB`);
  const source = text.replace(/^\ufeff/, "");
  const read = await readers[formatOf(path, source)]();
  const document = read(path, source);
  return { ...document, grids: reshaped(document.grids) };
}

function formatOf(path: string, text: string): Format {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  const known = byExtension[extension];
  if (known !== undefined) return known;
  if (/^\d[a-z]*$/.test(extension) && /^\.(?:TH|SH|\\")/m.test(text)) return "troff";
  const start = text.slice(0, 50_000);
  if (/^[0-9A-Z]{5}\s+[EWS]\s+ERRCODE_\w+/m.test(text)) return "errcodes";
  if (/^\s*<\?xml\b(?![\s\S]{0,500}<html)/i.test(start)) return "xml";
  if (/^\s*<(?:!doctype|html|head|body|table|h[1-6]|div|section|article|\?xml)\b/i.test(start)) return "html";
  if (/^\s*[[{]/.test(start)) return "json";
  const source = sourceFormat(start);
  if (source !== undefined) return source;
  if (/^\.TH\s/m.test(start)) return "troff";
  if (/^\s*\+(?:[-=]+\+)+\s*$/m.test(start)) return "rst";
  if (/^\|===\s*$/m.test(start)) return "asciidoc";
  if (/^#\s*define\s/m.test(start)) return "c";
  return isDelimited(start) ? "delimited" : "markdown";
}

/** Whether most lines of a text have fields. A title may have a comma in it. */
function isDelimited(text: string): boolean {
  if (/^[#|<]/m.test(text) || !/^[^\n]*[,\t]/.test(text)) return false;
  const lines = text.split("\n", 50).filter((line) => line.trim() !== "");
  return lines.filter((line) => /[,\t]/.test(line)).length * 2 > lines.length;
}

/** Detects a programming language, or YAML, by lines that only it has. */
function sourceFormat(text: string): Format | undefined {
  if (/^(?:openapi|swagger):\s/m.test(text)) return "yaml";
  if (/^syntax\s*=\s*["']proto/m.test(text)) return "proto";
  if (/^package [a-z]\w*$/m.test(text) && /^(?:const|var|type|func)\b/m.test(text)) return "go";
  if (/^\s*(?:public |final )*(?:enum|class|interface) \w+[^\n:]*\{/m.test(text) && text.includes(";")) return "java";
  if (/^(?:class \w+(?:\([^)]*\))?:|from \w[\w.]* import |import \w+$)/m.test(text)) return "python";
  return undefined;
}
