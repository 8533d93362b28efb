import { common } from "bookings-errors/server";

interface Task {
  run(argument: string): Promise<void>;
}

/** Runs a task by its name: a file in the folder of tasks. */
export async function runTask(name: string, argument: string): Promise<void> {
  if (!/^[a-z]+$/.test(name)) throw common.invalidArgument();
  const task = await load(name);
  await task.run(argument);
}

async function load(name: string): Promise<Task> {
  try {
    return (await import(`../tasks/${name}.js`)) as Task;
  } catch (cause) {
    throw common.notFound({ cause });
  }
}
