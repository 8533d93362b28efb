import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";

/** Lets a server listen on the loopback interface only. The port 0 picks a free one. */
export function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new UsageError(`port ${port} is in use; give another with --port`) : error),
    );
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** The address of a server that listens, without a path. */
export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Waits until the process is interrupted, and closes the server. */
export function untilInterrupted(server: Server): Promise<ExitCode> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        server.close();
        server.closeAllConnections();
        resolve(0);
      });
    }
  });
}
