import Handlebars from "handlebars";
import { describe, expect, it, vi } from "vitest";
import { Items } from "../../generator/output/items.js";
import { compile, printView } from "../../generator/render/compile.js";
import { freeText } from "../../generator/render/free-text.js";
import { lazyList, ownList } from "../../generator/render/list.js";
import { LongText } from "../../generator/render/long-text.js";
import { parseTemplate } from "../../generator/render/parse.js";
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

  it("prints lists whose items are made when they are printed", () => {
    const made: number[] = [];
    const list = lazyList(["a", "b"], (text, index) => {
      made.push(index);
      return { text };
    });
    const view = { list, none: lazyList([], String), shared: "s" };
    expect(made).toEqual([]);
    expect(render("{{#each list}}{{text}}{{../shared}}{{#unless @last}},{{/unless}}{{/each}}", view)).toBe("as,bs");
    expect(made).toEqual([0, 1]);
    expect(render("{{#if list}}y{{/if}}{{#if none}}n{{/if}}{{#each none}}{{else}}e{{/each}}", view)).toBe("ye");
  });

  it("notes the items of lists that depend on their sources alone, and long texts", () => {
    const sources = [{ text: "a" }, { text: "b" }];
    const view = {
      own: ownList(sources, ({ text }) => ({ text })),
      other: ownList(
        sources,
        ({ text }) => ({ text }),
        () => ["x"],
      ),
      plain: lazyList(sources, ({ text }) => ({ text })),
      long: new LongText((out) => {
        out.add("(");
        out.addItem("new", (to) => to.add("long"));
        out.addItem(undefined, (to) => to.add(")"));
      }),
    };
    const template =
      "{{#each own}}{{text}},{{/each}}{{#each plain}}{{text}}{{/each}}{{long}}{{#each other}}{{text}}{{/each}}";
    const draw = createRenderer(new Map([["a", template]]), encoders);
    const items = new Items((reads) => JSON.stringify(reads));
    const text = "a,b,ab(long)ab";
    expect(draw("a", view)).toBe(text);
    expect(draw("a", view, items)).toBe(text);
    expect(items.made).toEqual([
      ['{"text":"a"}', 0, 2],
      ['{"text":"b"}', 2, 4],
      ["", 7, 11],
      ['["x"]', 12, 13],
      ['["x"]', 13, 14],
    ]);
    const earlier = new Items((reads) => JSON.stringify(reads), "A,B,__________", items.made);
    expect(draw("a", view, earlier)).toBe("A,B,ab(long)__");
  });

  it("prints a partial with a field of its own, and indents a partial that has its line for itself", () => {
    const templates = new Map([
      ["a", "{{#each list}}\n  {{> part text}}\n{{/each}}\n"],
      ["partials/part.hbs", "{{this}}{{../../x}}\n\n{{#if @last}}last{{/if}}{{! a remark }}"],
    ]);
    const view = { x: "!", list: [{ text: "b" }, { text: "c" }] };
    expect(createRenderer(templates, {})("a", view)).toBe("  b!\n  \n  c!\n  \n  last");
    expect(createRenderer(templates, {})("a", { list: [] })).toBe("");
    const empty = new Map([["a", "a\n  {{> part}}\nb"], ["partials/part.hbs", "{{#if no}}c{{/if}}"]]); // prettier-ignore
    expect(createRenderer(empty, {})("a", { no: false })).toBe("a\nb");
  });

  it("prints numbers and yes or no, and nothing for a field that is undefined", () => {
    expect(render("{{n}} {{yes}} {{none}}", { n: 0, yes: true, none: undefined })).toBe("0 true ");
    expect(render("{{#if n}}y{{/if}}{{#if empty}}n{{/if}}", { n: 1, empty: [] })).toBe("y");
  });

  it.each<[what: string, template: string, view: object, message: string]>([
    ["free text without an encoder", "{{text}}", { text: freeText("t".repeat(70)) }, `encoder: "${"t".repeat(60)}"`],
    ["plain data with one", "{{upper text}}", { text: "t" }, "{{upper}} takes free text, and got string"],
    ["a field that the view lacks", "{{text}}", {}, '"text" not defined'],
    ["a list that the view lacks", "{{#each list}}{{/each}}", {}, '"list" not defined'],
    ["a condition that the view lacks", "{{#if text}}{{/if}}", {}, '"text" not defined'],
    ["a condition that is undefined", "{{#if text}}{{/if}}", { text: undefined }, "a condition is undefined"],
    ["a list that is none", "{{#each list}}{{/each}}", { list: {} }, "{{#each list}} takes a list"],
    ["an item that is no list", "{{#each this}}{{/each}}", {}, "{{#each this}} takes a list"],
    ["a position that is no list", "{{#each @first}}{{/each}}", {}, "{{#each @first}} takes a list"],
    ["an object printed", "{{list}}", { list: [] }, "a template cannot print an object"],
    ["a field outside the view", "{{../text}}", { text: "t" }, "a template leaves its view"],
    ["a partial that there is not", "{{> other}}", {}, "there is no template partials/other.hbs"],
    ["a block that there is not", "{{#with text}}{{/with}}", { text: "t" }, "unknown helper with"],
    ["a block of nothing", "{{#if}}{{/if}}", {}, "{{#if}} takes one field"],
    ["an encoder of two texts", "{{upper text text}}", { text: freeText("t") }, "{{upper}} takes one field"],
    ["a partial with fields", "{{> part text=text}}", { text: freeText("t") }, "{{> part}} takes no names"],
    ["a literal", '{{upper "text"}}', {}, "templates have no StringLiteral"],
    ["a partial block", "{{#> part}}{{/part}}", {}, "templates have no PartialBlockStatement"],
    ["a variable of Handlebars", "{{@index}}", {}, "templates have no @index"],
    ["a helper that there is not", "{{lower text}}", { text: "t" }, "unknown helper lower"],
  ])("throws for %s", (_, template, view, message) => {
    expect(() => render(template, view)).toThrow(message);
  });
});

describe("a template that a user has overridden", () => {
  it.each([
    ["Handlebars cannot read it", "a\n{{#if b}}\n", 3],
    ["templates have no StringLiteral", 'a\n{{upper "b"}}', 2],
    ["if doesn't match each", "a\n\n{{#if b}}{{/each}}", 3],
    ["{{#if}} takes one field", "{{#each a}}\n  {{#if}}{{/if}}\n{{/each}}", 2],
  ])("has its mistakes with their lines: %s", (message, text, line) => {
    const problem = { name: "TemplateProblem", text, line, message: expect.stringContaining(message) as string };
    expect(() => parseTemplate(text, true)).toThrow(expect.objectContaining(problem));
  });

  it("begins in its first line where Handlebars names none", () => {
    vi.spyOn(Handlebars, "parse").mockImplementationOnce(() => {
      throw new Error("odd");
    });
    expect(() => parseTemplate("a", true)).toThrow(expect.objectContaining({ line: 1 }));
  });
});

describe("a template that the build has parsed", () => {
  it("prints the same, and has internal errors without a line", () => {
    const print = compile(parseTemplate("{{#each list}}{{this}};{{/each}}"), {
      encoders: {},
      partial: () => () => undefined,
    });
    expect(printView(print, { list: ["a", "b"] })).toBe("a;b;");
    expect(() => printView(print, { list: {} })).toThrow(expect.objectContaining({ name: "Error" }));
    expect(() => parseTemplate("{{lower 'a'}}")).toThrow(expect.objectContaining({ name: "Error" }));
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
