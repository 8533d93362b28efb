/* The tables of docs/comparison.md, between the comments that mark them. The rest of the page is written by hand. */

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const inLanguage = ({ languages }, language) => languages.find((each) => each.language === language);

export function withTables(page, { rows, snyk, codes, changes }) {
  const ran = rows.filter(({ missing }) => missing === undefined);
  const of = (value) => `${value} of ${codes.length}`;
  const effort = table(
    ["", "version", "source", "for each more code", "TypeScript by hand", "together"],
    ran.map(({ title, version = "", source, more, program }) => [
      title,
      version,
      source || "none",
      more || "none",
      program,
      source + program,
    ]),
  );
  const cell = (row, language) => {
    const made = inLanguage(row, language);
    if (made === undefined) return "not generated here";
    const classes = language === "Go" ? "" : `, error classes ${of(made.classes)}`;
    return `constants ${of(made.constants)}${classes}; ${made.lines} lines`;
  };
  const generated = table(
    ["", "TypeScript", "Go", "Python", "docs with code and text"],
    ran
      .filter(({ languages }) => languages.length > 0)
      .map((row) => {
        const docs = inLanguage(row, "docs");
        return [
          row.title,
          ...["TypeScript", "Go", "Python"].map((each) => cell(row, each)),
          docs ? of(docs.codes) : "not generated here",
        ];
      }),
  );
  const reported = table(
    ["", ...changes],
    ran.map(({ title, reported }) => [title, ...changes.map((change) => reported[change] ?? "no check")]),
  );
  const catalog =
    snyk.missing ??
    `Version ${snyk.version} of the package has ${snyk.classes} classes of errors with ${snyk.codes} codes.`;
  const missing = rows
    .filter((row) => row.missing !== undefined)
    .map(({ title, missing }) => `- ${title} was not run: ${missing}`);
  const parts = { effort, generated, reported: [reported, ...missing].join("\n\n"), snyk: catalog };
  return Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->)[^]*?(<!-- end -->)`),
        (_, start, end) => `${start}\n\n${part}\n\n${end}`,
      ),
    page,
  );
}
