import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root, run } from "../support/tools.js";

/*
 * Documents that ask their reader to fetch, include or run something. An import only reads the codes: it sends no
 * requests, reads no other files, and creates none.
 */

const rows = ["1001", "1002", "1003"].map((code) => [code, `The order ${code} is closed.`] as const);
const htmlRows = rows.map(([code, text]) => `<tr><td>${code}</td><td>${text}</td></tr>`).join("");
const pipeRows = rows.map(([code, text]) => `| ${code} | ${text} |`).join("\n");

/** One document per format, given the address of a server, the path of a secret file, and the path of a file that must not be created. */
const documents: Readonly<Record<string, (url: string, secret: string, evil: string) => string>> = {
  "page.html": (url, secret, evil) => `<!DOCTYPE html SYSTEM "${url}/dtd" [<!ENTITY secret SYSTEM "file://${secret}">]>
<html><head><meta http-equiv="refresh" content="0;url=${url}/refresh"><base href="${url}/">
<link rel="stylesheet" href="${url}/style.css"><style>@import "${url}/import.css";</style>
<script src="${url}/script.js"></script><script>fetch("${url}/fetch"); require("fs").writeFileSync("${evil}", "")</script></head>
<body onload="fetch('${url}/load')"><img src="${url}/image.png" onerror="fetch('${url}/error')"><iframe src="file://${secret}"></iframe>
<object data="${url}/object"></object><svg onload="fetch('${url}/svg')"></svg>
<table><tr><th>Error code</th><th>Description</th></tr>${htmlRows}<tr><td>1004</td><td>&secret;<script>document.write("written")</script></td></tr></table></body></html>`,
  "page.md": (url, secret) => `# Errors

![image](${url}/image.png) <img src="${url}/image.png"> {{#include ${secret}}} !include ${secret}

| Error code | Description |
| --- | --- |
${pipeRows}

[ref]: ${url}/reference
`,
  "page.rst": (url, secret, evil) => `Errors
======

.. include:: ${secret}
.. raw:: html
   :url: ${url}/raw
.. csv-table:: Errors
   :url: ${url}/table.csv
.. csv-table:: Errors
   :file: ${secret}
.. exec:: touch ${evil}

===========  =======================
Error code   Description
===========  =======================
${rows.map(([code, text]) => `${code}         ${text}`).join("\n")}
===========  =======================
`,
  "page.adoc": (url, secret) => `= Errors

include::${secret}[]
include::${url}/include.adoc[]
image::${url}/image.png[]

|===
| Error code | Description
${pipeRows.replaceAll(" |\n", "\n").replace(/ \|$/, "")}
|===
`,
  "errors.json": (url, secret) =>
    JSON.stringify({
      $schema: `${url}/schema`,
      errors: [
        ...rows.map(([code, description]) => ({ code: Number(code), description })),
        { $ref: `${url}/ref` },
        { $ref: `file://${secret}` },
      ],
    }),
  "errors.yaml": (url, secret, evil) => `errors:
${rows.map(([code, text]) => `  - { code: ${code}, description: ${text} }`).join("\n")}
act: !!js/function 'function () { require("fs").writeFileSync("${evil}", "") }'
more: !include ${secret}
rest: { $ref: "${url}/ref" }
`,
  "errors.h": (url, secret, evil) => `#include "${secret}"
#pragma comment(lib, "${url}")
#error $(touch ${evil})
${rows.map(([code, text], index) => `#define ERR_ORDER_${index} ${code} /* ${text} */`).join("\n")}
`,
  "errors.py": (url, secret, evil) => `import urllib.request
urllib.request.urlopen("${url}/python")
open("${evil}", "w").write(open("${secret}").read())


class ErrorCode(enum.IntEnum):
${rows.map(([code, text], index) => `    ORDER_${index} = ${code}  # ${text}`).join("\n")}
`,
};

describe("a document with active content is only read", () => {
  it.each(Object.entries(documents))("%s", async (name, document) => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? "");
      response.end("<table><tr><th>Error code</th></tr><tr><td>6666</td></tr></table>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const folder = temporaryFolder();
      const secret = join(folder, "secret.txt");
      const evil = join(folder, "evil");
      put(folder, { "secret.txt": "| 6666 | the secret |\n#define SECRET 6666\n" });
      put(folder, { [name]: document(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, secret, evil) });

      const { status, stderr } = await run(process.execPath, [
        join(root, "dist", "main.js"),
        "import",
        join(folder, name),
        "--output",
        join(folder, "spec"),
      ]);

      expect([status, stderr]).toEqual([0, ""]);
      const spec = Object.keys(tree(folder)).filter((path) => /^spec\/(?!schema)/.test(path));
      const text = spec.map((path) => readFileSync(join(folder, path), "utf8")).join("");
      for (const [code] of rows) expect(text).toContain(`code: ${code}`);
      expect(text).not.toMatch(/6666|written/);
      expect(existsSync(evil)).toBe(false);
      expect(requests).toEqual([]);
    } finally {
      server.close();
    }
  });

  it("must be a file: a URL is refused", async () => {
    const { status, stderr } = await run(process.execPath, [
      join(root, "dist", "main.js"),
      "import",
      "http://127.0.0.1:9/page.html",
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      "http://127.0.0.1:9/page.html does not exist; import reads files only, so save the page and pass the file",
    );
  });
});
