/* Where an engine differs from the decode contract, as a page that people read. */

/** A response that an engine reads otherwise than the contract says. */
export interface Difference {
  readonly body: string;
  /** What the decoder of the tool says, and what the engine says: the fields of a row as JSON; undefined if it has none. */
  readonly expected: string;
  readonly got: string | undefined;
}

/** What is special about a body: the first that holds says why an engine differs. */
const hazards: readonly (readonly [title: string, holds: (body: string) => boolean])[] = [
  ["U+0000 in the text", (body) => body.includes("\0")],
  ["`\\u0000` in a string", (body) => body.includes("\\u0000")],
  ["half of a surrogate pair in a string", (body) => /\\u[dD][89a-fA-F]/.test(body)],
  ["nested deeper than 512", (body) => depth(body) > 512],
  ["a number that no double or decimal can hold", (body) => /[0-9]{39}|[0-9]e[0-9]{3}/i.test(body)],
  ["`NaN` or `Infinity`", (body) => /\b(?:NaN|nan|Infinity)\b/.test(body.replaceAll(/"(?:[^"\\]|\\.)*"/g, ""))],
  ["a comma after the last member", (body) => /,\s*[}\]]/.test(body)],
  ["more text after the value", hasMore],
  ["a key twice", repeatsKey],
];

/** How deep the brackets of a text are nested, those in strings not counted. */
function depth(body: string): number {
  let [now, most] = [0, 0];
  for (const [mark] of body.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").matchAll(/[[{}\]]/g)) {
    now += mark === "[" || mark === "{" ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}

/** Whether a text starts with JSON, and more follows. */
function hasMore(body: string): boolean {
  try {
    JSON.parse(body);
    return false;
  } catch (error) {
    return String(error).includes("after JSON");
  }
}

/** Whether an object of JSON has a key more than once: there are fewer keys in the value than in the text. */
function repeatsKey(body: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body.replace(/^\ufeff/, ""));
  } catch {
    return false;
  }
  const keysIn = (inner: unknown): number =>
    typeof inner === "object" && inner !== null
      ? Object.values(inner).reduce(
          (sum: number, each) => sum + keysIn(each),
          Array.isArray(inner) ? 0 : Object.keys(inner).length,
        )
      : 0;
  return keysIn(value) < (body.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length;
}

/** Whether a body has something special that the page of an engine lists, so that the engine may read it otherwise. */
export function mayDiffer(page: string, body: string): boolean {
  return hazards.some(([title, holds]) => page.includes(`\n| ${title} |`) && holds(body));
}

/** The page of an engine: a table with a line for each kind of difference. */
export function differencesPage(title: string, rows: number, differences: readonly Difference[]): string {
  const lines = new Map<string, { count: number; readonly cells: readonly string[] }>();
  for (const { body, expected, got } of differences) {
    const [hazard = "something else"] = hazards.find(([, holds]) => holds(body)) ?? [];
    const [contract, engine] = [summary(expected), got === undefined ? "cannot be stored" : summary(got)];
    const key = [hazard, contract.replace(/ .*/, ""), engine.replace(/ .*/, "")].join("|");
    const line = lines.get(key) ?? { count: 0, cells: [hazard, `\`${shown(body)}\``, contract, engine] };
    line.count += 1;
    lines.set(key, line);
  }
  const table = [...lines.values()].map(({ count, cells }) => `| ${[...cells, count].join(" | ")} |`).sort();
  return `# How ${title} differs from the decode contract

<!-- Written by test/targets/sql: run it with -u after a change. -->

Of ${rows} responses that test every corner of JSON and of envelopes, ${title} reads ${differences.length} otherwise than [the contract](../../test/conformance/README.md) says. All others are read alike.

| what is in the body | example | the contract | ${title} | responses |
| --- | --- | --- | --- | --- |
${table.join("\n")}
`;
}

/** What a row says, in short. */
function summary(row: string): string {
  const [result, reason, module, code, moduleCode, name] = JSON.parse(row) as (string | null)[];
  if (result !== "error") return [result, reason].filter((part) => part !== null).join(", ");
  return `error ${module ?? ""}/${moduleCode ?? code ?? ""}${name === null ? "" : ` (${name ?? ""})`}`;
}

/** The start of a body, on one line of a table. */
function shown(body: string): string {
  const line = body.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}|\x60]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return line.length > 70 ? `${line.slice(0, 60)}…` : line;
}
