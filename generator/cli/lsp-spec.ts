import { basename, join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readSpecFolder } from "../disk/spec-folder.js";
import { lintSpec } from "../lint.js";
import { loadCatalog } from "../load/catalog.js";
import { decodeSpec } from "../load/decode-spec.js";
import type { KeptData, KeptModules } from "../load/kept.js";
import type { SpecFile } from "../load/spec-file.js";
import { documentOf } from "../lsp/document.js";
import type { SpecDocument } from "../lsp/document.js";
import type { Catalog, Module } from "../model/catalog.js";
import { nextCode } from "../next-code.js";
import { isNumeric } from "../sdk/code-reader.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";

/** The texts that an editor has open, by the key of {@link pathKey}. */
export type OpenTexts = ReadonlyMap<string, string>;

/** A path as a key: absolute, and without the case of letters where the system ignores it. */
export function pathKey(path: string): string {
  const absolute = resolve(path);
  return process.platform === "win32" ? absolute.toLowerCase() : absolute;
}

/** A spec folder that is edited. What is open in the editor counts, and the disk has the rest. */
export class EditedSpec {
  readonly folder: string;
  /** The catalog as it was when the spec could last be read. */
  catalog: Catalog | undefined;
  /** What was found last. */
  diagnostics: readonly Diagnostic[] = [];
  private readonly open: OpenTexts;
  private readonly kept = keptInMemory();
  private documents = new Map<string, SpecDocument>();

  constructor(folder: string, open: OpenTexts) {
    this.folder = folder;
    this.open = open;
  }

  /** The documents of the spec as they are now. Only those with another text than before are parsed. */
  current(): readonly SpecDocument[] {
    const documents = this.read().spec.map(({ path, text, used }) => {
      const before = this.documents.get(path);
      return before?.text === text ? before : documentOf(path, text, used !== undefined);
    });
    this.documents = new Map(documents.map((document) => [document.path, document]));
    return documents;
  }

  /** Loads the spec. Returns whether it has no problem so far; if it has one, {@link diagnostics} has all of that kind. */
  load(): boolean {
    const { spec, diagnostics: unreadable } = this.read();
    const { catalog, diagnostics, fresh } = loadCatalog(spec, optionsOf(targets), this.kept);
    for (const { keep } of fresh) keep(noHashes);
    const problems = [...unreadable, ...diagnostics];
    // What cannot be read is missing in a catalog.
    if (problems.length === 0 || this.catalog === undefined) this.catalog = catalog;
    if (problems.length > 0) this.diagnostics = problems;
    return problems.length === 0;
  }

  /** Runs the rules of `errspec lint`, on a day such as `2027-01-31`. */
  lint(today: string): void {
    const { spec, diagnostics: unreadable } = this.read();
    const { diagnostics } = lintSpec(spec, { targets, custom: [], preset: undefined, today, kept: this.kept });
    this.diagnostics = [...unreadable, ...diagnostics];
  }

  /** The next free code of a module with numeric codes, or of one of its groups. */
  readonly nextCode = (module: Module, group: string | undefined): string | undefined => {
    const known = module.groups.some(({ id }) => id === group) ? group : undefined;
    if (this.catalog === undefined || !isNumeric(module.codeType)) return undefined;
    return nextCode(this.catalog, module, known).next;
  };

  private read(): ReturnType<typeof decodeSpec> {
    const onDisk = readSpecFolder(this.folder);
    const known = new Set(onDisk.map(({ path }) => pathKey(path)));
    const { spec, diagnostics } = decodeSpec(onDisk.filter(({ path }) => !this.open.has(pathKey(path))));
    const files: SpecFile[] = onDisk.flatMap(({ path, source, used }) => {
      const text = this.open.get(pathKey(path));
      return text === undefined ? [] : [{ path, source, text, used }];
    });
    const folder = pathKey(this.folder);
    const unsaved = [...this.open].flatMap(([path, text]): SpecFile[] => {
      const name = basename(path);
      const isNew = !known.has(path) && path === join(folder, name) && /\.ya?ml$/.test(name);
      return isNew ? [{ path, source: `${basename(folder)}/${name}`, text }] : [];
    });
    return { spec: [...spec, ...files, ...unsaved], diagnostics };
  }
}

/** Nobody asks for the hashes of modules that are only linted. */
const noHashes = { whole: "", outline: "", shown: [] };

/** The modules of this process, so that an edit loads only what it changes. */
function keptInMemory(): KeptModules {
  const modules = new Map<string, { readonly text: string; readonly settings: string; readonly data: KeptData }>();
  return {
    read({ path, text }, settings) {
      const found = modules.get(path);
      return found?.text === text && found.settings === settings ? found.data : undefined;
    },
    write: ({ path, text }, settings, data) => void modules.set(path, { text, settings, data }),
    hasDistinctNames: () => false,
    noteDistinctNames: () => undefined,
  };
}
