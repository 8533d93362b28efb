/** A code with characters of normal width. */
export const narrowed = (code: string): string => code.normalize("NFKC").replace("\u2212", "-");

/** How a code is written, for codes that hardly any other word looks like; undefined for others. */
export function writtenAs(spelled: string): string | undefined {
  const code = narrowed(spelled);
  if (/^-?\d+$/.test(code))
    return code.replace("-", "").length < 3
      ? undefined
      : `${code.length} ${code.slice(0, code.startsWith("-") ? 2 : 1)}`;
  if (/^0x[0-9a-f]+$/i.test(code)) return `0x ${code.length}`;
  if (/^\d+(?:[.:/-]\d+)+$/.test(code)) return undefined; // a version, a date or a time
  if (/\d/.test(code)) return code.replace(/\d+/g, "0");
  if (/^[A-Z]+(?:_[A-Z]+)+$/.test(code)) return "A_A";
  if (/^(?:[A-Z][a-z]+){2,}$/.test(code)) return "AaAa";
  if (/^[a-z]+(?:[A-Z][a-z]+)+$/.test(code)) return "aAa";
  if (/^[a-z]+(?:_[a-z]+)+$/.test(code)) return "a_a";
  if (/^[a-z]+(?:-[a-z]+)+$/.test(code)) return "a-a";
  if (/^[a-z_]+(?:\.[a-z_]+)+$/.test(code)) return "a.a";
  if (/^[A-Za-z]+(?:\.[A-Z][A-Za-z]+)+$/.test(code)) return "A.A";
  return undefined;
}
