import { family } from "./code-family.js";
import type { Fragment, Part } from "./fragment.js";

/** Fragments that belong to one module, with the parts of the document that they come from. */
export interface Bundle {
  readonly heading: string;
  readonly fragments: Fragment[];
  readonly parts: Part[];
  /** What has been said of each code so far. */
  readonly said: Map<string, Set<string>>;
  /** Whether the document calls its codes the ones that everything shares. */
  readonly common: boolean;
  /** Whether its codes stand inside others of another bundle. */
  readonly inner: boolean;
}

const commonWords = /公共|通用|共通|全局|common|general|global|shared|public|공통|generic/i;

/**
 * Which tables make one module. A code means one thing in a module: tables that give the same code other words are
 * modules of their own, and so are codes that all modules share, and codes that no one code type fits.
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
    const bundle: Bundle = home ?? { heading: part.heading, fragments: [], parts: [], said: new Map(), common, inner };
    if (home === undefined) bundles.push(bundle);
    if (bundle.parts.at(-1) !== part) bundle.parts.push(part);
    for (const fragment of fragments) {
      bundle.fragments.push(fragment);
      const said = bundle.said.get(fragment.code) ?? new Set();
      bundle.said.set(fragment.code, said.add(comparableText(fragment)));
    }
  };
  for (const part of parts) {
    const common = split && isCommon(part);
    // The codes that stand around those of modules have no words of their own, so that none can disagree.
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

/** The codes of a table are of one family, except where numbers below zero meet names: no code type has both. */
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

function familyOf({ said }: Bundle): string {
  const kinds = new Set<string>();
  for (const code of said.keys()) kinds.add(family(code));
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : "text";
}

/** Whether no code of the new ones stands in the bundle with other words. */
function agree({ said }: Bundle, added: readonly Fragment[]): boolean {
  return added.every((fragment) => said.get(fragment.code)?.has(comparableText(fragment)) ?? true);
}

/** What a fragment says of its code, for comparison. */
export function comparableText({ identifier, title, text }: Fragment): string {
  return [identifier, ...Object.values(title), ...Object.values(text)]
    .join("\n")
    .replace(/[\s。.，,；;！!]+/g, "")
    .toLowerCase();
}
