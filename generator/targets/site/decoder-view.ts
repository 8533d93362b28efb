import { examplesIn } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import type { Edition } from "./site.js";

/** What the templates of pages with a decoder print for it. */
export interface PasteView {
  /** `later` for one that loads its scripts when it is used. Empty for one that loads them at once. */
  readonly when: "later" | "";
  readonly call: { readonly label: string; readonly unknown: string } | false;
  readonly samples: readonly FreeText[];
  readonly labels: Readonly<Record<"heading" | "hint" | "label" | "tryOne", string>>;
}

/** The decoder of the first page. It is small: the other one asks which operation was called, too. */
export function pasteView(edition: Edition): PasteView {
  const { hint, ...labels } = decoderView(edition).labels;
  return {
    ...decoderView(edition),
    when: "later",
    call: false,
    labels: { ...labels, hint, heading: edition.messages.paste },
  };
}

export function decoderView({ site: { catalog }, messages }: Edition): PasteView {
  const examples = examplesIn(catalog).flat();
  const entry = catalog.modules.at(-1)?.entries[0];
  const bare = entry === undefined ? [] : [`${entry.module}/${entry.code}`, entry.name];
  return {
    when: "",
    call: catalog.operations.length > 0 && { label: messages.operation.which, unknown: messages.operation.unknown },
    samples: [...examples.slice(0, 2), ...bare].map(freeText),
    labels: {
      heading: messages.decoderHeading,
      hint: messages.decoderHint,
      label: messages.decoderLabel,
      tryOne: messages.tryOne,
    },
  };
}
