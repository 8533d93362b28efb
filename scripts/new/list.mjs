import { Project, SyntaxKind } from "ts-morph";

/**
 * Adds an element to a list in a module, in the order of its other elements, and what the element needs imported.
 *
 * `list` is the name of the variable that holds an array or an object; `element` is the text of the new element. Instead,
 * `body` names a function to whose body `statement` is added.
 */
export function addToList(text, { list, element, imported, body, statement }) {
  const project = new Project({ useInMemoryFileSystem: true, manipulationSettings: { useTrailingCommas: true } });
  const file = project.createSourceFile("list.ts", text);
  if (imported !== undefined) {
    const imports = file.getImportDeclarations();
    const after = imports.findLastIndex((each) => each.getModuleSpecifierValue() < imported.from);
    file.insertImportDeclaration(after + 1, { namedImports: [imported.name], moduleSpecifier: imported.from });
  }
  if (body !== undefined) {
    file.getFunctionOrThrow(body).addStatements(statement);
    return file.getFullText();
  }
  const value = file.getVariableDeclarationOrThrow(list).getInitializerOrThrow();
  const array = value.getFirstDescendantByKind(SyntaxKind.ArrayLiteralExpression) ?? value;
  if (array.isKind(SyntaxKind.ArrayLiteralExpression)) {
    const elements = array.getElements().map((each) => each.getText());
    const place = elements.findIndex((each) => each > element);
    array.insertElement(place === -1 ? elements.length : place, element);
  } else {
    const [name, ...rest] = element.split(": ");
    value
      .asKindOrThrow(SyntaxKind.AsExpression)
      .getExpression()
      .asKindOrThrow(SyntaxKind.ObjectLiteralExpression)
      .addPropertyAssignment({ name, initializer: rest.join(": ") });
  }
  return file.getFullText();
}
