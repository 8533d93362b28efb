"""A target of errspec for C11: a header with the codes, and a decoder of responses. Its options: `prefix`, for macros."""

import json
import re
import sys
from pathlib import Path

FEATURES = [
    "aliases",
    "code-type-dotted",
    "code-type-hex",
    "code-type-sqlstate",
    "code-type-string",
    "common-codes",
    "deprecations",
    "locales",
    "module-codes",
    "operations",
    "params",
]

RUNTIME = {
    "errspec_decode.c": "src",
    "errspec_decode.h": "include",
    "errspec_json.c": "src",
    "errspec_json.h": "include",
    "errspec_locale.c": "src",
    "verdicts.c": "test",
}

READERS = {"int": "ERRSPEC_INT", "hex": "ERRSPEC_HEX", "text": "ERRSPEC_TEXT", "sqlstate": "ERRSPEC_SQLSTATE"}

MAKEFILE = """\
# {header}
CFLAGS += -std=c11 -O2 -Wall -Wextra -Wpedantic -Iinclude
SOURCES = src/errors.c src/errspec_decode.c src/errspec_json.c src/errspec_locale.c

verdicts: test/verdicts.c $(SOURCES)
\t$(CC) $(CFLAGS) -o $@ test/verdicts.c $(SOURCES) -lm
"""


def string(text):
    """A text as a string of C. Octal escapes end after three digits, and ? is escaped because of trigraphs."""
    parts = []
    for byte in text.encode("utf-8", "replace"):
        plain = 32 <= byte < 127 and chr(byte) not in '"\\?'
        parts.append(chr(byte) if plain else f"\\{byte:03o}")
    return '"' + "".join(parts) + '"'


def comment(text):
    """A text on one line of a comment."""
    line = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]+", " ", text).strip()
    return line.replace("?", "? ").replace("? ?", "? ").replace("*/", "* /").replace("/*", "/ *").replace("*/", "* /")


def macro(*words):
    """`ORDERS_ORDER_NOT_FOUND` from the ID of a module and a name."""
    snake = [re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word).replace("-", "_") for word in words if word]
    return "_".join(snake).upper()


class Data:
    """Static data: an array of its own for each list."""

    def __init__(self):
        self.lines = []

    def array(self, declaration, items):
        """Declares an array, unless it would be empty, and returns its name and its length."""
        if not items:
            return "NULL", 0
        name = f"data_{len(self.lines)}"
        body = "".join(f"    {item},\n" for item in items)
        self.lines.append(f"static {declaration.format(name)} = {{\n{body}}};\n")
        return name, len(items)

    def path(self, steps):
        name, length = self.array("const char *const {}[]", [string(step) for step in steps])
        return f"{{{name}, {length}}}"

    def paths(self, places):
        return self.array("const struct errspec_path {}[]", [self.path(place) for place in places])

    def place(self, steps):
        """A pointer to a path, or NULL."""
        return "NULL" if steps is None else self.paths([steps])[0]

    def source(self, source):
        forms = [f"{{{string(form['before'])}, {string(form['after'])}}}" for form in source["forms"]]
        name, length = self.array("const struct errspec_form {}[]", forms)
        return f"{{{self.path(source['at'])}, {name}, {length}, {source.get('textIndex', -1)}}}"

    def entry(self, entry, view):
        texts = self.array("const char *const {}[]", [string(text["text"]) for text in view["texts"]])[0]
        fields = [
            string(entry["code"]),
            string(entry["name"]),
            string(entry["kind"]),
            string(entry["action"]),
            "true" if entry["retryable"] else "false",
            str(entry["http"]),
            texts,
        ]
        return "{" + ", ".join(fields) + "}"

    def module(self, module, view):
        views = {each["code"]: each for each in view["entries"]}
        entries = [self.entry(entry, views[entry["code"]]) for entry in module["entries"]]
        name, length = self.array("const struct errspec_entry {}[]", entries)
        success = string(view["success"]) if "success" in view else "NULL"
        reader = view["reader"]
        fields = [string(module["id"]), READERS[reader["kind"]], str(reader.get("bits", 0)), success, name, str(length)]
        return "{" + ", ".join(fields) + "}"


def source_file(request):
    """`src/errors.c`: the plan of the catalog."""
    catalog, sdk = request["catalog"], request["sdk"]
    decode, success, data = sdk["decode"], sdk["decode"]["success"], Data()
    modules = [data.module(*pair) for pair in zip(catalog["modules"], sdk["modules"])]
    module_list = data.array("const struct errspec_module {}[]", modules)
    ids = [module["id"] for module in catalog["modules"]]
    common = f"&{module_list[0]}[{ids.index(sdk['common'])}]" if "common" in sdk else "NULL"
    fields = {
        "title": string(sdk["title"]),
        **pair("locales", "locale_count", data.array("const char *const {}[]", list(map(string, catalog["locales"])))),
        **pair("modules", "module_count", module_list),
        "common": common,
        **pair("code", "code_count", data.paths(decode["code"])),
        **pair("text", "text_count", data.paths(decode["text"])),
        **pair("request_id", "request_id_count", data.paths(decode["requestId"])),
        "success_code": string(success["code"]) if "code" in success else "NULL",
        "absent": data.place(success.get("absent")),
        "parent": data.place(success.get("parent")),
        "present": data.place(success.get("present")),
        **pair(
            "sources",
            "source_count",
            data.array("const struct errspec_source {}[]", [data.source(source) for source in decode["sources"]]),
        ),
        **pair(
            "foreign_keys",
            "foreign_key_count",
            data.array("const char *const {}[]", [string(key) for key in decode["foreignKeys"]]),
        ),
    }
    plan = "".join(f"    .{name} = {value},\n" for name, value in fields.items())
    return "\n".join(
        [
            f"/* {request['header']} */",
            '#include "errspec_decode.h"\n',
            *data.lines,
            f"const struct errspec_plan errspec_plan = {{\n{plan}}};\n",
        ]
    )


def pair(name, count, array):
    return {name: array[0], count: str(array[1])}


def header_file(request, identifiers):
    """`include/errors.h`: the codes."""
    prefix = request["options"].get("prefix", "")
    lines = [f"/* {request['header']} */", "#ifndef ERRSPEC_ERRORS_H", "#define ERRSPEC_ERRORS_H", ""]
    for module, view in zip(request["catalog"]["modules"], request["sdk"]["modules"]):
        lines += [f"/* The codes of {module['id']}. */", ""]
        entries = {entry["code"]: entry for entry in [module.get("success"), *module["entries"]] if entry}
        for each in view["entries"]:
            doc, entry = each["doc"], entries[each["code"]]
            lines.append(f"/* {comment(doc['text'])} */")
            if "deprecation" in doc:
                lines.append(f"/* Deprecated {comment(doc['deprecation']['times'])}: {comment(doc['deprecation']['reason'])} */")
            value = each["code"] if view["reader"]["kind"] in ("int", "hex") else string(each["code"])
            for name in each["names"]:
                text = macro(prefix, module["id"], name)
                lines.append(f"#define {text} {value if not value.startswith('-') else f'({value})'}")
                alias = {} if name == entry["name"] else {"alias": name}
                identifiers.append(
                    {"text": text, "scope": "errors.h", "module": module["id"], "code": each["code"], **alias}
                )
            lines.append("")
    return "\n".join([*lines, "#endif", ""])


def surface(request, identifiers):
    return [
        {"role": "constant", "text": each["text"], "module": each["module"], "code": each["code"]} for each in identifiers
    ]


def main():
    request = json.load(sys.stdin)
    problems = []
    if "params" in request["sdk"]["decode"]:
        message = "params that travel in responses are not supported"
        problems.append({"severity": "error", "message": message, "help": "remove `params` from the envelope"})
    identifiers = []
    runtime = Path(__file__).parent / "runtime"
    files = {
        "include/errors.h": header_file(request, identifiers),
        "src/errors.c": source_file(request),
        "Makefile": MAKEFILE.format(header=request["header"]),
        **{f"{folder}/{name}": (runtime / name).read_text("utf-8") for name, folder in RUNTIME.items()},
    }
    result = {
        "files": [
            *({"path": path, "text": text} for path, text in files.items()),
            {"path": "test/decode.jsonl", "rows": "decode"},
        ],
        "features": FEATURES,
        "problems": problems,
        "identifiers": identifiers,
        "surface": surface(request, identifiers),
    }
    json.dump(result, sys.stdout)


main()
