import { kindMeanings } from "../../model/kind.js";
import type { DocsMessages } from "./messages.js";

export const english: DocsMessages = {
  pages: { index: "Index", "by-action": "By action", "by-name": "By name", "by-kind": "By kind" },
  titleOf: {
    index: ": error codes",
    "by-action": ": error codes by action",
    "by-name": ": error codes by name",
    "by-kind": ": error codes by kind",
  },
  moduleTitle: (id) => ` (${id})`,
  yes: "yes",
  no: "no",
  some: "some",
  columns: {
    code: "Code",
    name: "Name",
    module: "Module",
    meaning: "Meaning",
    action: "What to do",
    retry: "Retry",
    kind: "Kind",
    grpc: "gRPC",
    http: "HTTP",
    reason: "Reason",
  },
  response: {
    heading: "How to read a response",
    code: (pointers) => `The code is at ${pointers}. Its meaning depends on the module that you called.`,
    commonCode: (pointers, page) => `The common code is at ${pointers}. All modules share it: ${page}.`,
    moduleCode: (sources) =>
      `The called module's own code is ${sources}. If the module has an entry for that code, follow it instead of the entry for the common code.`,
    field: (pointer) => `at ${pointer}`,
    form: (pointer, forms) => `at the start of ${pointer}, as ${forms}`,
    or: " or ",
    orElse: ", or else ",
    and: " and ",
    text: (pointers) =>
      `The server's message is at ${pointers}. Show it to people, but do not compare it: its wording may change.`,
    requestId: (pointers) => `The request ID is at ${pointers}. Include it when you contact support.`,
    codeHeader: (headers) => `If the body has no code, it is in the header ${headers}.`,
    requestIdHeader: (headers) => `If the body has no request ID, it is in the header ${headers}.`,
    delay: (headers) => `The delay before a retry is in the header ${headers}, or else \`retry-after\`.`,
    units: {
      seconds: " (in seconds)",
      milliseconds: " (in milliseconds)",
      epoch: " (as the Unix time at which it ends)",
    },
    statusOfEntry:
      "The HTTP status is that of the entry. A response with a status of another class is not from this API.",
    statusOfAll: (status) => `Errors have the HTTP status ${status}.`,
    success: (conditions) => `A call succeeded if ${conditions}.`,
    successCode: (code) => `the code is ${code}`,
    absent: (pointer) => `${pointer} is missing or null`,
    present: (pointer) => `${pointer} is present`,
  },
  thisOne: (entry) => `This example is ${entry}.`,
  entryHint:
    "Each entry starts with what to do. **Retry unchanged** says whether the same request may be sent again after a delay.",
  modules: "Modules",
  indexes: "Find a code",
  hints: {
    "by-action": "What to do about each code, and which codes may be retried.",
    "by-name": "All names, including former names.",
    "by-kind": "What went wrong, by gRPC canonical code.",
  },
  allCodes: "All codes",
  noCodes: "This module has no error codes yet.",
  success: "Success",
  entries: "Entries",
  otherCodes: "Other codes",
  reserved: "Reserved codes",
  reservedHint: "These codes are not in use and will not be reused with another meaning.",
  reservedFor: "**Reserved**: ",
  experimentalMark: " (experimental)",
  experimental: "**Experimental**: may change or be removed at any time.",
  deprecatedMark: " (deprecated)",
  deprecated: (since, sunset, replacement) =>
    `**Deprecated**${since === undefined ? "" : ` since ${since}`}${sunset === undefined ? "" : `, may be removed from ${sunset}`}${replacement === undefined ? "" : `, use ${replacement} instead`}: `,
  action: (action, fallback, retryable) =>
    `**${action}**${fallback === undefined ? "" : `; if that does not help, ${fallback.charAt(0).toLowerCase()}${fallback.slice(1)}`}. Retry unchanged: ${retryable ? "yes" : "no"}.`,
  untranslated: (language) => `_Not translated yet. The text is in ${language}._`,
  sourceTitle: (locale) => `Source title (${locale}): `,
  sourceText: (locale) => `Source text (${locale}): `,
  note: "Note: ",
  example: "Example response:",
  details: ({ response, handle, raise }, names) => {
    const how = `how to ${[...(handle ? ["handle"] : []), ...(raise ? ["raise"] : [])].join(" and ")} it in ${joinEnglish(names)}`;
    if (names.length === 0) return "Example response";
    return response ? `Example response, and ${how}` : `${how.charAt(0).toUpperCase()}${how.slice(1)}`;
  },
  above: (parts) => `${parts.join(", ")}:`,
  handle: "Handle it:",
  raise: "Raise it:",
  sensitive: ", never sent",
  facts: {
    group: "Group: ",
    kind: "Kind: ",
    effect: "Was the request carried out? ",
    params: "Parameters: ",
    since: "Since: ",
    aliases: "Former names: ",
    sameText: "Same text: ",
    sameCode: "Same code in other modules: ",
    replaces: "Replaces: ",
    link: "Read more: ",
  },
  was: (until) => `Earlier meaning${until === undefined ? "" : ` (until ${until})`}: `,
  more: (count) => `and ${count} more`,
  formerName: (name) => `Former name of ${name}`,
  range: (first, last) => `${first} to ${last}`,
  kinds: kindMeanings,
};

function joinEnglish(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
