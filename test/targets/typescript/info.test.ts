import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { codeNumber } from "../../../generator/model/code-type.js";
import type { Catalog, Entry } from "../../../generator/model/catalog.js";
import { deprecationText } from "../../../generator/targets/typescript/docs.js";
import { moduleNames } from "../../../generator/targets/typescript/names.js";
import { optionsOf } from "../../../generator/targets/typescript/options.js";
import { packaged } from "../../../generator/targets/typescript/server.js";
import { hasValues } from "../../../generator/targets/typescript/values.js";
import { catalogOf } from "../../support/catalog.js";
import { cases } from "./cases.js";
import { packageOf, write } from "./support.js";

const urls = `
errspec: 1
catalog: urls
title: { en: Places }
locales: [en]
docs: "https://example.com/$%7B/{module}/{name}?code={code}"
envelope: { success: { code: "0x00000000" }, code: /code }
modules:
  - module: signed
    code-type: { kind: hex, bits: 16, signed: true }
    errors:
      - { code: "0x8007", name: Web3FailedTwice, text: Text., group: constructor }
      - { code: "0x0001", name: Failed, text: Text., group: prototype, deprecated: { since: "2", reason: gone, replaced-by: Web3FailedTwice } }
  - module: wide
    code-type: hex
    errors:
      - { code: "0xC0000005", name: AccessViolation, text: Text., deprecated: { since: "2", reason: It is gone. } }
  - module: none
    code-type: hex
    errors: []
`;

const unprinted = `
errspec: 1
catalog: urls
title: { en: Places }
locales: [en]
docs: https://example.com/{name}/{module}
envelope: { success: { absent: /error }, code: /code }
modules:
  - module: texts
    code-type: string
    errors:
      - { code: "a:b/c", name: Slash, text: Text., kind: internal, action: retry, fallback: contact_support }
      - { code: toString, name: Hidden, text: Text., retryable: true }
      - { code: refused, name: Refused, text: Text., kind: unavailable, action: retry, effect: none }
      - { code: twice, name: Twice, text: Text., kind: already_exists, action: already_done, fallback: wait }
      - { code: constructor, name: Shown, text: Text., http: 599 }
`;

const packages = {
  ...cases,
  "hexadecimal codes in URLs": () => catalogOf(urls),
  "names in URLs": () => catalogOf(unprinted),
};

test.each(Object.entries(packages))("$0: tells what the catalog says about every code", async (_, makeCatalog) => {
  const catalog = makeCatalog();
  const options = optionsOf(catalog);
  const { folder, remove } = write(await packageOf(catalog));
  for (const module of packaged(catalog, options).modules) {
    const { info } = moduleNames(catalog, module, options);
    const exported = (await import(pathToFileURL(join(folder, "esm", module.id, "info.js")).href)) as Readonly<
      Record<string, (code: number | string) => unknown>
    >;
    const infoOf = exported[info];
    for (const entry of module.entries) {
      const code = codeNumber(module.codeType, entry.code) ?? entry.code;
      const deprecated = deprecationText(catalog, entry);
      const wanted = {
        module: module.id,
        code,
        name: entry.name,
        ...(entry.group === undefined ? {} : { group: entry.group }),
        kind: entry.kind,
        action: entry.action,
        ...(entry.fallback === undefined ? {} : { fallback: entry.fallback }),
        retryable: entry.retryable,
        effect: entry.effect,
        httpStatus: entry.http,
        ...(deprecated === "" ? {} : { deprecated }),
        ...paramsOf(catalog, entry),
        ...(entry.url === undefined ? {} : { url: entry.url }),
      };
      expect(infoOf?.(code)).toStrictEqual(wanted);
      expect(Object.isFrozen(infoOf?.(code))).toBe(true);
    }
    for (const code of ["toString", "__proto__", "hasOwnProperty", "", -1]) {
      const isKnown = module.entries.some((entry) => entry.code === code);
      if (!isKnown) expect(infoOf?.(code)).toBeUndefined();
    }
  }
  remove();
});

/** The types of the params that travel. */
function paramsOf(catalog: Catalog, { params }: Entry): object {
  const shown = params.filter(({ sensitive }) => !sensitive);
  if (!hasValues(catalog) || shown.length === 0) return {};
  return { params: Object.fromEntries(shown.map(({ name, type }) => [name, type])) };
}
