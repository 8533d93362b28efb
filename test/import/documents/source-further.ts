import { source } from "./source.js";
import type { Shape } from "./shape.js";

const both = ["int", "long", "negative", "prefixed", "dashed", "zeros"] as const;

/** Enums whose values the language counts, and languages that fewer people use. */
export const furtherSources: readonly Shape[] = [
  source(
    "c/implicit-enum",
    "h",
    ({ items }) => [
      "typedef enum {",
      ...items.map(({ constant, entry }, i) => `    ${constant}${i === 0 ? " = 100" : ""}, /* ${entry.text} */`),
      "} error_t;",
    ],
    { kinds: ["int"], spell: ({ index }) => ({ spellings: [String(100 + index)], implied: true }) },
  ),
  source(
    "go/iota",
    "go",
    ({ items }) => [
      "package errs",
      "",
      "const (",
      ...items.map(({ pascal, entry }, i) => `\tErr${pascal}${i === 0 ? " = iota + 1000" : ""} // ${entry.text}`),
      ")",
    ],
    { naming: "pascal", kinds: ["int"], spell: ({ index }) => ({ spellings: [String(1000 + index)], implied: true }) },
  ),
  source(
    "rust/thiserror",
    "rs",
    ({ items }) => [
      "#[derive(Debug, thiserror::Error)]",
      "pub enum ApiError {",
      ...items.flatMap(({ pascal, text }) => [`    #[error(${text})]`, `    ${pascal},`]),
      "}",
    ],
    { naming: "none", kinds: ["camel"] },
  ),
  source(
    "objc/ns-enum",
    "h",
    ({ items }) => [
      "typedef NS_ENUM(NSInteger, EXErrorCode) {",
      ...items.flatMap(({ pascal, value, entry }) => [`    /// ${entry.text}`, `    EXError${pascal} = ${value},`]),
      "};",
    ],
    { naming: "pascal", kinds: ["int", "long", "negative"] },
  ),
  source(
    "dart/enum",
    "dart",
    ({ items }) => [
      "enum ErrorCode {",
      ...items.map(
        ({ camel, value, quoted }, i) => `  ${camel}(${value}, ${quoted})${i < items.length - 1 ? "," : ";"}`,
      ),
      "",
      "  const ErrorCode(this.code, this.message);",
      "  final " + "int code;",
      "  final String message;",
      "}",
    ],
    { naming: "camel", kinds: ["int", "long", "negative"] },
  ),
  source(
    "elixir/map",
    "ex",
    ({ items }) => [
      "defmodule Example.Errors do",
      "  @messages %{",
      ...items.map(({ value, text }) => `    ${value} => ${text},`),
      "  }",
      "end",
    ],
    { naming: "none", kinds: both },
  ),
  source(
    "erlang/functions",
    "erl",
    ({ items }) => [
      "-module(errors).",
      "-export([message/1]).",
      "",
      ...items.map(({ value, text }) => `message(${value}) -> <<${text}/utf8>>;`),
      'message(_) -> <<"?">>.',
    ],
    { naming: "none", kinds: ["int", "long"] },
  ),
  source(
    "lua/table",
    "lua",
    ({ items }) => [
      "local errors = {",
      ...items.map(({ value, text }) => `  [${value}] = ${text},`),
      "}",
      "return errors",
    ],
    { naming: "none", kinds: both },
  ),
  source(
    "csharp/static-errors",
    "cs",
    ({ items }) => [
      "public static class DomainErrors",
      "{",
      ...items.map(({ pascal, value, text }) => `    public static readonly Error ${pascal} = new(${value}, ${text});`),
      "}",
    ],
    { naming: "pascal", kinds: ["prefixed", "dashed", "lower-dotted", "dotted"] },
  ),
  source(
    "php/constants-and-map",
    "php",
    ({ items }) => [
      "<?php",
      "",
      "class ErrorCode",
      "{",
      ...items.map(({ constant, value }) => `    const ${constant} = ${value};`),
      "",
      "    public static $messages = [",
      ...items.map(({ constant, quoted }) => `        self::${constant} => ${quoted},`),
      "    ];",
      "}",
    ],
    { kinds: ["int", "long", "negative", "prefixed"] },
  ),
  source(
    "typescript/record",
    "ts",
    ({ items }) => [
      "export enum Code {",
      ...items.map(({ pascal, value }) => `  ${pascal} = ${value},`),
      "}",
      "",
      "export const messages: Record<Code, string> = {",
      ...items.map(({ pascal, text }) => `  [Code.${pascal}]: ${text},`),
      "};",
    ],
    { naming: "pascal", kinds: both },
  ),
  source(
    "typescript/classes",
    "ts",
    ({ items }) =>
      items.flatMap(({ pascal, value, text }) => [
        `export class ${pascal}Error extends ApiError {`,
        `  readonly code = ${value};`,
        `  readonly message = ${text};`,
        "}",
        "",
      ]),
    { naming: "pascal", kinds: both },
  ),
  source(
    "python/dataclass",
    "py",
    ({ items }) => items.map(({ constant, value, text }) => `${constant} = ErrorCode(code=${value}, message=${text})`),
    { kinds: both },
  ),
  source(
    "kotlin/sealed",
    "kt",
    ({ items }) => [
      "sealed class ApiError(val code: String, val message: String) {",
      ...items.map(({ pascal, value, text }) => `    object ${pascal} : ApiError(${value}, ${text})`),
      "}",
    ],
    { naming: "pascal", kinds: ["prefixed", "dashed", "zeros"] },
  ),
  source(
    "java/messages-below",
    "java",
    ({ items }) => [
      "public class Codes {",
      ...items.map(({ constant, value }) => `    public static final int ${constant} = ${value};`),
      "",
      "    private static final Map<Integer, String> MESSAGES = new HashMap<>();",
      "    static {",
      ...items.map(({ constant, text }) => `        MESSAGES.put(${constant}, ${text});`),
      "    }",
      "}",
    ],
    { kinds: ["int", "long", "negative"] },
  ),
  source(
    "text/errcodes",
    "txt",
    ({ items, catalog }) => [
      `# ${catalog.title}`,
      "#",
      "# Format: code, severity, name, text",
      "",
      ...items.map(({ entry, constant }) => `${entry.code}    E    ${constant.padEnd(32)}    ${entry.text}`),
    ],
    { kinds: ["sqlstate", "prefixed"] },
  ),
];
