import { describe, expect, test } from "vitest";
import { bytes, error, invalid, plain } from "./fixtures.js";
import { type OracleType, verdict } from "./oracle.js";

const BAD_CODE = invalid({ reason: "bad_code", text: "not a response of Plain: the code cannot be read" });

/** Section 3: a value in JSON, and the code that it is. An empty text stands for "not a code". */
const CODES: readonly (readonly [OracleType, readonly (readonly [json: string, code: string])[]])[] = [
  [
    { kind: "int" },
    [
      ["4000", "4000"],
      ["4000.0", "4000"],
      ["4e3", "4000"],
      ["-0", "0"],
      ["-7", "-7"],
      ["1e-400", "0"],
      ["1e400", ""],
      ["1.5", ""],
      ["9007199254740991", "9007199254740991"],
      ["9007199254740993", ""],
      ["-9007199254740992", ""],
      ['"0007"', "7"],
      ['"-0"', "0"],
      ['"999999999999999"', "999999999999999"],
      ['"1000000000000000"', ""],
      ['"+1"', ""],
      ['" 1"', ""],
      ['"1\\n"', ""],
      ['"\uff11"', ""],
      ['"-"', ""],
      ['""', ""],
      ['"0x1"', ""],
      ["true", ""],
      ["{}", ""],
      ["[1]", ""],
    ],
  ],
  [
    { kind: "hex", bits: 16 },
    [
      ["16", "0x0010"],
      ["65535", "0xFFFF"],
      ["65536", ""],
      ["-1", "0xFFFF"],
      ["-32768", "0x8000"],
      ["-32769", ""],
      ["-0", "0x0000"],
      ['"-1"', "0xFFFF"],
      ['"0Xab"', "0x00AB"],
      ['"0x000000000000abc"', "0x0ABC"],
      ['"0x0000000000000abc"', ""],
      ['"0x10000"', ""],
      ['"0x"', ""],
      ['"-0x1"', ""],
      ['"ab"', ""],
      ['"010"', "0x000A"],
    ],
  ],
  [
    { kind: "string" },
    [
      ["-12", "-12"],
      ["1e3", "1000"],
      ["0.5", ""],
      ['" "', " "],
      ['"007"', "007"],
      ['""', ""],
      [`"${"x".repeat(256)}"`, "x".repeat(256)],
      [`"${"x".repeat(257)}"`, ""],
      [`"${"\u{1f600}".repeat(129)}"`, ""],
      ["false", ""],
    ],
  ],
  [
    { kind: "sqlstate" },
    [
      ["0", "00000"],
      ["-0", "00000"],
      ["23505", "23505"],
      ["100000", ""],
      ["-1", ""],
      ['"42P01"', "42P01"],
      ['"42p01"', ""],
      ['"123"', ""],
      ['"23505\\n"', ""],
    ],
  ],
];

describe.each(CODES)("section 3, type %o", (type, rows) => {
  test.each(rows)("%s", (json, code) => {
    const expected = code === "" ? BAD_CODE : error({ code, text: `api: unknown error (${code})` });
    expect(verdict(plain(type), { module: "api", body: bytes(`{"code":${json}}`) })).toBe(expected);
  });
});
