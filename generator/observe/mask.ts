/** The longest message in a report. */
const longest = 80;

/** What may be a value of a request rather than a part of the message: quoted, an address, with digits, or long. */
const values = [
  /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|‘[^’]*’|«[^»]*»|「[^」]*」|《[^》]*》/gu,
  /[a-z][a-z0-9+.-]*:\/\/\S+/giu,
  /\S*@\S+/gu,
  /(?<==)[^\s,;&]+/gu,
  /[A-Za-z0-9_.:/+-]*[0-9][A-Za-z0-9_.:/+-]*/gu,
  /[\p{L}\p{N}\p{M}]*\p{Nd}[\p{L}\p{N}\p{M}]*/gu,
  /[A-Za-z_]{25,}/gu,
];

/**
 * A message with what may be a value of somebody's request hidden as `…`, cut to some 80 characters. What looks like an
 * ordinary word stays.
 */
export function masked(message: string): string {
  const hidden = values.reduce((text, pattern) => text.replace(pattern, "…"), message.slice(0, 400).toWellFormed());
  const short = hidden.replace(/…(?:\s*…)+/gu, "…").trim();
  const cut = Array.from(short);
  return cut.length <= longest ? short : `${cut.slice(0, longest - 1).join("")}…`;
}
