import ts from "typescript";

/**
 * The JSON Schema (draft-07) of interfaces in published declarations: their comments become descriptions. `given` has schemas
 * for members and types that the declarations leave open.
 */
export function typeSchemas(sources, given) {
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
      const schema = ts.isInterfaceDeclaration(node) ? objectOf(node.members, name) : schemaOf(node.type);
      definitions[name] = described(node, schema);
    }
    return { $ref: `#/definitions/${name}` };
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
    additionalProperties: false,
  });

  const keywords = new Map([
    [ts.SyntaxKind.StringKeyword, { type: "string" }],
    [ts.SyntaxKind.NumberKeyword, { type: "number" }],
    [ts.SyntaxKind.BooleanKeyword, { type: "boolean" }],
    [ts.SyntaxKind.UnknownKeyword, {}],
  ]);

  const schemaOf = (type) => {
    if (keywords.has(type.kind)) return keywords.get(type.kind);
    if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return schemaOf(type.type); // readonly …
    if (ts.isArrayTypeNode(type)) return { type: "array", items: schemaOf(type.elementType) };
    if (ts.isLiteralTypeNode(type)) return literal(type.literal);
    if (ts.isTypeLiteralNode(type)) return objectOf(type.members);
    if (ts.isUnionTypeNode(type)) return union(type.types.map(schemaOf));
    if (ts.isIntersectionTypeNode(type)) return merged(type.types);
    if (ts.isTypeQueryNode(type)) return literal(declared.get(type.exprName.text).initializer);
    if (ts.isTypeReferenceNode(type)) return define(type.typeName.text);
    throw new Error(`no schema for ${type.getText()}`);
  };

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
  return { const: ts.isNumericLiteral(node) ? Number(node.text) : node.text };
}

/** Literals are an enum. */
function union(schemas) {
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
