import { classHighlighter, highlightCode } from "@lezer/highlight";

/** Parsers by file extension, each loaded when it is wanted. */
const parsers = {
  go: () => import("@lezer/go"),
  java: () => import("@lezer/java"),
  js: () => import("@lezer/javascript"),
  json: () => import("@lezer/json"),
  md: () => import("@lezer/markdown"),
  py: () => import("@lezer/python"),
  rs: () => import("@lezer/rust"),
  ts: async () => {
    const { parser } = await import("@lezer/javascript");
    return { parser: parser.configure({ dialect: "ts" }) };
  },
};

/** Marking a longer text would take longer than people wait. */
const longest = 200_000;

export async function highlighted(path, text) {
  const load = parsers[path.slice(path.lastIndexOf(".") + 1)];
  if (load === undefined || text.length > longest) return [text];
  const { parser } = await load();
  const nodes = [];
  const put = (part, classes) => {
    if (classes === "") nodes.push(part);
    else {
      const span = document.createElement("span");
      span.className = classes;
      span.textContent = part;
      nodes.push(span);
    }
  };
  highlightCode(text, parser.parse(text), classHighlighter, put, () => nodes.push("\n"));
  return nodes;
}
