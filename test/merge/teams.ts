/*
 * Two teams that work on one spec: what each may do to it on a branch of its own. The changes of two branches never touch
 * the same entry, nor neighbours, so the spec itself merges, and what conflicts is generated.
 */

import type { Random } from "../conformance/bodies.js";

type Files = Readonly<Record<string, string>>;

interface Entry {
  readonly code: number;
  name: string;
  text: string;
  action: string;
  deprecated: boolean;
}

interface Module {
  readonly id: string;
  readonly entries: Entry[];
}

const ids = ["billing", "carts", "orders", "payments"];
const kinds = ["invalid_argument", "not_found", "unavailable", "permission_denied"];
const actions = ["fix_request", "retry", "back_off", "request_access", "contact_support"];
const words = ["Broken", "Closed", "Expired", "Foreign", "Locked", "Missing", "Unknown", "Unpaid"];

/** The spec that both branches begin with: 2 to 4 modules of 1 to 14 entries. */
export function baseSpec(random: Random): Module[] {
  return ids.slice(0, 2 + random(3)).map((id, index) => ({
    id,
    entries: Array.from({ length: 1 + random(14) }, (_, nth) => entry(index, nth * 10, random)),
  }));
}

function entry(module: number, nth: number, random: Random): Entry {
  const code = 1000 * (module + 1) + nth;
  const name = `${words[random(words.length)] ?? ""}Thing${code}`;
  const text = `The thing ${code} is ${words[random(words.length)]?.toLowerCase() ?? ""}.`;
  return { code, name, text, action: actions[random(actions.length)] ?? "", deprecated: false };
}

/** What both teams do, one after the other: `left` and `right` are the spec after each. */
export function diverge(base: readonly Module[], random: Random): { left: Module[]; right: Module[] } {
  const taken = new Set<string>();
  const branch = (side: number): Module[] => {
    const modules = structuredClone(base) as Module[];
    for (let count = 1 + random(4); count > 0; count -= 1) changeOne(modules, side, taken, random);
    return modules;
  };
  return { left: branch(0), right: branch(1) };
}

function changeOne(modules: Module[], side: number, taken: Set<string>, random: Random): void {
  const module = modules[random(modules.length)];
  if (module === undefined || !ids.includes(module.id)) return;
  // An entry and its neighbours, in the numbers that they have in the base.
  const claim = (code: number): boolean => {
    const around = [code - 10, code, code + 10].map((place) => `${module.id} ${place}`);
    if (around.some((place) => taken.has(place) && !taken.has(`${place} ${side}`))) return false;
    for (const place of around) taken.add(place).add(`${place} ${side}`);
    return true;
  };
  const subject = module.entries[random(module.entries.length)];
  const last = module.entries.at(-1);
  if (subject === undefined || last === undefined) return;
  const edit = random(7);
  if (edit < 2) {
    // The usual change: one more code, at the end.
    if (claim(last.code)) module.entries.push(entry(ids.indexOf(module.id), (last.code % 1000) + 1 + side, random));
  } else if (edit === 6) {
    if (side === 0) modules.push({ id: "zones", entries: [entry(8, 10, random)] });
    else modules.unshift({ id: "accounts", entries: [entry(7, 10, random)] });
  } else if (claim(subject.code)) {
    if (edit === 2) subject.text = `${subject.text} Ask team ${side}.`;
    if (edit === 3) subject.action = actions[random(actions.length)] ?? "";
    if (edit === 4) subject.deprecated = true;
    if (edit === 5 && module.entries.length > 1) module.entries.splice(module.entries.indexOf(subject), 1);
  }
}

/** The files of a spec, as a person would write them. */
export function specFiles(modules: readonly Module[]): Files {
  return {
    "spec/errspec.yaml": `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en]
docs: https://errors.shop.test/{module}#{code}
envelope: { success: { absent: /error }, code: /error/code, text: /error/message }
`,
    ...Object.fromEntries(modules.map((module) => [`spec/${module.id}.yaml`, moduleText(module)])),
  };
}

function moduleText({ id, entries }: Module): string {
  const texts = entries.map(
    ({ code, name, text, action, deprecated }) => `  - code: ${code}
    name: ${name}
    text: ${text}
    kind: ${kinds[code % kinds.length] ?? ""}
    action: ${action}
${deprecated ? "    deprecated: { since: 1.0.0, reason: it is not used }\n" : ""}`,
  );
  return `module: ${id}\ntitle: ${id}\nerrors:\n${texts.join("\n")}`;
}
