"""Reads one JSON string a line, the text of a Python file each, and answers with a line of JSON:
the file's syntax without the text of its literals, and the values of its string literals in order.
Comments are kept as they are: no text of a spec belongs into one."""

import ast
import doctest
import io
import json
import sys
import tokenize
import warnings

warnings.simplefilter("error")
examples = doctest.DocTestParser()


def shape(text: str) -> "dict[str, object]":
    source = text.encode("utf-8")
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, Warning) as error:
        return {"shape": f"error: {error}", "literals": []}
    parts = []
    literals = []
    docs = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body
        else:
            continue
        if body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            if isinstance(body[0].value.value, str):
                docs.add(body[0].value)
    # What stands after an attribute is taken for its documentation by tools.
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            docs.add(node.value)

    def walk(node: ast.AST) -> None:
        parts.append("(" + type(node).__name__)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node in docs:
                lines = node.value.splitlines()
                acting = [line for line in lines if line.strip().startswith(("..", ">>>"))]
                parts.append(f" doc {len(examples.get_examples(node.value))} {acting}")
            else:
                literals.append(node.value)
        else:
            for name, value in ast.iter_fields(node):
                for item in value if isinstance(value, list) else [value]:
                    if isinstance(item, ast.AST):
                        walk(item)
                    else:
                        parts.append(f" {name}={item!r}")
        parts.append(")")

    walk(tree)
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type == tokenize.COMMENT or token.type == tokenize.ENCODING:
            parts.append(" " + token.string)
    return {"shape": "".join(parts), "literals": literals}


for line in sys.stdin:
    print(json.dumps(shape(json.loads(line))), flush=False)
    sys.stdout.flush()
