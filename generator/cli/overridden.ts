import { join } from "node:path";
import { visible } from "../diagnostic/visible.js";
import { formatterPackage, installedFormatter } from "../disk/formatters.js";
import type { Formatter } from "../disk/formatters.js";
import type { InputFile } from "../disk/inputs.js";
import { strayTemplates, templateFolder } from "../disk/templates.js";
import type { OutputFile } from "../output/file.js";
import { TemplateProblem } from "../render/template-problem.js";
import { UsageError } from "./exit.js";
import { printError } from "./output.js";

/*
 * Files that are made with templates of a team: errspec's own leave nothing to formatters, but a team's template may.
 */

/**
 * Returns the files, those that are not as errspec's own templates make them formatted by the formatter of their language.
 * `own` are the files that those make.
 */
export async function formatted(
  files: readonly OutputFile[],
  own: readonly OutputFile[],
  spec: string,
): Promise<readonly OutputFile[]> {
  const texts = new Map(own.map((file) => [file.path, file]));
  const formatters = new Map<string, Formatter | undefined>();
  const done: OutputFile[] = [];
  for (const file of files) {
    const name = formatterPackage(file.path);
    if (file.text === texts.get(file.path)?.text || name === undefined) {
      done.push(file);
      continue;
    }
    if (!formatters.has(name)) {
      const found = await installedFormatter(spec, name);
      if (found === undefined) {
        printError(`errspec: files of overridden templates are not formatted; run \`npm install --save-dev ${name}\``);
      }
      formatters.set(name, found);
    }
    const format = formatters.get(name);
    done.push(format === undefined ? file : { path: file.path, text: await formatOne(format, file, name) });
  }
  return done;
}

async function formatOne(format: Formatter, { path, text }: OutputFile, name: string): Promise<string> {
  try {
    return await format(text, path);
  } catch (error) {
    const reason = visible(error instanceof Error ? error.message : String(error));
    throw new UsageError(`${path}, made with an overridden template, cannot be formatted by ${name}: ${reason}`);
  }
}

/** Stops a run with templates that replace none of errspec's. */
export function refuseStrays(spec: string): void {
  const [stray] = strayTemplates(spec);
  if (stray === undefined) return;
  const file = visible(join(templateFolder(spec), stray));
  throw new UsageError(`${file} replaces no template; copy one with \`errspec templates eject\``);
}

/** The same error, or for a mistake in a template of the spec one that names its place. */
export function placedError(error: unknown, spec: string, overridden: readonly InputFile[]): unknown {
  if (!(error instanceof TemplateProblem)) return error;
  const template = overridden.find(({ bytes }) => bytes.toString("utf8") === error.text);
  if (template === undefined) return error;
  const file = join(templateFolder(spec), template.path).replaceAll("\\", "/");
  return new UsageError(
    `${file}:${error.line}: ${error.message}; see \`errspec templates diff\` for what errspec's has there`,
  );
}
