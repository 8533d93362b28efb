import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.js";
import { bytes, joined } from "./fixtures.js";

test.each<readonly [step: string, body: string | Uint8Array, excerpt: string]>([
  ["nothing", "", ""],
  ["only blanks", " \r\n", ""],
  ["a run becomes one space", "a\r\n\t b", "a b"],
  ["none at the ends", "\u0000a\u001f", "a"],
  ["U+007F to U+00A0", "a\u007fb\u0080c\u009fd\u00a0e\u00a1", "a b c d e\u00a1"],
  ["U+200B to U+200F", "a\u200ab\u200bc\u200fd\u2010", "a\u200ab c d\u2010"],
  ["U+2028 to U+202E", "a\u2027b\u2028c\u202ed\u202f", "a\u2027b c d\u202f"],
  ["U+2060 to U+2069", "a\u205fb\u2060c\u2069d\u206a", "a\u205fb c d\u206a"],
  ["a byte order mark", "\ufeffa\ufeffb", "a b"],
  ["two byte order marks", "\ufeff\ufeffa", "a"],
  ["bytes that are not UTF-8", joined("a", 0xff, "b", 0xe9, 0x9d), "a\ufffdb\ufffd"],
  ["200 characters", "a".repeat(201), "a".repeat(200)],
  ["characters, not UTF-16 units", "\u{1f600}".repeat(201), "\u{1f600}".repeat(200)],
  ["a blank at the end of the 200", `${"a".repeat(199)} b`, "a".repeat(199)],
  ["a blank after the 200", `${"a".repeat(200)} b`, "a".repeat(200)],
  ["4,096 characters are looked at", `${" ".repeat(4095)}ab`, "a"],
  ["4,096 characters after a byte order mark", `\ufeff${" ".repeat(4095)}ab`, "a"],
  ["4,096 characters, not UTF-16 units", `\u{1f600}${" ".repeat(4094)}ab`, "\u{1f600} a"],
])("section 3: %s", (_, body, excerpt) => {
  expect(excerptOf(typeof body === "string" ? bytes(body) : body)).toBe(excerpt);
});
