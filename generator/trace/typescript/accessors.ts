import { ts } from "ts-morph";
import type { Step } from "../facts.js";
import { objectsOf } from "./objects.js";
import type { Reader } from "./reader.js";
import { around } from "./source.js";
import type { Self } from "./source.js";

/** What reading or writing a property can raise: its accessors run. */
export function accessor(reader: Reader, node: ts.PropertyAccessExpression): readonly Step[] {
  const isWritten = ts.isBinaryExpression(node.parent) && node.parent.left === node;
  const found = reader.source
    .symbol(node.name)
    ?.declarations?.filter((each): each is ts.AccessorDeclaration =>
      isWritten ? ts.isSetAccessor(each) : ts.isGetAccessor(each),
    );
  return (found ?? [])
    .filter((each) => each.body !== undefined && !reader.source.isExternal(each))
    .flatMap((each) => {
      const objects = ts.isClassLike(each.parent) ? objectsOf(reader, node.expression) : undefined;
      const at = reader.source.at(node);
      return (objects ?? [selfOf(reader, each)]).map((self) => ({ call: [reader.functionId(each, self)], at }));
    });
}

/** What going through an object of the program can raise. */
export function iterated(reader: Reader, node: ts.Expression): readonly Step[] {
  const properties = reader.source.checker.getTypeAtLocation(node).getProperties();
  const iterators = properties.filter(({ escapedName }) => /^__@(?:async)?iterator/i.test(String(escapedName)));
  return iterators
    .flatMap(({ declarations }) => declarations ?? [])
    .filter((each): each is ts.MethodDeclaration => ts.isMethodDeclaration(each) && !reader.source.isExternal(each))
    .map((each) => ({ call: [reader.functionId(each, selfOf(reader, each))], at: reader.source.at(node) }));
}

/** Any object of the class that a member is part of. */
function selfOf(reader: Reader, node: ts.Node): Self {
  const owner = node.parent;
  if (!ts.isClassLike(owner)) return around(node) === undefined ? undefined : reader.self;
  return { type: owner };
}
