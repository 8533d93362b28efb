import ts from "typescript";

/**
 * The JSON Schema (draft-07) of interfaces in published declarations: their comments become descriptions. `given` has schemas
 * for members and types that the declarations leave open. An object may have other members only if it is `open`.
 */
export function typeSchemas(sources, given, { open = false } = {}) {
  const declared = new Map();
  for (const [name, text] of Object.entries(sources)) {
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    file.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, node);
      for (const each of node.declarationList?.declarations ?? []) declared.set(each.name.text, each);
    });
  }
  const definitions = {};

  const define = (name) => {
    const node = declared.get(name);
    if (node === undefined) throw new Error(`there is no type ${name}`);
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = {};
      const schema = ts.isInterfaceDeclaration(node) ? objectOf(membersOf(node), name) : schemaOf(node.type);
      definitions[name] = described(node, schema);
    }
    return { $ref: `#/definitions/${name}` };
  };

  /** The members of an interface, with those that it inherits and does not declare itself. */
  const membersOf = ({ members, heritageClauses = [] }) => {
    const bases = heritageClauses.flatMap(({ types }) => types.map(({ expression }) => declared.get(expression.text)));
    const all = [...bases.flatMap(membersOf), ...members];
    return [...new Map(all.map((member) => [member.name.text, member])).values()];
  };

  const objectOf = (members, owner = "") => ({
    type: "object",
    properties: Object.fromEntries(
      members.map((member) => {
        const name = member.name.text;
        return [name, described(member, given[`${owner}.${name}`] ?? schemaOf(member.type))];
      }),
    ),
    required: members.filter(({ questionToken }) => questionToken === undefined).map(({ name }) => name.text),
    ...(open ? {} : { additionalProperties: false }),
  });

  const keywords = new Map([
    [ts.SyntaxKind.StringKeyword, { type: "string" }],
    [ts.SyntaxKind.NumberKeyword, { type: "number" }],
    [ts.SyntaxKind.BooleanKeyword, { type: "boolean" }],
    [ts.SyntaxKind.UnknownKeyword, {}],
  ]);

  const schemaOf = (type) => {
    if (keywords.has(type.kind)) return keywords.get(type.kind);
    if (ts.isTupleTypeNode(type)) return tuple(type.elements);
    if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return schemaOf(type.type); // readonly …
    if (ts.isArrayTypeNode(type)) return { type: "array", items: schemaOf(type.elementType) };
    if (ts.isLiteralTypeNode(type)) return literal(type.literal);
    if (ts.isTypeLiteralNode(type)) return objectOf(type.members);
    if (ts.isUnionTypeNode(type)) {
      return union(type.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword).map(schemaOf));
    }
    if (ts.isIntersectionTypeNode(type)) return merged(type.types);
    if (ts.isTypeQueryNode(type)) return literal(declared.get(type.exprName.text).initializer);
    if (ts.isTypeReferenceNode(type)) return reference(type);
    throw new Error(`no schema for ${type.getText()}`);
  };

  const reference = ({ typeName: { text: name }, typeArguments = [] }) => {
    if (name === "Readonly" || name === "Partial") return schemaOf(typeArguments[0]);
    if (name === "Record") return { type: "object", additionalProperties: schemaOf(typeArguments[1]) };
    return define(name);
  };

  const tuple = (elements) => ({
    type: "array",
    items: elements.map((each) => schemaOf(ts.isNamedTupleMember(each) ? each.type : each)),
    minItems: elements.length,
    maxItems: elements.length,
    additionalItems: false,
  });

  /** The members of all parts in one object: an object that allows no other members cannot be one of several. */
  const merged = (types) => {
    const parts = types.map((type) => {
      if (ts.isTypeReferenceNode(type)) return objectOf(declared.get(type.typeName.text).members);
      return schemaOf(type);
    });
    return {
      type: "object",
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
      required: parts.flatMap(({ required }) => required),
      additionalProperties: false,
    };
  };

  return { define, definitions };
}

function literal(node) {
  if (node.kind === ts.SyntaxKind.NullKeyword) return { type: "null" };
  return { const: ts.isNumericLiteral(node) ? Number(node.text) : node.text };
}

/** Literals are an enum. */
function union(schemas) {
  const [only, ...others] = schemas;
  if (others.length === 0) return only;
  const isLiteral = schemas.every((schema) => "const" in schema);
  return isLiteral ? { enum: schemas.map((schema) => schema.const) } : { anyOf: schemas };
}

/** With the text of a node's comment. draft-07 ignores what is beside a `$ref`. */
function described(node, schema) {
  const comment = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(node)[0]?.comment);
  if (comment === undefined) return schema;
  const description = comment.replace(/\{@link (\S+?)\}/g, "`$1`").replace(/\s+/g, " ");
  return "$ref" in schema ? { description, allOf: [schema] } : { description, ...schema };
}
