import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { english } from "../zh/texts.mjs";

const generator = join(import.meta.dirname, "..", "..", "generator");

/** Properties, variables and parameters of these names hold what a user reads. */
const problems = new Set(["message", "problem"]);
const remedies = new Set(["help", "remedy"]);
/** Errors whose first argument is shown to the user as it is; a second one is the remedy. */
const shownErrors = new Set(["UsageError", "InvalidArgumentError"]);

/** What an expression prints, with `{name}` for what is known only when it runs; `undefined` if it has no text of its own. */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => holeOf(expression) + literal.text);
    return node.head.text + spans.join("");
  }
  if (ts.isConditionalExpression(node)) return joined([textOf(node.whenTrue), textOf(node.whenFalse)]);
  if (ts.isBinaryExpression(node)) {
    const { left, right, operatorToken } = node;
    if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return joined([textOf(left), textOf(right)]);
    if (operatorToken.kind === ts.SyntaxKind.PlusToken && (textOf(left) ?? textOf(right)) !== undefined) {
      return holeOf(left) + holeOf(right);
    }
  }
  return undefined;
}

function joined(texts) {
  const shown = texts.filter((text) => text !== undefined && text !== "");
  return shown.length === 0 ? undefined : shown.join(" | ");
}

function holeOf(node) {
  const text = textOf(node);
  if (text !== undefined) return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? text : `(${text})`;
  return `{${nameOf(node)}}`;
}

/** The name in an expression that says most about its value: of `module.id` it is `id`, of `list(names)` it is `list`. */
function nameOf(node) {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) {
    const plain = new Set(["id", "name", "text", "length", "path", "file", "join", "map"]);
    return plain.has(node.name.text) ? nameOf(node.expression) : node.name.text;
  }
  if (ts.isCallExpression(node) || ts.isNonNullExpression(node) || ts.isElementAccessExpression(node)) {
    return nameOf(node.expression);
  }
  if (ts.isBinaryExpression(node)) return nameOf(node.left);
  return "…";
}

/** Functions of this file that take a problem or a remedy, with the places of these among their arguments. */
function reportersOf(source) {
  const reporters = new Map();
  const look = (node) => {
    const isFunction = ts.isFunctionDeclaration(node) || ts.isArrowFunction(node);
    const name = isFunction
      ? (node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined))
      : undefined;
    if (name !== undefined && ts.isIdentifier(name)) {
      const parameters = node.parameters.map((parameter) =>
        ts.isIdentifier(parameter.name) ? parameter.name.text : "",
      );
      const places = {
        problem: parameters.findIndex((parameter) => problems.has(parameter)),
        remedy: parameters.findIndex((parameter) => remedies.has(parameter)),
      };
      if (places.problem !== -1 || places.remedy !== -1) reporters.set(name.text, places);
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return reporters;
}

/** The messages of a file, each as a problem and a remedy of which one may be missing. */
function messagesOf(source) {
  const reporters = reportersOf(source);
  const found = [];
  const add = (node, problem, remedy) => {
    if ((problem ?? remedy) !== undefined) found.push({ place: node.end, problem, remedy });
  };
  const propertyIn = (object, names) => {
    const property = object.properties.find(
      (each) => ts.isPropertyAssignment(each) && ts.isIdentifier(each.name) && names.has(each.name.text),
    );
    return property === undefined ? undefined : textOf(property.initializer);
  };
  const argumentText = (args, place) => (args[place] === undefined ? undefined : textOf(args[place]));
  const look = (node) => {
    if (ts.isObjectLiteralExpression(node)) add(node, propertyIn(node, problems), propertyIn(node, remedies));
    else if (ts.isNewExpression(node) && shownErrors.has(node.expression.getText(source))) {
      add(node, argumentText(node.arguments ?? [], 0), argumentText(node.arguments ?? [], 1));
    } else if (isDescriber(node)) {
      add(
        node,
        (node.arguments ?? []).map(textOf).findLast((text) => text?.includes(" ")),
        undefined,
      );
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const places = reporters.get(node.expression.text);
      if (places !== undefined)
        add(node, argumentText(node.arguments, places.problem), argumentText(node.arguments, places.remedy));
    } else if (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isIdentifier(node.name)) {
      if (problems.has(node.name.text)) add(node, textOf(node.initializer), undefined);
      if (remedies.has(node.name.text)) add(node, undefined, textOf(node.initializer));
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found.sort((a, b) => a.place - b.place); // in a chain of calls, the last is the outermost
}

function isDescriber(node) {
  if (ts.isNewExpression(node)) return describers.has(node.expression.getText());
  if (!ts.isCallExpression(node)) return false;
  if (ts.isPropertyAccessExpression(node.expression)) return describers.has(node.expression.name.text);
  return ts.isIdentifier(node.expression) && optionMakers.has(node.expression.text);
}

/** Text that errspec writes into what it generates is not a message to its user. */
const isGenerated = (path) => /^(?:targets|conformance)\//.test(path) && !/[/-]options\.ts$/.test(path);

/** Options and commands say what they do in these calls; the text is their last argument that is a text. */
const describers = new Set(["description", "option", "requiredOption", "argument", "Option", "Argument"]);
/** Functions of `generator/targets/package-options.ts` that take the description of an option. */
const optionMakers = new Set(["described", "licenseOption", "sideOption", "testkitOption"]);

/**
 * A page with everything that errspec says about a spec, a document or a command line, as the source states it. One page
 * that can be read in a row shows what no single file does: two words for one thing, a tone that differs, a remedy that
 * is missing.
 */
export function messagesPage(language = english) {
  const files = readdirSync(generator, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !isGenerated(path))
    .sort();
  const sections = files.flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(join(generator, path), "utf8"), ts.ScriptTarget.Latest, true);
    const translate = (text) => (text === "" ? "" : language.text(path, text));
    /** A text, and below it its translation if it has one. */
    const linesOf = (text, label) =>
      text === undefined ? [] : [...new Set([label + text, translate(label) + translate(text)])];
    const lines = messagesOf(source).flatMap(({ problem, remedy }) => [
      ...linesOf(problem, ""),
      ...linesOf(remedy, "help: ").map((line) => `  ${line}`),
    ]);
    if (lines.length === 0) return [];
    const text = lines.map((line) => line.replaceAll("\n", "\\n")).join("\n");
    return [`## ${path}\n\n\`\`\`text\n${text}\n\`\`\``];
  });
  return `${[language.blocks("page", head), ...sections].join("\n\n")}\n`;
}

const head = `<!-- Generated by \`npm run docs:reference\` from generator/. Do not edit. -->

# Messages

What errspec says about a spec, a document or a command line, in the order of its source files. \`{name}\` is known only when errspec runs; \`a | b\` is one of the two. The summaries of rules are on [their](rules/lint.md) [pages](rules/breaking.md).`;
