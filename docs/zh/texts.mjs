import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The language of the generated pages' own texts: they stay as they are. */
export const english = { between: " ", text: (_id, text) => text, blocks: (_id, markdown) => markdown };

/**
 * The Chinese of a generated page, from `docs/zh/texts/<name>.yaml`. It has, by ID (of a rule, a command, …), the English
 * texts and their translations; what several IDs share is under `page`. A changed English text is not found there: it is
 * printed as it is, and `problems` names it and the translation that nothing uses. What this page shares with others is in
 * their texts, and not here again.
 */
export function chinese(name, others) {
  const file = `docs/zh/texts/${name}.yaml`;
  const texts = parse(readFileSync(new URL(`texts/${name}.yaml`, import.meta.url), "utf8")) ?? {};
  const translations = new Map(
    Object.entries(texts).flatMap(([id, pairs]) => pairs.map(({ en, zh }) => [keyOf(id, en), { id, en, zh }])),
  );
  const used = new Set();
  const missing = new Map();

  function text(id, en) {
    const shared = others?.find(en);
    if (shared !== undefined) return shared;
    const key = [id, "page"].map((each) => keyOf(each, en)).find((each) => translations.get(each)?.zh);
    if (key === undefined) {
      missing.set(keyOf(id, en), { id, en });
      return en;
    }
    used.add(key);
    return translations.get(key).zh;
  }

  /** A translation of a text, whatever its ID. */
  const find = (en) => [...translations.values()].find((each) => each.en === en && each.zh)?.zh;

  /** What is missing or unused, each with its file and ID. Call it when the page is made. */
  function problems() {
    const unused = [...translations].filter(([key]) => !used.has(key) && !missing.has(key)).map(([, each]) => each);
    return [
      ...[...missing.values()].map(({ id, en }) => `${file}: ${id}: add a translation of "${en}"`),
      ...unused.map(({ id, en }) => `${file}: ${id}: remove the translation of "${en}"; no page uses it`),
    ];
  }

  return {
    between: "",
    text,
    blocks: (id, markdown) => translateBlocks(markdown, (en) => text(id, en)),
    find,
    problems,
  };
}

const keyOf = (id, en) => `${id}\n${en}`;

/** Translates headings, paragraphs and the items of lists, each as one line; code blocks and comments stay. */
function translateBlocks(markdown, translate) {
  const blocks = markdown.split(/^(```[^]*?^```)$/m).flatMap((part) => (isCode(part) ? part : part.split(/\n{2,}/)));
  const isKept = (block) => isCode(block) || block.startsWith("<!--");
  const translated = blocks
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block) => (isKept(block) ? block : translateBlock(block, translate)));
  return translated.join("\n\n");
}

const isCode = (block) => block.startsWith("```");

function translateBlock(block, translate) {
  const parts = block.split(/^(?=- )/m).map((part) => {
    const [, mark, text] = /^(- |#+ |)([^]*)$/.exec(part.trim());
    return mark + translate(text.replaceAll(/\s*\n\s*/g, " "));
  });
  return parts.join("\n");
}
