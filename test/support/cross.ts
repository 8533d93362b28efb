/*
 * Catalogs in which every kind of pointer is in every position of an envelope, and every type of code belongs to a
 * common module, to a called module beside one, and to a module of a flat catalog. The differential tests run over all
 * of them. Compiling the SDKs of a catalog costs more than decoding, so each catalog has a module of each type.
 */

/** The kinds of pointers, by the name of the value that each leads to. */
const pointers: readonly ((name: string) => string)[] = [
  (name) => `/${name}`,
  (name) => `/data/${name}`,
  (name) => `/${name}List/0`,
  (name) => `/${name}s/1/value`,
  (name) => `/__proto__/${name}`,
  (name) => `/~0${name}~1~01/x`,
  (name) => `/数据/${name}码`,
  (name) => `/constructor/toString/${name}`,
  (name) => `/${name}Deep/00/10`,
];

interface Type {
  readonly id: string;
  readonly yaml: string;
  readonly success: string;
  readonly codes: readonly string[];
}

const hex = (bits: 8 | 16 | 32, signed: boolean, codes: readonly string[]): Type => ({
  id: `${signed ? "signed" : "hex"}${bits}`,
  yaml: `{ kind: hex, bits: ${bits}, signed: ${signed} }`,
  success: "0x0",
  codes,
});

const types: readonly Type[] = [
  {
    id: "whole",
    yaml: "int",
    success: "0",
    codes: ["2130", "-514", "7", "4000", "2147483647", "-2147483648", "1234567890123456"],
  },
  hex(8, false, ["0x2A", "0xFF", "0x80", "0x07"]),
  hex(8, true, ["0x80", "0x7F", "0xFF"]),
  hex(16, false, ["0x0834", "0xFFFF", "0x0064"]),
  hex(16, true, ["0x8000", "0x7FFF", "0x0FA0"]),
  hex(32, false, ["0x80070005", "0x00000834", "0xFFFFFFFF"]),
  hex(32, true, ["0x80070005", "0x7FFFFFFF", "0x80000000"]),
  {
    id: "words",
    yaml: "string",
    success: "ok",
    codes: ["constructor", "toString", "007", "4.0", "a:b/c.d-e", "PAY: 0103", "L".repeat(64), "M".repeat(65), "2130"],
  },
  {
    id: "dotted",
    yaml: "dotted",
    success: "Ok.Done",
    codes: ["Auth.Expired", "__proto__", "a-b_c", "-1", "x".repeat(64), "y".repeat(65), "valueOf"],
  },
  { id: "states", yaml: "sqlstate", success: "00000", codes: ["22P02", "01004", "40000", "ZZZZZ"] },
];

const conditions = [
  "code",
  "absent",
  "present",
  "code absent",
  "absent present",
  "code present",
  "",
  "absent",
  "absent",
];

const forms: readonly (readonly [string, string])[] = [
  ["({code})", "{code}:"],
  ["[{code}]", "{code}-"],
  ["E{code}:", "{code}_"],
  ["{code}.", "<{code}>"],
  ["#{code}#", "{code})"],
  ["{code}x", "0{code}9"],
  ["(((((((({code}))))))))", "{code}::::::::"],
  ["-{code}-", "{code}--"],
  ["~{code}~", "|{code}|"],
];

const locales: readonly (readonly string[])[] = [
  ["en"],
  ["zh", "en"],
  ["de", "pt-BR", "zh-Hant", "zh"],
  ["fr-CA", "en-GB", "en", "fr"],
  ["zh-TW", "zh-CN", "sr-Latn-RS"],
];

const kinds = ["not_found", "unavailable", "internal", "invalid_argument"];
const names = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

const pointer = (number: number, name: string): string => {
  const kind = pointers[number % pointers.length];
  if (kind === undefined) throw new Error("there is no pointer");
  return JSON.stringify(kind(name));
};

/** Catalogs of two layers: the n-th has the n-th kind of pointer where its code is, the next kind where the next is. */
const layered = pointers.map((_, n) => {
  const common = types[n];
  if (common === undefined) throw new Error("there are more kinds of pointers than types");
  const text = pointer(n + 3, "message");
  const inText = JSON.stringify(forms[n]);
  const sources = [
    `{ at: ${text}, forms: ${inText} }`,
    `{ at: ${pointer(n + 1, "sub")} }`,
    `{ at: ${pointer(n + 2, "line")}, forms: ${inText} }`,
  ];
  const turned = [...sources.slice(n % 3), ...sources.slice(0, n % 3)];
  return catalog(
    n,
    types,
    [
      ...envelopeLines(n, common.success),
      `common: common`,
      `module-code: [${turned.join(", ")}]`,
      `text: [${text}, ${pointer(n + 4, "detail")}]`,
    ],
    common,
  );
});

/** Catalogs without a common module, whose modules must all be able to have the code of success. */
const flat = [
  catalog(10, types, [...envelopeLines(4, "", "absent"), `text: ${pointer(5, "message")}`]),
  catalog(11, types, [...envelopeLines(1, "", "absent present"), `text: ${pointer(8, "message")}`]),
  catalog(
    12,
    types.filter(({ id }) => ["whole", "words", "dotted"].includes(id)),
    envelopeLines(0, "0"),
  ),
  catalog(
    13,
    types.filter(({ yaml }) => yaml.includes("hex")),
    envelopeLines(3, "0x0"),
  ),
];

export const crossSpecs: Readonly<Record<string, string>> = Object.fromEntries([
  ...layered.map((spec, n) => [`two layers, ${n}`, spec] as const),
  ...flat.map((spec, n) => [`flat, ${n}`, spec] as const),
]);

function envelopeLines(n: number, success: string, wanted = conditions[n] ?? ""): string[] {
  const condition = [
    ...(wanted.includes("code") ? [`code: ${success}`] : []),
    ...(wanted.includes("absent") ? [`absent: ${pointer(n + 5, "error")}`] : []),
    ...(wanted.includes("present") ? [`present: ${pointer(n + 6, "result")}`] : []),
  ];
  return [
    `success: { ${condition.join(", ")} }`,
    `code: [${pointer(n, "code")}, /other]`,
    `request-id: [${pointer(n + 7, "requestId")}, /id]`,
  ];
}

function catalog(n: number, own: readonly Type[], envelope: readonly string[], common?: Type): string {
  const tags = locales[n % locales.length] ?? [];
  return `errspec: 1
catalog: cross
title: { ${tags.map((tag) => `${tag}: Cross ${tag}`).join(", ")} }
locales: [${tags.join(", ")}]
fallback-locales: [${tags.slice(n % 2 === 0 ? 1 : 2).join(", ")}]
docs: https://example.com/{module}/{code}
message-tail: ${n % 10 === 0}
envelope:
  ${envelope.join("\n  ")}
modules:
${[...(common === undefined ? [] : [moduleText("common", common, tags)]), ...own.map((type) => moduleText(`own-${type.id}`, type, tags))].join("\n")}
`;
}

function moduleText(id: string, { yaml, codes }: Type, tags: readonly string[]): string {
  const errors = codes.map((code, i) => {
    // The source locale has every text, the others have some.
    const texts = tags
      .filter((_, place) => place === 0 || (i + place) % 2 === 0)
      .map((tag) => `${tag}: "${tag} ${i} 文"`);
    const action = i % 3 === 1 ? ", action: back_off" : "";
    return `      - { code: "${code}", name: ${names[i]}, text: { ${texts.join(", ")} }, kind: ${kinds[i % 4]}${action} }`;
  });
  return `  - module: ${id}\n    code-type: ${yaml}\n    errors:\n${errors.join("\n")}`;
}
