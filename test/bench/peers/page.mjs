import { cpus, release, type } from "node:os";

const number = (value, digits) => (value < 10 ? value.toFixed(digits) : value.toFixed(0));
const size = (bytes) => (bytes < 1e6 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const rowOf = (cells) => `| ${cells.join(" | ")} |`;

/** The page of the benchmarks, from what was measured: the same figures give the same text. */
export const page = ({ sizes, runs, note, command }) => `# Benchmarks

<!-- Written by \`npm run bench:peers\`; edit test/bench/peers/page.mjs instead. -->

What one run of errspec costs beside other generators that get the same names, numbers and texts of errors. The figures are multiples of \`node -e 0\` in the same run: the start of Node, which nothing written for Node can be faster than. The programs took turns, and the median of ${runs === 1 ? "one run" : `${runs} runs`} counts. Each run is a whole process and cold: nothing of the run before is used, except where a row says so.

![CPU time of errspec and of other generators, as multiples of node -e 0](benchmarks.svg)

${sizes.map(tableOf).join("\n")}
## How to read it

- The other generators make less: none of them makes error classes, decoders, tests of them or documentation. They are what a team would use today to share the names of its errors between languages.
- Files and size count what a run leaves in its output folder. Memory is that of the largest process.
- The peers are in the newest versions that support Node 20. None of them has a run without changes: a second run costs what the first one does.
- What the time of errspec is spent on, and what would take it further, is in [the notes on benchmarks](../test/bench/README.md#where-a-run-of-generate-spends-its-time).

## How it was measured

${machine()}${note === undefined ? "" : ` ${note}`} \`node -e 0\` took ${(sizes[0].base.cpu * 1000).toFixed(0)} ms of CPU and ${(sizes[0].base.wall * 1000).toFixed(0)} ms of time when the first table was made.

\`\`\`sh
${command}
\`\`\`

The command installs the peers, in exact versions, into a folder outside the repository, and writes this page and its picture. openapi-generator needs Java and Maven.
`;

function tableOf({ label, rows }) {
  const head = ["Generator", "Version", "What it makes", "Files", "Size", "CPU", "Time", "Memory"];
  const lines = rows.map(({ title, version, makes, missing, result }) =>
    result === undefined
      ? rowOf([title, version, `not measured: ${missing}`, ...Array.from({ length: 5 }, () => "")])
      : rowOf([
          title,
          version,
          makes,
          result.files,
          size(result.bytes),
          `${number(result.cpu, 1)} x`,
          `${number(result.wall, 1)} x`,
          `${result.megabytes.toFixed(0)} MB`,
        ]),
  );
  const align = ["---", "---", "---", "--:", "--:", "--:", "--:", "--:"];
  return `## ${label}\n\n${[rowOf(head), rowOf(align), ...lines].join("\n")}\n`;
}

/** The machine in words, without its name. */
function machine() {
  const cores = cpus().length;
  return `On a machine with ${cores} cores, Node ${process.versions.node}, ${type()} ${release().replace(/-.*/, "")}.`;
}
