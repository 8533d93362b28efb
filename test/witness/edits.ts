import { NothingToPick } from "./random.js";
import type { Random } from "./random.js";
import type { Spec, SpecEntry, SpecModule } from "./specs.js";

/** A change of one thing in a spec. It changes the object it is given; false where the spec has no such thing. */
type Edit = (spec: Spec, random: Random) => boolean;

/** A random edit: what it is called, and the spec after it. */
export function randomEdit(spec: Spec, random: Random): { readonly edit: string; readonly spec: Spec } {
  for (;;) {
    const [name, edit] = random.pick(Object.entries({ ...edits, ...optInEdits(spec) }));
    const copy = structuredClone(spec);
    try {
      if (edit(copy, random)) return { edit: name, spec: copy };
    } catch (error) {
      if (!(error instanceof NothingToPick)) throw error;
    }
  }
}

const kinds =
  "cancelled unknown invalid_argument deadline_exceeded not_found already_exists permission_denied internal aborted".split(
    " ",
  );
const actionsOf = "retry back_off wait fix_request resign contact_support none".split(" ");
const words = "Blue Cart Token Http Sku Id Api Parcel Tax Zone Uri Gift".split(" ");

const newName = (random: Random): string =>
  `${random.pick(words)}${random.pick(words)}${random.pick(["Lost", "Late", "Full", "Odd"])}`;
const aModule = (spec: Spec, random: Random): SpecModule => random.pick(spec.modules);
const anEntry = (spec: Spec, random: Random): SpecEntry => random.pick(spec.modules.flatMap(({ errors }) => errors));

const onEntry =
  (change: (entry: SpecEntry, random: Random, spec: Spec) => unknown): Edit =>
  (spec, random) =>
    change(anEntry(spec, random), random, spec) !== false;

/** Another value than the one that is there. */
const other = <T>(random: Random, values: readonly T[], now: T | undefined): T =>
  random.pick(values.filter((value) => value !== now));

const freeCode = (module: SpecModule, random: Random): string => {
  const type = module["code-type"];
  if (type === undefined) return String(random.integer(300, 900));
  return typeof type === "string" ? `code_${random.integer(1, 999)}` : `0x0000${random.integer(4096, 9999)}`;
};

const option =
  (target: string, key: string, values: readonly unknown[]): Edit =>
  (spec, random) => {
    if (!(target in spec.targets)) return false;
    const options = spec.targets[target] ?? {};
    spec.targets[target] = { ...options, [key]: other(random, values, options[key]) };
    return true;
  };

function fresh(module: SpecModule, random: Random): SpecEntry {
  const name = newName(random);
  return {
    code: freeCode(module, random),
    name,
    text: { en: `${name} happened.` },
    kind: random.pick(kinds),
    "x-meaning": random.integer(1000, 1e6),
  };
}

const replaced = [
  "Something altogether unlike it took place elsewhere",
  "Weather prevents any further delivery",
  "Quarterly audit flagged this ledger",
];

/** Edits of the options of targets that few specs have: others have the same edits as before there were these targets. */
function optInEdits({ targets }: Spec): Readonly<Record<string, Edit>> {
  if ("csharp" in targets) return csharpEdits;
  return "java" in targets ? javaAndPhpEdits : {};
}

const csharpEdits: Readonly<Record<string, Edit>> = {
  "namespace of csharp": option("csharp", "namespace", ["Acme.Shop", "Acme.Store"]),
  "package of csharp": option("csharp", "package", ["Acme.Shop.Errors"]),
  "license of csharp": option("csharp", "license", ["MIT", "Apache-2.0"]),
  "side of csharp": option("csharp", "side", ["client", "server", "both"]),
  "locales of csharp": option("csharp", "locales", [["en"], ["en", "zh"]]),
};

const javaAndPhpEdits: Readonly<Record<string, Edit>> = {
  "package of java": option("java", "package", ["com.acme.shop", "com.acme.store"]),
  "artifact of java": option("java", "artifact", ["shop-java"]),
  "side of java": option("java", "side", ["client", "server", "both"]),
  "locales of java": option("java", "locales", [["en"], ["en", "zh"]]),
  "namespace of php": option("php", "namespace", ["Acme\\Shop", "Acme\\Store"]),
  "package of php": option("php", "package", ["acme/shop"]),
  "side of php": option("php", "side", ["client", "server", "both"]),
  "locales of php": option("php", "locales", [["en"], ["en", "zh"]]),
  "no java or no php": (spec, random) => {
    const gone = random.pick(["java", "php"]);
    spec.targets = Object.fromEntries(Object.entries(spec.targets).filter(([id]) => id !== gone));
    return true;
  },
};

const edits: Readonly<Record<string, Edit>> = {
  rename: onEntry((entry, random) => void (entry.name = newName(random))),
  "rename with an alias": onEntry((entry, random) => {
    entry.aliases = [entry.name, ...(entry.aliases ?? [])];
    entry.name = newName(random);
  }),
  "swap name and alias": (spec, random) => {
    const entry = random.pick(
      spec.modules.flatMap(({ errors }) => errors).filter(({ aliases }) => aliases !== undefined),
    );
    const [alias = "", ...rest] = entry.aliases ?? [];
    entry.aliases = [entry.name, ...rest];
    entry.name = alias;
    return true;
  },
  "add an alias": onEntry((entry, random) => void (entry.aliases = [...(entry.aliases ?? []), newName(random)])),
  "remove the aliases": onEntry((entry) => {
    if (entry.aliases === undefined) return false;
    return delete entry.aliases;
  }),
  "move an alias": (spec, random) => {
    const module = spec.modules.find(({ errors }) => errors.some(({ aliases }) => aliases !== undefined));
    const from = module?.errors.find(({ aliases }) => aliases !== undefined);
    if (module === undefined || from?.aliases === undefined) return false;
    const to = other(random, module.errors, from);
    to.aliases = [...(to.aliases ?? []), ...from.aliases];
    delete from.aliases;
    return true;
  },
  "remove an entry": (spec, random) => {
    const module = aModule(spec, random);
    module.errors.splice(random.integer(0, module.errors.length - 1), 1);
    return module.errors.length > 0;
  },
  "retire an entry": (spec, random) => {
    const module = aModule(spec, random);
    const [gone] = module.errors.splice(random.integer(0, module.errors.length - 1), 1);
    if (gone === undefined) return false;
    module.reserved = [...(module.reserved ?? []), { codes: [gone.code], names: [gone.name], reason: "gone" }];
    return module.errors.length > 0;
  },
  renumber: (spec, random) => {
    const module = aModule(spec, random);
    random.pick(module.errors).code = freeCode(module, random);
    return true;
  },
  "swap two codes": (spec, random) => {
    const { errors } = aModule(spec, random);
    const a = random.pick(errors);
    const b = other(random, errors, a);
    [a.code, b.code] = [b.code, a.code];
    return true;
  },
  "swap two names": (spec, random) => {
    const { errors } = aModule(spec, random);
    const a = random.pick(errors);
    const b = other(random, errors, a);
    [a.name, b.name] = [b.name, a.name];
    return true;
  },
  "swap aliases": (spec, random) => {
    const { errors } = aModule(spec, random);
    const a = random.pick(errors.filter(({ aliases }) => aliases !== undefined));
    const b = other(random, errors, a);
    [a.aliases, b.aliases] = [b.aliases ?? [newName(random)], a.aliases ?? []];
    return true;
  },
  "an alias becomes a new name": (spec, random) => {
    const module = random.pick(
      spec.modules.filter(({ errors }) => errors.some(({ aliases }) => aliases !== undefined)),
    );
    const from = random.pick(module.errors.filter(({ aliases }) => aliases !== undefined));
    const name = from.aliases?.[0] ?? "";
    delete from.aliases;
    module.errors.push({ ...fresh(module, random), name });
    return true;
  },
  "a name becomes an alias of another": (spec, random) => {
    const { errors } = aModule(spec, random);
    const from = random.pick(errors);
    const to = other(random, errors, from);
    to.aliases = [...(to.aliases ?? []), from.name];
    from.name = newName(random);
    return true;
  },
  "the name of a removed entry becomes an alias": (spec, random) => {
    const module = aModule(spec, random);
    const removed = random.pick(module.errors);
    const to = other(random, module.errors, removed);
    to.aliases = [...(to.aliases ?? []), removed.name];
    module.errors = module.errors.filter((each) => each !== removed);
    return true;
  },
  "the name of a removed entry becomes a name": (spec, random) => {
    const module = aModule(spec, random);
    const removed = random.pick(module.errors);
    other(random, module.errors, removed).name = removed.name;
    module.errors = module.errors.filter((each) => each !== removed);
    return true;
  },
  "a new entry takes a name": (spec, random) => {
    const module = aModule(spec, random);
    const entry = random.pick(module.errors);
    module.errors.push({ ...fresh(module, random), name: entry.name });
    entry.name = newName(random);
    return true;
  },
  "give a code another meaning": onEntry((entry, random) => {
    Object.assign(entry, {
      name: newName(random),
      text: { en: random.pick(replaced) },
      "x-meaning": random.integer(1000, 1e6),
    });
    delete entry.params;
  }),
  "replace a text": onEntry((entry, random) => {
    Object.assign(entry, { text: { en: random.pick(replaced) }, "x-meaning": random.integer(1000, 1e6) });
    delete entry.params;
  }),
  "reword a text": onEntry((entry) => void (entry.text["en"] = `${entry.text["en"] ?? ""} Try again.`)),
  "remove a translation": onEntry((entry) => {
    if (entry.text["zh"] === undefined) return false;
    return delete entry.text["zh"];
  }),
  kind: onEntry((entry, random) => void (entry.kind = other(random, kinds, entry.kind))),
  action: onEntry((entry, random) => void (entry.action = other(random, actionsOf, entry.action ?? "none"))),
  fallback: onEntry((entry, random) => void (entry.fallback = other(random, actionsOf, entry.fallback))),
  retryable: onEntry((entry, random) => void (entry.retryable = random.pick([true, false]))),
  effect: onEntry((entry, random) => void (entry.effect = other(random, ["none", "unknown", "done"], entry.effect))),
  http: onEntry((entry, random) => void (entry.http = random.integer(400, 599))),
  title: onEntry((entry, random) => void (entry.title = newName(random))),
  note: onEntry((entry, random) => void (entry.note = newName(random))),
  solutions: onEntry((entry, random) => void (entry["solutions"] = [newName(random), newName(random)])),
  since: onEntry((entry, random) => void (entry.since = `0.${random.integer(1, 9)}.0`)),
  deprecate: onEntry((entry) => {
    if (entry.deprecated !== undefined) delete entry.deprecated;
    else entry.deprecated = { reason: "No longer sent." };
  }),
  group: (spec, random) => {
    const module = spec.modules.find(({ groups }) => groups !== undefined);
    if (module === undefined) return false;
    const entry = random.pick(module.errors.filter(({ code }) => code >= "200"));
    entry.group = "state";
    return true;
  },
  "remove a group": (spec) => {
    const module = spec.modules.find(({ groups }) => groups !== undefined);
    if (module?.groups === undefined) return false;
    delete module.groups["state"];
    for (const entry of module.errors) if (entry.group === "state") delete entry.group;
    return true;
  },
  "add a parameter": onEntry((entry, random) => {
    const name = random.pick(["buyer", "max_size", "class"]);
    entry.params = [...(entry.params ?? []), { name, type: random.pick(["string", "int", "float", "bool"]) }];
    entry.text = Object.fromEntries(Object.entries(entry.text).map(([locale, text]) => [locale, `${text} {${name}}`]));
  }),
  "remove a parameter": (spec, random) => {
    const entry = random.pick(
      spec.modules.flatMap(({ errors }) => errors).filter(({ params }) => params !== undefined),
    );
    const gone = entry.params?.pop()?.name ?? "";
    if (entry.params?.length === 0) delete entry.params;
    entry.text = Object.fromEntries(
      Object.entries(entry.text).map(([locale, text]) => [locale, text.replace(`{${gone}}`, "it")]),
    );
    return true;
  },
  "rename a parameter": (spec, random) => {
    const entry = random.pick(
      spec.modules.flatMap(({ errors }) => errors).filter(({ params }) => params !== undefined),
    );
    const param = random.pick(entry.params ?? []);
    const was = param.name;
    param.name = "renamed_one";
    entry.text = Object.fromEntries(
      Object.entries(entry.text).map(([locale, text]) => [locale, text.replace(`{${was}}`, "{renamed_one}")]),
    );
    return true;
  },
  "type of a parameter": (spec, random) => {
    const entry = random.pick(
      spec.modules.flatMap(({ errors }) => errors).filter(({ params }) => params !== undefined),
    );
    const param = random.pick(entry.params ?? []);
    param.type = other(random, ["string", "int", "float", "bool"], param.type);
    return true;
  },
  "order of parameters": (spec) => {
    const entry = spec.modules.flatMap(({ errors }) => errors).find(({ params = [] }) => params.length > 1);
    entry?.params?.reverse();
    return entry !== undefined;
  },
  "add an entry": (spec, random) => {
    const module = aModule(spec, random);
    module.errors.push(fresh(module, random));
    return true;
  },
  "order of entries": (spec, random) => {
    aModule(spec, random).errors.reverse();
    return true;
  },
  "move an entry": (spec, random) => {
    const from = aModule(spec, random);
    const to = other(random, spec.modules, from);
    if (
      spec.modules.length < 2 ||
      JSON.stringify(from["code-type"]) !== JSON.stringify(to["code-type"]) ||
      from.errors.length < 2
    )
      return false;
    const [moved] = from.errors.splice(random.integer(0, from.errors.length - 1), 1);
    if (moved === undefined) return false;
    delete moved.group;
    delete moved.deprecated;
    to.errors.push(moved);
    return true;
  },
  "success and error": (spec) => {
    const module = spec.modules.find(({ success }) => success !== undefined);
    if (module?.success === undefined) return false;
    module.errors.push(module.success);
    delete module.success;
    return true;
  },
  "rename success": (spec, random) => {
    const module = spec.modules.find(({ success }) => success !== undefined);
    if (module?.success === undefined) return false;
    module.success.name = newName(random);
    return true;
  },
  "remove success": (spec) => {
    const module = spec.modules.find(({ success }) => success !== undefined);
    delete module?.success;
    return module !== undefined;
  },
  "add a module": (spec, random) => {
    const module: SpecModule = { module: random.pick(["returns", "gift-cards"]), errors: [] };
    if (random.pick([true, false, false])) module["code-type"] = "string";
    module.errors.push(fresh(module, random));
    spec.modules.push(module);
    return true;
  },
  "remove a module": (spec, random) => {
    const module = aModule(spec, random);
    if (module.module === spec.envelope.common || spec.modules.length < 2) return false;
    spec.modules = spec.modules.filter((each) => each !== module);
    return true;
  },
  "rename a module": (spec, random) => {
    const module = aModule(spec, random);
    const id = `${module.module.replace("-", "_")}_x`;
    if (spec.envelope.common === module.module) spec.envelope.common = id;
    module.module = id;
    return true;
  },
  "order of modules": (spec) => {
    spec.modules.reverse();
    return true;
  },
  "title of a module": (spec, random) => {
    aModule(spec, random)["title"] = newName(random);
    return true;
  },
  "code type": (spec, random) => {
    const module = aModule(spec, random);
    if (typeof module["code-type"] === "object") module["code-type"] = { kind: "hex", bits: 32, signed: false };
    else module["code-type"] = module["code-type"] === undefined ? "string" : "dotted";
    delete module.groups;
    delete module.reserved;
    for (const entry of module.errors) delete entry.group;
    return true;
  },
  "a large code": (spec, random) => {
    const module = spec.modules.find((each) => each["code-type"] === undefined);
    if (module === undefined) return false;
    module.errors.push({ ...fresh(module, random), code: "5000000000" });
    return true;
  },
  "reserve more": (spec, random) => {
    const module = aModule(spec, random);
    module.reserved = [
      ...(module.reserved ?? []),
      { codes: [freeCode(module, random)], names: ["NeverUsed"], reason: "gone" },
    ];
    return true;
  },
  "reserve less": (spec) => {
    const module = spec.modules.find(({ reserved }) => reserved !== undefined);
    module?.reserved?.shift();
    return module !== undefined;
  },
  "join reserved": (spec) => {
    const module = spec.modules.find(({ reserved }) => reserved !== undefined);
    if (module === undefined) return false;
    module.reserved = [{ codes: ["150-169"], names: ["OrderArchived"], reason: "gone" }];
    return true;
  },
  initialisms: (spec, random) => {
    spec.initialisms = random.pick([["SKU", "API"], ["ORDER"], [], ["SKU", "STATE", "CARD"]]);
    return true;
  },
  "name of the catalog": (spec) => {
    spec.name = "Store";
    return true;
  },
  "id of the catalog": (spec) => {
    spec.catalog = "store";
    return true;
  },
  "a locale more": (spec) => {
    if (spec.locales.length > 1) return false;
    spec.locales.push("zh");
    return true;
  },
  "a locale less": (spec) => {
    if (spec.locales.length < 2) return false;
    spec.locales = ["en"];
    for (const entry of spec.modules.flatMap(({ errors, success }) => [...errors, ...(success ? [success] : [])]))
      delete entry.text["zh"];
    return true;
  },
  "order of locales": (spec) => {
    if (spec.locales.length < 2) return false;
    const entries = spec.modules.flatMap(({ errors, success }) => [...errors, ...(success ? [success] : [])]);
    spec.locales.reverse();
    for (const { text } of entries) text["zh"] ??= text["en"] ?? "";
    const inOneLocale = ["title", "note", "solutions", "deprecated", "was"];
    return entries.every((entry) => inOneLocale.every((key) => !(key in entry)));
  },
  "address of the docs": (spec) => {
    spec.docs = "https://docs.example.com/{module}/{name}";
    return true;
  },
  "common codes": (spec) => {
    if (spec.envelope.common === undefined) return false;
    delete spec.envelope.common;
    delete spec.envelope["module-code"];
    return true;
  },
  "place of the code": (spec, random) => {
    spec.envelope.code = random.pick([
      ["/errcode"],
      [...spec.envelope.code, "/errcode"],
      ["/errcode", ...spec.envelope.code],
    ]);
    return true;
  },
  "place of the text": (spec, random) => {
    spec.envelope.text = random.pick([["/words"], [...(spec.envelope.text ?? []), "/words"], []]);
    if (spec.envelope.text.length === 0) delete spec.envelope.text;
    return true;
  },
  "place of the request id": (spec, random) => {
    spec.envelope["request-id"] = random.pick([["/trace"], [...(spec.envelope["request-id"] ?? []), "/trace"], []]);
    if (spec.envelope["request-id"].length === 0) delete spec.envelope["request-id"];
    return true;
  },
  "headers of the code": (spec, random) => {
    const { headers } = spec.envelope;
    spec.envelope.headers = {
      ...headers,
      code: random.pick([["x-error", "x-code"], ["x-code", "x-error", "x-new"], ["x-new"]]),
    };
    return true;
  },
  "headers of the request id": (spec, random) => {
    const { headers } = spec.envelope;
    spec.envelope.headers = {
      ...headers,
      "request-id": random.pick([["x-id", "x-new"], ["x-new"]]),
    };
    return true;
  },
  "headers of the delay": (spec, random) => {
    const unit = random.pick(["seconds", "milliseconds", "epoch"]);
    spec.envelope.headers = { ...spec.envelope.headers, "retry-after": [{ header: "x-wait", unit }] };
    return true;
  },
  "no headers": (spec) => {
    if (spec.envelope.headers === undefined) return false;
    return delete spec.envelope.headers;
  },
  "status of errors": (spec, random) => {
    const status = random.pick(["entry", 200, 418, undefined] as const);
    if (status === spec.envelope.status) return false;
    if (status === undefined) delete spec.envelope.status;
    else spec.envelope.status = status;
    return true;
  },
  "place of the params": (spec, random) => {
    if (spec.envelope.params === undefined) spec.envelope.params = "/params";
    else if (random.pick([true, false])) spec.envelope.params = "/values";
    else delete spec.envelope.params;
    return true;
  },
  "places of field errors": (spec, random) => {
    const places = spec.envelope["field-errors"];
    if (places === undefined) {
      spec.envelope["field-errors"] = { at: "/violations", field: "/name" };
      return true;
    }
    const key = random.pick(["at", "field", "code", "text", "all"] as const);
    if (key === "all") delete spec.envelope["field-errors"];
    else if (key === "code" && random.pick([true, false])) delete places.code;
    else if (key === "text" && random.pick([true, false])) delete places.text;
    else places[key] = "/elsewhere";
    return true;
  },
  "a standard envelope more": (spec, random) => {
    spec.envelopes = { ...spec.envelopes, [random.pick(["problem", "grpc", "json-rpc", "graphql"])]: null };
    return true;
  },
  "a standard envelope less": (spec, random) => {
    if (spec.envelopes === undefined) return false;
    const gone = random.pick(Object.keys(spec.envelopes));
    spec.envelopes = Object.fromEntries(Object.entries(spec.envelopes).filter(([id]) => id !== gone));
    return true;
  },
  "domain of gRPC errors": (spec) => {
    if (spec.envelopes?.["grpc"] === undefined) return false;
    spec.envelopes["grpc"] = { domain: "store.example.com" };
    return true;
  },
  "a sensitive parameter": (spec, random) => {
    const entry = random.pick(
      spec.modules.flatMap(({ errors }) => errors).filter(({ params }) => params !== undefined),
    );
    const param = random.pick(entry.params ?? []);
    param.sensitive = true;
    entry.text = Object.fromEntries(
      Object.entries(entry.text).map(([locale, text]) => [locale, text.replace(`{${param.name}}`, "it")]),
    );
    return true;
  },
  "success condition": (spec, random) => {
    const now = JSON.stringify(spec.envelope.success);
    spec.envelope.success = random.pick([{ absent: "/failure" }, { code: spec.envelope.success?.code ?? "1" }]);
    return JSON.stringify(spec.envelope.success) !== now;
  },
  "forms of module codes": (spec, random) => {
    const [first] = spec.envelope["module-code"] ?? [];
    if (first === undefined) return false;
    first.forms = random.pick([["({code})"], ["{code}:"], ["({code})", "{code}:", "[{code}]"]]);
    return true;
  },
  "places of module codes": (spec, random) => {
    const places = spec.envelope["module-code"];
    if (places === undefined) return false;
    spec.envelope["module-code"] = random.pick([
      places.slice(0, 1),
      places.slice(1),
      [...places, { at: "/sub" }],
      [...places].reverse(),
    ]);
    return true;
  },
  "no module codes": (spec) => {
    if (spec.envelope["module-code"] === undefined) return false;
    delete spec.envelope["module-code"];
    return true;
  },
  "a target less": (spec, random) => {
    spec.targets = Object.fromEntries(
      Object.entries(spec.targets).filter(([id]) => id !== random.pick(["go", "python", "typescript"])),
    );
    return true;
  },
  "package of typescript": option("typescript", "package", ["shop-codes", "@acme/codes"]),
  "style of typescript": option("typescript", "style", ["enum", "const"]),
  "classes of typescript": option("typescript", "classes", ["per-module", "per-code"]),
  "prefix of typescript": option("typescript", "prefix", ["", "My"]),
  "suffix of typescript": option("typescript", "suffix", ["Code", "Codes", ""]),
  "locales of typescript": option("typescript", "locales", [["en"], ["en", "zh"]]),
  "side of typescript": option("typescript", "side", ["client", "server", "both"]),
  "adapters of typescript": option("typescript", "adapters", [
    ["fetch"],
    ["axios"],
    ["express", "web"],
    ["nestjs"],
    [],
  ]),
  "licence of typescript": option("typescript", "license", ["MIT", "Apache-2.0"]),
  "module of go": option("go", "module", ["example.com/other/shop", "example.com/shop"]),
  "package of go": option("go", "package", ["shop", "shoperr"]),
  "layout of go": option("go", "layout", ["single", "packages"]),
  "prefix of go": option("go", "prefix", ["Code", "Err", ""]),
  "suffix of go": option("go", "suffix", ["", "Code"]),
  "initialisms of go": option("go", "initialisms", [["ORDER"], ["STATE"]]),
  "locales of go": option("go", "locales", [["en"], ["en", "zh"]]),
  "side of go": option("go", "side", ["client", "server", "both"]),
  "adapters of go": option("go", "adapters", [["nethttp"], []]),
  "package of python": option("python", "package", ["shop_codes", "shop_errors"]),
  "distribution of python": option("python", "distribution", ["shop-dist"]),
  "classes of python": option("python", "classes", ["per-code", "per-kind"]),
  "prefix of python": option("python", "prefix", ["", "My"]),
  "suffix of python": option("python", "suffix", ["Error", "Trouble", ""]),
  "locales of python": option("python", "locales", [["en"], ["en", "zh"]]),
};
