import { fixturesOf } from "../conformance/fixtures.js";
import { englishTitle } from "../model/catalog.js";
import type { Catalog, StandardEnvelope } from "../model/catalog.js";
import { idOf, pagesOf } from "./find.js";

/** The header of a request that chooses the error by its code or its name. */
export const codeHeader = "x-errspec-code";

interface Listed {
  readonly path: string;
  readonly status: number;
  readonly name: string;
  /** What clients read if the envelope cannot carry the code. */
  readonly problem?: string;
}

interface List {
  readonly title: string;
  /** The header of a request that chooses an error at any path. */
  readonly header: string;
  readonly errors: readonly Listed[];
  readonly gateways: readonly Listed[];
  readonly success: string;
}

/** The path of an error. */
function errorPath(id: string): string {
  return `/errors/${id.split("/").map(encodeURIComponent).join("/")}`;
}

function listOf(catalog: Catalog, envelope: StandardEnvelope | undefined): List {
  return {
    title: englishTitle(catalog),
    header: codeHeader,
    errors: fixturesOf(catalog, { envelope }).map(({ entry, response: { status }, problem }) => {
      const listed = { path: errorPath(idOf(entry)), status, name: entry.name };
      return problem === undefined ? listed : { ...listed, problem };
    }),
    gateways: pagesOf(catalog).map(({ name, status }) => ({ path: `/gateways/${name}`, status, name })),
    success: "/success",
  };
}

/** What a mock server can answer, as JSON. */
export function listJson(catalog: Catalog, envelope: StandardEnvelope | undefined): string {
  return `${JSON.stringify(listOf(catalog, envelope), undefined, 2)}\n`;
}

/** What a mock server can answer, as a page. */
export function listPage(catalog: Catalog, envelope: StandardEnvelope | undefined): string {
  const { title, errors, gateways, success } = listOf(catalog, envelope);
  const row = ({ path, status, name, problem = "" }: Listed): string =>
    `<tr><td>${status}</td><td><a href="${escaped(path)}">${escaped(path)}</a></td><td>${escaped(name)}</td><td>${escaped(problem)}</td></tr>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}: mock server</title>
<style>body { font: 16px/1.5 system-ui; margin: 2em } td { padding-right: 1em }</style>
<h1>${escaped(title)}: mock server</h1>
<p>Request one of these paths. At any path, the header <code>${codeHeader}</code> chooses an error by its code or its name.</p>
<h2>Errors</h2>
<table>
${errors.map(row).join("\n")}
</table>
<h2>Gateway pages</h2>
<table>
${gateways.map(row).join("\n")}
</table>
<h2>Success</h2>
<p><a href="${success}">${success}</a></p>
</html>
`;
}

function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
