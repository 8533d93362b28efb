import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFolder, folders } from "../../../generator/targets/site/paths.js";
import { site } from "../../../generator/targets/site/target.js";
import { catalogOf } from "../../support/catalog.js";

const moduleOf = (codes: readonly string[], type = "string") => {
  const entries = codes.map((code, index) => `      - { code: ${JSON.stringify(code)}, name: Name${index}, text: x }`);
  const catalog = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, text: /message }
modules:
  - module: api
    code-type: ${type}
    errors:
${entries.join("\n")}
`);
  const [module] = catalog.modules;
  if (module === undefined) throw new Error("no module");
  return { catalog, folders: [...folders(module).values()] };
};

describe("the folder of a code", () => {
  it.each([
    ["2130", "2130"],
    ["-32601", "-32601"],
    ["0x80070005", "0x80070005"],
    ["22P02", "22P02"],
    ["AuthFailure.SignatureExpire", "AuthFailure.SignatureExpire"],
    ["a:b/c", "a~3ab~2fc"],
    ["PAY: 0103", "PAY~3a~200103"],
    ["about:blank", "about~3ablank"],
    ["con", "~63on"],
    ["NUL.x", "~4eUL.x"],
    ["com1", "~63om1"],
    ["comma", "comma"],
    ["end.", "end~2e"],
    ["index.html", "~69ndex.html"],
  ])("%s is %s", (code, folder) => {
    expect(codeFolder(code)).toBe(folder);
  });

  it("tells codes apart that differ by case alone, also where a file system does not", () => {
    const { folders } = moduleOf(["ab", "AB", "aB", "cd", "CDe"]);
    expect(folders).toEqual(["ab", "AB~3", "aB~1", "cd", "CDe"]);
  });

  it("is a plain name everywhere, and one of its own", () => {
    const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/);
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 20 }), (codes) => {
        const { folders } = moduleOf(codes);
        expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(codes.length);
        for (const folder of folders) {
          expect(folder).toMatch(/^[A-Za-z0-9_~.-]{1,104}$/);
          expect(folder).not.toMatch(/\.$|^\.|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i);
        }
      }),
    );
  });

  it("is reported when two would be one all the same", () => {
    const { catalog } = moduleOf(["1", "2"]);
    expect(site.identifiers(catalog).map(({ text, scope, of }) => ({ text, scope, of }))).toEqual([
      { text: "1", scope: "the pages of the module api", of: "api/1" },
      { text: "2", scope: "the pages of the module api", of: "api/2" },
    ]);
  });
});
