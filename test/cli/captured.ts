import { vi } from "vitest";

/** What a command printed and how it ended. */
export interface Captured<T> {
  readonly result: T;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, in a folder, and catches what it prints. */
export async function captured<T>(folder: string, command: () => T | Promise<T>): Promise<Captured<T>> {
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((chunk) => {
      printed[name] += String(chunk);
      return true;
    }),
  );
  const before = process.cwd();
  process.chdir(folder);
  try {
    return { result: await command(), ...printed };
  } finally {
    process.chdir(before);
    for (const spy of spies) spy.mockRestore();
  }
}
