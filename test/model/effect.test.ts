import { expect, it } from "vitest";
import { actionIds } from "../../generator/model/action.js";
import { defaultEffect, effectLabel } from "../../generator/model/effect.js";
import { kindIds } from "../../generator/model/kind.js";

it("follows from the kind", () => {
  expect(kindIds.filter((kind) => defaultEffect(kind, "none") === "unknown")).toEqual([
    "cancelled",
    "unknown",
    "deadline_exceeded",
    "internal",
    "unavailable",
    "data_loss",
  ]);
  expect(kindIds.filter((kind) => defaultEffect(kind, "none") === "none")).toHaveLength(kindIds.length - 6);
});

it("is done only if the action says so, whatever the kind is", () => {
  const done = actionIds.filter((action) => kindIds.every((kind) => defaultEffect(kind, action) === "done"));
  expect(done).toEqual(["already_done"]);
  for (const kind of kindIds)
    for (const action of actionIds) expect(defaultEffect(kind, action) === "done").toBe(action === "already_done");
});

it("has an answer in English and in Chinese", () => {
  expect((["none", "unknown", "done"] as const).map((effect) => effectLabel(effect, "en"))).toEqual([
    "No",
    "Unknown",
    "Yes",
  ]);
  expect(effectLabel("unknown", "zh-TW")).toBe("不确定");
});
