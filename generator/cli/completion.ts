import type { Command, Option } from "commander";
import { visible } from "../diagnostic/visible.js";
import { textIn } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { publicCatalog } from "../model/sent.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";

/** The shells that have a completion script. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/** Prints the completion script for a shell. */
export function completionCommand(shell: Shell): ExitCode {
  print(scripts[shell]);
  return 0;
}

/**
 * Prints the completions of the last word, one per line, each with a tab and a description if it has one. The scripts call
 * it. If it prints nothing, the shell offers files.
 */
export async function completeCommand(program: Command, words: readonly string[]): Promise<ExitCode> {
  const candidates = await candidatesFor(program, words.slice(0, -1), words.at(-1) ?? "");
  for (const { value, description } of candidates) {
    print(description === "" ? value : `${value}\t${visible(description)}`);
  }
  return 0;
}

interface Candidate {
  readonly value: string;
  readonly description: string;
}

async function candidatesFor(program: Command, before: readonly string[], word: string): Promise<readonly Candidate[]> {
  const [name, ...rest] = before;
  const begun = (all: readonly Candidate[]): Candidate[] =>
    all.filter(({ value }) => value.toLowerCase().startsWith(word.toLowerCase()));
  if (name === undefined) return begun(word.startsWith("-") ? optionsOf(program, []) : commandsOf(program));
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (command === undefined) return name === "help" ? begun(commandsOf(program)) : [];

  const literal = rest.includes("--");
  const pending = literal ? undefined : optionNamed(command, rest.at(-1));
  if (pending?.required === true) return begun(await valuesOf(pending, command, rest, word));
  if (word.startsWith("-") && !literal) return begun(optionsOf(command, rest));
  const choices = command.registeredArguments[positionals(command, rest)]?.argChoices;
  if (choices !== undefined) return begun(choices.map((value) => ({ value, description: "" })));
  return command.name() === "explain" && positionals(command, rest) === 0
    ? begun(codes(await catalogFor(rest), word))
    : [];
}

function commandsOf(program: Command): Candidate[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({ value: command.name(), description: command.summary() || command.description() }));
}

/** The options that are not on the command line yet. */
function optionsOf(command: Command, given: readonly string[]): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => option.variadic || !given.some((word) => isOption(option, word)))
    .flatMap(({ long, description }) => (typeof long !== "string" ? [] : [{ value: long, description }]));
}

function optionNamed(command: Command, word: string | undefined): Option | undefined {
  return word === undefined ? undefined : command.options.find((option) => isOption(option, word));
}

function isOption({ long, short }: Option, word: string): boolean {
  return word === long || word === short;
}

/** The number of words that are arguments: neither options nor their values. */
function positionals(command: Command, words: readonly string[]): number {
  let count = 0;
  let literal = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (literal || !word.startsWith("-") || word === "-") count += 1;
    else if (word === "--") literal = true;
    else if (optionNamed(command, word)?.required === true) i += 1;
  }
  return count;
}

/** The values of options that depend on the spec, by command and option. */
const catalogValues: Readonly<
  Record<string, (catalog: Catalog, word: string) => readonly Candidate[] | Promise<readonly Candidate[]>>
> = {
  "explain --lang": ({ locales }) => locales.map(plainValue),
  "mock --code": (catalog, word) => codes(publicCatalog(catalog), word),
  "mock --envelope": ({ envelopes }) => envelopes.map(({ id }) => plainValue(id)),
  "mock --gateway": async (catalog) => {
    const { pagesOf } = await import("../mock/find.js");
    return ["any", ...pagesOf(catalog).map(({ name }) => name)].map(plainValue);
  },
};

function plainValue(value: string): Candidate {
  return { value, description: "" };
}

async function valuesOf(
  option: Option,
  command: Command,
  words: readonly string[],
  word: string,
): Promise<readonly Candidate[]> {
  if (option.argChoices !== undefined) return option.argChoices.map(plainValue);
  const read = catalogValues[`${command.name()} ${option.long ?? ""}`];
  const catalog = read === undefined ? undefined : await catalogFor(words);
  return catalog === undefined || read === undefined ? [] : await read(catalog, word);
}

/** The catalog of the spec on the command line. Undefined if it cannot be read: a completion reports no errors. */
async function catalogFor(words: readonly string[]): Promise<Catalog | undefined> {
  const at = words.indexOf("--spec");
  try {
    const { openForLookup } = await import("./open.js");
    return await openForLookup(at === -1 ? "spec" : (words[at + 1] ?? "spec"));
  } catch {
    return undefined;
  }
}

/** Codes and names. If the word has a slash, codes with their module. */
function codes(catalog: Catalog | undefined, word: string): Candidate[] {
  if (catalog === undefined) return [];
  const entries = catalog.modules.flatMap(({ entries }) => entries);
  const [source] = catalog.locales;
  const all = (value: (entry: (typeof entries)[number]) => string): Candidate[] =>
    entries.map((entry) => ({ value: value(entry), description: textIn(entry.text, source, catalog) }));
  const inModule = all(({ module, code }) => `${module}/${code}`);
  if (word.includes("/")) return inModule;
  const plain = [
    ...new Map(
      entries.map((entry) => [
        entry.code,
        { value: entry.code, description: `${entry.name}: ${textIn(entry.text, source, catalog)}` },
      ]),
    ).values(),
  ];
  const modules = catalog.modules.map(({ id, title }) => ({
    value: `${id}/`,
    description: textIn(title, source, catalog),
  }));
  return word === "" ? [...plain, ...modules] : [...plain, ...modules, ...all(({ name }) => name)];
}

const scripts: Readonly<Record<Shell, string>> = {
  // Without `mapfile`, which the bash of macOS lacks. A word may hold colons, at which bash cuts its own words.
  bash: `# Completion of errspec for bash: eval "$(errspec completion bash)"
_errspec() {
  local typed="\${COMP_LINE:0:COMP_POINT}" words=() current="" line
  read -r -a words <<< "$typed"
  case "$typed" in
    *[[:space:]]) ;;
    *) current="\${words[\${#words[@]}-1]}"; unset "words[\${#words[@]}-1]" ;;
  esac
  local cut="\${current%"\${current##*[:=]}"}"
  COMPREPLY=()
  while IFS= read -r line; do
    line="\${line%%$'\\t'*}"
    COMPREPLY+=("\${line#"$cut"}")
  done < <("\${words[0]}" complete -- "\${words[@]:1}" "$current" 2>/dev/null)
  case "\${COMPREPLY[0]-}" in */) compopt -o nospace 2>/dev/null ;; esac
}
complete -o default -F _errspec errspec`,
  zsh: `#compdef errspec
# Completion of errspec for zsh: eval "$(errspec completion zsh)", or a file _errspec in a folder of $fpath.
_errspec() {
  local -a found
  local line value
  while IFS= read -r line; do
    value=\${\${line%%$'\\t'*}//:/\\\\:}
    if [[ $line == *$'\\t'* ]]; then found+=("$value:\${line#*$'\\t'}"); else found+=("$value"); fi
  done < <("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( $#found )); then _describe -V errspec found; else _files; fi
}
if [[ \${funcstack[1]-} == _errspec ]]; then _errspec "$@"; else compdef _errspec errspec; fi`,
  fish: `# Completion of errspec for fish: errspec completion fish | source
function __errspec_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l found ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    if set -q found[1]
        printf '%s\\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete --command errspec --no-files --keep-order --arguments '(__errspec_complete)'`,
};
