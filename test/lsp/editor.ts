import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CompletionRequest,
  CodeActionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ReferencesRequest,
  RenameRequest,
  PrepareRenameRequest,
  ShutdownRequest,
  createProtocolConnection,
} from "vscode-languageserver-protocol/node.js";
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  InitializeResult,
  Location,
  Position,
  ProtocolConnection,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver-protocol/node.js";
import { put } from "../support/folder.js";
import { root } from "../support/tools.js";

/** Where something is in a text: the file, and the text with a `|` at the position. */
export interface Place {
  readonly file: string;
  readonly position: Position;
}

/** An editor that talks to a real language server over its standard input and output. */
export class Editor {
  readonly folder: string;
  initialized: InitializeResult | undefined;
  private readonly server: ChildProcess;
  private readonly connection: ProtocolConnection;
  private readonly texts = new Map<string, string>();
  private readonly found = new Map<string, readonly Diagnostic[]>();
  private readonly waiting = new Set<() => void>();
  private version = 1;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "errspec-lsp-")));
    put(this.folder, files);
    this.server = spawn(process.execPath, [join(root, "dist", "main.js"), "lsp", "--stdio", "--today", "2026-06-01"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const { stdin, stdout } = this.server;
    if (stdin === null || stdout === null) throw new Error("the server has no pipes");
    this.connection = createProtocolConnection(stdout, stdin);
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.found.set(uri, diagnostics);
      for (const look of this.waiting) look();
    });
    this.connection.listen();
  }

  /** Starts the server, for the whole folder beside one that is gone, or for single files. */
  async start({ wholeFolder = false } = {}): Promise<void> {
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the protocol still asks for it
      rootUri: null,
      ...(wholeFolder ? { workspaceFolders: ["gone", ""].map((name) => ({ uri: this.uri(name), name })) } : {}),
      capabilities: {},
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  /** Ends the server as editors do, and gives its exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.server.once("exit", resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await ended;
    rmSync(this.folder, { recursive: true });
    return code;
  }

  uri(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  async open(file: string): Promise<void> {
    const text = readFileSync(join(this.folder, file), "utf8");
    this.texts.set(file, text);
    const textDocument = { uri: this.uri(file), languageId: "yaml", version: this.version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async close(file: string): Promise<void> {
    this.texts.delete(file);
    const textDocument = { uri: this.uri(file) };
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
  }

  /** Tells the server that files have changed on the disk, whichever. */
  async changedOnDisk(): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
  }

  /** The files that have had diagnostics so far. */
  reported(): readonly string[] {
    return [...this.found.keys()].map((uri) => this.path(uri)).sort();
  }

  /** Types a text in place of another one, which the file has once. */
  async replace(file: string, before: string, after: string): Promise<void> {
    const start = this.text(file).indexOf(before);
    if (start === -1 || this.text(file).includes(before, start + 1)) throw new Error(`not there once: ${before}`);
    const range = { start: this.position(file, start), end: this.position(file, start + before.length) };
    await this.edit(file, range, after);
  }

  /** Where a text with a `|` in it is in a file. */
  at(file: string, marked: string): Place {
    const start = this.text(file).indexOf(marked.replace("|", ""));
    if (start === -1) throw new Error(`not there: ${marked}`);
    return { file, position: this.position(file, start + marked.indexOf("|")) };
  }

  /** Waits for diagnostics of a file that pass a test. */
  async diagnostics(file: string, isGood: (found: readonly string[]) => boolean): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.found.get(this.uri(file));
        if (found === undefined || !isGood(found.map(({ code }) => String(code)))) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  async hover(place: Place): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, this.asked(place));
  }

  /** The lines of definitions: `orders.yaml:7 OutOfStock`. */
  async definition(place: Place): Promise<readonly string[]> {
    const found = await this.connection.sendRequest(DefinitionRequest.type, this.asked(place));
    return this.lines((found ?? []) as readonly Location[]);
  }

  async references(place: Place, includeDeclaration = true): Promise<readonly string[]> {
    const context = { includeDeclaration };
    return this.lines(
      (await this.connection.sendRequest(ReferencesRequest.type, { ...this.asked(place), context })) ?? [],
    );
  }

  async prepareRename(place: Place): Promise<unknown> {
    return this.connection.sendRequest(PrepareRenameRequest.type, this.asked(place));
  }

  async rename(place: Place, newName: string): Promise<void> {
    const edit = await this.connection.sendRequest(RenameRequest.type, { ...this.asked(place), newName });
    await this.apply(edit);
  }

  async completion(place: Place): Promise<readonly CompletionItem[]> {
    return ((await this.connection.sendRequest(CompletionRequest.type, this.asked(place))) ?? []) as CompletionItem[];
  }

  async symbols(file: string): Promise<readonly DocumentSymbol[]> {
    const textDocument = { uri: this.uri(file) };
    return ((await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ??
      []) as DocumentSymbol[];
  }

  async fixes(file: string, { range, ...rest }: Diagnostic): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [{ range, ...rest }] };
    const params = { textDocument: { uri: this.uri(file) }, range, context };
    return ((await this.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  /** Makes an edit that the server proposes. */
  async apply(edit: WorkspaceEdit | null | undefined): Promise<void> {
    for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
      const file = this.path(uri);
      if (!this.texts.has(file)) await this.open(file);
      const last = [...edits].sort(
        (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      );
      for (const { range, newText } of last) await this.edit(file, range, newText);
    }
  }

  text(file: string): string {
    return this.texts.get(file) ?? readFileSync(join(this.folder, file), "utf8");
  }

  private async edit(file: string, range: Range, text: TextEdit["newText"]): Promise<void> {
    const before = this.text(file);
    const [start, end] = [range.start, range.end].map((position) => this.offset(file, position));
    this.texts.set(file, before.slice(0, start) + text + before.slice(end));
    this.version += 1;
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri(file), version: this.version },
      contentChanges: [{ range, text }],
    });
  }

  private asked({ file, position }: Place) {
    return { textDocument: { uri: this.uri(file) }, position };
  }

  private lines(locations: readonly Location[]): readonly string[] {
    return locations.map(({ uri, range }) => {
      const file = uri.slice(uri.lastIndexOf("/") + 1);
      const path = this.path(uri);
      const text = this.text(path).slice(this.offset(path, range.start), this.offset(path, range.end));
      return `${file}:${range.start.line + 1} ${text}`;
    });
  }

  private path(uri: string): string {
    return decodeURI(uri).slice(decodeURI(this.uri("")).length + 1);
  }

  private position(file: string, offset: number): Position {
    const lines = this.text(file).slice(0, offset).split("\n");
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  private offset(file: string, { line, character }: Position): number {
    const lines = this.text(file).split("\n").slice(0, line);
    return lines.reduce((sum, each) => sum + each.length + 1, 0) + character;
  }
}
