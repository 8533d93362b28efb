import type { Connection, Diagnostic as ProtocolDiagnostic } from "vscode-languageserver/node.js";
import { grouped } from "../model/grouped.js";
import { EditedLint } from "./lsp-lint.js";
import { diagnosticIn } from "./lsp-protocol.js";
import type { EditedSpec } from "./lsp-spec.js";

interface CheckerOptions {
  readonly connection: Connection;
  /** The day of the run, such as 2027-01-31. */
  readonly today: string;
  /** The address of the page of the lint rules. */
  readonly rulesPage: string;
  readonly uriOf: (path: string) => string;
  /** Forgets a spec that was deleted. */
  readonly forget: (spec: EditedSpec) => void;
}

/** How long nothing is typed before the rules run that look at the whole spec. In milliseconds. */
const pause = 250;

/** The diagnostics of each file that has some, by its URI. */
type Published = ReadonlyMap<string, readonly ProtocolDiagnostic[]>;

/** Checks specs after each edit, and tells the editor what is found. */
export class Checker {
  private readonly options: CheckerOptions;
  private readonly lints = new Map<EditedSpec, EditedLint>();
  private readonly next = new Map<EditedSpec, () => void>();
  private readonly found = new Map<EditedSpec, Published>();
  private readonly sent = new Map<string, string>();

  constructor(options: CheckerOptions) {
    this.options = options;
  }

  /** Checks a spec as soon as no message of the editor waits: what was edited at once, and after a pause everything. */
  check(spec: EditedSpec): void {
    this.soon(spec, 0, () => {
      if (!spec.exists()) {
        this.drop(spec);
        return;
      }
      const linting = spec.load();
      const lint = this.lintOf(spec);
      const quick = linting && lint.afterEdit(linting);
      if (quick !== undefined) spec.diagnostics = quick;
      this.publish(spec);
      if (linting !== undefined) {
        this.soon(spec, pause, () => {
          this.step(spec, lint.everything(linting));
        });
      }
    });
  }

  /** Checks those specs again that were checked before. */
  checkAgain(): void {
    for (const spec of this.next.keys()) this.check(spec);
  }

  /** Takes back what was found in a spec that was deleted. */
  private drop(spec: EditedSpec): void {
    spec.diagnostics = [];
    this.publish(spec);
    for (const known of [this.lints, this.next, this.found]) known.delete(spec);
    this.options.forget(spec);
  }

  /** Runs a rule, and then the next one, unless there is something to do before. */
  private step(spec: EditedSpec, rules: ReturnType<EditedLint["everything"]>): void {
    const { done, value } = rules.next();
    if (done === true) {
      spec.diagnostics = value;
      this.publish(spec);
    } else {
      this.soon(spec, 0, () => {
        this.step(spec, rules);
      });
    }
  }

  private lintOf(spec: EditedSpec): EditedLint {
    const lint = this.lints.get(spec) ?? new EditedLint(this.options.today);
    this.lints.set(spec, lint);
    return lint;
  }

  /** Does something later, instead of what is to be done with the spec so far. */
  private soon(spec: EditedSpec, delay: number, action: () => void): void {
    this.next.get(spec)?.();
    const act = (): void => {
      try {
        action();
      } catch (error) {
        this.options.connection.console.error(error instanceof Error ? error.message : String(error));
      }
    };
    // A message that has arrived comes before an immediate.
    if (delay === 0) {
      const immediate = setImmediate(act);
      this.next.set(spec, () => {
        clearImmediate(immediate);
      });
    } else {
      const timer = setTimeout(act, delay);
      this.next.set(spec, () => {
        clearTimeout(timer);
      });
    }
  }

  /** Sends the diagnostics of files that have other ones than before. */
  private publish(spec: EditedSpec): void {
    const { connection, rulesPage, uriOf } = this.options;
    const before = this.found.get(spec);
    const byFile = grouped(spec.diagnostics, ({ at }) => at.file);
    const found = new Map(
      Array.from(byFile, ([file, list]) => [uriOf(file), list.map((each) => diagnosticIn(each, rulesPage))]),
    );
    this.found.set(spec, found);
    for (const uri of new Set([...(before?.keys() ?? []), ...found.keys()])) {
      // A file of a catalog that others use is part of several specs.
      const ofAll = [...this.found.values()].flatMap((each) => each.get(uri) ?? []);
      const texts = new Map(ofAll.map((each) => [JSON.stringify(each), each]));
      const text = [...texts.keys()].join();
      if ((this.sent.get(uri) ?? "") === text) continue;
      this.sent.set(uri, text);
      void connection.sendDiagnostics({ uri, diagnostics: [...texts.values()] });
    }
  }
}
