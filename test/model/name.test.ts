import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  camelCase,
  isName,
  kebabCase,
  nameFromId,
  pascalCase,
  screamingCase,
  snakeCase,
  suggestName,
  words,
} from "../../generator/model/name.js";

describe("a name", () => {
  it.each(["InvalidProjectId", "Ok", "Http2Error", "A1b"])("%s is a name", (name) => expect(isName(name)).toBe(true));
  it.each([
    "",
    "A",
    "invalidProjectId",
    "InvalidProjectID",
    "INVALID",
    "Invalid_Project",
    "Ünïcode",
    "X2Y",
    "a".repeat(65),
  ])("%j is not a name", (name) => expect(isName(name)).toBe(false));

  it("has every casing without loss", () => {
    expect(words("InvalidProjectId2")).toEqual(["Invalid", "Project", "Id2"]);
    expect(pascalCase("InvalidProjectId", new Set(["ID"]))).toBe("InvalidProjectID");
    expect([camelCase, snakeCase, screamingCase, kebabCase].map((casing) => casing("InvalidProjectId"))).toEqual([
      "invalidProjectId",
      "invalid_project_id",
      "INVALID_PROJECT_ID",
      "invalid-project-id",
    ]);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Z][a-z0-9]{1,6}$/), { minLength: 1, maxLength: 6 }), (parts) => {
        const name = parts.join("");
        expect(isName(name)).toBe(true);
        expect(words(name)).toEqual(parts);
        for (const casing of [snakeCase, kebabCase]) {
          expect(nameFromId(casing(name))).toBe(name);
        }
      }),
    );
  });

  it.each([
    ["rate-limit", "RateLimit"],
    ["x-ray", "Xray"],
    ["vitamin-c", "Vitaminc"],
    ["web-3", "Web3"],
    ["a-b-c", "Abc"],
    ["a", "A"],
    ["cdn_v2", "CdnV2"],
  ])("from the ID %s is %s", (id, name) => expect(nameFromId(id)).toBe(name));

  it("from any ID of two characters or more is valid", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/), (id) => {
        if (id.length >= 2 && id.length <= 48) expect(isName(nameFromId(id)), id).toBe(true);
      }),
    );
  });

  it.each([
    ["HTTPError2", "HttpError2"],
    ["invalid_project_id", "InvalidProjectId"],
    ["invalidProjectID", "InvalidProjectId"],
    ["NOT-FOUND", "NotFound"],
    ["not found!", "NotFound"],
  ])("is suggested for %s: %s", (text, name) => expect(suggestName(text)).toBe(name));
});
