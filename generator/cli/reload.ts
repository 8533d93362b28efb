import type { ServerResponse } from "node:http";

/** Reloads pages in browsers. The pages on the disk know nothing of it: the server adds a script to those that it sends. */
export interface Reload {
  /** Answers a request of the script; false for any other path. */
  readonly answer: (path: string, response: ServerResponse) => boolean;
  /** A page with the script, which its policy must let connect to the server. */
  readonly withScript: (page: Buffer) => string;
  /** Reloads all pages that were sent before. */
  readonly pages: () => void;
}

const folder = "/.errspec/";

/** A page that was sent before the last change reloads as soon as it connects, and so does one of an earlier server. */
const script = `const { src, dataset } = document.currentScript;
const changes = new EventSource(new URL("changes", src));
changes.onmessage = ({ data }) => {
  if (data === dataset.version) return;
  changes.close();
  location.reload();
};
`;

/** Makes a `Reload` for the server of a site at a path that ends with a slash. */
export function reloadAt(base: string): Reload {
  const started = Date.now();
  let changes = 0;
  const version = (): string => `${started}-${changes}`;
  const connected = new Set<ServerResponse>();
  const send = (response: ServerResponse): void => void response.write(`data: ${version()}\n\n`);
  return {
    answer(path, response) {
      const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
      if (path === `${folder}reload.js`) {
        response.writeHead(200, { ...headers, "Content-Type": "text/javascript; charset=utf-8" }).end(script);
      } else if (path === `${folder}changes`) {
        response.writeHead(200, { ...headers, "Content-Type": "text/event-stream" });
        connected.add(response.on("close", () => connected.delete(response)));
        send(response);
      } else return false;
      return true;
    },
    withScript(page) {
      const element = `<script src="${base.slice(0, -1)}${folder}reload.js" data-version="${version()}"></script>`;
      return `${page.toString("utf8").replace("default-src 'none';", "$& connect-src 'self';")}${element}\n`;
    },
    pages() {
      changes += 1;
      connected.forEach(send);
    },
  };
}
