import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/** A spec of modules, each with the lines of its entries. */
function version(modules: Readonly<Record<string, readonly string[]>>) {
  const list = Object.entries(modules).map(
    ([id, entries]) => `  - { module: ${id}, errors: [${entries.map((entry) => `{ ${entry} }`).join(", ")}] }\n`,
  );
  return versionOf(
    catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { docs: null }
modules:
${list.join("")}`),
  );
}

const other = "code: 1, name: Other, text: Another one.";
const old = "code: 2, name: Fading, text: The disk is full.";
const until = (day: string): string => `deprecated: { sunset: ${day}, reason: No use. }`;
const dated = `${old}, ${until("2027-01-31")}`;
const before = version({ things: [other, dated], more: [other] });

/** What the rules on these days find: rule and message. */
function found(after: Parameters<typeof version>[0], today = "2026-06-01", from = before): string[] {
  return breaking(breakingRules, from, version(after), { today }).findings.flatMap(({ rule, message }) =>
    rule.includes("sunset") ? [`${rule} ${message}`] : [],
  );
}

describe("what may be removed from a day", () => {
  it("is there until that day", () => {
    const early = ["removed-before-sunset the code 2 (Fading) of things was removed before its sunset, 2027-01-31"];
    const gone = { things: [other], more: [other] };
    expect(found(gone, "2027-01-30")).toEqual(early);
    expect(found(gone, "2027-01-31")).toEqual([]);
    expect(found(gone, "2027-02-01")).toEqual([]);
    expect(found(gone, "2026-06-01", version({ things: [other, old], more: [other] }))).toEqual([]);
  });

  it.each<[what: string, after: Parameters<typeof version>[0], ...lost: string[]]>([
    ["nothing has happened", { things: [other, dated] }],
    ["it is in another module", { things: [other], more: [other, dated] }, "the code 2 (Fading) of things"],
    ["its module is gone", { more: [other] }, "the code 2 (Fading) of things"],
    ["it has another code", { things: [other, dated.replace("2", "3")] }, "the code 2 (Fading) of things"],
    [
      "its code means something else",
      { things: [other, "code: 2, name: Fresh, text: Nobody has paid for months."] },
      "the code 2 (Fading) of things",
    ],
    ["it has another name", { things: [other, dated.replace("Fading", "Faded")] }, "the name Fading of things/2"],
    [
      "it has another name, and its own besides",
      { things: [other, `${dated.replace("Fading", "Faded")}, aliases: [Fading]`] },
    ],
    ["its module has another id", { stuff: [other, dated] }],
  ])("is looked for when %s", (_, after, ...lost) => {
    const gone = lost.map((what) => `removed-before-sunset ${what} was removed before its sunset, 2027-01-31`);
    expect(found({ more: [other], ...after })).toEqual(gone);
  });

  it("is known by its code and its day, whatever else has changed", () => {
    const prints = (from: string, after: readonly string[]): string[] =>
      breaking(breakingRules, version({ things: [other, from] }), version({ things: after }), {
        today: "2026-06-01",
      }).findings.flatMap(({ rule, fingerprint }) => (rule === "removed-before-sunset" ? [fingerprint] : []));
    const print = prints(dated, [other]);
    expect(print).toHaveLength(1);
    expect(prints(dated.replace("full", "empty"), [other, "code: 5, name: Fresh, text: x"])).toEqual(print);
    expect(prints(dated.replace("2027-01-31", "2027-02-28"), [other])).not.toEqual(print);
  });
});

describe("the day from which something may be removed", () => {
  const things = (entry: string): Parameters<typeof version>[0] => ({ things: [other, entry], more: [other] });
  const sooner =
    "sunset-brought-forward things/2 (Fading) was not to be removed before 2027-01-31, but now it may be removed";

  it("is not brought forward, nor taken away, until it has come", () => {
    const [earlier, none] = [`${old}, ${until("2026-12-31")}`, `${old}, deprecated: { reason: No use. }`];
    expect(found(things(earlier), "2027-01-30")).toEqual([`${sooner} from 2026-12-31`]);
    expect(found(things(none), "2027-01-30")).toEqual([`${sooner} at any time`]);
    expect(found(things(earlier), "2027-01-31")).toEqual([]);
    expect(found(things(none), "2027-01-31")).toEqual([]);
  });

  it("is not lost by withdrawing the deprecation and deprecating again", () => {
    const lost =
      "sunset-brought-forward things/2 (Fading) was not to be removed before 2027-01-31, but it is no longer deprecated, so the promise is lost";
    expect(found(things(old), "2027-01-30")).toEqual([lost]);
    expect(found(things(old), "2027-01-31")).toEqual([]);
    const undated = version(things(`${old}, deprecated: { reason: No use. }`));
    expect(found(things(old), "2026-06-01", undated)).toEqual([]);
  });

  it("stops a removal in two steps at the first one, whatever the version says", () => {
    const steps = [`${old}, ${until("2026-05-01")}`, `${old}, deprecated: { reason: No use. }`, old];
    for (const first of steps) {
      const { findings } = breaking(breakingRules, before, version(things(first)), { today: "2026-06-01" });
      const broken = findings.filter(({ severity }) => severity === "error");
      expect(broken.map(({ rule, bump }) => [rule, bump])).toEqual([["sunset-brought-forward", "major"]]);
    }
  });

  it("may be set, or set later, at any time", () => {
    const later = ["sunset-announced things/2 (Fading) may be removed from 2027-02-28"];
    expect(found(things(`${old}, ${until("2027-02-28")}`))).toEqual(later);
    const undated = version(things(`${old}, deprecated: { reason: No use. }`));
    expect(found(things(`${old}, ${until("2027-02-28")}`), "2026-06-01", undated)).toEqual(later);
    const current = version(things(old));
    expect(found(things(dated), "2026-06-01", current)).toEqual([]); // it is newly deprecated, says another rule
  });
});
