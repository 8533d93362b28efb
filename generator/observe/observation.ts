import type { Headers } from "../decode/header.js";
import type { Module } from "../model/catalog.js";
import type { Json } from "../model/json.js";

/** One response, as a log or a recording has it. Section 2 of the observe contract. */
export interface Observation {
  /** The text of the body, or its value if the log has it as JSON; undefined if it was not logged. */
  body?: BodyText | BodyValue | undefined;
  status?: number | undefined;
  method?: string | undefined;
  /** The path with its query. */
  target?: string | undefined;
  /** What the log says about the operation and the module, whether or not the spec has them. */
  operation?: string | undefined;
  module?: string | undefined;
  /** Milliseconds since 1970 in UTC. */
  time?: number | undefined;
  client?: string | undefined;
  /** The text of the request body. */
  request?: string | undefined;
  header?: Headers | undefined;
  /** The codes in an error text of a generated package; then there is no body. */
  printed?: PrintedError | undefined;
  /** Whether the message ends where the log says so. It does not in a plain line. */
  isPlain?: boolean | undefined;
}

interface BodyText {
  readonly text: string;
}

interface BodyValue {
  readonly value: Json;
}

/** What a line with an error text says: `dsa: InvalidProjectId (4000/2130)`. */
export interface PrintedError {
  readonly module: Module;
  readonly code: string;
  readonly moduleCode: string | undefined;
}

/** What a reader finds in a line. */
export interface Seen {
  readonly observed: (observation: Observation) => void;
  /** A record that has no response. */
  readonly other: () => void;
  readonly damaged: () => void;
}

/** A status of HTTP, or undefined. */
export function statusOf(value: unknown): number | undefined {
  const status = typeof value === "string" && /^[0-9]{3}$/.test(value) ? Number(value) : value;
  if (typeof status !== "number" || !Number.isInteger(status)) return undefined;
  return status >= 100 && status <= 599 ? status : undefined;
}

/** The path and the query of a target or a URL. */
export function targetOf(text: string): string | undefined {
  if (text.startsWith("/")) return text;
  const [, rest] = /^https?:\/\/[^/?#]*(.*)$/s.exec(text) ?? [];
  if (rest === undefined) return undefined;
  return rest.startsWith("/") ? rest : `/${rest}`;
}
