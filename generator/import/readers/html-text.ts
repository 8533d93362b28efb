import type { Element, Nodes } from "hast";

/** Elements that are laid out as lines of their own. */
const blocks: ReadonlySet<string> = new Set(
  "address article aside blockquote dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tr ul".split(
    " ",
  ),
);

/** Elements whose text is not displayed. */
const silent: ReadonlySet<string> = new Set(["script", "style", "template", "noscript", "head"]);

const struckOut: ReadonlySet<string> = new Set(["del", "s", "strike"]);

/** The text of an element. */
export interface ElementText {
  readonly text: string;
  readonly struck: boolean;
  /** Whether it contains a badge such as `deprecated`. */
  readonly deprecated: boolean;
}

/** The text of a tree, with the line breaks of a browser. Does not recurse, because trees may be deep. */
export function elementText(root: Nodes): ElementText {
  const isVerbatim = root.type === "element" && root.tagName === "pre";
  let text = "";
  let plain = 0;
  let struck = 0;
  let deprecated = false;
  const stack: { node: Nodes; struck: boolean; leave?: boolean }[] = [{ node: root, struck: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node } = step;
    if (node.type === "text") {
      text += isVerbatim ? node.value : node.value.replace(/[ \t\r\n\f]+/g, " ");
      if (/\S/.test(node.value)) {
        if (step.struck) struck += 1;
        else plain += 1;
      }
      continue;
    }
    if (node.type !== "element" && node.type !== "root") continue;
    const name = node.type === "element" ? node.tagName : "";
    if (step.leave === true) {
      if (blocks.has(name)) text += "\n";
      continue;
    }
    if (silent.has(name)) continue;
    const badge = node.type === "element" && node !== root ? badgeOf(node) : "";
    if (badge !== "") {
      deprecated ||= outdated.test(badge);
      continue;
    }
    if (name === "br" || blocks.has(name)) text += "\n";
    stack.push({ node, struck: false, leave: true });
    const inner = step.struck || struckOut.has(name) || (node.type === "element" && isLineThrough(node));
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i];
      if (child !== undefined) stack.push({ node: child, struck: inner });
    }
  }
  return { text, struck: struck > 0 && plain === 0, deprecated };
}

const badges =
  /^(?:new|beta|alpha|updated|hot|preview|experimental|deprecated|obsolete|legacy|新|新增|更新|(?:已)?(?:废弃|弃用))[!！]?$/i;
const outdated = /deprecated|obsolete|legacy|弃/i;

/** The text of a badge such as `NEW`, which is not a part of the text beside it; or an empty string. */
function badgeOf({ tagName, properties, children }: Element): string {
  const classes = [properties.className ?? []].flat().join(" ");
  if (tagName !== "sup" && tagName !== "mark" && !/badge|label|lozenge|tag|pill|chip|status/i.test(classes)) return "";
  const words = children
    .map((child) => (child.type === "text" ? child.value : "<"))
    .join("")
    .trim();
  return badges.test(words) ? words : "";
}

function isLineThrough({ properties }: Element): boolean {
  const { style } = properties;
  return typeof style === "string" && /line-through/i.test(style);
}
