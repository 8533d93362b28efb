import { code, heading, paragraph } from "./blocks.js";
import type { Block, Inlines } from "./blocks.js";
import type { TestCatalog } from "./catalog.js";
import type { TruthCode } from "./document.js";
import type { Random } from "./random.js";

/** Parts of a page that hold no code of its own, before and after its codes. */
export interface Noise {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
}

const row = (...cells: readonly string[]): Inlines[] => cells.map((cell) => [cell]);

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

function changes({ language }: TestCatalog): Block[] {
  const { title, headers, texts } = language.changes;
  return [
    heading(2, title),
    {
      kind: "table",
      header: row(...headers),
      rows: texts.map((text, i) => row(`2.${i}`, `2024-0${i + 3}-17`, text)),
    },
  ];
}

const headersTable = (): Block[] => [
  heading(2, "HTTP headers"),
  {
    kind: "table",
    header: row("Header", "Value"),
    rows: [row("Content-Type", "application/json"), row("X-Request-Id", "9f3c2a1b"), row("Retry-After", "30")],
  },
];

const events = (): Block[] => [
  heading(2, "Webhook events"),
  {
    kind: "table",
    header: row("Event", "Sent when"),
    rows: [
      row("order.created", "an order was placed"),
      row("order.paid", "a payment arrived"),
      row("user.deleted", "a user left"),
    ],
  },
];

function sample(codes: readonly TruthCode[], random: Random): Block[] {
  const [first] = random.pick(codes).spellings;
  const value = /^-?[1-9]\d*$/.test(first ?? "") ? first : JSON.stringify(first);
  return [
    {
      kind: "code",
      language: "json",
      text: `{\n  "code": ${value ?? "null"},\n  "message": "…",\n  "requestId": "9f3c2a1b"\n}`,
    },
  ];
}

/** Up to three kinds of noise around the codes. */
export function noiseFor(catalog: TestCatalog, codes: readonly TruthCode[], random: Random): Noise {
  const intro = random.chance(0.6) ? [paragraph(random.pick(catalog.language.intro))] : [];
  const before = random.chance(0.2) ? random.pick([parameters, headersTable])(catalog) : [];
  const body = random.chance(0.2) ? sample(codes, random) : [];
  const after = random.chance(0.25) ? random.pick([parameters, changes, headersTable, events])(catalog) : [];
  // What comes before has a heading, and the codes need one of their own after it.
  const again = before.length > 0 ? [heading(2, catalog.title)] : [];
  return { before: [...intro, ...before, ...again, ...body], after };
}
