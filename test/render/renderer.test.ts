import { describe, expect, it } from "vitest";
import { freeText } from "../../generator/render/free-text.js";
import { createRenderer, rendererWith } from "../../generator/render/renderer.js";

const encoders = { upper: (text: string) => text.toUpperCase() };

/** Renders one template, called `a`, which may use the partial `part`. */
const render = (template: string, view: object): string =>
  createRenderer(new Map([["a", template], ["partials/part.hbs", "<{{upper text}}>"]]), encoders)("a", view); // prettier-ignore

describe("a template", () => {
  it("prints plain data unchanged, free text through its encoder, and partials", () => {
    expect(render("{{name}} & {{upper text}} {{> part}}", { name: "<a>", text: freeText("b") })).toBe("<a> & B <B>");
  });

  it("has blocks for lists and conditions, free text among them", () => {
    const view = { list: ["a", "b"], yes: true, no: false, text: freeText("t"), none: freeText("") };
    expect(render("{{#each list}}{{this}},{{/each}}", view)).toBe("a,b,");
    expect(render("{{#if yes}}y{{/if}}{{#unless no}}n{{/unless}}{{#if text}}t{{/if}}", view)).toBe("ynt");
    expect(render("{{#if none}}y{{else}}n{{/if}}", view)).toBe("n");
  });

  it.each<[what: string, template: string, view: object, message: string]>([
    ["free text without an encoder", "{{text}}", { text: freeText("t".repeat(70)) }, `encoder: "${"t".repeat(60)}"`],
    ["plain data with one", "{{upper text}}", { text: "t" }, "{{upper}} takes free text, and got string"],
    ["a field that the view lacks", "{{text}}", {}, '"text" not defined'],
    ["a list that the view lacks", "{{#each list}}{{/each}}", {}, "{{#each}}: the view has no such field"],
    ["a condition that the view lacks", "{{#if text}}{{/if}}", {}, "{{#if}}: the view has no such field"],
    ["a list that is none", "{{#each list}}{{/each}}", { list: {} }, "{{#each}} takes a list"],
    ["a helper that there is not", "{{lower text}}", { text: "t" }, "unknown helper lower"],
  ])("throws for %s", (_, template, view, message) => {
    expect(() => render(template, view)).toThrow(message);
  });
});

describe("a renderer", () => {
  it("compiles the same templates once, and names a missing one", () => {
    const renderer = rendererWith(encoders);
    const templates = new Map([["a", "{{n}}"]]);
    const first = renderer(templates);
    expect([first("a", { n: 1 }), first("a", { n: 2 })]).toEqual(["1", "2"]);
    expect(renderer(templates)).toBe(first);
    expect(renderer(new Map(templates))).not.toBe(first);
    expect(() => first("b", {})).toThrow("there is no template b");
  });
});
