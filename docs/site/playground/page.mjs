import { words } from "./words.mjs";

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Nothing is loaded from elsewhere, and nothing is sent. The worker starts from a blob, and so has the same policy. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:", // a worker's own imports count as workers
  "style-src 'self' 'unsafe-inline'", // the editor adds its styles while it runs
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const views = ["output", "decode", "explain", "breaking", "import"];

/** File extensions of pasted documents, and what people call the formats. */
const formats = {
  md: "Markdown",
  html: "HTML",
  tsv: "TSV",
  csv: "CSV",
  json: "JSON",
  yaml: "YAML",
  ts: "TypeScript",
  go: "Go",
  java: "Java",
  py: "Python",
};

/** The page in a language, with the files of its example. `page` and `worker` are scripts; `preload` are those needed first. */
export function pageIn(language, { example, page, worker, preload }) {
  const say = Object.fromEntries(Object.entries(words[language]).map(([key, text]) => [key, escaped(text)]));
  const [assets, home, other] =
    language === "en" ? ["", "../", "../zh/playground/"] : ["../../playground/", "../", "../../playground/"];
  const data = JSON.stringify({ example, words: words[language], worker: `${assets}${worker}` }).replaceAll(
    "<",
    "\\u003c",
  );
  const tab = (view, index) =>
    `<button role="tab" id="tab-${view}" aria-controls="view-${view}" aria-selected="${index === 0}"${index === 0 ? "" : ' tabindex="-1"'}>${say[view]}</button>`;
  const panel = (view, content) =>
    `<div role="tabpanel" id="view-${view}" aria-labelledby="tab-${view}" tabindex="-1"${view === "output" ? "" : " hidden"}>\n${content}\n</div>`;
  const shown = (id, view) =>
    `<pre class="shown" id="${id}" tabindex="0" role="region" aria-label="${say[view]}"></pre>`;
  return `<!doctype html>
<html lang="${language === "en" ? "en" : "zh-CN"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${say.title} | errspec</title>
<meta name="description" content="${say.description}">
<link rel="alternate" hreflang="${language === "en" ? "zh" : "en"}" href="${other}">
<link rel="stylesheet" href="${assets}style.css">
<script src="${assets}theme.js"></script>
${preload.map((name) => `<link rel="modulepreload" href="${assets}${name}">`).join("\n")}
<script type="module" src="${assets}${page}"></script>
</head>
<body>
<a class="skip" href="#result">${say.skip}</a>
<header>
<a class="brand" href="${home}">errspec</a>
<h1>${say.title}</h1>
<nav aria-label="errspec">
<a href="${home}guide/tutorial.html">${say.tutorial}</a>
<a href="https://github.com/errspec/errspec">GitHub</a>
<a href="${other}" lang="${language === "en" ? "zh" : "en"}" id="other-language">${say.otherLanguage}</a>
<button id="theme" aria-label="${say.theme}" title="${say.theme}">◐</button>
</nav>
</header>
<main>
<section class="spec" aria-label="${say.spec}">
<div class="bar">
<div role="tablist" id="files" aria-label="${say.files}"></div>
<button id="add" aria-label="${say.add}" title="${say.add}">+</button>
<button id="remove" aria-label="${say.remove}" title="${say.remove}">×</button>
<button id="restart">${say.example}</button>
</div>
<div role="tabpanel" id="editor" aria-label="${say.editor}"></div>
<div class="problems">
<p id="counts" role="status">${say.loading}</p>
<ul id="problems" aria-label="${say.problems}"></ul>
</div>
</section>
<section class="result" id="result" tabindex="-1" aria-label="${say.result}">
<div class="bar" role="tablist" id="views" aria-label="${say.views}">
${views.map(tab).join("\n")}
</div>
${panel(
  "output",
  `<div class="fields">
<label>${say.target} <select id="target"></select></label>
<label class="wide">${say.file} <select id="file"></select></label>
<button id="copy">${say.copy}</button>
</div>
${shown("code", "output")}`,
)}
${panel(
  "decode",
  `<div class="fields">
<label id="module-field" hidden>${say.module} <select id="module"></select></label>
<label>${say.status} <input id="status" inputmode="numeric" size="4" value="200"></label>
</div>
<label>${say.body} <textarea id="body" rows="4" spellcheck="false"></textarea></label>
<label>${say.headers} <textarea id="headers" rows="1" spellcheck="false"></textarea></label>
<div class="shown" tabindex="0" role="region" aria-label="${say.decode}"><dl id="decoded"></dl></div>`,
)}
${panel("explain", `<label>${say.query} <input id="query" spellcheck="false" autocomplete="off"></label>\n${shown("explanation", "explain")}`)}
${panel(
  "breaking",
  `<p id="breaking-hint">${say.keepHint}</p>
<div class="fields"><button id="keep" class="main">${say.keep}</button><button id="forget" hidden>${say.forget}</button></div>
${shown("changes", "breaking")}`,
)}
${panel(
  "import",
  `<label>${say.document} <textarea id="document" rows="7" spellcheck="false"></textarea></label>
<div class="fields">
<label>${say.format} <select id="format"><option value="">${say.detect}</option>${Object.entries(formats)
    .map(([extension, name]) => `<option value="${extension}">${name}</option>`)
    .join("")}</select></label>
<button id="read" class="main">${say.read}</button>
<button id="use" hidden>${say.use}</button>
</div>
${shown("report", "import")}`,
)}
</section>
</main>
<footer><p>${say.privacy}</p><p id="note" role="status"></p></footer>
<script type="application/json" id="data">${data}</script>
</body>
</html>
`;
}
