import type { Group, Node, Token } from "./source-tokens.js";

/** A statement, a member or an element, with the comments before it and the texts of its attributes. */
export interface Statement {
  readonly comments: readonly Token[];
  readonly nodes: readonly Node[];
  /** The texts in attributes such as `[Description("…")]` and `#[error("…")]`. */
  readonly texts: readonly string[];
}

/** Marks that continue a statement on the next line, if they end a line or begin the next. */
const continues = /^(?:[=+|&?<.:,*/]|=>|->|-)$/;

/** Splits nodes into statements: at commas and semicolons and, with `lines`, at line ends. */
export function* statementsOf(nodes: readonly Node[], lines: boolean): Generator<Statement> {
  let comments: Token[] = [];
  let current: Node[] = [];
  let texts: string[] = [];
  const take = (): Statement => {
    const statement = { comments, nodes: current, texts };
    [comments, current, texts] = [[], [], []];
    return statement;
  };
  for (const node of nodes) {
    if (node.kind === "comment") {
      if (current.length > 0 && !isContinued(current) && lines && node.first) yield take();
      else if (current.length > 0 && !node.first && lines && !isContinued(current)) yield take();
      if (current.length === 0) comments.push(node);
      continue;
    }
    const isAttribute = attributeTexts(current);
    if (isAttribute !== undefined && node.first) {
      texts.push(...isAttribute);
      current = [];
    }
    if (node.kind === "mark" && (node.text === ";" || (node.text === "," && !isHeader(current)))) {
      yield take();
      continue;
    }
    const begins =
      (node.kind === "mark" && continues.test(node.text) && node.text !== "-") ||
      (node.kind === "group" && node.open === "{" && isHeader(current));
    if (lines && node.first && current.length > 0 && !begins && !isContinued(current)) yield take();
    current.push(node);
  }
  yield take();
}

/** Whether nodes are the beginning of a declaration with a body: `enum Code: Int, Error`. */
function isHeader(nodes: readonly Node[]): boolean {
  const declares = (node: Node): boolean =>
    node.kind === "word" && /^(?:enum|class|interface|struct|object|trait|extension|namespace)$/.test(node.text);
  return nodes.some(declares) && !nodes.some((node) => node.kind === "group" && node.open === "{");
}

function isContinued(nodes: readonly Node[]): boolean {
  const last = nodes.at(-1);
  return last?.kind === "mark" && continues.test(last.text);
}

/** The texts of the attribute that these nodes are, or undefined if they are none. */
function attributeTexts(nodes: readonly Node[]): string[] | undefined {
  const [first, second] = nodes;
  if (nodes.length === 1 && first?.kind === "text" && first.first) return [first.text]; // a description of GraphQL
  const group =
    nodes.length === 1 && first?.kind === "group" && first.open === "["
      ? first
      : nodes.length === 2 && first?.kind === "mark" && first.text === "#" && second?.kind === "group"
        ? second
        : undefined;
  if (group !== undefined) return textsIn(group);
  const isAnnotation = first?.kind === "word" && first.text.startsWith("@") && nodes.length <= 2;
  if (!isAnnotation) return undefined;
  return second?.kind === "group" ? textsIn(second) : [];
}

function textsIn({ nodes }: Group): string[] {
  return nodes.flatMap((node) => (node.kind === "group" ? textsIn(node) : node.kind === "text" ? [node.text] : []));
}
