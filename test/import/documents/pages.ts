import { asciidoc } from "./asciidoc.js";
import type { Block } from "./blocks.js";
import type { Limits } from "./catalog.js";
import { codeKinds } from "./codes.js";
import type { CodeKind } from "./codes.js";
import { html } from "./html.js";
import type { Layout } from "./layout.js";
import * as lists from "./lists.js";
import * as furtherLists from "./lists-further.js";
import { markdown, markdownWithHtml } from "./markdown.js";
import { noiseFor } from "./noise.js";
import { plain } from "./plain.js";
import type { Random } from "./random.js";
import { restructured } from "./restructured.js";
import type { Shape } from "./shape.js";
import * as further from "./tables-further.js";
import { richCells, sectionRows, table, withRange } from "./tables.js";

type Writer = (title: string, blocks: readonly Block[], random: Random) => string;

interface Format {
  readonly id: string;
  readonly extension: string;
  readonly write: Writer;
  readonly weight: number;
  readonly tame?: boolean;
}

const formats: readonly Format[] = [
  { id: "markdown", extension: "md", write: markdown, weight: 3 },
  { id: "html", extension: "html", write: html, weight: 3 },
  { id: "markdown-html", extension: "md", write: markdownWithHtml, weight: 1 },
  { id: "rst", extension: "rst", write: restructured, weight: 1, tame: true },
  { id: "asciidoc", extension: "adoc", write: asciidoc, weight: 1, tame: true },
  { id: "text", extension: "txt", write: plain, weight: 1, tame: true },
];

/** Words that a reader cannot tell from a heading, a sentence or an empty term. */
const numbers = codeKinds.filter((kind) => kind !== "small" && kind !== "negative");
/** In prose, a small number alone is not seen to be a code. */
const plainNumbers: readonly CodeKind[] = numbers.filter((kind) => kind !== "labelled");

/** Numbers, which a reader tells from a constant. */
const valued: readonly CodeKind[] = ["int", "long", "negative", "hex"];

interface Laid {
  readonly id: string;
  readonly layout: Layout;
  readonly weight: number;
  readonly kinds?: readonly CodeKind[];
  /** Whether a reader sees from the headings which module a code belongs to. */
  readonly restart?: boolean;
  /** Formats that have no way to write it. */
  readonly not?: readonly string[];
}

const layouts: readonly Laid[] = [
  { id: "table", layout: table, weight: 8, restart: true },
  { id: "section-rows", layout: sectionRows, weight: 1, not: ["rst", "text"] },
  { id: "rich-cells", layout: richCells, weight: 2 },
  { id: "range", layout: withRange, weight: 1, kinds: ["int", "long"] },
  { id: "bilingual", layout: further.bilingual, weight: 1 },
  { id: "side-by-side", layout: further.sideBySide, weight: 1 },
  { id: "vertical", layout: further.vertical, weight: 1, kinds: numbers, not: ["text", "asciidoc"] },
  { id: "spanned", layout: further.spanned, weight: 1 },
  { id: "extra-rows", layout: further.extraRows, weight: 1 },
  { id: "two-in-a-cell", layout: further.twoInACell, weight: 1, not: ["text"] },
  { id: "deprecated", layout: further.deprecatedTexts, weight: 1 },
  { id: "wrapped", layout: further.wrapped, weight: 1, not: ["text"] },
  { id: "shared-rows", layout: further.sharedRows, weight: 1, kinds: ["int", "long", "prefixed"] },
  { id: "two-texts", layout: further.twoTexts, weight: 1 },
  { id: "headless", layout: further.headless, weight: 1, not: ["rst", "text"] },
  { id: "mixed", layout: lists.mixed, weight: 2, kinds: numbers },
  { id: "bullets", layout: lists.bullets, weight: 1, kinds: numbers },
  { id: "named-bullets", layout: lists.namedBullets, weight: 1, kinds: numbers },
  { id: "labelled-bullets", layout: lists.labelledBullets, weight: 1, kinds: numbers },
  { id: "headings", layout: lists.headings, weight: 1, kinds: numbers },
  { id: "titled-headings", layout: lists.titledHeadings, weight: 1, kinds: numbers },
  { id: "named-headings", layout: lists.namedHeadings, weight: 1, kinds: plainNumbers },
  { id: "paragraphs", layout: lists.paragraphs, weight: 1, kinds: numbers, not: ["text"] },
  { id: "number-below", layout: lists.numberBelow, weight: 1, kinds: numbers, not: ["text"] },
  { id: "labelled-headings", layout: furtherLists.labelledHeadings, weight: 1 },
  { id: "field-lists", layout: furtherLists.fieldLists, weight: 1, kinds: numbers },
  { id: "cause-and-action", layout: furtherLists.causeAndAction, weight: 1, kinds: numbers, not: ["text"] },
  { id: "number-in-heading", layout: furtherLists.numberInHeading, weight: 1, kinds: valued },
  { id: "assigned-bullets", layout: furtherLists.assignedBullets, weight: 1, kinds: valued },
  { id: "labelled-fields", layout: furtherLists.labelledFields, weight: 1, kinds: valued },
  {
    id: "definitions-with-status",
    layout: furtherLists.definitionsWithStatus,
    weight: 1,
    kinds: numbers,
    not: ["text"],
  },
  { id: "code-block", layout: furtherLists.codeBlock, weight: 1, kinds: numbers },
  { id: "definitions", layout: lists.definitions, weight: 1, kinds: numbers },
  { id: "nested-bullets", layout: lists.nestedBullets, weight: 1, kinds: numbers },
];

/** The product of formats and layouts. */
export const pages: readonly Shape[] = formats.flatMap((format) =>
  layouts
    .filter(({ not = [] }) => !not.includes(format.id))
    .map(({ id, layout, weight, kinds, restart = false }): Shape => {
      const limits: Limits = { ...(kinds === undefined ? {} : { kinds }), tame: format.tame === true, restart };
      return {
        id: `${format.id}/${id}`,
        weight: weight * format.weight,
        limits,
        write(catalog, random) {
          const { blocks, codes, either, locales, difficulties } = layout(catalog, random);
          const { before, after, either: open, mentions } = noiseFor(catalog, codes, random);
          const text = format.write(catalog.title, [...before, ...blocks, ...after], random);
          return {
            text,
            extension: format.extension,
            codes,
            either: [...(either ?? []), ...open],
            locales: locales ?? [],
            mentions,
            difficulties,
          };
        },
      };
    }),
);
