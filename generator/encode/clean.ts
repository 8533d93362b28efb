const longestText = 4096;

/** A text without characters that do harm, and not too long: steps 4 and 5. */
export function clean(text: string): string {
  const characters = Array.from(text.toWellFormed(), (character) => (isControl(character) ? " " : character));
  const trimmed = characters.join("").replace(/^[ \t]+|[ \t]+$/g, "");
  return Array.from(trimmed).slice(0, longestText).join("").replace(/ +$/, "");
}

function isControl(character: string): boolean {
  return character < " " || character === "\u007f";
}
