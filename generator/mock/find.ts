import { gatewayPages } from "../conformance/gateways.js";
import type { GatewayPage } from "../conformance/gateways.js";
import { fixtureOf, sendable } from "../conformance/fixtures.js";
import type { Sendable } from "../conformance/fixtures.js";
import { didYouMean } from "../diagnostic/suggest.js";
import { visible } from "../diagnostic/visible.js";
import { standardEnvelopes } from "../model/catalog.js";
import type { Catalog, Entry, Module, StandardEnvelope } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";

/** What was found, or why nothing was. */
export type Found<Item> = { readonly item: Item } | { readonly problem: string };

/** Finds an error by its code or its name, which may follow the module: `2130`, `dsa/2130`, `InvalidProjectId`. */
export function findError(catalog: Catalog, id: string): Found<Sendable> {
  const all = sendable(catalog);
  const found = all.filter(({ module, entry }) => {
    const inModule = id.startsWith(`${module.id}/`) ? id.slice(module.id.length + 1) : undefined;
    return [id, inModule].some((own) => own !== undefined && isNamed(module, entry, own));
  });
  const [first, ...others] = found;
  if (first === undefined) {
    const known = all.flatMap(({ entry }) => [idOf(entry), entry.name]);
    const help = didYouMean(id, known) ?? "choose a code or a name of the spec that is not internal";
    return { problem: `there is no error ${visible(id)}; ${help}` };
  }
  if (others.length === 0) return { item: first };
  return {
    problem: `${visible(id)} is in several modules; choose ${found.map(({ entry }) => idOf(entry)).join(" or ")}`,
  };
}

function isNamed({ codeType }: Module, { code, name }: Entry, own: string): boolean {
  const parsed = parseCode(codeType, own);
  return own === name || own === code || ("code" in parsed && parsed.code === code);
}

/** The name of an error among all: its module and its code. */
export function idOf({ module, code }: Entry): string {
  return `${module}/${code}`;
}

/** The pages of gateways, with the name that each has in a path. */
export function pagesOf(catalog: Catalog): readonly GatewayPage[] {
  const [first] = sendable(catalog);
  const sound = first === undefined ? "{}" : fixtureOf(catalog, first.module, first.entry).response.body;
  return gatewayPages(sound).map((page) => ({ ...page, name: page.name.toLowerCase().replaceAll(" ", "-") }));
}

/** Finds a page of a gateway by its name. */
export function findPage(catalog: Catalog, name: string): Found<GatewayPage> {
  const pages = pagesOf(catalog);
  const item = pages.find((page) => page.name === name);
  if (item !== undefined) return { item };
  const names = pages.map((page) => page.name);
  return {
    problem: `there is no gateway page ${visible(name)}; ${didYouMean(name, names) ?? `choose ${names.join(", ")}`}`,
  };
}

/** Finds a standard envelope of the spec by its name. */
export function findEnvelope({ envelopes }: Catalog, name: string): Found<StandardEnvelope> {
  const item = envelopes.find(({ id }) => id === name);
  if (item !== undefined) return { item };
  const help =
    envelopes.length === 0
      ? `add \`envelopes: { ${isStandard(name) ? name : "problem"} }\` to it`
      : `choose ${envelopes.map(({ id }) => id).join(", ")}`;
  return { problem: `the spec has no standard envelope ${visible(name)}; ${help}` };
}

function isStandard(name: string): boolean {
  return standardEnvelopes.some((id) => id === name);
}
