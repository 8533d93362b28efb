/** A paragraph or a tag of a doc comment: words of ours as they are, and free text, which is encoded. */
export type Words = readonly (string | { readonly free: string })[];

/** How a language lays out its doc comments. */
export interface DocStyle {
  /** The longest line, in characters. */
  readonly width: number;
  /** What each paragraph but the first begins with. */
  readonly paragraph: string;
  /** Encodes free text. */
  readonly encode: (text: string) => string;
}

/** Words as text, of which the free text is encoded. */
export function printedWords(words: Words, encode: (text: string) => string): string {
  return words
    .map((word) => (typeof word === "string" ? word : encode(word.free)))
    .join("")
    .trim();
}

/** Makes a function that gives the lines of a doc comment between stars: paragraphs, then tags such as `@param`. */
export function docComment({ width, paragraph, encode }: DocStyle) {
  const printed = (words: Words): string => printedWords(words, encode);
  return (indent: number, paragraphs: readonly Words[], tags: readonly Words[] = []): string[] => {
    const pad = " ".repeat(indent);
    const texts = paragraphs.map(printed).filter((text) => text !== "");
    const single = `${pad}/** ${texts.join("")} */`;
    if (texts.length === 1 && tags.length === 0 && single.length <= width) return [single];
    const room = width - indent - 3;
    const body = texts.flatMap((text, index) =>
      index === 0 ? wrapped(text, room, "") : ["", ...wrapped(`${paragraph}${text}`, room, "")],
    );
    const tagLines = tags.flatMap((tag) => wrapped(printed(tag), room, "    "));
    const lines = [...body, ...(tagLines.length > 0 && body.length > 0 ? [""] : []), ...tagLines];
    return [`${pad}/**`, ...lines.map((line) => (line === "" ? `${pad} *` : `${pad} * ${line}`)), `${pad} */`];
  };
}

/** The words in lines of at most so many characters; those but the first begin with `indent`. */
export function wrapped(text: string, room: number, indent: string): string[] {
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
