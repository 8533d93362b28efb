/*
 * Ways in which known kinds of APIs and standards publish their codes, from memory of how such pages look: the words and the
 * codes are made up. They are one document of ten.
 */

import { constantOf, entriesOf } from "./catalog.js";
import type { Entry } from "./catalog.js";
import { xml } from "./interchange-text.js";
import type { Shape } from "./shape.js";
import { each, htmlPage, inEnglish, lower, style } from "./style.js";
import { furtherStyles } from "./styles-further.js";

/** A code that several rows share, beside their own one. */
const shared = ({ status }: Entry): string => (status < 500 ? "40004" : "20000");

export const styles: readonly Shape[] = [
  style("exceptions-with-status", {
    extension: "html",
    limits: { kinds: ["camel"] },
    shown: () => ({ status: true }),
    difficulties: [3, 9],
    lines: (catalog) =>
      htmlPage(catalog.title, [
        '<div class="variablelist"><dl>',
        ...each(catalog, ({ code, text, status }) => [
          `<dt><span class="term"><b>${code}</b></span></dt>`,
          `<dd><p>${xml(text)}</p><p>HTTP Status Code: ${status}</p></dd>`,
        ]),
        "</dl></div>",
      ]),
  }),
  style("anchored-headings", {
    extension: "html",
    limits: { kinds: ["upper-snake"] },
    shown: (entry) => ({ spellings: [lower(entry)] }),
    difficulties: [3],
    lines: (catalog) =>
      htmlPage(catalog.title, [
        '<section class="error-codes">',
        ...each(catalog, (entry) => [
          `<h3 id="${lower(entry)}"><a href="#${lower(entry)}">${lower(entry)}</a></h3>`,
          `<div><p>${xml(entry.text)}</p></div>`,
        ]),
        "</section>",
      ]),
  }),
  style("causes-and-solutions", {
    extension: "md",
    limits: { ...inEnglish, kinds: ["int", "long"] },
    shown: () => ({ below: true }),
    difficulties: [3],
    lines: (catalog) => [
      `# ${catalog.title}`,
      "",
      ...each(catalog, ({ code, text, solution }) => [
        `### ERROR - ${code}`,
        "",
        text,
        "",
        "**Possible Causes**",
        "",
        "- The value came from another account",
        "",
        "**Possible Solutions**",
        "",
        `- ${solution}`,
        "",
      ]),
    ],
  }),
  style("name-and-issue", {
    extension: "md",
    limits: { kinds: ["upper-snake"] },
    shown: () => ({ status: true }),
    either: () => ["INVALID_REQUEST", "UNPROCESSABLE_ENTITY"],
    difficulties: [5, 9],
    lines: (catalog) => [
      `# ${catalog.title}`,
      "",
      "| Name | Issue | Description | HTTP status code |",
      "| --- | --- | --- | --- |",
      ...each(catalog, ({ code, text, status }) => [
        `| ${status < 404 ? "INVALID_REQUEST" : "UNPROCESSABLE_ENTITY"} | \`${code}\` | ${text} | ${status} |`,
      ]),
    ],
  }),
  style("code-and-sub-code", {
    extension: "md",
    limits: { kinds: ["dotted", "lower-dotted", "upper-snake"] },
    either: () => ["40004", "20000"],
    difficulties: [5],
    lines: (catalog) => [
      `# ${catalog.title}`,
      "",
      `| code | sub_code | sub_msg | ${catalog.language.headers.solution[0] ?? ""} |`,
      "|:----|:----|:----|:----|",
      ...each(catalog, (entry) => [`|${shared(entry)}|${entry.code}|${entry.text}|${entry.solution}|`]),
    ],
  }),
  style("word-list", {
    extension: "md",
    limits: { ...inEnglish, kinds: ["upper-snake"] },
    shown: (entry) => ({ spellings: [lower(entry)] }),
    difficulties: [2],
    lines: (catalog) => [
      "# orders.list",
      "",
      "## Errors",
      "",
      "This table lists the expected errors. Other errors can be returned in the case where the service is down.",
      "",
      "| Error | Description |",
      "| :--- | :--- |",
      ...each(catalog, (entry) => [`| \`${lower(entry)}\` | ${entry.text} |`]),
    ],
  }),
  style("number-and-type", {
    extension: "adoc",
    limits: { kinds: ["upper-snake"] },
    shown: () => ({ status: true }),
    either: (catalog) => entriesOf(catalog).map(({ status }) => String(status)),
    difficulties: [5, 9],
    lines: (catalog) => [
      `= ${catalog.title}`,
      "",
      "|===",
      "|Code |Type |Description",
      "",
      ...each(catalog, ({ code, text, status }) => [`|${status}`, `|${code}`, `|${text}`, ""]),
      "|===",
    ],
  }),
  style("retriable-table", {
    extension: "html",
    limits: { ...inEnglish, kinds: ["small", "negative"] },
    shown: () => ({ constant: true }),
    difficulties: [5],
    lines: (catalog) =>
      htmlPage(catalog.title, [
        '<table class="data-table"><tbody>',
        "<tr><th>Error</th><th>Code</th><th>Retriable</th><th>Description</th></tr>",
        ...each(catalog, (entry) => [
          `<tr><td>${constantOf(entry)}</td><td>${entry.code}</td><td>${entry.status > 499 ? "True" : "False"}</td><td>${xml(entry.text)}</td></tr>`,
        ]),
        "</tbody></table>",
      ]),
  }),
  style("classes-of-states", {
    extension: "html",
    limits: { ...inEnglish, kinds: ["sqlstate"] },
    shown: (entry) => ({ texts: [lower(entry)] }),
    difficulties: [6],
    lines: (catalog) =>
      htmlPage("Appendix A. Error Codes", [
        '<table border="1"><thead><tr><th>Error Code</th><th>Condition Name</th></tr></thead><tbody>',
        ...catalog.sections.flatMap(({ title, entries }) => [
          `<tr><td colspan="2"><span class="bold"><strong>Class ${entries[0]?.code.slice(0, 2) ?? ""} — ${title}</strong></span></td></tr>`,
          ...entries.map(
            (entry) => `<tr><td><code>${entry.code}</code></td><td><code>${lower(entry)}</code></td></tr>`,
          ),
        ]),
        "</tbody></table>",
      ]),
  }),
  ...furtherStyles,
];
