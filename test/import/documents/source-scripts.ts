import { source } from "./source.js";
import type { Shape } from "./shape.js";

const both = ["int", "long", "negative", "prefixed", "dashed", "zeros"] as const;
const words = ["prefixed", "dashed", "lower-dotted", "kebab"] as const;
const prefixes = ["", "", "ERR_", "E_", "ERROR_"];

export const scriptShapes: readonly Shape[] = [
  source(
    "typescript/constants",
    "ts",
    ({ items }) =>
      items.flatMap(({ constant, value, entry }) => [
        `/** ${entry.text} */`,
        `export const ${constant} = ${value};`,
        "",
      ]),
    { kinds: both, prefixes, weight: 2 },
  ),
  source(
    "typescript/enum",
    "ts",
    ({ items }) => [
      "export enum ErrorCode {",
      ...items.flatMap(({ pascal, value, entry }) => [`  /** ${entry.text} */`, `  ${pascal} = ${value},`]),
      "}",
    ],
    { kinds: both, naming: "pascal", weight: 2 },
  ),
  source(
    "typescript/as-const",
    "ts",
    ({ items }) => [
      "export const ErrorCode = {",
      ...items.map(({ constant, value, entry }) => `  ${constant}: ${value}, // ${entry.text}`),
      "} as const;",
      "",
      "export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];",
    ],
    { kinds: both, weight: 2 },
  ),
  source(
    "typescript/objects",
    "ts",
    ({ items }) => [
      'import type { ErrorDefinition } from "./types";',
      "",
      "export const errors: readonly ErrorDefinition[] = [",
      ...items.map(({ value, constant, text }) => `  { code: ${value}, name: "${constant}", message: ${text} },`),
      "];",
    ],
    { kinds: both, prefixes, weight: 2 },
  ),
  source(
    "typescript/named-objects",
    "ts",
    ({ items }) => [
      "export const ERRORS = {",
      ...items.flatMap(({ constant, value, text }) => [
        `  ${constant}: {`,
        `    code: ${value},`,
        `    message: ${text},`,
        "  },",
      ]),
      "};",
    ],
    { kinds: both },
  ),
  source(
    "javascript/map",
    "js",
    ({ items }) => [
      '"use strict";',
      "",
      "module.exports = {",
      ...items.map(({ value, text }) => `  ${value}: ${text},`),
      "};",
    ],
    { kinds: ["int", "long", "prefixed", "dashed", "kebab"], naming: "none" },
  ),
  source(
    "javascript/calls",
    "js",
    ({ items, random }) => {
      const call = random.pick(["E", "createError", "defineError", "register"]);
      return [
        "const { " + call + " } = require('./define');",
        "",
        ...items.map(({ entry, quoted }) => `${call}('${entry.code}', ${quoted});`),
      ];
    },
    { kinds: ["prefixed", "dashed", "upper-snake"], naming: "none" },
  ),
  source(
    "javascript/constructors",
    "js",
    ({ items }) => items.map(({ constant, value, text }) => `exports.${constant} = new ApiError(${value}, ${text});`),
    { kinds: both },
  ),
  source(
    "python/constants",
    "py",
    ({ items, random }) => {
      const above = random.chance(0.5);
      return [
        '"""Codes of the service."""',
        "",
        ...items.flatMap(({ constant, value, entry }) =>
          above ? [`# ${entry.text}`, `${constant} = ${value}`] : [`${constant} = ${value}  # ${entry.text}`],
        ),
      ];
    },
    { kinds: both, prefixes, weight: 2 },
  ),
  source(
    "python/enum",
    "py",
    ({ items }) => [
      "from enum import IntEnum",
      "",
      "",
      "class ErrorCode(IntEnum):",
      ...items.map(({ constant, value, entry }) => `    ${constant} = ${value}  # ${entry.text}`),
    ],
    { kinds: ["int", "long", "negative", "hex"] },
  ),
  source(
    "python/tuples",
    "py",
    ({ items }) => [
      "from enum import Enum",
      "",
      "",
      "class ErrorCode(Enum):",
      ...items.map(({ constant, value, text }) => `    ${constant} = (${value}, ${text})`),
    ],
    { kinds: both },
  ),
  source(
    "python/dict",
    "py",
    ({ items }) => ["ERRORS = {", ...items.map(({ value, text }) => `    ${value}: ${text},`), "}"],
    { kinds: ["int", "long", "negative", "prefixed", "dashed"], naming: "none" },
  ),
  source(
    "python/classes",
    "py",
    ({ items }) =>
      items.flatMap(({ pascal, value, text }) => [
        `class ${pascal}(ApiError):`,
        `    code = ${value}`,
        `    message = ${text}`,
        "",
        "",
      ]),
    { kinds: both, naming: "pascal" },
  ),
  source(
    "php/constants",
    "php",
    ({ items }) => [
      "<?php",
      "",
      "final class ErrorCode",
      "{",
      ...items.flatMap(({ constant, value, entry }) => [
        `    /** ${entry.text} */`,
        `    public const ${constant} = ${value};`,
      ]),
      "}",
    ],
    { kinds: both, prefixes, weight: 2 },
  ),
  source(
    "php/enum",
    "php",
    ({ items }) => [
      "<?php",
      "",
      "enum ErrorCode: int",
      "{",
      ...items.flatMap(({ pascal, value, entry }) => [`    // ${entry.text}`, `    case ${pascal} = ${value};`]),
      "}",
    ],
    { kinds: ["int", "long", "negative"], naming: "pascal" },
  ),
  source(
    "php/array",
    "php",
    ({ items }) => [
      "<?php",
      "",
      "return [",
      ...items.map(({ value, quoted }) => `    ${value.replaceAll('"', "'")} => ${quoted},`),
      "];",
    ],
    { kinds: ["int", "long", "prefixed", "dashed", "lower-dotted"], naming: "none" },
  ),
  source(
    "ruby/constants",
    "rb",
    ({ items }) => [
      "module ErrorCodes",
      ...items.map(({ constant, value, entry }) => `  ${constant} = ${value} # ${entry.text}`),
      "end",
    ],
    { kinds: both, prefixes },
  ),
  source(
    "ruby/hash",
    "rb",
    ({ items }) => ["ERRORS = {", ...items.map(({ value, text }) => `  ${value} => ${text},`), "}.freeze"],
    { kinds: ["int", "long", "prefixed", "dashed"], naming: "none" },
  ),
  source(
    "ruby/symbols",
    "rb",
    ({ items }) => [
      "ERRORS = {",
      ...items.map(({ constant, value, text }) => `  ${constant.toLowerCase()}: { code: ${value}, message: ${text} },`),
      "}.freeze",
    ],
    { kinds: both },
  ),
  source(
    "go/constants",
    "go",
    ({ items }) => [
      "package errs",
      "",
      "// Codes of the service.",
      "const (",
      ...items.map(({ pascal, value, entry }) => `\tErr${pascal} = ${value} // ${entry.text}`),
      ")",
    ],
    { kinds: both, naming: "pascal", weight: 2 },
  ),
  source(
    "go/map",
    "go",
    ({ items }) => [
      "package errs",
      "",
      `type Code ${items[0]?.value.startsWith('"') === true ? "string" : "int"}`,
      "",
      "const (",
      ...items.map(({ pascal, value }) => `\tErr${pascal} Code = ${value}`),
      ")",
      "",
      "var messages = map[Code]string{",
      ...items.map(({ pascal, text }) => `\tErr${pascal}: ${text},`),
      "}",
    ],
    { kinds: both, naming: "pascal", weight: 2 },
  ),
  source(
    "go/constructors",
    "go",
    ({ items }) => [
      "package errs",
      "",
      "var (",
      ...items.map(({ pascal, value, text }) => `\tErr${pascal} = New(${value}, ${text})`),
      ")",
    ],
    { kinds: both, naming: "pascal" },
  ),
  source(
    "go/typed-words",
    "go",
    ({ items }) => [
      "package errs",
      "",
      "type Code string",
      "",
      "const (",
      ...items.flatMap(({ pascal, value, entry }) => [
        `\t// Code${pascal} is returned when: ${entry.text}`,
        `\tCode${pascal} Code = ${value}`,
      ]),
      ")",
    ],
    { kinds: words, naming: "pascal", spell: () => ({ texts: [] }) },
  ),
];
