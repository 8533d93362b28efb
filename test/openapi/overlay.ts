/*
 * Applies an OpenAPI Overlay as its specification says. Targets are paths of names, as errspec writes them.
 */

type Value = unknown;
type Fields = Record<string, Value>;

interface Action {
  readonly target: string;
  readonly update?: Fields;
  readonly remove?: boolean;
}

const isFields = (value: Value): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A document after an overlay. The given one is not changed. */
export function overlaid(document: unknown, overlay: { readonly actions: readonly Action[] }): unknown {
  const root = structuredClone(document) as Fields;
  for (const { target, update, remove } of overlay.actions) {
    const steps = stepsOf(target);
    const last = steps.at(-1) ?? "";
    if (remove === true) {
      const parent = found(root, steps.slice(0, -1));
      if (!(last in parent)) throw new Error(`nothing to remove at ${target}`);
      Reflect.deleteProperty(parent, last);
    } else if (update !== undefined) merge(found(root, steps), update);
  }
  return root;
}

function found(root: Fields, steps: readonly string[]): Fields {
  let current = root;
  for (const step of steps) {
    const next = current[step];
    if (!isFields(next)) throw new Error(`there is no object at ${steps.join(" ")}`);
    current = next;
  }
  return current;
}

/** The steps of `$.paths['/a'].get`. */
function stepsOf(target: string): readonly string[] {
  if (!/^\$(?:\.[A-Za-z_]\w*|\['(?:[^'\\]|\\.)*'\])*$/.test(target)) throw new Error(`not a path: ${target}`);
  return [...target.matchAll(/\.([A-Za-z_]\w*)|\['((?:[^'\\]|\\.)*)'\]/g)].map(
    ([, name, quoted = ""]) => name ?? quoted.replaceAll(/\\(.)/g, "$1"),
  );
}

function merge(into: Fields, update: Fields): void {
  for (const [key, value] of Object.entries(update)) {
    const old = into[key];
    if (isFields(old) && isFields(value)) merge(old, value);
    else if (Array.isArray(old)) throw new Error(`tools differ in how they merge the list ${key}`);
    else into[key] = structuredClone(value);
  }
}
