import { source } from "./source.js";
import type { Item } from "./source.js";
import type { Shape } from "./shape.js";

const both = ["int", "long", "negative", "prefixed", "dashed", "zeros"] as const;
const isText = ({ value }: Item): boolean => value.startsWith('"');

/** Values of an enum that end in commas and one semicolon. */
const ended = (lines: readonly string[], end = ";"): string[] =>
  lines.map((line, i) => line + (i < lines.length - 1 ? "," : end));

const body = (name: string, type: string): string[] => [
  "",
  `    private final ${type} code;`,
  "    private final String message;",
  "",
  `    ${name}(${type} code, String message) {`,
  "        this.code = code;",
  "        this.message = message;",
  "    }",
  "",
  `    public ${type} getCode() {`,
  "        return code;",
  "    }",
  "}",
];

export const jvmShapes: readonly Shape[] = [
  source(
    "java/enum",
    "java",
    ({ items, random }) => {
      const type = items.some(isText) ? "String" : "int";
      const swapped = random.chance(0.25);
      return [
        "package com.example.api;",
        "",
        "public enum ErrorCode {",
        ...ended(
          items.map(
            ({ constant, value, text }) => `    ${constant}(${swapped ? `${text}, ${value}` : `${value}, ${text}`})`,
          ),
        ),
        ...body("ErrorCode", type),
      ];
    },
    { kinds: both, weight: 2 },
  ),
  source(
    "java/enum-status",
    "java",
    ({ items }) => [
      "package com.example.api;",
      "",
      "public enum ErrorCode {",
      ...ended(
        items.map(
          ({ constant, value, text }, i) =>
            `    ${constant}(HttpStatus.${i % 2 === 0 ? "BAD_REQUEST" : "NOT_FOUND"}, ${value}, ${text})`,
        ),
      ),
      ...body("ErrorCode", items.some(isText) ? "String" : "int"),
    ],
    { kinds: both },
  ),
  source(
    "java/constants",
    "java",
    ({ items }) => [
      "public final class ErrorCodes {",
      ...items.flatMap(({ constant, value, entry }) => [
        `    /** ${entry.text} */`,
        `    public static final ${value.startsWith('"') ? "String" : "int"} ${constant} = ${value};`,
        "",
      ]),
      "}",
    ],
    { kinds: both, prefixes: ["", "ERR_", "ERROR_"] },
  ),
  source(
    "java/constructors",
    "java",
    ({ items }) => [
      "public interface Errors {",
      ...items.map(({ constant, value, text }) => `    ErrorCode ${constant} = new ErrorCode(${value}, ${text});`),
      "}",
    ],
    { kinds: both },
  ),
  source(
    "kotlin/enum",
    "kt",
    ({ items }) => [
      "package com.example.api",
      "",
      `enum class ErrorCode(val code: ${items.some(isText) ? "String" : "Int"}, val message: String) {`,
      ...ended(items.map(({ constant, value, text }) => `    ${constant}(${value}, ${text})`)),
      "}",
    ],
    { kinds: both, weight: 2 },
  ),
  source(
    "kotlin/const",
    "kt",
    ({ items }) => [
      "object ErrorCodes {",
      ...items.flatMap(({ constant, value, entry }) => [
        `    /** ${entry.text} */`,
        `    const val ${constant} = ${value}`,
      ]),
      "}",
    ],
    { kinds: both },
  ),
  source(
    "scala/objects",
    "scala",
    ({ items }) => [
      "sealed abstract class ErrorCode(val code: Int, val message: String)",
      "",
      ...items.map(({ pascal, value, text }) => `case object ${pascal} extends ErrorCode(${value}, ${text})`),
    ],
    { naming: "pascal", kinds: ["int", "long"] },
  ),
  source(
    "swift/enum",
    "swift",
    ({ items }) => [
      "import Foundation",
      "",
      `public enum ErrorCode: ${items.some(isText) ? "String" : "Int"} {`,
      ...items.flatMap(({ camel, value, entry }) => [`    /// ${entry.text}`, `    case ${camel} = ${value}`]),
      "}",
    ],
    { naming: "camel", kinds: both, weight: 2 },
  ),
  source(
    "swift/comment",
    "swift",
    ({ items }) => [
      "enum ErrorCode: Int, Error {",
      ...items.map(({ camel, value, entry }) => `    case ${camel} = ${value} // ${entry.text}`),
      "}",
    ],
    { naming: "camel", kinds: ["int", "long", "negative"] },
  ),
  source(
    "rust/enum",
    "rs",
    ({ items, random }) => {
      const attribute = random.chance(0.5);
      return [
        "//! Codes of the service.",
        "",
        "#[repr(i32)]",
        "#[derive(Debug, Clone, Copy, PartialEq, Eq)]",
        "pub enum ErrorCode {",
        ...items.flatMap(({ pascal, value, text, entry }) => [
          attribute ? `    #[error(${text})]` : `    /// ${entry.text}`,
          `    ${pascal} = ${value},`,
        ]),
        "}",
      ];
    },
    { naming: "pascal", kinds: ["int", "long", "negative", "hex"], weight: 2 },
  ),
  source(
    "rust/const",
    "rs",
    ({ items }) =>
      items.flatMap(({ constant, value, entry }) => [
        `/// ${entry.text}`,
        `pub const ${constant}: ${value.startsWith('"') ? "&str" : "i32"} = ${value};`,
      ]),
    { kinds: ["int", "long", "prefixed", "dashed"], prefixes: ["", "ERR_", "E_"] },
  ),
];
