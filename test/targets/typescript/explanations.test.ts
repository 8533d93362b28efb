import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { specOf } from "../../support/specs.js";
import { compile, isRows, packageOf, write } from "./support.js";

const catalog = catalogOf(
  specOf(
    `- code: 1
  name: OrderLost
  text: { en: Lost., de: Weg. }
  kind: not_found
  action: fix_request
  causes: [{ en: 'It was "deleted" \\ \${x}.', de: Gelöscht. }, { en: Never there. }]
  solutions: [{ en: Look it up., de: Nachsehen. }]
  otherwise: { en: Wait., de: Warten. }
- { code: 2, name: Plain, text: { en: x }, kind: internal }`,
  ).replace("locales: [en]", "locales: [en, de]"),
);

const files = await packageOf(catalog, isRows);
const written = write(files);
afterAll(written.remove);

interface Explained {
  readonly explanationOf: (
    error: { readonly module: string; readonly code: number | string },
    locale: string,
  ) => unknown;
}

it("a package explains errors in the closest language, to those who import it", async () => {
  const { explanationOf } = (await import(
    pathToFileURL(join(written.folder, "esm", "explanations.js")).href
  )) as Explained;
  expect(explanationOf({ module: "things", code: 1 }, "en-GB")).toEqual({
    causes: ['It was "deleted" \\ ${x}.', "Never there."],
    solutions: ["Look it up."],
    otherwise: "Wait.",
  });
  expect(explanationOf({ module: "things", code: 1 }, "de_AT.UTF-8")).toMatchObject({
    causes: ["Gelöscht.", "Never there."],
    otherwise: "Warten.",
  });
  for (const [module, code] of [
    ["things", 2],
    ["things", 3],
    ["others", 1],
    ["constructor", "name"],
  ] as const)
    expect(explanationOf({ module, code }, "en")).toBeUndefined();
  const users = [...files].filter(([path, text]) => /^esm\/.*\.js$/.test(path) && text.includes("explanations.js"));
  expect(users).toEqual([]);
});

it("its types are exact, and the entry point is there only if there is something to explain", async () => {
  const program = `import { decodeThings } from "./things/index.js";
import { explanationOf } from "./explanations.js";
import type { ErrorExplanation } from "./explanations.js";
const error = decodeThings("{}");
export const found: ErrorExplanation | undefined = error && explanationOf(error, "en");
// @ts-expect-error It may have no explanation.
export const steps: number = explanationOf({ info: undefined }, "en").solutions.length;
`;
  const typed = write(new Map([...files, ["src/use.ts", program]]));
  const { status, stdout } = await compile("typescript", typed.folder, "--noEmit");
  typed.remove();
  expect([stdout, status]).toEqual(["", 0]);
  expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({
    exports: { "./explanations": { types: "./esm/explanations.d.ts", default: "./esm/explanations.js" } },
  });
  const without = await packageOf(catalogOf(specOf("- { code: 2, name: Plain, text: x }")), isRows);
  expect([...without.values()].join("\n")).not.toContain("explanation");
});
