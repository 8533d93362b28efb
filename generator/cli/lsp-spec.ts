import { basename, join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isSpecFolder } from "../disk/inputs.js";
import type { InputFile } from "../disk/inputs.js";
import { readSpecFolder, specStamp } from "../disk/spec-folder.js";
import { loadCatalog } from "../load/catalog.js";
import { decodeSpec } from "../load/decode-spec.js";
import { inMemory } from "../load/kept.js";
import type { KeptModules } from "../load/kept.js";
import type { SpecFile } from "../load/spec-file.js";
import { documentOf } from "../lsp/document.js";
import type { SpecDocument } from "../lsp/document.js";
import type { Catalog, Module } from "../model/catalog.js";
import { nextCode } from "../next-code.js";
import { isNumeric } from "../sdk/code-reader.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";
import type { Linting } from "./lsp-lint.js";

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
  private readonly kept = inMemory(notOnDisk);
  private documents: readonly SpecDocument[] = [];
  private parsed: readonly SpecFile[] | undefined;
  private known: ReadSpec | undefined;
  private loaded: ReadSpec | undefined;

  constructor(folder: string, open: OpenTexts) {
    this.folder = folder;
    this.open = open;
  }

  /** Whether the folder still has a spec. */
  exists(): boolean {
    return isSpecFolder(this.folder);
  }

  /** The documents of the spec as they are now. Only those with another text than before are parsed. */
  current(): readonly SpecDocument[] {
    const { spec } = this.read();
    if (spec === this.parsed) return this.documents;
    const before = new Map(this.documents.map((document) => [document.path, document]));
    this.parsed = spec;
    this.documents = spec.map(({ path, text, used }) => {
      const known = before.get(path);
      return known?.text === text ? known : documentOf(path, text, used !== undefined);
    });
    return this.documents;
  }

  /** The paths of the files of the spec. */
  paths(): readonly string[] {
    return this.read().spec.map(({ path }) => path);
  }

  /** The catalog as it is now, or as it was when the spec could last be read. */
  currentCatalog(): Catalog | undefined {
    if (this.read() !== this.loaded) this.load();
    return this.catalog;
  }

  /** Loads the spec. Returns what lint needs; if there are problems so far, {@link diagnostics} has all of that kind. */
  load(): Linting | undefined {
    this.loaded = this.read();
    const { spec, diagnostics: unreadable } = this.loaded;
    const { catalog, diagnostics, fresh } = loadCatalog(spec, optionsOf(targets), this.kept);
    for (const { keep } of fresh) keep(noHashes);
    const loaded = [...unreadable, ...diagnostics];
    // What cannot be read is missing in a catalog.
    if (loaded.length === 0 || this.catalog === undefined) this.catalog = catalog;
    if (loaded.length > 0) this.diagnostics = loaded;
    return catalog && { files: spec, catalog, loaded };
  }

  /** The next free code of a module with numeric codes, or of one of its groups. */
  readonly nextCode = (module: Module, group: string | undefined): string | undefined => {
    const known = module.groups.some(({ id }) => id === group) ? group : undefined;
    if (this.catalog === undefined || !isNumeric(module.codeType)) return undefined;
    return nextCode(this.catalog, module, known).next;
  };

  /** The files as the editor has them. Nothing is read again while none has changed. */
  private read(): ReadSpec {
    const { known } = this;
    const stamp = specStamp(this.folder);
    const texts = new Map([...this.open].filter(([path]) => /\.ya?ml$/.test(path)));
    const isRead = known?.stamp === stamp;
    if (isRead && texts.size === known.texts.size && [...texts].every(([path, text]) => known.texts.get(path) === text))
      return known;
    const onDisk = isRead ? known.onDisk : readSpecFolder(this.folder).map(decoded);
    const files = onDisk.map(({ file, spec, diagnostics }) => {
      const text = texts.get(pathKey(file.path));
      const { path, source, used } = file;
      return text === undefined ? { spec, diagnostics } : { spec: [{ path, source, text, used }], diagnostics: [] };
    });
    const spec = [...files.flatMap((each) => each.spec), ...this.unsaved(texts, onDisk)];
    return (this.known = { stamp, texts, onDisk, spec, diagnostics: files.flatMap((each) => each.diagnostics) });
  }

  /** The files in the editor that the folder does not have yet. */
  private unsaved(texts: OpenTexts, onDisk: readonly Decoded[]): readonly SpecFile[] {
    const folder = pathKey(this.folder);
    const paths = new Set(onDisk.map(({ file }) => pathKey(file.path)));
    return [...texts].flatMap(([path, text]): SpecFile[] => {
      const name = basename(path);
      const isNew = !paths.has(path) && path === join(folder, name);
      return isNew ? [{ path, source: `${basename(folder)}/${name}`, text }] : [];
    });
  }
}

/** A file on the disk, and its text or why it has none. */
interface Decoded extends ReturnType<typeof decodeSpec> {
  readonly file: InputFile;
}

const decoded = (file: InputFile): Decoded => ({ file, ...decodeSpec([file]) });

/** The files of a spec, and what they were made from. */
interface ReadSpec extends ReturnType<typeof decodeSpec> {
  readonly stamp: string;
  readonly texts: OpenTexts;
  readonly onDisk: readonly Decoded[];
}

/** Nobody asks for the hashes of modules that are only linted. */
const noHashes = { whole: "", outline: "", shown: [], listed: [], written: "" };

/** An editor's modules stay in memory alone: most of its texts are never saved. */
const notOnDisk: KeptModules = {
  read: () => undefined,
  write: () => undefined,
  hasDistinctNames: () => false,
  noteDistinctNames: () => undefined,
};
