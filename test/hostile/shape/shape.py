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

    def is_text(node: ast.AST) -> bool:
        return isinstance(node, ast.Constant) and isinstance(node.value, str)

    def walk(node: ast.AST, is_doc: bool) -> None:
        parts.append("(" + type(node).__name__)
        if is_text(node):
            if is_doc:
                lines = node.value.splitlines()
                acting = [line for line in lines if line.strip().startswith(("..", ">>>"))]
                parts.append(f" doc {len(examples.get_examples(node.value))} {acting}")
            else:
                literals.append(node.value)
        else:
            # A text that is a statement is documentation: of what it stands in, or of the attribute before it.
            docs = isinstance(node, ast.Expr)
            for name in node._fields:
                value = getattr(node, name, None)
                for item in value if isinstance(value, list) else (value,):
                    if isinstance(item, ast.AST):
                        walk(item, docs)
                    else:
                        parts.append(f" {name}={item!r}")
        parts.append(")")

    walk(tree, False)
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type == tokenize.COMMENT or token.type == tokenize.ENCODING:
            parts.append(" " + token.string)
    return {"shape": "".join(parts), "literals": literals}


for line in sys.stdin:
    print(json.dumps(shape(json.loads(line))), flush=False)
    sys.stdout.flush()
