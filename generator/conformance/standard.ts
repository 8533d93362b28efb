import type { Headers } from "../decode/header.js";
import { decodeStandard } from "../decode/standard.js";
import { ascii, responseText } from "../decode/verdict-text.js";
import { encodeStandard } from "../encode/standard.js";
import { chosenLocales, commonModule } from "../model/catalog.js";
import type { Catalog, Module, StandardEnvelope } from "../model/catalog.js";
import { inLocales, isPublic, replacementFor, shownParams } from "../model/sent.js";
import { gatewayPages } from "./gateways.js";
import { codeHazards } from "./hazards.js";
import { rowTime } from "./header-hazards.js";
import { fieldErrorHazards, rowsOf } from "./raised.js";
import type { Raising, Row } from "./raised.js";
import { codeJson } from "./response.js";
import { sampleOf } from "./sample.js";
import { variedModules } from "./varied.js";

/** The sides of the wire that a package has. */
interface Sides {
  readonly client: boolean;
  readonly server: boolean;
}

/**
 * The text of `envelopes.jsonl`: errors and the responses in the standard envelopes that a server sends for them, then
 * responses and the verdicts on them, for the tests of an SDK with texts in `locales`. Section 6 of the contract of standard
 * envelopes. `sides` says which of the two a package has.
 */
export function standardFile(catalog: Catalog, locales: readonly string[], sides: Sides): string {
  const known = knownFiles.get(catalog) ?? new Map<string, string>();
  knownFiles.set(catalog, known);
  const key = [...chosenLocales(catalog, locales), sides.client, sides.server].join(" ");
  const text = known.get(key) ?? textOf(catalog, locales, sides);
  known.set(key, text);
  return text;
}

/** The files. They are kept, because every SDK of a catalog with the same texts and sides has the same. */
const knownFiles = new WeakMap<Catalog, Map<string, string>>();

function textOf(catalog: Catalog, locales: readonly string[], sides: Sides): string {
  const chosen = inLocales(catalog, locales);
  const lines = chosen.envelopes.flatMap((envelope) =>
    chosen.modules.flatMap((module) => [
      ...(sides.server ? encodeRows(chosen, envelope, module) : []),
      ...(sides.client ? decodeRows(catalog, envelope, module) : []),
    ]),
  );
  return [...new Set(lines)].map((line) => `${line}\n`).join("");
}

/** What the file depends on besides the codes: every text of a sampled entry. */
export function standardReads({ modules }: Catalog): readonly object[] {
  return modules.flatMap(({ entries }) => sampleOf(entries));
}

type StandardRow = Row & { readonly id?: string | number };

function encodeRows(catalog: Catalog, envelope: StandardEnvelope, module: Module): readonly string[] {
  return raisingsOf(catalog, envelope, module).map(({ row, entry }) => {
    const { status, headers, body } = encodeStandard(catalog, envelope, { ...row, module, entry }, row);
    const response = { status, headers, body };
    return json({ envelope: envelope.id, encode: row, response });
  });
}

/** The most characters of a body that is decoded, of those that are encoded. */
const longestBody = 2000;

/** The most entries of a module, and the most variations of its first one, that have rows. */
const mostEntries = 12;

function raisingsOf(
  catalog: Catalog,
  { id }: StandardEnvelope,
  module: Module,
): readonly (Raising & { readonly row: StandardRow })[] {
  const canReplace = replacementFor(catalog, module) !== undefined;
  const all = [...rowsOf(catalog, module)].filter(
    ({ entry }) => (entry !== undefined && isPublic(entry)) || canReplace,
  );
  const [first] = all;
  if (first === undefined) return [];
  const plain = all.filter(({ row }) => Object.keys(row).length <= 5 && row.detail === undefined);
  const isVaried = variedModules(catalog).has(module);
  const withParams = all.filter(({ row }) => row.params !== undefined);
  const given = (values: Partial<StandardRow>): Raising & { readonly row: StandardRow } => ({
    entry: first.entry,
    row: { ...first.row, ...values },
  });
  if (!isVaried) return plain.slice(0, mostEntries);
  return [
    ...plain.slice(0, mostEntries),
    ...withParams.slice(0, mostEntries),
    ...all.filter(({ row, entry }) => row.foreign === true || (entry !== undefined && !isPublic(entry))).slice(0, 3),
    ...all.filter(({ row }) => row.detail !== undefined && row.detail.length < 200).slice(0, mostEntries),
    ...all.filter(({ row }) => row.retryAfter !== undefined),
    ...all.filter(({ row }) => row.requestId !== "r-1").slice(0, mostEntries),
    ...fieldErrorHazards.map((fieldErrors) => given({ fieldErrors })),
    ...(id === "json-rpc" ? [7, 0, -1, "", 'a "b" 文字', "7"].map((requestId) => given({ id: requestId })) : []),
  ];
}

interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

function decodeRows(catalog: Catalog, envelope: StandardEnvelope, module: Module): readonly string[] {
  return [...responsesOf(catalog, envelope, module)].map(({ status, headers, body }) => {
    let now = {};
    const verdict = decodeStandard(catalog, envelope, module, { status, headers, body }, () => {
      now = { now: rowTime };
      return rowTime;
    });
    const row = json({ envelope: envelope.id, module: module.id, body, status, headers, ...now });
    return `${row.slice(0, -1)},"verdict":${responseText(verdict)}}`;
  });
}

function* responsesOf(catalog: Catalog, envelope: StandardEnvelope, module: Module): Generator<Received> {
  for (const { row, entry } of raisingsOf(catalog, envelope, module)) {
    const sent = encodeStandard(catalog, envelope, { ...row, module, entry }, row);
    if (sent.body.length < longestBody) yield sent; // a longer one shows nothing more
  }
  if (!variedModules(catalog).has(module)) return;
  const owner = commonModule(catalog) ?? module;
  const [outer] = owner.entries;
  const filled = module.entries.find((candidate) => shownParams(candidate).length > 0);
  const entry = filled ?? module.entries[0];
  if (outer === undefined || entry === undefined) return;
  const common = owner === module ? codeJson(owner, entry.code) : codeJson(owner, outer.code);
  const own = owner === module ? undefined : codeJson(module, entry.code);
  const { http: status } = owner === module || filled !== undefined ? entry : outer;
  const headers: Headers = [
    ["content-type", envelope.id === "problem" ? "application/problem+json" : "application/json"],
  ];
  const say = (parts: Parts): Received => ({ status, headers, body: bodyOf(envelope, parts) });
  const sound: Parts = { code: common, moduleCode: own, text: '"text"', requestId: '"r-9"' };
  for (const code of codeHazards(owner, undefined)) yield say({ ...sound, code });
  if (own !== undefined) for (const moduleCode of codeHazards(module, outer.code)) yield say({ ...sound, moduleCode });
  for (const text of ["null", "1", '""', '"\\ud800"']) yield say({ ...sound, text });
  for (const requestId of ["7", '""', "null", "{}", "1.5", '"文"']) yield say({ ...sound, requestId });
  for (const value of paramHazards) {
    const params = entry.params.map(({ name }) => `${JSON.stringify(name)}:${value}`);
    yield say({ ...sound, params: `{${['"other":1', ...params].join(",")}}` });
  }
  for (const params of ["[]", "null", '"x"', "{}"]) yield say({ ...sound, params });
  for (const errors of errorsHazards) yield say({ ...sound, errors });
  yield { ...say(sound), status: 200 };
  yield { ...say(sound), status: 200, headers: [["Content-Type", "application/json"]] };
  for (const other of [199, 299, 301, 304, 600]) yield { ...say(sound), status: other };
  yield { ...say(sound), status: 503, headers: [["Retry-After", "3"], ...headers] };
  for (const { header, unit } of catalog.envelope.headers.retryAfter) {
    const value = unit === "epoch" ? String(rowTime / 1000 + 5) : "5";
    yield { ...say(sound), status: 503, headers: [[header, value], ["Retry-After", "3"], ...headers] };
  }
  const inHeader = own === undefined ? entry.code : outer.code;
  for (const header of catalog.envelope.headers.code) {
    yield { ...say({ ...sound, code: undefined }), headers: [[header, inHeader], ...headers] };
  }
  yield { ...say(sound), headers: [["content-type", "Application/Problem+JSON; charset=utf-8"]] };
  for (const body of [...bodyHazards, ...detailHazards(envelope, sound)]) {
    for (const answered of [200, status, 204]) yield { status: answered, headers, body };
  }
  for (const page of gatewayPages(bodyOf(envelope, sound))) yield page;
}

// prettier-ignore
const paramHazards: readonly string[] = [
  '"text"', '""', '"\\ud800"', "1", "-0", "1.5", "1e21", "5e-324", "9007199254740991", "9007199254740993", "1e400", "true", "false", "null",
  "[]", "{}", '"1"', '"-1"', '"01"', '"1.50"', '"1e3"', '"-0"', '"true"', '"TRUE"', '"9007199254740993"', '"1e400"', '" 1"', '"+1"', '".5"',
];

// prettier-ignore
const errorsHazards: readonly string[] = [
  "null", "{}", '"x"', "[]", '[{"field":"a"}]', '[{"field":""},{"field":1},null,[],{"detail":"x"},{"field":"b","code":7,"detail":1}]',
  '[{"field":"a","code":"","detail":"\\ud800"},{"field":"\\ud800","code":1.5},{"field":"c","code":"x","reason":"y","description":"z","text":"t"}]',
  `[${'{"field":"a"},'.repeat(100)}{"field":"b"}]`,
];

// prettier-ignore
const bodyHazards: readonly string[] = [
  "", " ", "{}", "[]", "null", '{"result":null}', '{"result":1,"error":{"code":1}}', '{"errors":null,"data":1}', '{"data":{}}', '{"errors":[]}',
  '{"errors":[{"message":"m"}]}', '{"errors":{"0":{"extensions":{"code":"x"}}}}', '{"error":{"code":1,"message":"m"}}', '{"details":{}}',
  '{"code":3,"message":"m","details":[]}', '{"title":"Not Found","status":404}',
];

/** Lists of details in which `google.rpc.ErrorInfo` is, is not, or is not the first. */
function detailHazards({ id, domain }: StandardEnvelope, { code = "1" }: Parts): readonly string[] {
  if (id !== "grpc") return [];
  const info = (type: string, where: string, metadata: string): string =>
    `{"@type":"${type}","domain":${JSON.stringify(where)},"metadata":${metadata}}`;
  const ours = info("type.googleapis.com/google.rpc.ErrorInfo", domain, `{"code":${code}}`);
  const retry = (delay: string): string => `{"@type":"x/google.rpc.RetryInfo","retryDelay":${delay}}`;
  // prettier-ignore
  const delays = ['"3s"', '"0s"', '"1.5s"', '"0.0001s"', '"0.000000001s"', '"1.5"', '"-1s"', "3", '"3.s"', '"12345678901s"', '"99999999s"', '"1.0000000001s"'];
  return [
    ...[
      [info("google.rpc.ErrorInfo", domain, `{"code":${code}}`)],
      [info("type.googleapis.com/google.rpc.ErrorInfo", "elsewhere", `{"code":${code}}`), ours],
      [info("type.googleapis.com/google.rpc.ErrorInfo", "elsewhere", `{"code":${code}}`)],
      [info("type.googleapis.com/google.rpc.Errorinfo", domain, `{"code":${code}}`)],
      [info("type.googleapis.com/google.rpc.ErrorInfo", domain, "[]")],
      [info("type.googleapis.com/google.rpc.ErrorInfo", domain, '{"code":"constructor"}')],
      ["1", "null", "[]", ours],
      ['{"@type":7}', '{"@type":null,"metadata":{"code":"1"}}', ours],
      [...Array.from({ length: 32 }, () => "{}"), ours],
      [...Array.from({ length: 32 }, () => "null"), ours],
      [ours, '{"@type":"google.rpc.RequestInfo","requestId":7}'],
      [
        ours,
        '{"@type":"google.rpc.BadRequest","fieldViolations":[{"field":"a","reason":"R","description":"d"},{"field":"b","code":"c"}]}',
      ],
    ].map((details) => `{"code":3,"message":"m","details":[${details.join(",")}]}`),
    ...delays.map((delay) => `{"code":3,"message":"m","details":[${retry(delay)},${ours}]}`),
  ];
}

/** JSON texts of what an error has. */
interface Parts {
  readonly code?: string | undefined;
  readonly moduleCode?: string | undefined;
  readonly text?: string;
  readonly requestId?: string;
  readonly params?: string;
  readonly errors?: string;
}

/** A body in a standard envelope. */
function bodyOf({ id, domain }: StandardEnvelope, { text = '""', ...parts }: Parts): string {
  const { code, moduleCode, requestId, params, errors } = parts;
  const members = fields({ code, moduleCode, requestId, params, errors });
  switch (id) {
    case "problem":
      return `{"type":"about:blank","detail":${text}${members === "" ? "" : `,${members}`}}`;
    case "json-rpc":
      return `{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":${text},"data":{${members}}}}`;
    case "graphql":
      return `{"data":null,"errors":[{"message":${text},"extensions":{${members}}}]}`;
    case "grpc": {
      const inner = params?.startsWith("{") === true ? params.slice(1, -1) : "";
      const metadata = [fields({ code: quoted(code), moduleCode: quoted(moduleCode) }), inner]
        .filter(Boolean)
        .join(",");
      const details = [
        fields({
          "@type": '"type.googleapis.com/google.rpc.ErrorInfo"',
          domain: json(domain),
          metadata: `{${metadata}}`,
        }),
        fields({ "@type": '"type.googleapis.com/google.rpc.RequestInfo"', requestId }),
        fields({ "@type": '"type.googleapis.com/google.rpc.BadRequest"', fieldViolations: errors }),
      ];
      return `{"code":3,"message":${text},"details":[${details.map((detail) => `{${detail}}`).join(",")}]}`;
    }
  }
}

/** A code as a string, if it is a whole number. */
function quoted(code: string | undefined): string | undefined {
  return code !== undefined && /^-?[0-9]+$/.test(code) ? `"${code}"` : code;
}

function fields(given: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(given)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${JSON.stringify(key)}:${value}`]))
    .join(",");
}

function json(value: unknown): string {
  return ascii(JSON.stringify(value));
}
