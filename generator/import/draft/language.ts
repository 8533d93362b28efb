import { latinLanguageOf } from "./language-words.js";

/**
 * The language of some texts, by their script and, in Latin and Cyrillic script, by their short words and letters.
 * `fallback` is for Latin letters that do not tell. Undefined if there are no letters.
 */
export function languageOf(texts: Iterable<string>, fallback = "en"): string | undefined {
  let sample = "";
  const counts = { han: 0, kana: 0, hangul: 0, cyrillic: 0, arabic: 0, thai: 0, latin: 0 };
  let read = 0;
  for (const text of texts) {
    for (const letter of text) {
      const point = letter.codePointAt(0) ?? 0;
      if ((point >= 0x41 && point <= 0x5a) || (point >= 0x61 && point <= 0x7a) || (point >= 0xc0 && point <= 0x24f))
        counts.latin += 1;
      else if (point >= 0x3041 && point <= 0x30ff) counts.kana += 1;
      else if ((point >= 0x3400 && point <= 0x9fff) || (point >= 0xf900 && point <= 0xfaff)) counts.han += 1;
      else if (point >= 0xac00 && point <= 0xd7a3) counts.hangul += 1;
      else if (point >= 0x400 && point <= 0x4ff) counts.cyrillic += 1;
      else if (point >= 0x600 && point <= 0x6ff) counts.arabic += 1;
      else if (point >= 0xe00 && point <= 0xe7f) counts.thai += 1;
    }
    read += text.length;
    sample += `${text}\n`;
    if (read > 50_000) break;
  }
  const { han, kana, hangul, cyrillic, arabic, thai, latin } = counts;
  // Texts in other scripts quote many Latin words, so one of their letters counts as much as four Latin ones.
  if (kana > 0 && (kana + han) * 4 > latin && kana * 10 > han) return "ja";
  const [language, most] = (
    [
      ["zh", han],
      ["ko", hangul],
      ["ru", cyrillic],
      ["ar", arabic],
      ["th", thai],
    ] as const
  ).reduce((a, b) => (b[1] > a[1] ? b : a));
  if (most * 4 > latin && most > 0) return language === "ru" ? cyrillicLanguage(sample) : language;
  return latin > 0 ? (latinLanguageOf(sample) ?? fallback) : undefined;
}

/** Ukrainian has letters that Russian lacks. */
function cyrillicLanguage(text: string): string {
  return (text.match(/[іїєґ]/gi)?.length ?? 0) > (text.match(/[ыэъё]/gi)?.length ?? 0) ? "uk" : "ru";
}

/** Languages in other scripts than Latin. */
const otherScripts: ReadonlySet<string> = new Set(["zh", "ja", "ko", "ru", "uk", "ar", "th"]);

/** The language of a column. Latin letters that do not tell are in the document's language, if that has Latin script. */
export function columnLanguage(texts: readonly string[], source: string): string | undefined {
  return languageOf(texts, otherScripts.has(source) ? "en" : source);
}
