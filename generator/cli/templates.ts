import { createTwoFilesPatch } from "diff";
import { didYouMean } from "../diagnostic/suggest.js";
import { visible } from "../diagnostic/visible.js";
import { readTemplates } from "../disk/inputs.js";
import { ejectTemplate, templateFolder, templateVersions } from "../disk/templates.js";
import type { TemplateVersions } from "../disk/templates.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

/** Copies a template beside the spec, so that it can be changed. */
export function ejectCommand(target: string, name: string, spec: string): ExitCode {
  const all = readTemplates().filter(({ path }) => path.endsWith(".hbs"));
  const path = `${target}/${name.replace(/\.hbs$/, "")}.hbs`;
  const found = all.find((file) => file.path === path);
  if (found === undefined)
    throw new UsageError(
      unknownTemplate(
        target,
        path,
        all.map((file) => file.path),
      ),
    );
  if (templateVersions(spec).some((each) => each.path === path && each.yours !== undefined)) {
    throw new UsageError(`${templateFolder(spec)}/${path} already exists; delete it to copy errspec's again`);
  }
  ejectTemplate(spec, path, found.bytes.toString("utf8"));
  print(`created ${templateFolder(spec)}/${path}`);
  return 0;
}

function unknownTemplate(target: string, path: string, all: readonly string[]): string {
  const ofTarget = all.filter((each) => each.startsWith(`${target}/`));
  const guess = didYouMean(path, ofTarget.length > 0 ? ofTarget : all);
  const rest =
    guess ??
    (ofTarget.length > 0
      ? `${target} has ${ofTarget.length} templates, such as ${ofTarget[0] ?? ""}`
      : "targets with templates are go, python and so on");
  return `there is no template ${visible(path)}; ${rest}`;
}

/** Shows what a team has changed in its templates, and what errspec has changed since they were copied. */
export function templatesDiffCommand(spec: string): ExitCode {
  const versions = templateVersions(spec);
  if (versions.length === 0) print("no templates are overridden; copy one with `errspec templates eject go module.go`");
  for (const each of versions) for (const line of report(each)) print(line);
  return versions.some(({ original, current, yours }) => yours !== undefined && current !== original) ? 1 : 0;
}

function report({ path, original, yours, current }: TemplateVersions): readonly string[] {
  if (yours === undefined) return [`${path}: deleted, so errspec's is used`];
  if (original === undefined)
    return [`${path}: the copy of the original was changed or deleted; eject the template again`];
  const mine = patch(path, "original", original, "yours", yours);
  if (current === undefined) return [`${path}: errspec no longer has this template; delete yours`, ...mine];
  if (current === original) {
    return yours === original ? [`${path}: as it was copied`] : [`${path}: changed by you, not by errspec`, ...mine];
  }
  return [
    `${path}: changed by errspec since you copied it; take over what is new, then eject it again`,
    ...patch(path, "original", original, "errspec now", current),
    ...mine,
  ];
}

/** A unified diff of two versions. */
function patch(path: string, from: string, before: string, to: string, after: string): readonly string[] {
  const text = createTwoFilesPatch(`${path} (${from})`, `${path} (${to})`, before, after, undefined, undefined, {
    timeout: 2000,
  });
  return before === after ? [] : (text ?? "").trimEnd().split("\n").slice(1).map(visible);
}
