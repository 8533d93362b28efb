/** A spec as a plain value. */
export type Spec = Record<string, unknown>;

/** Returns a text for a place of a spec. The kind of the place says what the loader requires. */
export type Texts = (place: Place) => string;

/** What a place accepts: any text, or only what a URL or a JSON pointer can contain. */
export type Place = "text" | "url" | "pointer";

/** A spec in which every place for free text is filled, in two layers or in one. */
export function filledSpec(next: Texts, layered = true): Spec {
  const text = (): Spec => ({ zh: next("text"), en: next("text") });
  const pointer = (): string => `/${next("pointer").replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const url = (): string => `https://example.com/${next("url")}`;
  const entry = (code: number, name: string): Spec => ({
    code,
    name,
    title: text(),
    text: text(),
    since: next("text"),
    deprecated: { since: next("text"), sunset: "2027-01-31", reason: text(), "replaced-by": "Plain" },
    was: [{ text: text(), until: next("text") }],
    note: text(),
    causes: [text(), text()],
    solutions: [text(), text()],
    otherwise: text(),
    links: [{ url: url(), title: text() }],
    "x-owner": next("text"),
  });
  const params = { params: [{ name: "value" }, { name: "count", type: "int" }] };
  const filled = (value: string): string => `${value}{value}${value}{count}${value}`;
  return {
    errspec: 1,
    catalog: "hostile",
    title: text(),
    description: text(),
    locales: ["zh", "en"],
    docs: `${url()}/{module}/{code}#{name}`,
    envelope: {
      success: { code: "0" },
      code: ["/code", pointer()],
      text: ["/message", pointer()],
      "request-id": [pointer()],
      ...(layered
        ? { common: "shared", "module-code": [{ at: "/message", forms: ["({code})"] }, { at: `/own${pointer()}` }] }
        : {}),
    },
    modules: [
      ...(layered ? [{ module: "shared", title: text(), errors: [{ code: 1, name: "Plain", text: text() }] }] : []),
      {
        module: "things",
        title: text(),
        description: text(),
        groups: { part: { title: text() } },
        reserved: [{ codes: [7], names: ["Gone"], reason: next("text") }],
        success: { code: 0, name: "Fine", text: text(), title: text(), note: text() },
        errors: [
          { code: 1, name: "Plain", text: text() },
          { ...entry(2, "Full"), group: "part", kind: "not_found", action: "fix_request" },
          { code: 3, name: "Filled", text: { zh: filled(next("text")), en: filled(next("text")) }, ...params },
          { code: 4, name: "Shown", text: text(), examples: [exampleOf(next("text"), layered)] },
        ],
      },
    ],
  };
}

function exampleOf(text: string, layered: boolean): string {
  return JSON.stringify(layered ? { code: 1, message: "(4)", more: text } : { code: 4, more: text });
}

/** A spec as text: JSON, which is YAML, with every unusual character as an escape. */
export function specText(spec: Spec): string {
  return JSON.stringify(spec).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
