import { entriesOf } from "./catalog.js";
import { upperSnake } from "./codes.js";
import { xml } from "./interchange-text.js";
import type { Shape } from "./shape.js";
import { each, htmlPage, inEnglish, style } from "./style.js";
import { padded } from "./width.js";

/** Styles that are lists, text or data. */
export const furtherStyles: readonly Shape[] = [
  style("man-page", {
    extension: "3",
    limits: { ...inEnglish, kinds: ["camel"] },
    shown: ({ words }) => ({ spellings: [`E${words.join("").toUpperCase()}`] }),
    difficulties: [3],
    lines: (catalog) => [
      '.TH ORDER 3 2024-05-17 "Example 2.3"',
      ".SH NAME",
      "order \\- place an order",
      ".SH ERRORS",
      ...each(catalog, ({ words, text }) => [".TP", `.B E${words.join("").toUpperCase()}`, text]),
      ".SH SEE ALSO",
      ".BR pay (3)",
    ],
  }),
  style("valid-values", {
    extension: "rst",
    limits: { ...inEnglish, kinds: ["small"], sections: 1 },
    difficulties: [3],
    lines: (catalog) => [
      "OrderRejectReason (tag 103)",
      "===========================",
      "",
      "Code that says why an order was rejected. Valid values of this error code:",
      "",
      ...each(catalog, ({ code, text }) => [`* ${code} = ${text}`]),
    ],
  }),
  style("two-digits", {
    extension: "txt",
    limits: { ...inEnglish, kinds: ["camel"], sections: 1 },
    shown: (_, index) => ({ spellings: [String(index + 1).padStart(2, "0")] }),
    difficulties: [3, 4],
    lines: (catalog) => [
      "Response codes (field 39)",
      "",
      "Code  Meaning",
      "----  ----------------------------------------",
      ...each(catalog, ({ text }, i) => [`${padded(String(i + 1).padStart(2, "0"), 4)}  ${text}`]),
    ],
  }),
  style("bold-with-status", {
    extension: "md",
    limits: { kinds: ["camel", "upper-snake"] },
    shown: () => ({}),
    difficulties: [3, 9],
    lines: (catalog) => [
      `# ${catalog.title}`,
      "",
      ...each(catalog, ({ code, text, status }) => [`* **${code}** (${status}) — ${text}`]),
    ],
  }),
  style("continued-terms", {
    extension: "adoc",
    limits: { kinds: ["prefixed", "dashed"] },
    shown: () => ({ below: true }),
    difficulties: [3],
    lines: (catalog) => [
      `= ${catalog.title}`,
      "",
      ...each(catalog, ({ code, text, solution }) => [`[[${code}]]${code}:: ${text}`, "+", solution, ""]),
    ],
  }),
  style("details", {
    extension: "md",
    limits: { kinds: ["prefixed", "dashed", "int"] },
    shown: () => ({ below: true }),
    difficulties: [3],
    lines: (catalog) => [
      `# ${catalog.title}`,
      "",
      ...each(catalog, ({ code, text, solution }) => [
        "<details>",
        `<summary>${code}: ${text}</summary>`,
        "",
        solution,
        "",
        "</details>",
        "",
      ]),
    ],
  }),
  style("cards", {
    extension: "html",
    limits: { kinds: ["int", "long", "prefixed", "dashed"] },
    difficulties: [3],
    lines: (catalog) =>
      htmlPage(catalog.title, [
        '<div class="cards">',
        ...each(catalog, ({ code, text }) => [
          `<div class="card"><span class="code">${code}</span> <span class="message">${xml(text)}</span></div>`,
        ]),
        "</div>",
      ]),
  }),
  style("two-terms", {
    extension: "html",
    limits: { ...inEnglish, kinds: ["int", "long"] },
    shown: () => ({ constant: true, prefix: "ERROR_" }),
    difficulties: [3, 6],
    lines: (catalog) =>
      htmlPage(catalog.title, [
        "<dl>",
        ...each(catalog, ({ code, text, words }) => [
          `<dt><strong>${upperSnake(["error", ...words])}</strong></dt>`,
          `<dd><dl><dt>${code} (0x${Number(code).toString(16).toUpperCase()})</dt><dd>${xml(text)}</dd></dl></dd>`,
        ]),
        "</dl>",
      ]),
  }),
  style("text-as-key", {
    extension: "json",
    limits: { ...inEnglish, kinds: ["int", "long"] },
    difficulties: [3],
    lines: (catalog) => [
      JSON.stringify(
        Object.fromEntries(
          entriesOf(catalog).map(({ text, code }) => [text, { category: "Error", code: Number(code) }]),
        ),
        undefined,
        2,
      ),
    ],
  }),
];
