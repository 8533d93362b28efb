import { describe, expect, test } from "vitest";
import { adapterNames as pythonAdapters, subpackage } from "../../generator/targets/python/adapters.js";
import { adapterSides } from "../../generator/targets/typescript/options.js";
import { targets } from "../../generator/targets/index.js";
import { catalogOf, templatesOf } from "../support/catalog.js";

/** An adapter is what somebody reads before they let it into their server. So each of its files has fewer lines than this. */
const limit = 60;

const spec = `
errspec: 1
catalog: shop
title: Shop
locales: [en, de]
envelope: { code: /code, text: /message, common: common, module-code: [{ at: /own }], headers: { request-id: x-request-id } }
envelopes: { grpc: { domain: shop.example.com } }
server: { unexpected: Internal }
targets:
  typescript: { side: both, adapters: [${Object.keys(adapterSides).join(", ")}] }
  go: { module: example.com/shop, side: both, adapters: [nethttp, grpc] }
  python: { side: both, adapters: [${pythonAdapters.join(", ")}] }
modules:
  - { module: common, errors: [{ code: 1, name: Internal, kind: internal, text: { en: Failed., de: Fehler. } }] }
  - { module: orders, errors: [{ code: 2, name: Gone, kind: not_found, text: { en: Gone., de: Weg. } }] }
`;

interface Language {
  readonly id: string;
  /** The files of adapters, without their tests and the codec of Protocol Buffers, which knows no framework. */
  readonly files: RegExp;
  /** What is not code: comments, imports, and the name of a package. */
  readonly other: RegExp;
}

const languages: readonly Language[] = [
  {
    id: "typescript",
    files: new RegExp(
      `/src/(?:${[...Object.keys(adapterSides), "adapter", "respond", "stream"].join("|")}|grpc-(?!status)[a-z-]+)\\.ts$`,
    ),
    other: /\/\*[^]*?\*\/|^\s*\/\/.*$|^import [^]*?;$/gm,
  },
  {
    id: "go",
    files: /\/(?:nethttp|grpcerr)\/[a-z]+\.go$/,
    other: /^\s*\/\/.*$|^import \([^]*?^\)$|^package .*$/gm,
  },
  {
    id: "python",
    files: new RegExp(`/${subpackage}/\\w+\\.py$`),
    other: /^\s*"""[^]*?"""$|^\s*#.*$|^(?:from \S+ )?import (?:\([^)]*\)|.*)$/gm,
  },
];

const linesOf = (text: string, other: RegExp): number =>
  text
    .replace(other, "")
    .split("\n")
    .filter((line) => line.trim() !== "").length;

describe(`adapters have files of fewer than ${limit} lines`, () => {
  test.each(languages)("$id", async ({ id, files: pattern, other }) => {
    const target = targets.find((each) => each.id === id);
    const context = { templates: templatesOf(id), snippets: () => [], sources: () => Promise.resolve([]) };
    const files = (await target?.generate(catalogOf(spec), context)) ?? [];
    const sizes = files
      .filter(({ path }) => pattern.test(path))
      .map(({ path, text }) => ({ path, lines: linesOf(text, other) }));
    expect(sizes.length).toBeGreaterThan(8);
    expect(sizes.filter(({ lines }) => lines >= limit)).toEqual([]);
    expect(Math.max(...sizes.map(({ lines }) => lines))).toBeGreaterThan(25); // the counter counts
  });
});
