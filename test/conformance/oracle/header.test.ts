import { expect, test } from "vitest";
import { firstValue, headerValue, isJsonType, mediaType, type OracleHeaderList } from "./header.js";

test.each<readonly [step: string, headers: OracleHeaderList, value: string | undefined]>([
  ["a name in another case", [["X-CODE", "a"]], "a"],
  ["no such name", [["x-code2", "a"]], undefined],
  ["a name that only looks alike", [["\u0445-code", "a"]], undefined],
  [
    "of several values the first counts",
    [
      ["X-Code", "a"],
      ["x-code", "b"],
    ],
    "a",
  ],
  [
    "even if it is missing",
    [
      ["X-Code", ""],
      ["x-code", "b"],
    ],
    undefined,
  ],
  ["blanks at both ends", [["x-code", " \t a b\t "]], "a b"],
  ["only blanks", [["x-code", " \t"]], undefined],
  ["256 characters", [["x-code", ` ${"a".repeat(256)} `]], "a".repeat(256)],
  ["257 characters", [["x-code", "a".repeat(257)]], undefined],
  ["from U+0020 to U+007E", [["x-code", "! ~"]], "! ~"],
  ["U+007F", [["x-code", "a\u007f"]], undefined],
  ["U+0080", [["x-code", "a\u0080"]], undefined],
  ["a line feed", [["x-code", "a\nb"]], undefined],
  ["a line feed at the end is not a blank", [["x-code", "a\n"]], undefined],
  ["a tab inside", [["x-code", "a\tb"]], undefined],
])("section 1: %s", (_, headers, value) => {
  expect(headerValue(headers, "x-code")).toBe(value);
});

test("section 2: the first header that has a value counts", () => {
  const headers: OracleHeaderList = [
    ["b", "2"],
    ["a", "\u00e9"],
    ["c", "3"],
  ];
  expect(firstValue(headers, ["a", "b", "c"])).toBe("2");
  expect(firstValue(headers, ["a"])).toBeUndefined();
  expect(firstValue(headers, [])).toBeUndefined();
});

test("the Kelvin sign is not a k", () => {
  expect(headerValue([["\u212aey", "a"]], "key")).toBeUndefined();
});

test.each<readonly [value: string, type: string | undefined, isJson: boolean]>([
  ["application/json", "application/json", true],
  ["APPLICATION/JSON; charset=utf-8", "application/json", true],
  ["text/json ; a", "text/json", true],
  ["application/problem+JSON", "application/problem+json", true],
  ["+json", "+json", true],
  ["text/html ;x", "text/html", false],
  ["text/html\t;x", undefined, false],
  ["application/jsonp", "application/jsonp", false],
  ["application/json, text/html", "application/json, text/html", false],
  [";charset=utf-8", undefined, false],
  [" ; x", undefined, false],
])("section 3, step 3: the media type of %j", (value, type, isJson) => {
  expect(mediaType([["content-type", value]])).toBe(type);
  if (type !== undefined) expect(isJsonType(type)).toBe(isJson);
});
