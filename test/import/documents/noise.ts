import { bold, code, heading, paragraph } from "./blocks.js";
import type { Block, Inlines } from "./blocks.js";
import type { TestCatalog } from "./catalog.js";
import type { TruthCode } from "./document.js";
import type { Random } from "./random.js";

/** Parts of a page that hold no code of its own, before and after its codes. */
export interface Noise {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly either: readonly string[];
  readonly mentions: readonly string[];
}

const row = (...cells: readonly string[]): Inlines[] => cells.map((cell) => [cell]);

const tableOf = (header: readonly string[], ...rows: readonly (readonly string[])[]): Block => ({
  kind: "table",
  header: row(...header),
  rows: rows.map((cells) => row(...cells)),
});

function parameters({ language }: TestCatalog): Block[] {
  const { title, headers, texts } = language.parameters;
  const names = ["order_id", "limit", "lang"];
  const types = ["string", "integer", "string"];
  return [
    heading(2, title),
    {
      kind: "table",
      header: row(...headers),
      rows: texts.map((text, i) => [[code(names[i] ?? "")], [types[i] ?? ""], [i === 0 ? "✓" : "–"], [text]]),
    },
  ];
}

/** The same as a list, whose names look like codes. */
function fields({ language }: TestCatalog): Block[] {
  const { title, texts } = language.parameters;
  const names = ["order_id", "page_size", "lang"];
  return [
    heading(2, title),
    { kind: "list", items: texts.map((text, i) => ({ text: [code(names[i] ?? ""), ` (string): ${text}`] })) },
  ];
}

function changes({ language }: TestCatalog): Block[] {
  const { title, headers, texts } = language.changes;
  return [heading(2, title), tableOf(headers, ...texts.map((text, i) => [`2.${i}`, `2024-0${i + 3}-17`, text]))];
}

function changeList({ language }: TestCatalog): Block[] {
  const { title, texts } = language.changes;
  const items = texts.map((text, i) => ({ text: [bold(`2.${i}.0`), ` (2024-0${i + 3}-17): ${text}`] }));
  return [heading(2, title), { kind: "list", items }];
}

const headersTable = (): Block[] => [
  heading(2, "HTTP headers"),
  tableOf(
    ["Header", "Value"],
    ["Content-Type", "application/json"],
    ["X-Request-Id", "9f3c2a1b"],
    ["Retry-After", "30"],
  ),
];

const events = (): Block[] => [
  heading(2, "Webhook events"),
  tableOf(
    ["Event", "Sent when"],
    ["order.created", "an order was placed"],
    ["order.paid", "a payment arrived"],
    ["user.deleted", "a user left"],
  ),
];

const endpoints = (): Block[] => [
  heading(2, "Endpoints"),
  tableOf(
    ["Method", "Path", "Purpose"],
    ["GET", "/v2/orders", "List the orders."],
    ["POST", "/v2/orders", "Place an order."],
    ["DELETE", "/v2/orders/{id}", "Cancel an order."],
  ),
];

const limits = (): Block[] => [
  heading(2, "Rate limits"),
  tableOf(
    ["Plan", "Calls per minute", "Connections"],
    ["Free", "100", "5"],
    ["Team", "1000", "50"],
    ["Business", "5000", "200"],
  ),
];

const environment = (): Block[] => [
  heading(2, "Environment"),
  tableOf(
    ["Host", "Port", "Region"],
    ["api.example.com", "8443", "eu-west-1"],
    ["sandbox.example.com", "9443", "us-east-1"],
  ),
];

const contact = (): Block[] => [
  heading(2, "Contact"),
  paragraph("Call +1 555 0100 (ext. 4021) or write to support@example.com. Example Inc., 1600 Main St, 94043."),
];

/** A list of steps with figures in it. */
const steps = (): Block[] => [
  heading(2, "Getting started"),
  {
    kind: "list",
    items: [
      { text: ["Create a key; it is valid for 90 days."] },
      { text: ["Open port 8443."], nested: [["2 cores", ", 4 GB of memory"], ["100 calls per minute"]] },
      { text: ["Read RFC 9457 and ISO 4217."] },
    ],
  },
];

const statuses = (): Block[] => [
  heading(2, "HTTP status codes"),
  tableOf(
    ["Status", "Meaning"],
    ["200", "OK"],
    ["400", "Bad Request"],
    ["404", "Not Found"],
    ["500", "Internal Server Error"],
  ),
];

/** The states of an order: a list of values, but not of codes. */
const states = (): Block[] => [
  heading(2, "Order states"),
  tableOf(["State", "Shown as"], ["0", "new"], ["1", "paid"], ["2", "shipped"]),
];

/** Response bodies that show one of the document's codes. */
function sample(codes: readonly TruthCode[], random: Random): Block[] {
  const [first] = random.pick(codes).spellings;
  const value = /^-?[1-9]\d*$/.test(first ?? "") ? first : JSON.stringify(first);
  const text = random.pick([
    `{\n  "code": ${value ?? "null"},\n  "message": "…",\n  "requestId": "9f3c2a1b"\n}`,
    `{\n  "error": {\n    "code": ${value ?? "null"},\n    "message": "…"\n  }\n}`,
  ]);
  return [{ kind: "code", language: "json", text }];
}

/** Words that lead to the codes, such as a table of contents. */
const contents = ({ sections }: TestCatalog): Block[] => [
  { kind: "list", items: sections.map(({ title }) => ({ text: [{ mark: "link", text: title }] })) },
];

/** Whether a code is seen to be one among words. */
const hasDigits = ({ kind }: TestCatalog): boolean => ["long", "prefixed", "dashed", "upper-snake"].includes(kind);

/** A code that only a sentence, a heading or a bullet has. */
function mentioned({ spare, language }: TestCatalog, random: Random): Block[] {
  const sentence = random.pick(language.solutions);
  return random.pick<() => Block[]>([
    () => [paragraph(code(spare), ` – ${sentence}`)],
    () => [heading(3, spare), paragraph(sentence)],
    () => [{ kind: "list", items: [{ text: [bold(spare), `: ${sentence}`] }] }],
    () => [{ kind: "definitions", items: [{ term: [code(spare)], text: [sentence] }] }],
  ])();
}

/** The fields of the body of an error, which are not codes themselves. */
const body = (): Block[] => [
  heading(2, "Response body"),
  tableOf(
    ["Field", "Type", "Description"],
    ["code", "string", "The error code, for machines."],
    ["message", "string", "What went wrong, for people."],
    ["details", "array", "More about each field."],
  ),
];

/** A menu that leads to each code, which is no second list of codes. */
const index = (codes: readonly TruthCode[]): Block[] => {
  const spelled = new Set(codes.map(({ spellings }) => spellings[0] ?? ""));
  return [{ kind: "list", items: [...spelled].map((text) => ({ text: [{ mark: "link", text }] })) }];
};

/** What stands between the codes of two sections, or around them. */
export function noiseFor(catalog: TestCatalog, codes: readonly TruthCode[], random: Random): Noise {
  const intro = random.chance(0.6) ? [paragraph(random.pick(catalog.language.intro))] : [];
  const toc =
    catalog.sections.length > 1 && random.chance(0.15) ? contents(catalog) : random.chance(0.04) ? index(codes) : [];
  const before = random.chance(0.2)
    ? random.pick([parameters, fields, headersTable, endpoints, steps, body])(catalog)
    : [];
  const shownBody = random.chance(0.2) ? sample(codes, random) : [];
  const usual = [
    parameters,
    fields,
    changes,
    changeList,
    headersTable,
    events,
    endpoints,
    limits,
    environment,
    contact,
    steps,
  ];
  const after = random.chance(0.3) ? random.pick(usual)(catalog) : [];
  // Only where the codes are called errors does a reader see that states and statuses are something else.
  const kind = catalog.says && catalog.kind !== "small" ? random.int(0, 19) : -1;
  const mention = hasDigits(catalog) && random.chance(0.08);
  const last = kind === 0 ? statuses() : kind === 1 ? states() : [];
  // What comes before has a heading, and the codes need one of their own after it.
  const again = before.length > 0 ? [heading(2, catalog.title)] : [];
  return {
    before: [...intro, ...toc, ...before, ...again, ...shownBody],
    after: [...(mention ? mentioned(catalog, random) : []), ...after, ...last],
    either: kind === 0 ? ["200", "400", "404", "500"] : [],
    mentions: mention ? [catalog.spare] : [],
  };
}
