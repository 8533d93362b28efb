import { describe, expect, it } from "vitest";
import { entriesIn } from "../imported.js";

const wanted = ["1001 OrderNotFound: The order does not exist.", "1002 UserLocked: The user is locked."];

describe("source code", () => {
  it.each([
    [
      "an enum",
      "codes.ts",
      `export enum ErrorCode {\n  /** The order does not exist. */\n  OrderNotFound = 1001,\n  /** The user is locked. */\n  UserLocked = 1002,\n}\n`,
    ],
    [
      "an object of constants",
      "codes.ts",
      `export const ErrorCode = {\n  ORDER_NOT_FOUND: 1001, // The order does not exist.\n  USER_LOCKED: 1002, // The user is locked.\n} as const;\n`,
    ],
    [
      "a list of records",
      "codes.js",
      `const errors = [\n  { code: 1001, name: "ORDER_NOT_FOUND", message: "The order does not exist." },\n  { code: 1002, name: "USER_LOCKED", message: "The user is locked." },\n];\n`,
    ],
    [
      "named records",
      "codes.js",
      `module.exports = {\n  ORDER_NOT_FOUND: {\n    code: 1001,\n    message: "The order does not exist.",\n  },\n  USER_LOCKED: { code: 1002, message: "The user is locked." },\n};\n`,
    ],
    [
      "constructor calls",
      "codes.js",
      `exports.ORDER_NOT_FOUND = new ApiError(1001, "The order does not exist.");\nexports.USER_LOCKED = new ApiError(1002, "The user is locked.");\n`,
    ],
    [
      "an enum below its comments",
      "Codes.cs",
      `namespace A\n{\n    public enum ErrorCode\n    {\n        /// <summary>The order does not exist.</summary>\n        OrderNotFound = 1001,\n\n        /// <summary>The user is locked.</summary>\n        UserLocked = 1002,\n    }\n}\n`,
    ],
    [
      "attributes",
      "Codes.cs",
      `public enum ErrorCode\n{\n    [Description("The order does not exist.")]\n    OrderNotFound = 1001,\n    [Description("The user is locked.")]\n    UserLocked = 1002,\n}\n`,
    ],
    [
      "attributes of Rust",
      "codes.rs",
      `#[repr(i32)]\npub enum ErrorCode {\n    #[error("The order does not exist.")]\n    OrderNotFound = 1001,\n    #[error("The user is locked.")]\n    UserLocked = 1002,\n}\n`,
    ],
    [
      "an enum with arguments",
      "Codes.kt",
      `enum class ErrorCode(val code: Int, val message: String) {\n    ORDER_NOT_FOUND(1001, "The order does not exist."),\n    USER_LOCKED(1002, "The user is locked.");\n}\n`,
    ],
    [
      "an enum with a protocol",
      "codes.swift",
      `enum ErrorCode: Int, Error {\n    case orderNotFound = 1001 // The order does not exist.\n    case userLocked = 1002 // The user is locked.\n}\n`,
    ],
    [
      "case objects",
      "Codes.scala",
      `sealed abstract class ErrorCode(val code: Int, val message: String)\n\ncase object OrderNotFound extends ErrorCode(1001, "The order does not exist.")\ncase object UserLocked extends ErrorCode(1002, "The user is locked.")\n`,
    ],
    [
      "constants of a class",
      "codes.php",
      `<?php\n\nfinal class ErrorCode\n{\n    /** The order does not exist. */\n    public const ORDER_NOT_FOUND = 1001;\n    /** The user is locked. */\n    public const USER_LOCKED = 1002;\n}\n`,
    ],
    [
      "constants of a module",
      "codes.rb",
      `module ErrorCodes\n  ORDER_NOT_FOUND = 1001 # The order does not exist.\n  USER_LOCKED = 1002 # The user is locked.\nend\n`,
    ],
    [
      "symbols",
      "codes.rb",
      `ERRORS = {\n  order_not_found: { code: 1001, message: "The order does not exist." },\n  user_locked: { code: 1002, message: "The user is locked." },\n}.freeze\n`,
    ],
  ])("%s in %s", async (_, path, text) => {
    expect(await entriesIn(path, text)).toEqual(wanted);
  });
});
