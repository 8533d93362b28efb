import type { Cell, Grid, Row, SourceDocument } from "../document.js";
import { cell, tidy } from "../document.js";
import type { Data } from "./data.js";
import { dataGrids, dataText, plainData } from "./data.js";
import {
  codeKey,
  mapEntries,
  enumOf,
  exampleOf,
  field,
  resolved,
  scalarIn,
  skeletonOf,
  textIn,
} from "./openapi-schema.js";

/** The errors of an OpenAPI description. */
type Openapi = Pick<SourceDocument, "grids" | "samples" | "version" | "description" | "contact" | "unread">;

/** The current position of a walk. */
interface Place {
  /** The status of the response, or an empty string. */
  readonly status: string;
  readonly tag: string;
  /** The name of the schema. */
  readonly owner: string;
  readonly key: string;
  readonly example: boolean;
}

/** What the description states about a code. */
interface Found {
  readonly code: string;
  name: string;
  comment: string;
  readonly messages: Set<string>;
  /** Statuses of the responses that show the code in an example, and of those whose schema lists it. */
  readonly shown: Set<string>;
  readonly listed: Set<string>;
  readonly tags: Set<string>;
  readonly start: number;
  /** Whether an enum lists the code. Such codes come first, in the order of the enum. */
  enumerated: boolean;
}

const methods: ReadonlySet<string> = new Set("get put post delete options head patch trace".split(" "));
const isFailure = (status: string): boolean => /^(?:[45](?:\d\d|XX)|default)$/i.test(status);

/** Reads the codes of an OpenAPI description: from enums, `x-…error…` keys and example responses. */
export function readOpenapi(root: Data): Openapi | undefined {
  if (root.kind !== "map" || !root.entries.some(([key]) => key === "openapi" || key === "swagger")) return undefined;
  const codes = new Map<string, Found>();
  const grids: Grid[] = [];
  const samples: string[] = [];
  const skeletons: string[] = [];
  const responses = new Map<string, { readonly start: number; readonly text: string }>();
  const visited = new Set<string>();

  const found = (code: string, place: Place, start: number): Found => {
    const known = codes.get(code) ?? {
      code,
      name: "",
      comment: "",
      messages: new Set<string>(),
      shown: new Set<string>(),
      listed: new Set<string>(),
      tags: new Set<string>(),
      start,
      enumerated: false,
    };
    codes.set(code, known);
    if (place.tag !== "") known.tags.add(place.tag);
    return known;
  };
  const show = (code: Data | undefined, message: string, place: Place): void => {
    if (code?.kind !== "scalar" || code.text === "") return;
    const known = found(code.text, place, code.start);
    if (message !== "") known.messages.add(message);
    if (/^[45]\d\d$/.test(place.status)) known.shown.add(place.status);
  };
  const list = (schema: Data, place: Place): void => {
    for (const { code, name, comment, start } of enumOf(schema, place.owner, place.key, isFailure(place.status))) {
      const known = found(code, place, start);
      known.enumerated = true;
      known.name ||= name;
      known.comment ||= comment;
      if (/^[45]\d\d$/.test(place.status)) known.listed.add(place.status);
    }
  };
  const step = (key: string, value: Data, place: Place): Place => {
    if (place.key === "responses" && /^(?:[1-5](?:\d\d|XX)|default)$/i.test(key)) {
      if (isFailure(key) && !responses.has(key))
        responses.set(key, { start: value.start, text: scalarIn(resolved(root, value), "description") });
      return { ...place, status: key, key };
    }
    const tags = methods.has(key) ? field(value, "tags") : undefined;
    const tag = tags?.kind === "list" && tags.items[0] !== undefined ? dataText(tags.items[0]) : place.tag;
    const owner = place.key === "schemas" || place.key === "definitions" ? key : place.owner;
    return { ...place, tag, owner, key, example: place.example || /^examples?$|^value$/.test(key) };
  };
  /** Walks the tree below `from`. References are followed inside responses, so that the codes get their status. */
  const walk = (from: Data, start: Place): void => {
    const stack: { readonly data: Data; readonly place: Place }[] = [{ data: from, place: start }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { data, place } = next;
      if (data.kind === "list") stack.push(...data.items.map((item) => ({ data: item, place })).reverse());
      if (data.kind !== "map") continue;
      const ref = scalarIn(data, "$ref");
      if (ref !== "" && place.status !== "" && (isFailure(place.status) || /\/(?:examples|responses)\//.test(ref))) {
        const mark = JSON.stringify([ref, place.status, place.tag]);
        const owner = ref.replace(/^.*\//, "");
        if (!visited.has(mark)) stack.push({ data: resolved(root, data), place: { ...place, owner, key: owner } });
        visited.add(mark);
        continue;
      }
      if (place.example) {
        const [code, message] = [data.entries.find(([key]) => codeKey.test(key))?.[1], textIn(data)];
        if (place.status === "" || isFailure(place.status) || message !== "") show(code, message, place);
      } else {
        list(data, place);
        const example = exampleOf(data);
        if (example !== undefined && isFailure(place.status)) show(example.code, example.message, place);
      }
      // In Swagger 2.0, examples are by media type.
      if (isFailure(place.status) && /^(?:example|value|[a-z]+\/[\w.+-]+)$/.test(place.key) && place.example)
        samples.push(JSON.stringify(plainData(data)));
      if (isFailure(place.status) && place.key === "schema") skeletons.push(JSON.stringify(skeletonOf(root, data)));
      const inner = mapEntries(data).flatMap(([key, value]) => {
        if (!/^x-.*(?:err|code)/i.test(key) || /^x-enum/i.test(key))
          return [{ data: value, place: step(key, value, place) }];
        if (place.status === "") grids.push(...extensionGrids(value));
        return [];
      });
      stack.push(...inner.reverse());
    }
  };
  const start: Place = { status: "", tag: "", owner: "", key: "", example: false };
  for (const [key, value] of root.entries) if (/^(?:paths|webhooks)$/.test(key)) walk(value, { ...start, key });
  walk(root, start);

  const elsewhere = new Set(grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text))));
  const rest = [...codes.values()].filter(({ code }) => !elsewhere.has(code));
  const answered = new Set([...codes.values()].flatMap(({ shown, listed }) => [...shown, ...listed]));
  return {
    grids: [...grids, ...codeGrids(rest)],
    samples: [...samples, ...skeletons],
    ...infoOf(root),
    unread: [
      ...infoUnread(root),
      ...[...responses]
        .filter(([status]) => /^\d+$/.test(status) && !answered.has(status))
        .map(([status, { start, text }]) => ({
          start,
          text: `${status} ${text}`,
          message: `no response with status ${status} shows a code${text === "" ? "" : ` (${tidy(text).slice(0, 60)})`}; add its code to the spec by hand`,
        })),
    ],
  };
}

/** What a spec says about an API besides its errors. */
function infoOf(root: Data): Pick<Openapi, "version" | "description" | "contact"> {
  const info = field(root, "info");
  const description = tidy(scalarIn(info, "description"));
  const contact = contactKeys.map((key) => [key, tidy(scalarIn(field(info, "contact"), key))] as const);
  return {
    version: scalarIn(info, "version"),
    description: description === "" ? undefined : description,
    contact: Object.fromEntries(contact.filter(([, text]) => text !== "")),
  };
}

const contactKeys = ["name", "url", "email"];

/** What a document says about the API as a whole, and a spec has no place for. */
function infoUnread(root: Data): NonNullable<Openapi["unread"]> {
  const unread: (readonly [string, Data])[] = mapEntries(field(root, "info")).filter(
    ([key]) => !/^(?:title|version|description|contact)$/.test(key),
  );
  return unread.map(([key, { start }]) => ({
    start,
    text: `info.${key}`,
    message: `info.${key} is not in the spec, which has no key for it`,
  }));
}

/** The codes below an `x-…error…` key: records, or a plain list of codes. */
function extensionGrids(value: Data): Grid[] {
  if (value.kind === "list" && value.items.length > 0 && value.items.every(({ kind }) => kind === "scalar")) {
    const rows = value.items.map((item): Row => ({ cells: [cell(dataText(item))], start: item.start }));
    return [gridOf(["errors"], ["error code"], rows, value.start)];
  }
  return dataGrids(value).map((grid) => ({ ...grid, headings: ["errors", ...grid.headings] }));
}

/** One grid for each tag with codes of its own, and one for the other codes. */
function codeGrids(codes: readonly Found[]): Grid[] {
  const sorted = [...codes].sort((a, b) => Number(b.enumerated) - Number(a.enumerated) || a.start - b.start);
  const byTag = new Map<string, Found[]>();
  for (const code of sorted) {
    const [tag = ""] = code.tags.size === 1 ? code.tags : [];
    byTag.set(tag, [...(byTag.get(tag) ?? []), code]);
  }
  const header = ["error code", "name", "message", "comment", "HTTP status", "statuses"];
  return [...byTag].map(([tag, list]) => {
    const rows = list.flatMap((code): Row[] => {
      const [first = "", ...more] = code.messages;
      const statuses = [...(code.shown.size > 0 ? code.shown : code.listed.size === 1 ? code.listed : [])];
      const details = [code.name, first, code.comment, statuses.length === 1 ? (statuses[0] ?? "") : ""];
      const cells = [code.code, ...details, statuses.length > 1 ? statuses.join(", ") : ""].map((text): Cell =>
        cell(tidy(text)),
      );
      const repeated = more.map((message): Row => ({ cells: [code.code, "", message].map(cell), start: code.start }));
      return [{ cells, start: code.start }, ...repeated];
    });
    return gridOf(
      byTag.size === 1 ? ["errors"] : ["errors", tag === "" ? "errors" : tag],
      header,
      rows,
      list[0]?.start ?? 0,
    );
  });
}

function gridOf(headings: readonly string[], header: readonly string[], rows: readonly Row[], start: number): Grid {
  return {
    kind: "enum",
    headings,
    caption: "",
    header: [{ cells: header.map(cell), start }],
    rows,
    synthetic: true,
    start,
  };
}
