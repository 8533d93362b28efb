import { eastAsianWidth } from "get-east-asian-width";
import { plainCells } from "../diagnostic/width.js";

/** Narrow characters by Unicode's table that Prettier treats as emoji of two cells. */
const wideAlone = "\u261d\u26f9\u270c\u270d\u{1f3cb}\u{1f3cc}\u{1f574}\u{1f575}\u{1f590}";

/** What Prettier counts as one emoji. Built from a string because TypeScript knows the flag `v` only from es2024. */
const emoji = onFirstUse(
  `[#*0-9]\\uFE0F?\\u20E3|\\p{RGI_Emoji}|[\\p{Emoji}--[#*0-9\\u{1F1E6}-\\u{1F1FF}]]\\uFE0F|[${wideAlone}]`,
  "gv",
);

const wholeEmoji = onFirstUse("^\\p{RGI_Emoji}$", "v");

/** A sequence of joined emoji, possibly without the variation selectors that belong after some of them. */
const element = "[\\p{Emoji}--[#*0-9\\u{1F1E6}-\\u{1F1FF}]]\\p{Emoji_Modifier}?\\uFE0F?";
const joined = onFirstUse(`${element}(?:\\u200D${element})+`, "gv");

/** A regular expression that is made when it is first used: those of emoji take longer than all that most runs do here. */
function onFirstUse(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source, flags));
}

/**
 * The width of a text as Prettier counts it. Its count differs from a terminal's for emoji and control characters, so what
 * Prettier lays out by width (tables, lines of code, lists in JSON) must use its count.
 */
export function printedWidth(text: string): number {
  if (!/[^\x20-\x7f]/.test(text)) return text.length;
  return plainCells(text) ?? widthWithEmoji(text);
}

function widthWithEmoji(text: string): number {
  let width = 0;
  const rest = text
    .replace(joined(), (found) => qualified(found.split("\u200d")))
    .replace(emoji(), (found) => {
      width += found === firstOf(found) && !wideAlone.includes(found) ? characterWidth(found) : 2;
      return "";
    });
  for (const character of rest) width += characterWidth(character);
  return width;
}

/** Joined emoji with the selectors that complete known sequences. Prettier also counts those without selectors as one. */
function qualified(parts: readonly string[]): string {
  for (let length = parts.length; length > 1; length--) {
    const last = String(parts[length - 1]);
    const base = firstOf(last);
    // What follows the last emoji may or may not belong to it.
    for (const end of new Set([last, base])) {
      const whole = [...parts.slice(0, length - 1), end].map(withSelector).join("\u200d");
      if (wholeEmoji().test(whole)) return join(whole + last.slice(end.length), length);
    }
  }
  return join(String(parts[0]), 1);

  function join(start: string, length: number): string {
    return length < parts.length ? `${start}\u200d${qualified(parts.slice(length))}` : start;
  }
}

/** The first character of a non-empty text. */
function firstOf(text: string): string {
  return String.fromCodePoint(Number(text.codePointAt(0)));
}

function withSelector(part: string): string {
  return /^\p{Emoji_Presentation}|[\p{Emoji_Modifier}\uFE0F]$/u.test(part) ? part : `${part}\ufe0f`;
}

function characterWidth(character: string): number {
  const point = Number(character.codePointAt(0));
  if (point <= 0x1f || (point >= 0x7f && point <= 0x9f)) return 0;
  return /[\p{Mn}\p{Me}]/u.test(character) ? 0 : eastAsianWidth(point);
}
