import type { Connection } from "vscode-languageserver/node.js";
import { diagnosticIn } from "./lsp-protocol.js";
import type { EditedSpec } from "./lsp-spec.js";

interface CheckerOptions {
  readonly connection: Connection;
  /** The day of the run, such as 2027-01-31. */
  readonly today: string;
  /** The address of the page of the lint rules. */
  readonly rulesPage: string;
  readonly uriOf: (path: string) => string;
}

/** How long nothing is typed before a spec is loaded, and before it is linted at the earliest. In milliseconds. */
const loadDelay = 50;
const lintDelay = 250;

/** A large spec takes long to lint, so it waits longer: this many times as long as it took last. */
const patience = 2;

/** Checks specs some time after their last edit, and tells the editor what is found. */
export class Checker {
  private readonly options: CheckerOptions;
  private readonly timers = new Map<EditedSpec, NodeJS.Timeout>();
  private readonly published = new Map<string, string>();
  private lastLint = 0;

  constructor(options: CheckerOptions) {
    this.options = options;
  }

  /** Checks a spec soon: first whether it can be read at all, and after a pause everything else. */
  check(spec: EditedSpec): void {
    this.after(loadDelay, spec, () => {
      if (!spec.load()) this.publish(spec);
      this.after(Math.max(lintDelay, patience * this.lastLint), spec, () => {
        const start = performance.now();
        spec.lint(this.options.today);
        this.lastLint = performance.now() - start;
        this.publish(spec);
      });
    });
  }

  /** Does something later, unless something else is to be done with the spec before. */
  private after(delay: number, spec: EditedSpec, action: () => void): void {
    clearTimeout(this.timers.get(spec));
    const act = (): void => {
      try {
        action();
      } catch (error) {
        this.options.connection.console.error(error instanceof Error ? error.message : String(error));
      }
    };
    this.timers.set(spec, setTimeout(act, delay));
  }

  /** Sends the diagnostics of files that have other ones than before. */
  private publish(spec: EditedSpec): void {
    const { connection, rulesPage, uriOf } = this.options;
    const files = new Set([...spec.current().map(({ path }) => path), ...spec.diagnostics.map(({ at }) => at.file)]);
    for (const file of files) {
      const found = spec.diagnostics.filter(({ at }) => at.file === file);
      const params = { uri: uriOf(file), diagnostics: found.map((each) => diagnosticIn(each, rulesPage)) };
      const text = JSON.stringify(params.diagnostics);
      if (this.published.get(params.uri) === text || (text === "[]" && !this.published.has(params.uri))) continue;
      this.published.set(params.uri, text);
      void connection.sendDiagnostics(params);
    }
  }
}
