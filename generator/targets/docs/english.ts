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
    code: (pointers) => `The code stands at ${pointers}. Its meaning is that of the module you called.`,
    commonCode: (pointers, page) => `The common code stands at ${pointers}. Every module shares it: ${page}.`,
    moduleCode: (sources) =>
      `The called module's own code stands ${sources}. Where there is one that the module knows, it decides: go by its entry, not by that of the common code.`,
    field: (pointer) => `at ${pointer}`,
    form: (pointer, forms) => `at the start of ${pointer}, as ${forms}`,
    or: " or ",
    orElse: ", or else ",
    and: " and ",
    text: (pointers) =>
      `The server's own words stand at ${pointers}. Show them to people, but never compare them: they change.`,
    requestId: (pointers) => `The id of the request stands at ${pointers}. Give it to support.`,
    success: (conditions) => `A call has succeeded when ${conditions}.`,
    successCode: (code) => `the code is ${code}`,
    absent: (pointer) => `nothing stands at ${pointer}`,
    present: (pointer) => `something stands at ${pointer}`,
  },
  thisOne: (entry) => `This one is ${entry}.`,
  entryHint:
    "Each entry says first what to do. **Retry unchanged** says whether the same request may be sent again as it is, after a delay.",
  modules: "Modules",
  indexes: "Find a code",
  hints: {
    "by-action": "What to do about each code, and which may be retried.",
    "by-name": "Every name, former ones too.",
    "by-kind": "What went wrong, in gRPC's canonical codes.",
  },
  allCodes: "All codes",
  noCodes: "This module has no error codes yet.",
  success: "Success",
  entries: "Entries",
  otherCodes: "Other codes",
  reserved: "Reserved codes",
  reservedHint: "These are not in use, and will not come back with another meaning.",
  reservedFor: "**Reserved**: ",
  experimentalMark: " (experimental)",
  experimental: "**Experimental**: it may change or be removed at any time.",
  deprecatedMark: " (deprecated)",
  deprecated: (since, sunset, replacement) =>
    `**Deprecated**${since === undefined ? "" : ` since ${since}`}${sunset === undefined ? "" : `, may be removed from ${sunset}`}${replacement === undefined ? "" : `, use ${replacement} instead`}: `,
  action: (action, fallback, retryable) =>
    `**${action}**${fallback === undefined ? "" : `; if that does not help, ${fallback.charAt(0).toLowerCase()}${fallback.slice(1)}`}. Retry unchanged: ${retryable ? "yes" : "no"}.`,
  untranslated: (language) => `_Not translated yet. The text is in ${language}._`,
  sourceTitle: (locale) => `Source title (${locale}): `,
  sourceText: (locale) => `Source text (${locale}): `,
  note: "Note: ",
  example: "A response:",
  catchIt: (hasResponse, names) => {
    const languages = joinEnglish(names);
    if (names.length === 0) return "A response with it";
    return hasResponse ? `A response with it, and how to catch it in ${languages}` : `Catch it in ${languages}`;
  },
  facts: {
    group: "Group: ",
    kind: "Kind: ",
    params: "Parameters: ",
    since: "Since: ",
    aliases: "Former names: ",
    sameText: "Same text: ",
    sameCode: "Same code elsewhere: ",
    replaces: "Replaces: ",
    link: "Read more: ",
  },
  was: (until) => `Earlier meaning${until === undefined ? "" : ` (until ${until})`}: `,
  more: (count) => `and ${count} more`,
  formerName: (name) => `Former name of ${name}`,
  range: (first, last) => `${first} to ${last}`,
  kinds: {
    cancelled: "The caller gave up.",
    unknown: "What went wrong is not known, or is of no other kind.",
    invalid_argument: "The request is wrong, whatever the state of the system.",
    deadline_exceeded: "It took too long.",
    not_found: "Something the request names does not exist.",
    already_exists: "Something the request would create exists already.",
    permission_denied: "The caller is known, but may not do this.",
    resource_exhausted: "A quota or a limit is used up.",
    failed_precondition: "The system is not in the state that the request needs: change that first.",
    aborted: "Something else was going on at the same time.",
    out_of_range: "The request goes beyond a valid range.",
    unimplemented: "The operation is not supported, or not enabled.",
    internal: "Something broke on the server.",
    unavailable: "The service is not available at the moment.",
    data_loss: "Data is lost or corrupt.",
    unauthenticated: "The caller is not known: credentials are missing or wrong.",
  },
};

function joinEnglish(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
