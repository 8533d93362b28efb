import type { DraftEntry } from "./draft.js";

const successWords =
  /^(?:success(?:ful(?:ly)?)?(?: completion)?|succeeded|ok|no[_ ]?error|none|成功|.{0,6}(?:成功|正常)|无错误|正常|没有错误|執行成功|正常終了|성공)[.。!！]?$/i;

/** Whether a code means success: by its name or text, or because it is zero and described as success. */
export function isSuccess(entry: DraftEntry, all: readonly DraftEntry[]): boolean {
  const texts = [...Object.values(entry.title), ...Object.values(entry.text), entry.cells["name"] ?? "", entry.code];
  const zero = /^(?:0|0+|0x0+)$/.test(entry.code);
  if (zero)
    return texts.some(
      (text) =>
        successWords.test(text.trim()) ||
        /success|succeed|成功|no error|无错误|not an error|\bOK\b|all fine/i.test(text.slice(0, 80)),
    );
  if (/^2\d\d$/.test(entry.code)) {
    return (
      texts.some((text) => successWords.test(text.trim())) &&
      all.filter(({ code }) => /^2\d\d$/.test(code)).length === 1
    );
  }
  return /^(?:success|ok|none|no_?error)$/i.test(entry.code);
}
