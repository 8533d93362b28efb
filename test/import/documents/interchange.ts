import { stringify } from "yaml";
import { constantOf, entriesOf, hasConstants } from "./catalog.js";
import type { Entry } from "./catalog.js";
import { isNumeric } from "./codes.js";
import { allOf, linesOf, xml } from "./interchange-text.js";
import { androidStrings, resx, xliff, xmlList } from "./interchange-xml.js";
import type { Shape } from "./shape.js";

/** Gettext: a message ID is the code. */
const gettext: Shape["write"] = (catalog) => ({
  text: linesOf(
    ['msgid ""', 'msgstr ""', '"Project-Id-Version: example 2.3\\n"', `"Language: ${catalog.language.locale}\\n"`],
    '"Content-Type: text/plain; charset=UTF-8\\n"',
    entriesOf(catalog).flatMap(({ code, text }) => [
      "",
      "#: src/errors.c:120",
      `msgid "${code}"`,
      `msgstr ${JSON.stringify(text)}`,
    ]),
  ),
  extension: "po",
  codes: allOf(catalog),
  difficulties: [10],
});

const toml: Shape["write"] = (catalog, random) => {
  const list = random.chance(0.5);
  const value = (entry: Entry): string => (isNumeric(catalog.kind) ? entry.code : JSON.stringify(entry.code));
  return {
    text: list
      ? linesOf(
          `# ${catalog.title}`,
          'version = "2.3.0"',
          entriesOf(catalog).flatMap((entry) => [
            "",
            "[[errors]]",
            `code = ${value(entry)}`,
            `message = ${JSON.stringify(entry.text)}`,
            `status = ${entry.status}`,
          ]),
        )
      : linesOf(
          `# ${catalog.title}`,
          "[errors]",
          entriesOf(catalog).map(({ code, text }) => `"${code}" = ${JSON.stringify(text)}`),
        ),
    extension: "toml",
    codes: allOf(catalog, () => ({ status: list })),
    difficulties: [3],
  };
};

/** gRPC: an enum whose zero means nothing. */
const proto: Shape["write"] = (catalog, random) => {
  const prefix = random.pick(["", "ERROR_CODE_", "ERROR_REASON_"]);
  const above = random.chance(0.5);
  const items = entriesOf(catalog).flatMap((entry) => {
    const value = `  ${prefix}${constantOf(entry)} = ${entry.code};`;
    return above ? [`  // ${entry.text}`, value] : [`${value} // ${entry.text}`];
  });
  return {
    text: linesOf(
      'syntax = "proto3";',
      "",
      "package example.v1;",
      "",
      "enum ErrorCode {",
      `  ${prefix}UNSPECIFIED = 0;`,
      items,
      "}",
    ),
    extension: "proto",
    codes: allOf(catalog, () => ({ constant: true, prefix })),
    either: ["0"],
    difficulties: [8, 10],
  };
};

const thrift: Shape["write"] = (catalog) => ({
  text: linesOf(
    "namespace java com.example",
    "",
    `/** ${catalog.title} */`,
    "enum ErrorCode {",
    entriesOf(catalog).flatMap((entry) => [`  /** ${entry.text} */`, `  ${constantOf(entry)} = ${entry.code},`]),
    "}",
  ),
  extension: "thrift",
  codes: allOf(catalog, () => ({ constant: true })),
  difficulties: [10],
});

const graphql: Shape["write"] = (catalog) => ({
  text: linesOf(
    '"""Codes in the extensions of an error."""',
    "enum ErrorCode {",
    entriesOf(catalog).flatMap(({ code, text }) => [`  """${text}"""`, `  ${code}`]),
    "}",
  ),
  extension: "graphql",
  codes: allOf(catalog),
  difficulties: [10],
});

const sql: Shape["write"] = (catalog) => {
  const value = ({ code }: Entry): string => (isNumeric(catalog.kind) ? code : `'${code}'`);
  const rows = entriesOf(catalog).map((entry) => `  (${value(entry)}, '${entry.text.replaceAll("'", "''")}')`);
  return {
    text: linesOf(
      "INSERT INTO error_codes (code, message) VALUES",
      rows.map((row, i) => row + (i < rows.length - 1 ? "," : ";")),
    ),
    extension: "sql",
    codes: allOf(catalog),
    difficulties: [10],
  };
};

/** A man page with a section of codes. */
const man: Shape["write"] = (catalog) => ({
  text: linesOf(
    '.TH EXAMPLE 3 "2024-05-17" "2.3"',
    ".SH NAME",
    "example \\- call the service",
    ".SH ERRORS",
    entriesOf(catalog).flatMap(({ code, text }) => [".TP", `.B ${code.replaceAll("-", "\\-")}`, text]),
    ".SH SEE ALSO",
    ".BR errno (3)",
  ),
  extension: "3",
  codes: allOf(catalog),
  difficulties: [3],
});

/** Responses of an API with an enum of codes, and a description for each. */
const openApi: Shape["write"] = (catalog, random) => {
  const examples = Object.fromEntries(
    entriesOf(catalog).map((entry) => [
      entry.words.join("-"),
      {
        value: {
          code: isNumeric(catalog.kind) ? Number(entry.code.normalize("NFKC")) : entry.code,
          message: entry.text,
        },
      },
    ]),
  );
  const document = {
    openapi: "3.0.3",
    info: { title: "Example", version: "2.3.0" },
    paths: {
      "/orders": {
        post: {
          operationId: "placeOrder",
          responses: {
            "201": { description: "Created" },
            "400": { description: catalog.title, content: { "application/json": { examples } } },
          },
        },
      },
    },
  };
  const isJson = random.chance(0.5);
  return {
    text: isJson ? JSON.stringify(document, undefined, 2) : stringify(document),
    extension: isJson ? "json" : "yaml",
    codes: allOf(catalog),
    difficulties: [3],
  };
};

/** Messages of an application in nested objects; only those below `errors` are errors. */
const messages: Shape["write"] = (catalog, random) => {
  const errors: Record<string, Record<string, string>> = {};
  for (const { words, text } of entriesOf(catalog)) {
    const [subject = "", ...rest] = words;
    errors[subject] = { ...errors[subject], [rest.join("_")]: text };
  }
  const document = { buttons: { ok: "OK", cancel: "Cancel" }, errors, titles: { home: "Home" } };
  const isJson = random.chance(0.5);
  return {
    text: isJson ? JSON.stringify(document, undefined, 2) : stringify(document),
    extension: isJson ? "json" : "yaml",
    codes: allOf(catalog, ({ words: [subject = "", ...rest] }) => {
      const dotted = `${subject}.${rest.join("_")}`;
      return { spellings: [dotted, `errors.${dotted}`] };
    }).map((code) => ({ ...code, implied: true })),
    difficulties: [3],
  };
};

/** The page of a wiki, as it is exported: every cell a paragraph, every table in a frame. */
const confluence: Shape["write"] = (catalog, random) => {
  const { headers, locale } = catalog.language;
  const constant = hasConstants(catalog) && random.chance(0.4);
  const header = [
    random.pick(headers.code),
    ...(constant ? [random.pick(headers.name)] : []),
    random.pick(headers.text),
  ];
  const rows = entriesOf(catalog).map((entry) => [entry.code, ...(constant ? [constantOf(entry)] : []), entry.text]);
  const cell = (tag: string, text: string): string =>
    `<${tag} class="confluence${tag === "th" ? "Th" : "Td"}" colspan="1" rowspan="1"><p><span style="color: rgb(51,51,51);">${xml(text)}</span></p></${tag}>`;
  const row = (texts: readonly string[], tag: string): string =>
    `<tr>${texts.map((text) => cell(tag, text)).join("")}</tr>`;
  const table = [row(header, "th"), ...rows.map((texts) => row(texts, "td"))].join("\n");
  return {
    text: `<html lang="${locale}"><head><title>Space : ${xml(catalog.title)}</title></head><body class="theme-default">
<div id="page"><div id="breadcrumb-section"><ol id="breadcrumbs"><li><span><a href="index.html">Space</a></span></li></ol></div>
<h1 id="title-heading" class="pagetitle"><span id="title-text">Space : ${xml(catalog.title)}</span></h1>
<div class="page-metadata">Created by <span class="author">Ann Lee</span>, last modified on May 17, 2024</div>
<div id="main-content" class="wiki-content group"><div class="table-wrap"><table class="wrapped confluenceTable"><colgroup><col/><col/></colgroup><tbody>
${table}
</tbody></table></div></div>
<div id="footer"><section class="footer-body"><p>Document generated by Confluence on May 20, 2024 10:21</p></section></div></div></body></html>
`,
    extension: "html",
    codes: allOf(catalog, () => ({ constant })),
    difficulties: [10],
  };
};

const numbers = ["int", "long", "small"] as const;
const words = ["int", "long", "prefixed", "dashed", "upper-snake", "lower-dotted", "kebab"] as const;
const one = { sections: 1, tame: true } as const;
const shape = (id: string, write: Shape["write"], kinds: Shape["limits"]["kinds"]): Shape => ({
  id,
  weight: 1,
  limits: kinds === undefined ? one : { ...one, kinds },
  write,
});

export const interchangeShapes: readonly Shape[] = [
  shape("po", gettext, words),
  shape("xliff", xliff, words),
  shape("xml/android", androidStrings, ["upper-snake"]),
  shape("xml/resx", resx, words),
  shape("xml/list", xmlList, words),
  shape("toml", toml, ["int", "long", "prefixed", "dashed", "upper-snake"]),
  shape("proto", proto, numbers),
  shape("thrift", thrift, numbers),
  shape("graphql", graphql, ["upper-snake"]),
  shape("sql", sql, words),
  shape("man", man, ["upper-snake", "prefixed", "camel"]),
  shape("openapi", openApi, ["int", "long", "prefixed", "upper-snake", "lower-dotted"]),
  shape("json/messages", messages, ["lower-dotted"]),
  shape("html/confluence", confluence, undefined),
];
