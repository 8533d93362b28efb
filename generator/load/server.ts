import { didYouMean } from "../diagnostic/suggest.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import type { Locate, Step } from "../model/position.js";
import { isPublic } from "../model/sent.js";
import type { Reporter } from "./reporter.js";

/** Reports entries that a carrier or `server` names, but that a server cannot send. */
export function checkServer(catalog: Catalog, report: Reporter): void {
  const common = commonModule(catalog);
  const { unexpected } = catalog.server;
  const place = ["server", "unexpected"];
  if (unexpected !== undefined) {
    const owners = common === undefined ? catalog.modules : [common];
    for (const owner of owners)
      checkSendable(owner, unexpected, { at: catalog.at, path: place, rule: "server" }, report);
  }
  for (const module of catalog.modules) {
    const { carriers, at } = module;
    const byKind = Object.entries(carriers.byKind).map(([kind, name]) => ({ name, path: ["carrier", kind], at }));
    const other = { name: carriers.default, path: ["carrier"], at };
    const ofEntries = module.entries.map((entry) => ({ name: entry.carrier, path: ["carrier"], at: entry.at }));
    for (const { name, ...given } of [other, ...byKind, ...ofEntries]) {
      if (name === undefined) continue;
      if (common === undefined || common === module) {
        const message =
          common === undefined ? "there are no common codes that could carry it" : "nothing carries a common code";
        const help =
          common === undefined ? "name their module with `envelope.common`, or remove `carrier`" : "remove `carrier`";
        report({ rule: "carrier", severity: "error", at: given.at(...given.path), message, help });
      } else checkSendable(common, name, { ...given, rule: "carrier" }, report);
    }
  }
}

interface Reference {
  readonly at: Locate;
  readonly path: readonly Step[];
  readonly rule: "carrier" | "server";
}

function checkSendable({ id, entries }: Module, name: string, { at, path, rule }: Reference, report: Reporter): void {
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry !== undefined && isPublic(entry)) return;
  const names = entries.filter(isPublic).map((candidate) => candidate.name);
  const message =
    entry === undefined
      ? `the module \`${id}\` has no error \`${name}\``
      : `\`${name}\` is internal, so it is never sent`;
  const help = didYouMean(name, names) ?? "name a public error of that module";
  report({ rule, severity: "error", at: at(...path), message, help });
}
