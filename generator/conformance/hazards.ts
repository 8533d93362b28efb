import type { Module } from "../model/catalog.js";

/** JSON texts for the place of a code: every spelling that languages could read differently. */
export function codeHazards({ codeType, entries }: Module, success: string | undefined): string[] {
  const known = entries[0]?.code ?? "1";
  const quoted = (text: string): string => JSON.stringify(text);
  const spellings = [
    known,
    quoted(known),
    ...(success === undefined ? [] : [success, quoted(success), quoted(`0${success}`)]),
  ]
    // A code that is not JSON by itself is used only as a string.
    .filter((text) => isJson(text));
  // prettier-ignore
  const numbers = [
    "0", "-0", "0.0", "-0.0", "1", "-1", "12", "4000.0", "4e3", "40e2", "4000.5", "4000000e-3", "123456789012345",
    "9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740991", "-9007199254740993", "1e15", "1e16",
    "1e400", "-1e400", "1e-400", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296",
    `1${"0".repeat(400)}`, "9".repeat(5000), `0.${"0".repeat(400)}1`, "0.1e1", "99999", "100000",
  ];
  // prettier-ignore
  const texts = [
    "", " ", "0", "00", "-0", "-00", "000123", "4000 ", " 4000", "+4000", "4,000", "4_000", "4000.0", "4e3", "４０００", "٤٠٠٠",
    "0x1F", "0X1f", "0x", "0xG", "0x00000000000000001", "0x000000000000001", "0xFFFFFFFF", "0x100000000", "-0x1", "x",
    "123456789012345", "1234567890123456", "-123456789012345", "2147483648", "-2147483648", "4294967295", "-1", "NaN",
    "Infinity", "true", "null", "undefined", "abcde", "ABCDE", "22P02", "22p02", "ＡＢＣＤＥ", "toString", "__proto__", "constructor",
    "hasOwnProperty", "a\u0000b", "\ud800", "a".repeat(256), "a".repeat(257), "😀".repeat(128), "😀".repeat(129), "é", "e\u0301", "\n0",
  ];
  const digits = codeType.kind === "int" && /^[0-9]+$/.test(known) ? known : undefined;
  const respelt =
    digits === undefined
      ? []
      : [
          `${digits}.0`,
          `${digits}.00`,
          `${digits}e0`,
          `${digits}E+0`,
          `${digits}0e-1`,
          quoted(`0${digits}`),
          quoted(`000000${digits}`),
        ];
  const hex =
    codeType.kind === "hex"
      ? [
          String(Number(known)),
          quoted(String(Number(known))),
          quoted(known.toLowerCase()),
          quoted(`0X${known.slice(2)}`),
          String(Number(known) - 2 ** codeType.bits),
          quoted(String(Number(known) - 2 ** codeType.bits)),
        ]
      : [];
  const cased =
    codeType.kind === "int" || codeType.kind === "hex"
      ? []
      : [
          quoted(known.toLowerCase()),
          quoted(known.toUpperCase()),
          quoted(`${known} `),
          quoted(` ${known}`),
          `"\\u${known.charCodeAt(0).toString(16).padStart(4, "0")}${known.slice(1)}"`,
        ];
  const others = ["null", "true", "false", "[]", "{}", "[4000]", '{"code":4000}', '"\\ud83d\\ude00"'];
  return [...spellings, ...numbers, ...texts.map(quoted), ...respelt, ...hex, ...cased, ...others];
}

/** Bodies at the edge of JSON and of objects, made from a valid one. */
export function rawHazards(sound: string): (string | Uint8Array)[] {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const at = sound.lastIndexOf('text"');
  const [head, tail] = [bytes(sound.slice(0, at)), bytes(sound.slice(at))];
  const spliced = (...inserted: number[]): Uint8Array => {
    const all = new Uint8Array(head.length + inserted.length + tail.length);
    all.set(head);
    all.set(inserted, head.length);
    all.set(tail, head.length + inserted.length);
    return all;
  };
  const nested = (depth: number): string =>
    `{"deep":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)},${sound.slice(1)}`;
  const [, firstKey = "code"] = /^\{"((?:[^"\\]|\\.)*)":/.exec(sound) ?? [];
  // prettier-ignore
  return [
    ` \t\r\n${sound}\n`, `\ufeff${sound}`, `\ufeff\ufeff${sound}`, ` \ufeff${sound}`, `${sound}\ufeff`, `${sound}${sound}`, `${sound} x`, `${sound},`, `[${sound}]`,
    "", " ", "null", "true", "0", '"text"', "[]", "{}", "{", "}", '{"a":1,}', "{'a':1}", "{a:1}", '{"a":1 "b":2}', '{"a":01}',
    '{"a":+1}', '{"a":.5}', '{"a":5.}', '{"a":1e}', '{"a":NaN}', '{"a":Infinity}', '{"a":-Infinity}', '{"a":nan}', '{"a":-}', '{"a":0x10}', '{"a":/**/1}',
    '{"a":"\t"}', '{"a":"\u0001"}', '{"a":"\u007f"}', '{"a":"\\x41"}', '{"a":"\\u12"}', '{"a":"\\u{41}"}', "<html><body>502 Bad Gateway</body></html>", "502 Bad Gateway",
    `${sound.slice(0, -1)},"${firstKey}":null}`, `{"${firstKey}":null,${sound.slice(1)}`, `{"__proto__":{"code":0},${sound.slice(1)}`, `{"constructor":1,"toString":2,${sound.slice(1)}`,
    sound.replaceAll(/"([a-z])([A-Za-z]*)":/g, (_, first: string, rest: string) => `"${first.toUpperCase()}${rest}":`),
    sound.replaceAll(/"([A-Za-z]+)":/g, (_, key: string) => `"${key.toUpperCase()}":`),
    sound.replaceAll(/"([A-Za-z]+)":/g, (_, key: string) => `"${key.replaceAll("s", "ſ").replaceAll("k", "\u212a")}":`),
    sound.replaceAll(/"([A-Za-z])([A-Za-z]*)":/g, (_, first: string, rest: string) => `"\\u00${first.charCodeAt(0).toString(16)}${rest}":`),
    nested(511), nested(512), nested(513), nested(2000), `{"a":"${"[".repeat(3000)}",${sound.slice(1)}`, "[".repeat(10_000), `{"a":${"[".repeat(600)}`,
    `{"x":1${"0".repeat(5000)},${sound.slice(1)}`, `{"x":1e99999,${sound.slice(1)}`, `{"x":"${"a".repeat(2000)}",${sound.slice(1)}`,
    bytes(sound), Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(sound)]), Uint8Array.from([0xff, 0xfe, ...bytes(sound)]), Uint8Array.from([...bytes(sound), 0]),
    spliced(0x80), spliced(0xff), spliced(0xc0, 0xaf), spliced(0xe6, 0x96), spliced(0xe6), spliced(0xf0, 0x9f, 0x98), spliced(0xed, 0xa0, 0x80), spliced(0xf5, 0x80, 0x80, 0x80),
    spliced(0xf4, 0x90, 0x80, 0x80), spliced(0xe0, 0x80, 0x80), spliced(0xf0, 0x80, 0x80, 0x80), spliced(0xc3, 0x28), spliced(0xe2, 0x28, 0xa1), spliced(0xf0, 0x9f, 0x41), spliced(0xe6, 0x96, 0x87), spliced(0xef, 0xbb, 0xbf), spliced(0xfe, 0xfe, 0xff), spliced(0xf8, 0x88, 0x80, 0x80, 0x80),
  ];
}

/** Texts that begin, or almost begin, with a code in a form. */
export function messageHazards(before: string, after: string, own: string, common: string): string[] {
  const full = (text: string): string =>
    text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  const form = (code: string): string => `${before}${code}${after}`;
  const plain = form(own);
  // prettier-ignore
  return [
    plain, `${plain}text`, `${plain} text`, `${plain}  text`, `${plain}${" ".repeat(8)}text`, `${plain}${" ".repeat(9)}text`, `${plain}\ttext`, `${plain}\ntext`,
    `${plain}\u3000text`, `${plain}\u00a0text`, ` ${plain}text`, `\t${plain}text`, `${" ".repeat(8)}${plain}text`, `${" ".repeat(9)}${plain}text`, `\n${plain}text`, `\u00a0${plain}text`, `\ufeff${plain}text`,
    `${full(before)}${own}${full(after)}text`, `${full(before)}${own}${after}text`, `${before}${own}${full(after)}text`, `${before}${full(own)}${after}text`,
    `${before} ${own} ${after} text`, `${before}${" ".repeat(8)}${own}${" ".repeat(8)}${after}text`, `${before}${" ".repeat(9)}${own}${after}text`, `${before}${own}${" ".repeat(9)}${after}text`,
    `${form(common)}text`, `${form("0")}text`, `${form("-514")}text`, `${form("-0")}text`, `${form("+514")}text`, `${form("--514")}text`, `${form("9123")}text`, `${form("12")}text`, `${form("123")}text`,
    `${form(`00${own}`)}text`, `${form(`00${common}`)}text`, `${form("2147483647")}text`, `${form("2147483648")}text`, `${form("-2147483647")}text`, `${form("-2147483648")}text`, `${form("0000000001")}text`, `${form("00000000001")}text`, `${form("99999999999")}text`,
    `${form("1e3")}text`, `${form("1.0")}text`, `${form("0x10")}text`, `${form("")}text`, `${form(" ")}text`, `${form("٢١٣٠")}text`, `${form("²")}text`, `${form(`${own}a`)}text`, `${form(`${own},${own}`)}text`,
    `text ${plain}`, `text${plain}`, `${before}${own}`, `${before}${own} text`, `${own}${after}text`, `${own} text`, own, before, after, `${plain}${plain}text`, `${before}${plain}${after}text`,
    `${form("toString")}text`, `${form("__proto__")}text`, `${form("a".repeat(64))}text`, `${form("a".repeat(65))}text`, "12:30 maintenance", "123:45", "1234: text", "1234：text", `${plain}${"长".repeat(300)}`, `${" ".repeat(5000)}${plain}`, `${before}${"1".repeat(5000)}${after}`,
  ];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
