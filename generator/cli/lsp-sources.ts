import { dirname, join, relative } from "node:path";
import { literalAt, meantAt, meantIn } from "../audit/meant.js";
import type { Meant, ReadSource } from "../audit/meant.js";
import { languageOf } from "../audit/mention.js";
import type { SourceFile } from "../audit/mention.js";
import { spellingsOf, vocabulariesWith } from "../audit/vocabulary.js";
import type { Meaning, Vocabularies } from "../audit/vocabulary.js";
import { nearestFile } from "../disk/nearest-file.js";
import { readSourcesIn, specFoldersIn } from "../disk/sources.js";
import { catalogFileName } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import { versionOf } from "../version.js";
import { pathKey } from "./lsp-spec.js";
import type { EditedSpec, OpenTexts } from "./lsp-spec.js";
import { readersFor } from "./source-readers.js";

/** What a place in source code refers to, and the spec that has it. */
export interface InSpec extends Meant {
  readonly spec: EditedSpec;
  readonly catalog: Catalog;
  /** Whether the code around it shows that it is what it looks like. */
  readonly isCertain: boolean;
}

/** The source code of a workspace, with the specs whose packages it uses. */
export class Workspace {
  /** The folders that the editor has open; none if it has single files open. */
  folders: readonly string[] = [];
  private readonly open: OpenTexts;
  private readonly specIn: (folder: string) => EditedSpec;
  private readonly vocabulariesOf = vocabulariesWith((catalog) => versionOf(catalog).surfaces);
  private specFolders: readonly string[] | undefined;
  private lastRead: ReadSource | undefined;

  constructor(open: OpenTexts, specIn: (folder: string) => EditedSpec) {
    this.open = open;
    this.specIn = specIn;
  }

  /** Whether a file is source code in which generated names can be found. */
  static isSource(path: string): boolean {
    return languageOf(path) !== undefined;
  }

  /** Looks for specs again when somebody asks next. */
  refresh(): void {
    this.specFolders = undefined;
  }

  /** What a place in a source file refers to, in the nearest spec that knows it. */
  async meantAt(file: SourceFile, offset: number): Promise<InSpec | undefined> {
    const source = await this.read(file);
    if (source === undefined) return undefined;
    for (const { spec, catalog } of this.specsFor(file.path)) {
      const found = meantAt(source, offset, this.vocabulariesOf(catalog));
      if (found !== undefined) return { ...found, spec, catalog, isCertain: true };
    }
    for (const { spec, catalog } of this.specsFor(file.path)) {
      const found = literalAt(file, offset, catalog);
      if (found !== undefined) return { ...found, spec, catalog, isCertain: false };
    }
    return undefined;
  }

  /** The places in the source code of the workspace that refer to one of some things of a spec. */
  async usagesOf(meanings: readonly Meaning[], catalog: Catalog): Promise<readonly Range[]> {
    const vocabularies = this.vocabulariesOf(catalog);
    const spellings = meanings.flatMap((meaning) => spellingsOf(meaning, vocabularies));
    const ranges: Range[] = [];
    for (const file of this.sources()) {
      if (!spellings.some((spelling) => file.text.includes(spelling))) continue;
      const source = await this.read(file);
      if (source !== undefined) ranges.push(...placesOf(meanings, source, vocabularies));
    }
    return ranges;
  }

  /** The source files of the workspace, as the editor has them. */
  private sources(): readonly SourceFile[] {
    const found = readSourcesIn(this.folders, (path) => Workspace.isSource(path));
    return found.map(({ path, text }) => ({ path, text: this.open.get(pathKey(path)) ?? text }));
  }

  /** The specs of the workspace that could be read, those nearest to a file first. Each is loaded when it is asked for. */
  private *specsFor(path: string): Iterable<{ readonly spec: EditedSpec; readonly catalog: Catalog }> {
    this.specFolders ??= specFoldersIn(this.folders);
    const around = this.folders.length > 0 ? undefined : nearestFile(path, join("spec", catalogFileName));
    const folders = around === undefined ? this.specFolders : [dirname(around)];
    const away = (folder: string): number => relative(dirname(path), folder).split(/[\\/]/).length;
    for (const folder of [...folders].sort((a, b) => away(a) - away(b))) {
      const spec = this.specIn(folder);
      const catalog = spec.exists() ? spec.currentCatalog() : undefined;
      if (catalog !== undefined) yield { spec, catalog };
    }
  }

  private async read(file: SourceFile): Promise<ReadSource | undefined> {
    const { lastRead } = this;
    if (lastRead?.file.path === file.path && lastRead.file.text === file.text) return lastRead;
    const language = languageOf(file.path);
    const reader = language && (await readersFor([language]))[language];
    if (language === undefined || reader === undefined) return undefined;
    return (this.lastRead = { file, language, mentions: reader(file) });
  }
}

function placesOf(meanings: readonly Meaning[], source: ReadSource, vocabularies: Vocabularies): readonly Range[] {
  const isMeant = (found: Meaning): boolean =>
    meanings.some(({ module, entry }) => found.module === module && found.entry === entry);
  return meantIn(source, vocabularies).flatMap(({ span, meanings: found }) => (found.some(isMeant) ? [span] : []));
}
