"""Reads one JSON string a line, the text of a Python file each, and answers with a line of JSON:
the file's syntax without the text of its literals, and the values of its string literals in order.
Comments are kept as they are: no text of a spec belongs into one."""

import ast
import doctest
import io
import json
import re
import sys
import tokenize
import warnings

warnings.simplefilter("error")
examples = doctest.DocTestParser()


def encoding_of(source: bytes) -> str:
    return tokenize.detect_encoding(io.BytesIO(source).readline)[0]


def comments_of(source: bytes, texts: "list[ast.expr]") -> "list[str]":
    """The comments outside texts, then those between the pieces of a text. To read all tokens takes ten times longer."""
    lines = re.split(rb"\r\n|\r|\n", source)
    outside = list(lines)
    between = []
    # From the end on, so that the columns before a text stay where they are.
    for node in sorted(texts, key=lambda text: (text.lineno, text.col_offset), reverse=True):
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
        if first < last:
            inner = [lines[first][start:], *lines[first + 1 : last], lines[last][:end]]
            tokens = tokenize.tokenize(io.BytesIO(b"(" + b"\n".join(inner) + b")").readline)
            between += [token.string for token in tokens if token.type == tokenize.COMMENT]
            outside[last] = outside[last][end:]
            outside[first + 1 : last] = [b""] * (last - first - 1)
            outside[first] = outside[first][:start]
        else:
            outside[first] = outside[first][:start] + outside[first][end:]
    found = [line[line.index(b"#") :] for line in outside if b"#" in line]
    return [comment.decode("utf-8") for comment in found] + between


def shape(text: str) -> "dict[str, object]":
    source = text.encode("utf-8")
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, Warning) as error:
        return {"shape": f"error: {error}", "literals": []}
    parts = []
    literals = []
    texts = []

    def is_text(node: ast.AST, types: "type | tuple[type, ...]" = str) -> bool:
        return isinstance(node, ast.Constant) and isinstance(node.value, types)

    def walk(node: ast.AST, is_doc: bool, is_inner: bool) -> None:
        parts.append("(" + type(node).__name__)
        if not is_inner and (isinstance(node, ast.JoinedStr) or is_text(node, (str, bytes))):
            texts.append(node)
            is_inner = True
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
                        walk(item, docs, is_inner)
                    else:
                        parts.append(f" {name}={item!r}")
        parts.append(")")

    walk(tree, False, False)
    for part in (encoding_of(source), *comments_of(source, texts)):
        parts.append(" " + part)
    return {"shape": "".join(parts), "literals": literals}


for line in sys.stdin:
    print(json.dumps(shape(json.loads(line))), flush=False)
    sys.stdout.flush()
