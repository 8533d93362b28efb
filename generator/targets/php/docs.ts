import type { Entry } from "../../model/catalog.js";
import { deprecationDoc, deprecationLine, docOf, sentence } from "../../sdk/entry-doc.js";
import type { EntryDoc } from "../../sdk/entry-doc.js";
import type { Context } from "./context.js";
import { docText } from "./literals.js";
import { caseName } from "./names.js";

/** A paragraph or a tag of a doc comment: words of ours as they are, and free text encoded. */
export type Words = readonly (string | { readonly free: string })[];

const width = 120;

/** The lines of a doc comment: paragraphs, then tags such as `@param`. */
export function phpdoc(indent: number, paragraphs: readonly Words[], tags: readonly Words[] = []): string[] {
  const pad = " ".repeat(indent);
  const texts = paragraphs.map(printed).filter((text) => text !== "");
  const single = `${pad}/** ${texts.join("")} */`;
  if (texts.length === 1 && tags.length === 0 && single.length <= width) return [single];
  const room = width - indent - 3;
  const body = texts.flatMap((text, index) => [...(index === 0 ? [] : [""]), ...wrapped(text, room, "")]);
  const tagLines = tags.flatMap((tag) => wrapped(printed(tag), room, "    "));
  const lines = [...body, ...(tagLines.length > 0 && body.length > 0 ? [""] : []), ...tagLines];
  return [`${pad}/**`, ...lines.map((line) => (line === "" ? `${pad} *` : `${pad} * ${line}`)), `${pad} */`];
}

function printed(words: Words): string {
  return words
    .map((word) => (typeof word === "string" ? word : docText(word.free)))
    .join("")
    .trim();
}

/** The words in lines of at most so many characters; those but the first begin with `indent`. */
function wrapped(text: string, room: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The doc comment of an entry's case: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc({ catalog, docs }: Context, entry: Entry): string[] {
  const facts = docOf(catalog, entry, docs);
  const { deprecation, links, url } = facts;
  const replacement = deprecation?.replacedBy;
  const tags: Words[] = [
    ...(deprecation === undefined
      ? []
      : [
          [
            "@deprecated ",
            { free: sentence(deprecationLine(deprecation, undefined)) },
            ...(replacement === undefined ? [] : [` Use self::${caseName(replacement)}.`]),
          ],
        ]),
    ...[...links.map((link) => link.url), ...(url === undefined ? [] : [url])].map((each): Words => [
      "@see ",
      { free: each },
    ]),
  ];
  return phpdoc(4, [[{ free: sentence(facts.text) }, " ", { free: facts.advice }], ...remarks(facts)], tags);
}

/** Why an entry is deprecated and what to use instead; undefined if it is not deprecated. */
export function deprecationValue({ catalog, docs }: Context, entry: Entry): string | undefined {
  const facts = deprecationDoc(catalog, entry, docs);
  if (facts === undefined) return undefined;
  const { replacedBy } = facts;
  return deprecationLine(facts, replacedBy === undefined ? undefined : caseName(replacedBy)) || "Deprecated.";
}

function remarks({ original, note, explanations, since, former, notices }: EntryDoc): Words[] {
  const free = (label: string, text: string): Words => [label, { free: text }];
  return [
    ...(original === undefined ? [] : [free(`${original.locale}: `, original.text)]),
    ...explanations.map(({ label, text }) => free(`${label}: `, text)),
    ...(note === "" ? [] : [free("Note: ", note)]),
    ...(since === undefined ? [] : [free("Since ", `${since}.`)]),
    ...former.map(({ text, until }): Words => [
      "Formerly",
      ...(until === undefined ? [] : [", until ", { free: until }]),
      ": ",
      { free: text },
    ]),
    ...notices.map((notice) => free("", notice)),
  ];
}
