import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { describe, expect, it, vi } from "vitest";
import { bareText } from "../../generator/render/bare.js";
import { freeText } from "../../generator/render/free-text.js";
import { createRenderer } from "../../generator/render/renderer.js";
import { root } from "../support/tools.js";
import { filesOf } from "./oracle.js";
import { filledSpec } from "./spec.js";

// Records every field that a template prints without a helper.
vi.mock("../../generator/render/bare.js", { spy: true });

/*
 * Free text reaches a template as `FreeText`, which throws if it is printed without a helper, and helpers accept nothing
 * else. So rendering a spec with every text proves the templates, if each template is rendered and the rule has no gaps:
 * no raw output, and no field that has a text of the spec as a plain string.
 */

const folder = join(root, "templates");
const templates = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".hbs") && statSync(join(folder, path)).isFile(),
);

/** Where a template prints raw, and the helpers it prints with. */
function mustachesOf(path: string): { readonly raw: readonly string[]; readonly helpers: readonly string[] } {
  const raw: string[] = [];
  const helpers: string[] = [];
  const walk = (program: hbs.AST.Program): void => {
    for (const node of program.body) {
      if (node.type === "MustacheStatement") {
        const { path: name, params, escaped, loc } = node as hbs.AST.MustacheStatement;
        const text = (name as hbs.AST.PathExpression).original;
        if (!escaped) raw.push(`${path}:${loc.start.line}: ${text}`);
        if (params.length > 0) helpers.push(text);
      } else if (node.type === "BlockStatement") {
        const { program: inner, inverse } = node as hbs.AST.BlockStatement;
        walk(inner);
        if ((inverse as hbs.AST.Program | undefined) !== undefined) walk(inverse);
      }
    }
  };
  walk(Handlebars.parse(readFileSync(join(folder, path), "utf8")));
  return { raw, helpers };
}

describe("templates", () => {
  it("are there", () => {
    expect(templates.length).toBeGreaterThan(30);
  });

  it.each(templates)("print nothing raw: %s", (path) => {
    expect(mustachesOf(path).raw).toEqual([]);
  });

  it("print texts with the helpers of their target only, and each helper takes one text", () => {
    const helpers = new Set(templates.flatMap((path) => mustachesOf(path).helpers));
    expect(helpers.size).toBeGreaterThan(5);
    for (const name of ["log", "lookup", "with"]) expect(helpers).not.toContain(name);
  });

  it("are caught if they print raw", () => {
    const { body } = Handlebars.parse("{{{a}}}{{&b}}{{c}}");
    expect(body.map((node) => (node as hbs.AST.MustacheStatement).escaped)).toEqual([false, false, true]);
  });
});

describe("free text", () => {
  const render = (template: string, view: object, encoders = { quoted: (text: string) => `«${text}»` }): string =>
    createRenderer(new Map([["a.hbs", template]]), encoders)("a.hbs", view);

  it("is printed only by an encoder", () => {
    expect(render("{{quoted text}}", { text: freeText("a") })).toBe("«a»");
    expect(() => render("{{text}}", { text: freeText("a") })).toThrow("free text without an encoder");
    expect(() => render("{{{text}}}", { text: freeText("a") })).toThrow("free text without an encoder");
    expect(() => render("{{#each texts}}{{this}}{{/each}}", { texts: [freeText("a")] })).toThrow("free text without");
  });

  it("is the only input of an encoder", () => {
    expect(() => render("{{quoted text}}", { text: "a" })).toThrow("takes free text");
    expect(() => render("{{other text}}", { text: freeText("a") })).toThrow();
  });

  it("is not read from a prototype", () => {
    for (const field of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      expect(render(`{{#if ${field}}}there{{/if}}${field}`, { [field]: "" }), field).toBe(field);
      expect(() => render(`{{${field}}}`, {}), field).toThrow(`"${field}" not defined`);
    }
  });
});

/** Every encoder changes a part of this, whether for code, prose or markup. */
const marker = '*/ """ \' \\ ` ${ <b> {{ | @x';

describe("a spec whose every text would be changed by any encoder", () => {
  it("is not printed without a helper by any template", async () => {
    vi.mocked(bareText).mockClear();
    let index = 0;
    for (const layered of [true, false]) {
      await filesOf(filledSpec((place) => (place === "url" ? "plain" : `raw${index++} ${marker}`), layered));
    }
    const printed = vi.mocked(bareText).mock.calls.map(([value]) => String(value));
    expect(printed.length).toBeGreaterThan(1000);
    expect(printed.filter((text) => text.includes(marker))).toEqual([]);
    expect(printed.filter((text) => /raw\d+/.test(text)).length, "views hold encoded texts too").toBeGreaterThan(0);
  });
});
