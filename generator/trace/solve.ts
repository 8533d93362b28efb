import type { Clause, Facts, FunctionFacts, Pattern, Step } from "./facts.js";

/** One step on the way from a handler to an error. */
export interface PathStep {
  /** What happens there: the name of what is called, or of the error. */
  readonly name: string;
  /** Where, as `file:line`. */
  readonly at: string;
}

/**
 * What can come out of some steps: an entry by its key, a foreign error, or something unknown. A foreign error is hidden in
 * one with an entry: servers send that, but conditions find both.
 */
export interface Outcome {
  readonly what: "entry" | "foreign" | "unknown" | "hidden";
  /** The key of the entry, the class of the foreign error, or why it is unknown. */
  readonly text: string;
  /** Whether it is a bare code, or an error that is new. */
  readonly isPlain?: boolean;
  /** The class of an error that is not one of the catalog and is around it, so that patterns match that one. */
  readonly around?: string;
  readonly path: readonly PathStep[];
}

type Outcomes = ReadonlyMap<string, Outcome>;
/** What params and caught errors stand for. */
type Bindings = ReadonlyMap<string, Outcomes>;

const none: Outcomes = new Map();
/** Calls that call themselves are followed until nothing new comes out; each round adds an outcome, so this ends. */
const mostRounds = 50;

/** Returns a function that follows steps, and returns what comes out of them with the shortest way to it that was found. */
export function solver({ functions }: Facts): (steps: readonly Step[]) => readonly Outcome[] {
  const byId = new Map(functions.map((each) => [each.id, each]));
  return (steps) => {
    const known = new Map<string, Outcomes>();
    for (let round = 0; round < mostRounds; round++) {
      const run = new Run(byId, known);
      const outcomes = run.all(steps, new Map());
      if (!run.isOpen) return [...outcomes.values()];
    }
    throw new Error("the calls never come to an end"); // every round adds an outcome, and there are finitely many
  };
}

/** One round. A call within itself has the outcomes of the round before. */
class Run {
  /** Whether a call within itself has outcomes that were not known when it was met. */
  isOpen = false;
  private readonly done = new Map<string, Outcomes>();
  private readonly within = new Set<string>();
  private readonly used = new Set<string>();

  private readonly functions: ReadonlyMap<string, FunctionFacts>;
  private readonly known: Map<string, Outcomes>;

  constructor(functions: ReadonlyMap<string, FunctionFacts>, known: Map<string, Outcomes>) {
    this.functions = functions;
    this.known = known;
  }

  all(steps: readonly Step[], bindings: Bindings): Outcomes {
    const found = new Map<string, Outcome>();
    for (const step of steps) add(found, this.one(step, bindings));
    return found;
  }

  private one(step: Step, bindings: Bindings): Outcomes {
    if ("raise" in step) return single("entry", step.raise, step.at, step.bare);
    if ("foreign" in step) return single("foreign", step.foreign, step.at, step.new);
    if ("unknown" in step) return single("unknown", step.unknown, step.at);
    if ("wrap" in step) return wrapped(step.wrap, step.at, this.all(step.cause, bindings));
    if ("param" in step) {
      return bindings.get(step.param) ?? single("unknown", "a function or an error that comes from outside", step.at);
    }
    if ("errors" in step) {
      const outcomes = this.all(step.errors, bindings);
      if (outcomes.size === 0) return this.one(step.otherwise, bindings);
      if (step.bare === true) return mapped(outcomes, (each) => ({ ...each, isPlain: true }), "plain ");
      return step.together === true ? outermost(outcomes) : outcomes;
    }
    if ("when" in step) {
      const whole = bindings.get(step.when) ?? none;
      const matched = filtered(whole, step.is, true);
      const found = new Map<string, Outcome>();
      if (step.is.foreign || matched.size > 0) {
        add(found, this.all(step.then, new Map(bindings).set(step.when, matched)));
      }
      add(found, this.all(step.else, new Map(bindings).set(step.when, filtered(whole, step.is, false))));
      return found;
    }
    return "try" in step ? this.attempt(step.try, step.clauses, bindings) : this.call(step, bindings);
  }

  private attempt(steps: readonly Step[], clauses: readonly Clause[], bindings: Bindings): Outcomes {
    const found = new Map<string, Outcome>();
    let open = this.all(steps, bindings);
    for (const { is, bind, body } of clauses) {
      const caught = is === undefined ? open : filtered(open, is, true);
      if (is === undefined || (is.foreign && is.one !== true) || caught.size > 0) {
        add(found, this.all(body, new Map(bindings).set(bind, caught)));
      }
      open = is === undefined ? none : filtered(open, is, false);
    }
    add(found, open);
    return found;
  }

  private call(step: Extract<Step, { readonly call: unknown }>, bindings: Bindings): Outcomes {
    const args = new Map(Object.entries(step.args ?? {}).map(([id, steps]) => [id, this.all(steps, bindings)]));
    const found = new Map<string, Outcome>();
    for (const id of step.call) {
      const called = this.functions.get(id);
      if (called === undefined) throw new Error(`a call of ${id}, which is not among the facts`);
      const outcomes = this.body(called, called.inner ? new Map([...bindings, ...args]) : args);
      const here = called.name === "" ? [] : [{ name: called.name, at: step.at }];
      add(
        found,
        mapped(outcomes, (each) => ({ ...each, path: [...here, ...each.path] })),
      );
    }
    return found;
  }

  private body({ id, body }: FunctionFacts, bindings: Bindings): Outcomes {
    const key = keyOf(id, bindings);
    const done = this.done.get(key);
    if (done !== undefined) return done;
    if (this.within.has(key)) {
      this.used.add(key);
      return this.known.get(key) ?? none;
    }
    this.within.add(key);
    const outcomes = this.all(body, bindings);
    this.within.delete(key);
    if (this.used.has(key) && outcomes.size > (this.known.get(key)?.size ?? 0)) this.isOpen = true;
    this.known.set(key, outcomes);
    this.done.set(key, outcomes);
    return outcomes;
  }
}

const keyOf = (id: string, bindings: Bindings): string =>
  [id, ...Array.from(bindings, ([name, outcomes]) => `${name}=${[...outcomes.keys()].sort().join()}`).sort()].join(
    "\n",
  );

function single(what: Outcome["what"], text: string, at: string, isPlain = false): Outcomes {
  const key = `${isPlain ? "plain " : ""}${what} ${text}`;
  return new Map([[key, { what, text, isPlain, path: [{ name: text, at }] }]]);
}

/** Adds outcomes. If one is there already, the shorter way stays. */
function add(found: Map<string, Outcome>, outcomes: Outcomes): void {
  for (const [key, outcome] of outcomes) {
    const known = found.get(key);
    if (known === undefined || outcome.path.length < known.path.length) found.set(key, outcome);
  }
}

function mapped(outcomes: Outcomes, change: (outcome: Outcome) => Outcome, prefix = ""): Outcomes {
  return new Map(Array.from(outcomes, ([key, outcome]) => [`${prefix}${key}`, change(outcome)]));
}

/** The outcomes that a pattern matches, or those that it does not. What may be matched is in both. */
function filtered(outcomes: Outcomes, pattern: Pattern, matching: boolean): Outcomes {
  const { entries, foreign, names, carried = [], one = false } = pattern;
  return new Map(
    Array.from(outcomes).filter(([, { what, text, around, isPlain = false }]) => {
      if (what === "unknown") return true;
      if (what === "hidden") return !matching || foreign || names.includes(text);
      if (what === "foreign" && names.includes(text)) return matching;
      if (around !== undefined && names.includes(around)) return matching;
      if (what === "foreign" && isPlain && one) return !matching;
      if (what === "foreign" || around !== undefined) return !matching || foreign;
      if (!isPlain && carried.includes(text)) return matching;
      return entries.includes(text) === matching;
    }),
  );
}

/** Of errors in one, those of the catalog count, if there are any. */
function outermost(outcomes: Outcomes): Outcomes {
  if (![...outcomes.values()].some(({ what }) => what === "entry")) return outcomes;
  return new Map(
    Array.from(outcomes, ([key, outcome]) =>
      outcome.what === "foreign" ? [`hidden ${key}`, { ...outcome, what: "hidden" as const }] : [key, outcome],
    ),
  );
}

/** The error around others counts only where they are not of the catalog: servers send the outermost one that is. */
function wrapped(name: string, at: string, causes: Outcomes): Outcomes {
  const found = new Map<string, Outcome>();
  for (const [key, outcome] of causes) {
    const path = [{ name: `${name} around it`, at }, ...outcome.path];
    if (outcome.what === "entry") found.set(`${name} around ${outcome.text}`, { ...outcome, around: name, path });
    else if (outcome.what === "unknown") found.set(key, { ...outcome, path });
  }
  const isForeign = [...causes.values()].every(({ what }) => what === "foreign" || what === "hidden");
  if (isForeign) add(found, single("foreign", name, at));
  return found;
}
