import { catalogOf } from "./catalog.js";
import { dataShapes } from "./data.js";
import type { Difficulty, TestDocument } from "./document.js";
import { interchangeShapes } from "./interchange.js";
import { pages } from "./pages.js";
import { randomOf } from "./random.js";
import type { Random } from "./random.js";
import type { Shape } from "./shape.js";
import { cShapes } from "./source-c.js";
import { jvmShapes } from "./source-jvm.js";
import { furtherSources } from "./source-further.js";
import { scriptShapes } from "./source-scripts.js";
import { styles } from "./styles.js";

const data = [...dataShapes, ...interchangeShapes];
const sources = [...cShapes, ...jvmShapes, ...scriptShapes, ...furtherSources];

/** All ways to publish codes, without the page-wide noise. */
export const shapes: readonly Shape[] = [...pages, ...data, ...sources, ...styles];

/** A document in which each group of shapes has its share: pages, data and source code, and in one of ten a known style. */
function shapeOf(random: Random, isStyle: boolean): Shape {
  const usual = random.pick([pages, pages, pages, data, sources]);
  const group = isStyle ? styles : usual;
  const total = group.reduce((sum, { weight }) => sum + weight, 0);
  let left = random.int(1, total);
  const found = group.find(({ weight }) => (left -= weight) <= 0);
  if (found === undefined) throw new Error("weights do not add up");
  return found;
}

const usualNames = ["codes", "page", "api-guide", "reference", "return-values"];
/** Names that are illegal in some language, or say nothing. */
const awkwardNames = [
  "Error codes 1f2e3d4c5b6a47f8",
  "error",
  "new",
  "http",
  "type",
  "test",
  "main",
  "404",
  "錯誤碼",
  "con",
  "index.en",
  "a b (1)",
  "class",
];

/** The document of a seed, at will of the shapes whose ID starts with `only`. The same seed gives the same document. */
export function documentOf(seed: number, only?: string): TestDocument {
  const random = randomOf(seed);
  const shape =
    only === undefined ? shapeOf(random, seed % 10 === 0) : random.pick(shapes.filter(({ id }) => id.startsWith(only)));
  const catalog = catalogOf(random, shape.limits);
  const {
    text,
    extension,
    codes,
    either = [],
    locales = [],
    mentions = [],
    difficulties,
  } = shape.write(catalog, random);
  const awkward = random.chance(0.1);
  const found: Difficulty[] = [
    ...difficulties,
    ...(awkward ? [1 as const] : []),
    ...(catalog.says ? [] : [4 as const]),
    ...(["labelled", "zeros", "dashed"].includes(catalog.kind) ? [2 as const] : []),
    ...(catalog.language.locale === "en" ? [] : [7 as const]),
  ];
  return {
    seed,
    path: `${random.pick(awkward ? awkwardNames : usualNames)}.${extension}`,
    text: spelled(text, random),
    shape: shape.id,
    difficulties: [...new Set(found)].sort((a, b) => a - b),
    truth: { codes, mentions, either, locales: [catalog.language.locale, ...locales] },
  };
}

/** The bytes of a file may begin with a mark and have other line ends. */
function spelled(text: string, random: Random): string {
  const lines = random.chance(0.1) ? text.replaceAll("\n", "\r\n") : text;
  return random.chance(0.05) ? `\ufeff${lines}` : lines;
}
