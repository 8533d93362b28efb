import type { Template } from "../../../generator/render/template.js";
import { NotLoaded } from "./late.js";

/*
 * In the place of `render/parse.ts`: the build has parsed the templates. Their text is their path here. Those that the first
 * output needs come with their target; the rest of a target is one part, which is loaded when one of it is needed.
 */

const templates = new Map<string, Template>();

/** Loads the rest of the templates of a target, by target. */
const rests = new Map<string, () => Promise<unknown>>();

/** Takes parsed templates, by path. */
export function addTemplates(parsed: Readonly<Record<string, Template>>): void {
  for (const [path, template] of Object.entries(parsed)) templates.set(path, template);
}

/** Takes what loads the rest of a target's templates. */
export function addRest(target: string, load: () => Promise<unknown>): void {
  rests.set(target, load);
}

export function parseTemplate(path: string): Template {
  const template = templates.get(path);
  if (template !== undefined) return template;
  const target = path.slice(0, path.indexOf("/"));
  const load = rests.get(target);
  if (load === undefined) throw new Error(`there is no template ${path}`);
  throw new NotLoaded(async () => {
    await load();
    rests.delete(target);
  });
}
