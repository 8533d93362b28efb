/** The time of the rows that need one, in milliseconds since 1970: Tue, 14 Nov 2023 22:13:20 GMT. */
export const rowTime = 1_700_000_000_000;

/** Values of a header that languages could read differently, around a sound one. */
export function valueHazards(sound: string): readonly string[] {
  // prettier-ignore
  return [
    sound, ` ${sound}\t`, `\t ${sound}`, "", " ", `${sound}\u0000`, `${sound}\n`, `\u00a0${sound}`, `${sound}é`, `${sound}\u007f`, `${sound}\ud83d\ude00`,
    `${" ".repeat(300)}${sound}`, "7".repeat(256), "7".repeat(257),
  ];
}

/** Values of a header that is a number of seconds or milliseconds, or an epoch. */
// prettier-ignore
export const delayNumbers: readonly string[] = [
  "0", "00", "1", "3", "0120", "1500", "-1", "+1", "1.5", "1e3", "0x10", "1_000", "1,000", "5, 6", "5;6", "5s", "5 5", "5\u0000", "５", "٥", "²", "NaN", "Infinity", " 5\t",
  "31535999", "31536000", "31536001", "1699999999", "1700000000", "1700000001", "1700000030", "1731536000", "1731536001", "2147483648", "4294967296", "9999999999", "10000000000",
  "00000000005", "1".repeat(257), "",
];

/** Values of `Retry-After` that are dates, or almost dates. */
// prettier-ignore
export const delayDates: readonly string[] = [
  "Tue, 14 Nov 2023 22:13:19 GMT", "Tue, 14 Nov 2023 22:13:20 GMT", "Tue, 14 Nov 2023 22:13:21 GMT", "Tue, 14 Nov 2023 22:14:60 GMT", "Tue, 14 Nov 2023 22:14:61 GMT",
  "Tue, 14 Nov 2023 23:59:60 GMT", "Tue, 14 Nov 2023 24:00:00 GMT", "Tue, 14 Nov 2023 22:60:00 GMT", "Wed, 15 Nov 2023 00:00:00 GMT", "Wed, 29 Nov 2023 23:59:59 GMT",
  "Thu, 30 Nov 2023 00:00:00 GMT", "Fri, 31 Nov 2023 00:00:00 GMT", "Sun, 31 Dec 2023 00:00:00 GMT", "Mon, 32 Dec 2023 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00 GMT", "Mon, 00 Jan 2024 00:00:00 GMT",
  "Thu, 29 Feb 2024 00:00:00 GMT", "Fri, 30 Feb 2024 00:00:00 GMT", "Sat, 29 Feb 2025 00:00:00 GMT", "Mon, 29 Feb 2100 00:00:00 GMT", "Tue, 29 Feb 2000 00:00:00 GMT", "Wed, 13 Nov 2024 22:13:20 GMT", "Wed, 13 Nov 2024 22:13:21 GMT",
  "Fri, 31 Dec 9999 23:59:59 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", "Tue, 29 Feb 0000 00:00:00 GMT", "Thu, 01 Jan 0099 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Tue, 19 Jan 2038 03:14:08 GMT",
  "Xyz, 14 Nov 2023 22:14:20 GMT", "TUE, 14 Nov 2023 22:14:20 GMT", "Tu, 14 Nov 2023 22:14:20 GMT", "Tue, 14 nov 2023 22:14:20 GMT", "Tue, 14 NOV 2023 22:14:20 GMT", "Tue, 14 Nov 2023 22:14:20 gmt",
  "Tue, 14 Nov 2023 22:14:20 UTC", "Tue, 14 Nov 2023 22:14:20 +0000", "Tue, 14 Nov 2023 22:14:20", "Tue, 14 Nov 2023 22:14:20 GMT, 5", " Tue, 14 Nov 2023 22:14:20 GMT\t", "Tue, 14 Nov 2023\t22:14:20 GMT",
  "Tue, 14 Nov 2023  22:14:20 GMT", "Tue,14 Nov 2023 22:14:20 GMT", "Tue, 5 Dec 2023 22:14:20 GMT", "Tue,  5 Dec 2023 22:14:20 GMT", "Tue, 14 Nov 23 22:14:20 GMT", "Tue, 14 Xxx 2023 22:14:20 GMT", "Tue, 14 Nov 2023 2:14:20 GMT",
  "Tue, 14 Nov 2023 22:14:2O GMT", "Tue, 14 Nov -023 22:14:20 GMT", "Tue, +4 Dec 2023 22:14:20 GMT", "T1e, 14 Nov 2023 22:14:20 GMT", "Tue; 14 Nov 2023 22:14:20 GMT", "Tue, 14-Nov-2023 22:14:20 GMT",
  "Tuesday, 14-Nov-23 22:14:20 GMT", "Tue Nov 14 22:14:20 2023", "Tue Dec  5 22:14:20 2023", "2023-11-14T22:14:20Z", "Tue, １4 Nov 2023 22:14:20 GMT", "Tue, 14 Nov 2023 22.14.20 GMT",
];

/** Values of `Content-Type` for a body that is not JSON. */
// prettier-ignore
export const contentTypes: readonly string[] = [
  "text/html", "Text/HTML ;charset=utf-8", "text/html\t; charset=utf-8", "TEXT/PLAIN", "application/json", "Application/JSON; charset=utf-8", "text/json", "application/problem+json", "application/x+JSON;v=1",
  "+json", "json", "application/jsonp", "application/json5", "application/json, text/html", "text/html;+json", "text/html +json", "application/xml", ";charset=utf-8", " ; ", "", "x", "a b", "text/html\u0001", "text/html; title=é",
  "\u212a", "İ", "#", `text/${"h".repeat(251)}`, `text/${"h".repeat(252)}`,
];

/** Texts at the edges of what an excerpt shows. */
export function excerptHazards(): readonly (string | Uint8Array)[] {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  // prettier-ignore
  const edges = [0, 9, 0x1f, 0x20, 0x21, 0x7e, 0x7f, 0x85, 0xa0, 0xa1, 0xad, 0x1680, 0x180e, 0x200a, 0x200b, 0x200f, 0x2010, 0x2027, 0x2028, 0x202e, 0x202f, 0x205f, 0x2060, 0x2069, 0x206a, 0x3000, 0xd7ff, 0xe000, 0xfefe, 0xfeff, 0xff00, 0xfff9, 0xffff, 0x1f600, 0xe0041, 0x10ffff];
  const parted = edges.map((point) => `x${String.fromCodePoint(point)}`).join("");
  const run = edges.map((point) => String.fromCodePoint(point)).join("");
  // prettier-ignore
  return [
    parted, bytes(parted), run, `\u200b \u2028x\t\r\n  y\u202e \ufeff`, "\ufeff\ufeffx", "\u200b\u2060", "x \ud800 y", "x\udc00", "\ud83d\ud83d\ude00\ude00",
    `${"a".repeat(199)}b`, `${"a".repeat(199)}bc`, `${"a".repeat(199)} b`, `${"a".repeat(198)}  b c`, "😀".repeat(200), `${"😀".repeat(199)}ab`, `é${"文".repeat(250)}`,
    `${" ".repeat(4094)}abc`, `${" ".repeat(4095)}abc`, `${" ".repeat(4096)}abc`, `\ufeff${" ".repeat(4095)}abc`, bytes(`\ufeff${" ".repeat(4095)}abc`), bytes(`${"\u2028".repeat(4095)}abc`),
    Uint8Array.from([0x78, 0xe6, 0x96, 0x20, 0xff, 0xfe, 0xf0, 0x9f, 0x98, 0x79, 0xed, 0xa0, 0x80, 0xc0, 0xaf]), Uint8Array.from([0xff, 0xfe, 0x3c, 0]), Uint8Array.from([0x3c, 0xf0, 0x9f, 0x98]), Uint8Array.from([0xef, 0xbb]),
  ];
}

/** The statuses with a kind of their own, and those at the edges of a class. */
// prettier-ignore
export const statusesByKind: readonly number[] = [
  0, 99, 100, 200, 299, 302, 399, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 415, 416, 417, 418, 422, 423, 424, 425, 426, 428, 429, 431, 451, 498, 499,
  500, 501, 502, 503, 504, 505, 506, 507, 511, 520, 599, 600, 999,
];
