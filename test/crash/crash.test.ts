import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { manifestPath } from "../../generator/output/manifest.js";
import { temporaryFolder, tree } from "../support/folder.js";
import { foreign, prepare, scenarios, spec } from "./projects.js";
import type { Project } from "./projects.js";
import { callsOf, describeTraced, run, runUntil } from "./strace.js";
import type { Call, Event } from "./strace.js";

/*
 * What is left when a run dies: killed before or after a system call that writes, or told by the system that it cannot
 * write. strace does both to the real command. Afterwards each file must be old or new, foreign files untouched, and the
 * next run must bring everything to what it should be, with no temporary file left.
 */

const kills: readonly Event[] = ["killed before", "killed after"];
const errors: readonly Event[] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE"];

interface Trial {
  readonly call: Call;
  readonly event: Event;
}

/** CI makes every 41st trial, which comes to each event; `CRASH_STEP=1` makes them all. */
const step = Number(process.env["CRASH_STEP"] ?? 41);

/** Each event at each call that writes, and one at each that only reads. */
function trials(calls: readonly Call[], events: readonly Event[]): readonly Trial[] {
  const all = calls.flatMap((call, index) =>
    (call.writes ? events : [events[index % events.length] ?? "EIO"]).map((event) => ({ call, event })),
  );
  return all.filter((_, index) => index % step === 0);
}

const isTemporary = (path: string): boolean => /(?:^|\/)\.[^/]*\.errspec-[0-9a-f]{12}\.tmp$/.test(path);

/** Every file is old or new, nothing else is there but what a dead run may leave, and foreign files are as they were. */
function expectWhole({ folder, into, before, wanted }: Project, what: string): void {
  const now = tree(join(folder, into));
  for (const [path, text] of Object.entries(now)) {
    if (path === manifestPath || /^\.errspec\.lock(?:\.\d+)?$/.test(path) || isTemporary(path)) continue;
    expect([before[path], wanted[path]], `${what}: ${path} is torn`).toContain(text);
  }
  const kept = Object.keys(before).filter((path) => path in wanted);
  for (const path of kept) expect(now, `${what}: ${path} is lost`).toHaveProperty([path]);
  for (const [path, text] of Object.entries(foreign)) expect(now[path], `${what}: ${path}`).toBe(text);
}

function expectRepaired({ folder, command, into, wanted }: Project, what: string): void {
  const { status, stderr } = run(folder, command);
  // A spec that is whole is not begun anew.
  if (command === "init" && status === 2) expect(stderr, what).toBe("errspec: spec/errspec.yaml already exists\n");
  else expect([status, stderr], what).toEqual([0, ""]);
  expect(tree(join(folder, into)), what).toEqual(wanted);
}

const timeout = 3_600_000;

describeTraced("a run that dies", () => {
  it.each(Object.entries(scenarios))(
    "leaves each file old or new when it is killed, and the next run repairs: %s",
    { timeout },
    async (name, scenario) => {
      const project = prepare(scenario, temporaryFolder());
      const calls = callsOf(project.folder, project.command, [project.into]).filter(({ writes }) => writes);
      const tried = trials(calls, kills);
      for (const { call, event } of tried) {
        const what = `${event} ${call.name} ${call.path} (${call.ordinal})`;
        project.reset();
        await runUntil(project.folder, project.command, call, event);
        expectWhole(project, what);
        expectRepaired(project, what);
      }
      console.log(`${name}: ${calls.length} calls that write, ${tried.length} kills`);
      expect(tried).not.toEqual([]);
    },
  );

  it.each(Object.entries(scenarios))(
    "leaves each file old or new when it cannot write, and says so: %s",
    { timeout },
    async (name, scenario) => {
      const project = prepare(scenario, temporaryFolder());
      const calls = callsOf(project.folder, project.command, [project.into]);
      const tried = trials(calls, errors);
      let failed = 0;
      for (const { call, event } of tried) {
        const what = `${event} from ${call.name} ${call.path} (${call.ordinal})`;
        project.reset();
        const { status, stderr } = await runUntil(project.folder, project.command, call, event);
        expectWhole(project, what);
        const now = Object.keys(tree(join(project.folder, project.into)));
        if (call.name !== "unlink") expect(now.filter(isTemporary), what).toEqual([]);
        if (status === 0) expect(tree(join(project.folder, project.into)), what).toEqual(project.wanted);
        else {
          failed += 1;
          expect([status, stderr], what).toEqual([
            2,
            expect.stringMatching(new RegExp(`^errspec: .+: .+ \\(${event}\\)\n$`)),
          ]);
        }
        expectRepaired(project, what);
      }
      console.log(`${name}: ${calls.length} calls, ${tried.length} errors, ${failed} of them the run's end`);
      expect(tried).not.toEqual([]);
    },
  );

  it("neither writes nor reads the output where there is nothing to do, once a run has read it", async () => {
    const { folder } = prepare({ command: "generate", into: "out", to: spec }, temporaryFolder());
    expect(run(folder, "generate")).toEqual({ status: 0, stderr: "" });
    await setTimeout(100); // what was written just now is read again
    expect(run(folder, "generate")).toEqual({ status: 0, stderr: "" });
    const calls = callsOf(folder, "generate", ["."]);
    expect(calls.map(({ path }) => path)).toContain("spec/aa.yaml");
    expect(calls.filter(({ path, writes }) => writes || path.startsWith("out/"))).toEqual([]);
  });
});
