import { eastAsianWidth } from "get-east-asian-width";

/** How many columns a text takes in a terminal. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);

export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
