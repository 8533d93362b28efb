import { family } from "./code-family.js";
import type { Fragment, Part } from "./fragment.js";

/** The fragments of one module, and the parts of the document that they come from. */
export interface Bundle {
  readonly heading: string;
  readonly fragments: Fragment[];
  readonly parts: Part[];
  /** The texts of each code so far. */
  readonly texts: Map<string, Set<string>>;
  /** Whether the document says that all modules share these codes. */
  readonly common: boolean;
  /** Whether these are inner codes, each inside a code of another bundle. */
  readonly inner: boolean;
}

const commonWords = /公共|通用|共通|全局|common|general|global|shared|public|공통|generic/i;

/**
 * Decides which tables form a module. A code has one meaning in a module, so tables that give the same code different
 * texts become separate modules. So do shared codes, and codes that have no code type in common.
 */
export function bundlesOf(parts: readonly Part[]): Bundle[] {
  const bundles: Bundle[] = [];
  const split = parts.some(isCommon) && parts.some((part) => !isCommon(part));
  const place = (
    part: Part,
    fragments: readonly Fragment[],
    home: Bundle | undefined,
    common: boolean,
    inner: boolean,
  ): void => {
    const bundle: Bundle = home ?? { heading: part.heading, fragments: [], parts: [], texts: new Map(), common, inner };
    if (home === undefined) bundles.push(bundle);
    if (bundle.parts.at(-1) !== part) bundle.parts.push(part);
    for (const fragment of fragments) {
      bundle.fragments.push(fragment);
      const texts = bundle.texts.get(fragment.code) ?? new Set();
      bundle.texts.set(fragment.code, texts.add(comparableText(fragment)));
    }
  };
  for (const part of parts) {
    const common = split && isCommon(part);
    // Outer codes have no texts of their own, so they cannot disagree.
    const outer = part.inner.length > 0;
    for (const [kind, fragments] of byFamily(part.fragments)) {
      const home = bundles.find(
        (bundle) =>
          bundle.common === common && !bundle.inner && familyOf(bundle) === kind && (outer || agree(bundle, fragments)),
      );
      place(part, fragments, home, common, false);
    }
    for (const [kind, fragments] of byFamily(part.inner)) {
      const home = bundles.find((bundle) => bundle.inner && familyOf(bundle) === kind && agree(bundle, fragments));
      place(part, fragments, home, false, true);
    }
    const [first] = bundles;
    if (part.fragments.length === 0 && first !== undefined && !first.parts.includes(part)) first.parts.push(part);
  }
  return bundles;
}

function isCommon({ table, heading }: Part): boolean {
  return commonWords.test(heading) || commonWords.test(table.grid.headings.at(-1) ?? "");
}

/** Splits the fragments by family only if there are negative numbers: no code type has both those and names. */
function byFamily(fragments: readonly Fragment[]): [string, Fragment[]][] {
  if (fragments.length === 0) return [];
  const kinds = new Map<string, Fragment[]>();
  for (const fragment of fragments) {
    const kind = family(fragment.code);
    const list = kinds.get(kind);
    if (list === undefined) kinds.set(kind, [fragment]);
    else list.push(fragment);
  }
  const negative = fragments.some(({ code }) => code.startsWith("-"));
  if (kinds.size === 1 || negative) return [...kinds];
  return [["text", [...fragments]]];
}

function familyOf({ texts }: Bundle): string {
  const kinds = new Set<string>();
  for (const code of texts.keys()) kinds.add(family(code));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "text";
}

/** Whether the bundle has no other text for any of the added codes. */
function agree({ texts }: Bundle, added: readonly Fragment[]): boolean {
  return added.every((fragment) => texts.get(fragment.code)?.has(comparableText(fragment)) ?? true);
}

/** The identifier, title and text of a fragment, normalized for comparison. */
export function comparableText({ identifier, title, text }: Fragment): string {
  return [identifier, ...Object.values(title), ...Object.values(text)]
    .join("\n")
    .replace(/[\s。.，,；;！!]+/g, "")
    .toLowerCase();
}
