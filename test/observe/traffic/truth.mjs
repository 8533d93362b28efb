// Adds up what was planted. It never sees a body, a line or a record: only the expectation beside each of them.
//
// An expectation (`exp`): { result, module, code, module_code, reason, status, operation, text, repeat, time }.
// Sections 7 to 9 of test/observe/contract.md are computed from these rows and from spec.mjs.
import { SHOP } from "./spec.mjs";

const COLUMNS = ["result", "module", "code", "module_code", "reason", "status", "operation", "text"];
const HEADER = [...COLUMNS, "n", "repeats", "first", "last"];
const units = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const iso = (t) => (t === undefined ? "" : new Date(t).toISOString());

export class Truth {
  constructor(args, spec = SHOP) {
    this.spec = spec;
    this.args = args;
    this.rows = new Map();
    this.damaged = new Map(); // file -> lines
    this.expected = []; // what is expected of each record, to find the one that differs
    this.where = {}; // { file, line } or { file, entry }
    this.planted = {};
    this.nearMisses = {};
  }
  add(exp) {
    const { time, repeat, ...rest } = exp;
    if (this.expected.length <= 50_000)
      this.expected.push({
        ...this.where,
        ...Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== "" && v !== undefined)),
        ...(repeat ? { repeat } : {}),
        ...(time === undefined ? {} : { time: iso(time) }),
      });
    const key = COLUMNS.map((c) => String(exp[c] ?? "")).join("\u0000");
    let row = this.rows.get(key);
    if (!row) {
      row = Object.fromEntries(COLUMNS.map((c) => [c, String(exp[c] ?? "")]));
      Object.assign(row, { n: 0, repeats: 0, first: undefined, last: undefined });
      this.rows.set(key, row);
    }
    row.n++;
    if (exp.repeat) row.repeats++;
    if (exp.time !== undefined) {
      row.first = row.first === undefined ? exp.time : Math.min(row.first, exp.time);
      row.last = row.last === undefined ? exp.time : Math.max(row.last, exp.time);
    }
  }
  addDamaged(file, line) {
    this.add({ result: "damaged" });
    if (!this.damaged.has(file)) this.damaged.set(file, []);
    this.damaged.get(file).push(line);
  }
  note(exp, kind, isNearMiss) {
    const to = isNearMiss ? this.nearMisses : this.planted;
    to[kind] = (to[kind] ?? 0) + 1;
  }

  finish(extra) {
    const {
      common: COMMON,
      modules: MODULES,
      operations: OPERATIONS,
      allEntries,
      entryAt,
      isReserved,
      statusOf,
    } = this.spec;
    /** The owner of `code`. */
    const ownerOf = (r) => COMMON ?? r.module;
    const rows = [...this.rows.values()].sort((a, b) => COLUMNS.map((c) => units(a[c], b[c])).find((x) => x) ?? 0);
    const sum = (select) => rows.filter(select).reduce((n, r) => n + r.n, 0);
    const entryOf = (r) => {
      if (r.result !== "error") return undefined;
      return r.module_code ? entryAt(r.module, r.module_code) : entryAt(ownerOf(r), r.code);
    };
    const findings = new Map();
    const add = (rule, level, subject, r, n = r.n) => {
      const key = `${rule} ${JSON.stringify(subject)}`;
      let f = findings.get(key);
      if (!f) findings.set(key, (f = { rule, level, subject, n: 0, first: undefined, last: undefined }));
      f.n += n;
      if (r.first !== undefined) f.first = f.first === undefined ? r.first : Math.min(f.first, r.first);
      if (r.last !== undefined) f.last = f.last === undefined ? r.last : Math.max(f.last, r.last);
    };
    const of = (e) => ({ module: e.module, code: e.code });
    const unknown = []; // [module, code, row]
    for (const r of rows) {
      if (r.result === "invalid")
        add("unreadable-body", "warning", { reason: r.reason, operation: r.operation || null }, r);
      if (r.result !== "error") continue;
      for (const [owner, code] of [
        [ownerOf(r), r.code],
        [r.module, r.module_code],
      ]) {
        if (code === "" || entryAt(owner, code)) continue;
        const success = MODULES.find((m) => m.id === owner).success;
        if (success && String(success.code) === code) continue;
        add(isReserved(owner, code) ? "reserved-code" : "unknown-code", "error", { module: owner, code }, r);
        unknown.push([owner, code, r]);
      }
      const e = entryOf(r);
      if (!e) continue;
      if (e.internal) add("internal-code", "error", of(e), r);
      if (r.status !== "" && Number(r.status) !== statusOf(e))
        add("status-mismatch", "error", { ...of(e), status: Number(r.status) }, r);
      if (r.operation && !OPERATIONS.list[r.operation].declared.has(e))
        add("undeclared-error", "warning", { operation: r.operation, ...of(e) }, r);
      if (r.text === "other") add("text-differs", "warning", of(e), r);
      if (r.repeats > 0) add("retry-storm", "warning", { ...of(e), operation: r.operation || null }, r, r.repeats);
    }
    for (const e of allEntries().filter((x) => x.deprecated)) {
      const own = rows.filter((r) => entryOf(r) === e);
      if (own.length === 0) continue;
      const lasts = own.map((r) => r.last).filter((t) => t !== undefined);
      const day =
        lasts.length > 0
          ? new Date(Math.max(...lasts)).toISOString().slice(0, 10)
          : this.args[this.args.indexOf("--today") + 1];
      const gone = e.deprecated.sunset !== undefined && e.deprecated.sunset <= day;
      for (const r of own) add(gone ? "sunset-code" : "deprecated-code", gone ? "error" : "warning", of(e), r);
    }
    for (const [file, lines] of this.damaged) add("damaged-line", "warning", { file }, { n: lines.length });

    const isSeen = (e) =>
      rows.some((r) => r.result === "error" && (entryOf(r) === e || (e.module === ownerOf(r) && r.code === e.code)));
    const counted = (e) => !e.internal && !e.deprecated;
    for (const e of allEntries()) if (counted(e) && !isSeen(e)) add("unseen-code", "info", of(e), { n: 0 });
    const responses = sum((r) => ["success", "error", "invalid"].includes(r.result));
    if (responses === 0) add("no-responses", "error", {}, { n: 0 });

    const share = (list) => ({ seen: list.filter(isSeen).length, of: list.length });
    const times = rows.flatMap((r) => [r.first, r.last]).filter((t) => t !== undefined);
    const codes = new Map();
    const count = (module, code, name, r) => {
      const key = `${module} ${code}`;
      let c = codes.get(key);
      if (!c) codes.set(key, (c = { module, code, name, n: 0, first: undefined, last: undefined }));
      c.n += r.n;
      if (r.first !== undefined) c.first = c.first === undefined ? r.first : Math.min(c.first, r.first);
      if (r.last !== undefined) c.last = c.last === undefined ? r.last : Math.max(c.last, r.last);
    };
    for (const r of rows) {
      const e = entryOf(r);
      if (e) count(e.module, e.code, e.name, r);
    }
    for (const [module, code, r] of unknown) count(module, code, null, r);
    const out = (x) => ({ ...x, first: iso(x.first) || null, last: iso(x.last) || null });
    return {
      ...extra,
      args: this.args,
      read: {
        records: sum(() => true),
        other: sum((r) => r.result === "other"),
        damaged: sum((r) => r.result === "damaged"),
        unread: sum((r) => r.result === "unread"),
        responses,
        success: sum((r) => r.result === "success"),
        errors: sum((r) => r.result === "error"),
        invalid: sum((r) => r.result === "invalid"),
        first: iso(times.length ? times.reduce((a, b) => Math.min(a, b)) : undefined) || null,
        last: iso(times.length ? times.reduce((a, b) => Math.max(a, b)) : undefined) || null,
      },
      damagedLines: Object.fromEntries(this.damaged),
      planted: this.planted,
      nearMisses: this.nearMisses,
      findings: [...findings.values()]
        .map(out)
        .sort((a, b) => units(a.rule, b.rule) || units(JSON.stringify(a.subject), JSON.stringify(b.subject))),
      coverage: {
        ...share(allEntries().filter(counted)),
        modules: MODULES.map((m) => ({ module: m.id, ...share(m.entries.filter(counted)) })),
        operations: Object.values(OPERATIONS.list).map((op) => {
          const own = rows.filter((r) => r.operation === op.id && ["success", "error", "invalid"].includes(r.result));
          const declared = [...op.declared].filter(counted);
          return {
            operation: op.id,
            n: own.reduce((n, r) => n + r.n, 0),
            errors: own.filter((r) => r.result === "error").reduce((n, r) => n + r.n, 0),
            seen: declared.filter((e) => own.some((r) => entryOf(r) === e)).length,
            of: declared.length,
          };
        }),
      },
      codes: [...codes.values()]
        .map(out)
        .sort((a, b) => b.n - a.n || units(a.module, b.module) || units(a.code, b.code)),
      counts: rows.map((r) => ({ ...r, first: iso(r.first), last: iso(r.last) })),
    };
  }
}

export const countsCsv = (counts) =>
  [HEADER, ...counts.map((r) => HEADER.map((c) => r[c]))]
    .map((r) => r.map((x) => (/[",\r\n]/.test(String(x)) ? `"${String(x).replaceAll('"', '""')}"` : x)).join(","))
    .join("\n") + "\n";
