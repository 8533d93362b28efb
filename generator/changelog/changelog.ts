import { reactionFields } from "../compare/comparison.js";
import type { Comparison } from "../compare/comparison.js";
import type { EntryPair } from "../compare/pairs.js";
import { sunsetAhead } from "../compare/sunset.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { prose } from "./markdown.js";

/** The sections of a module, in the order in which a reader must act on them. */
const sections = ["Removed", "Changed", "Renamed", "Deprecated", "Added"] as const;

type Section = (typeof sections)[number];

/** What a changelog is made from. */
interface Changes {
  readonly comparison: Comparison;
  readonly findings: readonly Reported[];
}

/** What a changelog needs to know about a finding. */
interface Reported {
  readonly rule: string;
  /** What changed: `dsa/2130`, a module, `catalog`. */
  readonly subject: string;
  readonly message: string;
  /** The reason why the change is accepted, if it is. */
  readonly allowed: string | undefined;
  /** Whether it concerns the catalog as a whole, so that its message is a line of the changelog. */
  readonly general: boolean;
}

/** Lines by module, then by section. */
type Lines = Map<string, Map<Section, string[]>>;

/**
 * The changes between two versions as Markdown, for the users of the codes. By module, it lists what was removed, changed,
 * renamed, deprecated and added, in the order of the spec.
 */
export function changelog(changes: Changes, locale: string): string {
  const { before, after, modules, addedModules, removedModules } = changes.comparison;
  const lines = linesOf(changes, locale);
  const version = before.version === after.version ? "Unreleased" : after.version;
  const parts = [`## ${version}`];
  const general = generalLines(changes);
  if (general.length > 0) parts.push(list(general));
  for (const module of removedModules) {
    parts.push(heading(module, before, locale), "The module and all of its codes were removed.");
  }
  for (const { before: old, after: now } of modules) {
    const found = lines.get(old.module.id);
    const renamed = old.module.id === now.module.id ? [] : [`The module was called \`${old.module.id}\` before.`];
    if (found === undefined && renamed.length === 0) continue;
    parts.push(heading(now.module, after, locale), ...renamed);
    for (const section of sections) {
      const items = found?.get(section);
      if (items !== undefined) parts.push(`#### ${section}`, list(items));
    }
  }
  for (const module of addedModules) {
    const items = module.entries.map((entry) => `${label(entry)}: ${text(entry, after, locale)}`);
    parts.push(heading(module, after, locale), "The module is new.", ...(items.length === 0 ? [] : [list(items)]));
  }
  if (parts.length === 1) parts.push("No code has changed.");
  return `${parts.join("\n\n")}\n`;
}

function linesOf({ comparison, findings }: Changes, locale: string): Lines {
  const { before, after, today, removed, entries, added } = comparison;
  const lines: Lines = new Map();
  const add = (module: string, section: Section, line: string): void => {
    const bySection = lines.get(module) ?? new Map<Section, string[]>();
    lines.set(module, bySection);
    bySection.set(section, [...(bySection.get(section) ?? []), line]);
  };
  for (const { before: old, movedTo } of removed) {
    const where = movedTo === undefined ? replacement(old) : ` It is now a code of \`${movedTo.module}\`.`;
    const sunset = sunsetAhead(old, today);
    const early = sunset === undefined ? "" : ` Its removal was announced for ${sunset}.`;
    add(old.module, "Removed", `${label(old)}.${where}${early}`);
  }
  // An allowed change of a text keeps the meaning.
  const meanings = new Set(
    findings.flatMap(({ rule, subject, allowed }) =>
      rule === "meaning-changed" && allowed === undefined ? [subject] : [],
    ),
  );
  for (const pair of entries) {
    const { before: old, after: now, relation } = pair;
    const module = old.module;
    if (relation === "renumbered")
      add(module, "Changed", `The code of **${old.name}** changed from ${old.code} to ${now.code}.`);
    const meaning = text(now, after, locale);
    if (relation === "repurposed") {
      add(
        module,
        "Changed",
        `${label(now)} has another meaning. It was ${old.name}: ${text(old, before, locale)} It is: ${meaning}`,
      );
      continue;
    }
    if (meanings.has(`${module}/${old.code}`)) {
      add(
        module,
        "Changed",
        `${label(now)} may mean something else. It was: ${text(old, before, locale)} It is: ${meaning}`,
      );
    }
    for (const change of reactions(pair)) add(module, "Changed", `${label(now)}: ${change}.`);
    if (relation === "renamed") {
      const kept = now.aliases.includes(old.name) ? " The old name still works." : "";
      add(module, "Renamed", `${old.code}: **${old.name}** was renamed to **${now.name}**.${kept}`);
    }
    for (const alias of old.aliases) {
      if (!pair.module.after.byName.has(alias))
        add(module, "Removed", `${label(now)} no longer has the alias ${alias}.`);
    }
    for (const [section, line] of deprecation(pair, after, locale)) add(module, section, line);
  }
  for (const { rule, subject, message } of findings) {
    if (rule === "name-reassigned") add(subject.slice(0, subject.indexOf("/")), "Changed", `${sentence(message)}.`);
  }
  for (const { module, after: now } of added) {
    add(module.before.module.id, "Added", `${label(now)}: ${text(now, after, locale)}`);
  }
  return lines;
}

/** Changes of the deprecation and of the sunset. */
function deprecation({ before, after }: EntryPair, catalog: Catalog, locale: string): [Section, string][] {
  const [old, now] = [before.deprecated, after.deprecated];
  if (now === undefined) return old === undefined ? [] : [["Changed", `${label(after)} is no longer deprecated.`]];
  if (old === undefined) {
    const removal = now.sunset === undefined ? "" : ` It may be removed from ${now.sunset}.`;
    const reason = prose(textIn(now.reason, locale, catalog));
    return [["Deprecated", `${label(after)}. ${reason}${replacement(after)}${removal}`]];
  }
  if (old.sunset === now.sunset) return [];
  const when = now.sunset === undefined ? "at any time" : `from ${now.sunset}`;
  const previously = old.sunset === undefined ? "" : `; the previous date was ${old.sunset}`;
  return [["Deprecated", `${label(after)} may be removed ${when}${previously}.`]];
}

/** Changes of the reactions of clients. */
function reactions({ before, after, module }: EntryPair): string[] {
  if (before === module.before.module.success || after === module.after.module.success) return [];
  return [...reactionFields, "fallback" as const].flatMap((field) => {
    const [from, to] = [before[field], after[field]];
    if (from === to) return [];
    return field === "retryable"
      ? [to === true ? "a client may now repeat the request" : "a client may no longer repeat the request"]
      : [`${fieldNames[field]} changed from ${code(from)} to ${code(to)}`];
  });
}

const fieldNames = {
  kind: "the kind",
  action: "the action",
  effect: "whether the request was carried out",
  http: "the HTTP status",
  fallback: "the fallback",
} as const;

const code = (value: string | number | boolean | undefined): string => (value === undefined ? "none" : `\`${value}\``);

/** Changes that are not about one code: packages, URLs, languages, and how codes travel. */
function generalLines({ findings }: Changes): string[] {
  return findings
    .filter(({ general, allowed }) => general && allowed === undefined)
    .map(({ message }) => `${sentence(message)}.`);
}

const sentence = (message: string): string => `${message.charAt(0).toUpperCase()}${prose(message).slice(1)}`;

function replacement({ deprecated }: Entry): string {
  return deprecated?.replacedBy === undefined ? "" : ` Use ${deprecated.replacedBy}.`;
}

const label = ({ code, name }: Entry): string => `**${prose(code)} ${name}**`;

/** A text as a sentence of a list. */
function text(entry: Entry, catalog: Catalog, locale: string): string {
  const found = textIn(entry.text, locale, catalog).replace(/\s+/g, " ").trim();
  return /[.!?。！？…]$/.test(found) ? prose(found) : `${prose(found)}.`;
}

function heading({ id, title }: Module, catalog: Catalog, locale: string): string {
  return `### ${prose(textIn(title, locale, catalog).replace(/\s+/g, " "))} (\`${id}\`)`;
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");
