import type { Paint } from "../diagnostic/text.js";
import { visible } from "../diagnostic/visible.js";
import type { StandardEnvelopeId } from "../model/catalog.js";
import type { Messages } from "./messages.js";

/** What a server answers for an entry, and code that handles and raises it. */
export interface Usage {
  readonly responses: readonly UsageResponse[];
  readonly snippets: readonly { readonly title: string; readonly handle: string; readonly raise: string }[];
}

export interface UsageResponse {
  /** Undefined for the catalog's own envelope. */
  readonly envelope: StandardEnvelopeId | undefined;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The response in one envelope, the names of the others, and the code, as blocks with a heading each. */
export function usageText(
  { responses, snippets }: Usage,
  envelope: StandardEnvelopeId | undefined,
  messages: Messages,
  paint: Paint,
): readonly string[] {
  const block = (heading: string, text: string): string => {
    // Tabs have other widths in each terminal.
    const lines = text.split("\n").map((line) => (line === "" ? "" : `  ${visible(line.replaceAll("\t", "    "))}`));
    return [paint("bold", heading), ...lines].join("\n");
  };
  const others = responses.flatMap((response) => (response.envelope === envelope ? [] : (response.envelope ?? [])));
  const shown = responses
    .filter((response) => response.envelope === envelope)
    .map(({ status, headers, body }) => {
      const head = [`HTTP ${status}`, ...headers.map((header) => header.join(": "))];
      const also = others.length === 0 ? [] : [messages.otherEnvelopes(others)];
      return block(messages.labels.response, [...head, ...body.split("\n"), ...also].join("\n"));
    });
  const code = (
    heading: (language: string) => string,
    codeOf: (snippet: Usage["snippets"][number]) => string,
  ): string[] =>
    snippets.flatMap((snippet) => {
      const text = codeOf(snippet);
      return text === "" ? [] : [block(heading(snippet.title), text)];
    });
  return [...shown, ...code(messages.handle, ({ handle }) => handle), ...code(messages.raise, ({ raise }) => raise)];
}
