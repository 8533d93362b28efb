import { source } from "./source.js";
import type { Item, Source } from "./source.js";
import type { Shape } from "./shape.js";

const prefixes = ["", "E_", "ERR_", "APP_ERR_", "LIB_E"];
const banner = ({ catalog }: Source): string[] => [
  "/*",
  ` * ${catalog.title}`,
  " * Copyright 2024 Example Inc., version 2.3",
  " */",
];
const guard = (lines: readonly string[]): string[] => [
  "#ifndef CODES_H",
  "#define CODES_H",
  "",
  ...lines,
  "",
  "#endif",
];
const widest = (items: readonly Item[]): number => Math.max(...items.map(({ constant }) => constant.length));

const defines = (given: Source): string[] => {
  const width = widest(given.items);
  const negative = given.random.chance(0.3);
  return [
    ...banner(given),
    ...guard(
      given.items.map(({ constant, value, entry }) => {
        const shown = negative && value.startsWith("-") ? `(${value})` : value;
        return `#define ${constant.padEnd(width)} ${shown.padEnd(8)} /* ${entry.text} */`;
      }),
    ),
  ];
};

const commentsAbove = (given: Source): string[] => [
  ...banner(given),
  ...guard(
    given.items.flatMap(({ constant, value, entry }) => [`/** ${entry.text} */`, `#define ${constant} ${value}`]),
  ),
];

const enumeration = (given: Source): string[] => [
  ...banner(given),
  ...guard([
    "typedef enum {",
    ...given.items.map(({ constant, value, entry }) => `    ${constant} = ${value}, /**< ${entry.text} */`),
    "} result_t;",
  ]),
];

const macroCalls = (given: Source): string[] => {
  const name = given.random.pick(["X", "ERR", "DEFINE_ERROR", "ERROR_CODE"]);
  const list = given.random.chance(0.5);
  const calls = given.items.map(({ constant, value, text }) => `${name}(${constant}, ${value}, ${text})`);
  return list
    ? [
        ...banner(given),
        "#define ERROR_LIST(X) \\",
        ...calls.map((call, i) => `  X${call.slice(name.length)}${i < calls.length - 1 ? " \\" : ""}`),
      ]
    : [...banner(given), ...calls];
};

const structs = (given: Source): string[] => [
  ...banner(given),
  "static const struct { int code; const char *name; const char *text; } table[] = {",
  ...given.items.map(({ constant, value, text }) => `  { ${value}, "${constant}", ${text} },`),
  "};",
];

const designated = (given: Source): string[] => [
  ...banner(given),
  "enum {",
  ...given.items.map(({ constant, value }) => `  ${constant} = ${value},`),
  "};",
  "",
  "static const char *const messages[] = {",
  ...given.items.map(({ constant, text }) => `  [${constant}] = ${text},`),
  "};",
];

const switched = (given: Source): string[] => [
  ...banner(given),
  "const char *describe(int code) {",
  "  switch (code) {",
  ...given.items.map(({ value, text }) => `    case ${value}: return ${text};`),
  '    default: return "?";',
  "  }",
  "}",
];

const positive = ["int", "long", "small", "hex"] as const;

export const cShapes: readonly Shape[] = [
  source("c/define", "h", defines, { prefixes, weight: 2 }),
  source("c/define-comment-above", "h", commentsAbove, { prefixes }),
  source("c/enum", "h", enumeration, { prefixes, weight: 2 }),
  source("c/macro-calls", "def", macroCalls, { prefixes, weight: 2 }),
  source("c/structs", "c", structs, { prefixes }),
  source("c/designated", "c", designated, { prefixes, kinds: positive }),
  source("c/switch", "c", switched, { naming: "none" }),
  source(
    "cpp/enum-class",
    "hpp",
    (given) => [
      ...banner(given),
      "#pragma once",
      "",
      "enum class ErrorCode : int {",
      ...given.items.map(({ pascal, value, entry }) => `  ${pascal} = ${value},  ///< ${entry.text}`),
      "};",
    ],
    { naming: "pascal" },
  ),
  source(
    "csharp/enum",
    "cs",
    ({ items }) => [
      "namespace Example.Api",
      "{",
      "    public enum ErrorCode",
      "    {",
      ...items.flatMap(({ pascal, value, entry }) => [
        `        /// <summary>${entry.text}</summary>`,
        `        ${pascal} = ${value},`,
        "",
      ]),
      "    }",
      "}",
    ],
    { naming: "pascal" },
  ),
  source(
    "csharp/description",
    "cs",
    ({ items }) => [
      "using System.ComponentModel;",
      "",
      "public enum ErrorCode",
      "{",
      ...items.flatMap(({ pascal, value, text }) => [`    [Description(${text})]`, `    ${pascal} = ${value},`]),
      "}",
    ],
    { naming: "pascal" },
  ),
  source(
    "csharp/const",
    "cs",
    ({ items }) => [
      "public static class ErrorCodes",
      "{",
      ...items.flatMap(({ pascal, value, entry }) => [
        `    /// <summary>${entry.text}</summary>`,
        `    public const ${value.startsWith('"') ? "string" : "int"} ${pascal} = ${value};`,
      ]),
      "}",
    ],
    { naming: "pascal", kinds: ["int", "long", "prefixed", "dashed"] },
  ),
];
