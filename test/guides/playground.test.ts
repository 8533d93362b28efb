import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openSpec } from "../../generator/api.js";
import { serve } from "../../generator/cli/docs.js";
import { targets } from "../../generator/targets/index.js";
import { launchBrowser } from "../support/browser.js";
import { docsSite } from "../support/docs-site.js";
import { root } from "../support/tools.js";

/* The playground as a visitor has it, in a real browser, on the site that `npm run docs:site` builds. */

let site = "";
let browser: Browser;
let server: Server;
let address = "";
beforeAll(async () => {
  site = await docsSite();
  browser = await launchBrowser();
  server = await serve(site, 0, "/errspec/"); // below a path, as on a project's pages
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/errspec`;
}, 300_000);
afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

/** Opens the playground. When the test ends, nothing must have gone wrong, and nothing must have been asked of anyone else. */
async function open(fragment = "", options: BrowserContextOptions = {}, path = "/playground/"): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", ({ message }) => problems.push(message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("blob:")) problems.push(`request: ${url}`);
    if (request.method() !== "GET") problems.push(`${request.method()}: ${url}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  await page.goto(`${address}${path}${fragment}`);
  return page;
}

/** Opens it, and waits until it has checked its spec. */
async function opened(...args: Parameters<typeof open>): Promise<Page> {
  const page = await open(...args);
  await page.locator(".cm-content").waitFor();
  await checked(page);
  return page;
}

const checked = (page: Page) => page.locator("#counts", { hasText: /\d|No findings|没有问题/ }).waitFor();

/** Selects the value of a key in the editor, and types another one. */
async function type(page: Page, line: string, value: string): Promise<void> {
  await page.locator(".cm-line", { hasText: line }).first().click();
  await page.keyboard.press("End");
  const { length } = line.slice(line.indexOf(": ") + 2);
  for (let left = length; left > 0; left--) await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.type(value);
  await page.keyboard.press("Escape"); // completions
}

/** Waits until the address has what was done last. */
async function saved(page: Page): Promise<void> {
  await page.waitForTimeout(1000);
  expect(new URL(page.url()).hash).toMatch(/^#1\./);
}

const show = (page: Page, view: string) => page.locator(`#tab-${view}`).click();

describe("the playground", () => {
  it("starts with the example of the README, and shows Go that follows what is typed", async () => {
    const page = await opened();
    const code = page.locator("#code");
    expect(await page.locator(".cm-content").textContent()).toContain("name: InvalidProjectId");
    await code.getByText("CodeInvalidProjectID").first().waitFor();
    expect(await page.locator("#counts").textContent()).toBe("No findings");
    await type(page, "name: InvalidProjectId", "ProjectMissing");
    await code.getByText("CodeProjectMissing").first().waitFor();
    expect(await code.textContent()).not.toContain("InvalidProjectID");
  });

  it("marks a mistake at its line, and leads to it from the list", async () => {
    const page = await opened();
    await type(page, "kind: invalid_argument", "invalid_argumnt");
    const finding = page.locator("#problems button");
    await finding.waitFor();
    expect(await finding.textContent()).toContain(
      "dsa.yaml:9:11 error[invalid-value]: `invalid_argumnt` is not a kind",
    );
    expect(await finding.textContent()).toContain("did you mean `invalid_argument`?");
    expect(await page.locator(".cm-lintRange-error").textContent()).toBe("invalid_argumnt");
    expect(await page.locator("#code").textContent()).toContain("The spec has errors");
    await page.getByRole("tab", { name: "common.yaml" }).click();
    await finding.click();
    expect(await page.getByRole("tab", { name: "dsa.yaml" }).getAttribute("aria-selected")).toBe("true");
    expect(await page.locator(".cm-activeLine").textContent()).toContain("invalid_argumnt");
  });

  it("reports what is not YAML, and what breaks a rule across files", async () => {
    const page = await opened();
    await type(page, "module: dsa", "*x");
    await page.locator("#problems", { hasText: "error[yaml-" }).waitFor();
    await type(page, "module: *x", "common");
    await page.locator("#problems", { hasText: "error[unique-module]" }).waitFor();
  });

  it("completes keys and values, and says what a key means", async () => {
    const page = await opened();
    await type(page, "kind: failed_precondition", "not_f");
    const list = page.locator(".cm-tooltip-autocomplete");
    await page.keyboard.press("Control+Space");
    await list.getByText("not_found").waitFor();
    await page.waitForTimeout(200); // the editor ignores keys that were not meant for a list which has just opened
    await page.keyboard.press("Enter");
    expect(await page.locator(".cm-content").textContent()).toContain("kind: not_found");
    await page.locator(".cm-line", { hasText: "action: fix_request" }).getByText("action").hover();
    await page.locator(".hover").waitFor();
    expect(await page.locator(".hover").textContent()).toMatch(/caller/);
  });

  it("decodes a response", async () => {
    const page = await opened();
    await show(page, "decode");
    const decoded = page.locator("#decoded");
    await decoded.getByText("dsa: InvalidProjectId (4000/2130)").waitFor();
    await page.locator("#body").fill("<html>Bad Gateway</html>");
    await page.locator("#status").fill("502");
    await page.locator("#headers").fill("Content-Type: text/html\nRetry-After: 7");
    await decoded.getByText("7000 ms").or(decoded.getByText("unavailable")).first().waitFor();
    expect(await decoded.textContent()).toContain("unavailable");
  });

  it("explains a code, with the code that handles it", async () => {
    const page = await opened();
    await show(page, "explain");
    await page.locator("#query").fill("1102");
    await page.locator("#explanation", { hasText: "dsa/1102 ServiceNotActive" }).waitFor();
    expect(await page.locator("#explanation").textContent()).toContain("errors.Is(err, dsa.CodeServiceNotActive)");
    expect(await page.locator("#explanation .paint-bold").first().textContent()).toBe("dsa/1102 ServiceNotActive");
  });

  it("reports whom a change breaks since the version that was kept, also after a reload", async () => {
    const page = await opened();
    await show(page, "breaking");
    await page.locator("#keep").click();
    await page.locator("#changes", { hasText: "Nothing that users rely on has changed." }).waitFor();
    await type(page, "name: InvalidProjectId", "ProjectMissing");
    const changes = page.locator("#changes", { hasText: "renamed from InvalidProjectId to ProjectMissing" });
    await changes.waitFor();
    expect(await changes.textContent()).toMatch(
      /kept:spec\/dsa\.yaml:7:11: it was InvalidProjectId\n +7 \| +name: InvalidProjectId/,
    );
    await saved(page);
    const again = await opened(new URL(page.url()).hash);
    await again.locator("#changes", { hasText: "ProjectMissing" }).waitFor();
    await again.locator("#forget").click();
    expect(await again.locator("#changes").isHidden()).toBe(true);
  });

  it("makes a spec of a pasted table, and brings it back from the address", async () => {
    const page = await opened();
    await show(page, "import");
    await page
      .locator("#document")
      .fill("Code\tMessage\tHTTP\n40001\tThe parcel does not exist.\t404\n40002\tToo many requests.\t429\n");
    await page.locator("#read").click();
    await page.locator("#report", { hasText: "module api: 2 int codes" }).waitFor();
    await page.locator("#use").click();
    await page.locator(".cm-line", { hasText: "The parcel does not exist." }).first().waitFor();
    await page.locator("#target").selectOption("python");
    await page.locator("#file").selectOption({ label: await pythonModule(page) });
    await page.locator("#code", { hasText: "40001" }).waitFor();
    await saved(page);
    await page.reload();
    await page.locator("#code", { hasText: "40001" }).waitFor();
    expect(await page.locator("#target").inputValue()).toBe("python");
  });

  it("says when a document has no codes", async () => {
    const page = await opened();
    await show(page, "import");
    await page.locator("#document").fill("Nothing to see here.");
    await page.locator("#read").click();
    await page.locator("#report", { hasText: "found no table" }).waitFor();
    expect(await page.locator("#use").isHidden()).toBe(true);
  });

  it("adds and removes files, and starts again", async () => {
    const page = await opened();
    await page.locator("#add").click();
    await page.getByRole("tab", { name: "module-1.yaml" }).waitFor();
    await page.locator("#code", { hasText: "package module1" }).waitFor();
    await page.locator("#remove").click();
    expect(await page.getByRole("tab", { name: "module-1.yaml" }).count()).toBe(0);
    expect(await page.locator("#remove").isDisabled()).toBe(true);
    await page.locator("#restart").click();
    await page.locator("#code", { hasText: "package dsa" }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
  });

  it("says that a link is damaged, and that a spec is too long for one", async () => {
    const page = await opened("#1.AAAA");
    expect(await page.locator("#note").textContent()).toBe("The link is damaged, so this is the example.");
    const noise = Array.from({ length: 40_000 }, (_, index) =>
      ((index * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join(" ");
    await page.locator(".cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText(`# ${noise}\n`);
    await page.locator("#note", { hasText: "too long for a link" }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
  });
});

/** The generated file with the codes of the module. */
async function pythonModule(page: Page): Promise<string> {
  await page.locator("#file option", { hasText: ".py" }).first().waitFor({ state: "attached" });
  const paths = await page.locator("#file option").allTextContents();
  return paths.find((path) => path.endsWith("/api.py")) ?? "";
}

describe("what the page loads and sends", () => {
  const assets = (): readonly string[] => {
    const page = readFileSync(join(site, "playground", "index.html"), "utf8");
    const names = [...page.matchAll(/(?:href|src)="([\w-]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
    return [...new Set(names)]; // what is loaded early is named twice
  };

  it("shows the first output with few bytes, and with no other file", async () => {
    const files = ["index.html", ...assets()].map((name) => readFileSync(join(site, "playground", name)));
    expect(files.reduce((sum, file) => sum + gzipSync(file).length, 0)).toBeLessThan(120_000);
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const needed = new Set(["", ...assets()]);
    await context.route("**/*", (route) => {
      const name = new URL(route.request().url()).pathname.replace(/^.*\/playground\//, "");
      return needed.has(name) || route.request().url().startsWith("blob:") ? route.continue() : route.abort();
    });
    await page.goto(`${address}/playground/`);
    await page.locator("#code", { hasText: "CodeInvalidProjectID" }).waitFor();
    expect(await page.locator("#editor textarea").inputValue()).toContain("InvalidProjectId");
  });

  it("cannot send anything, neither from the page nor from the worker", async () => {
    const asked: string[] = [];
    const other = createServer(({ url = "" }, response) => {
      asked.push(url);
      response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end();
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${address}/playground/`);
    await checked(page);
    const [worker] = page.workers();
    const send = `fetch("${elsewhere}").then(() => "sent", () => "refused")`;
    expect(await page.evaluate(send)).toBe("refused");
    expect(await worker?.evaluate(send)).toBe("refused");
    expect(asked).toEqual([]);
    // Without the policy, the same request arrives.
    const free = await (await browser.newContext({ bypassCSP: true })).newPage();
    await free.goto(`${address}/playground/`);
    expect(await free.evaluate(send)).toBe("sent");
    await free.context().close();
  });

  it("gives the same files as the command, for every target", async () => {
    const text = readFileSync(join(root, "test", "cases", "two-layers", "spec.yaml"), "utf8");
    const all = targets.map(({ id }) => id);
    const ours = [{ name: "errspec.yaml", text: `${text}targets:\n${all.map((id) => `  ${id}:\n`).join("")}` }];
    const spec = await openSpec(ours.map((file) => ({ path: `spec/${file.name}`, text: file.text })));
    const wanted = await spec.generate();
    const page = await opened();
    const made: Record<string, string> = {};
    for (const target of all) Object.assign(made, await page.evaluate(generateInPage(target, ours)));
    const rest = wanted.files.filter(({ path }) => path !== ".gitattributes");
    expect(Object.keys(made).sort()).toEqual(rest.map(({ path }) => path).sort());
    for (const { path, text } of rest) expect(made[path], path).toBe(text);
  });
});

/** Asks a worker of its own for all files of a target, as the page does. */
function generateInPage(target: string, files: object): string {
  return `(async () => {
    const script = new URL(JSON.parse(document.getElementById("data").textContent).worker, location.href).href;
    const blob = new Blob(["import " + JSON.stringify(script)], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
    let id = 0;
    const ask = (method, ...args) => new Promise((resolve, reject) => {
      const mine = ++id;
      worker.addEventListener("message", ({ data }) => {
        if (data.id === mine) "error" in data ? reject(new Error(data.error)) : resolve(data.value);
      });
      worker.postMessage({ id: mine, method, args });
    });
    const { paths } = await ask("generate", ${JSON.stringify(files)}, ${JSON.stringify(target)});
    const made = {};
    for (const path of paths) made[path] = await ask("text", path);
    worker.terminate();
    return made;
  })()`;
}

describe("the looks of the playground", () => {
  it.each([
    ["light", 1280, "/playground/"],
    ["dark", 390, "/zh/playground/"],
  ] as const)("is accessible in %s, %d wide, at %s", async (colorScheme, width, path) => {
    const page = await opened("", { colorScheme, viewport: { width, height: 844 } }, path);
    for (const view of ["output", "decode", "explain", "breaking", "import"]) {
      await show(page, view);
      if (view === "breaking") await page.locator("#keep").click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${view}: ${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
    }
  });

  it("is used with the keyboard alone", async () => {
    const page = await opened();
    await type(page, "name: InvalidProjectId", "ProjectMissing");
    await page.locator(".skip").focus();
    await page.keyboard.press("Enter"); // skips to the result, and leaves the spec as it is
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#view-decode").isVisible()).toBe(true);
    await page.keyboard.press("End");
    expect(await page.locator("#view-import").isVisible()).toBe(true);
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#view-output").isVisible()).toBe(true);
    await page.locator("#code", { hasText: "CodeProjectMissing" }).waitFor();
  });

  it("keeps the theme and the spec when the language changes", async () => {
    const page = await opened();
    await page.locator("#theme").click();
    await type(page, "name: InvalidProjectId", "ProjectMissing");
    await saved(page);
    await page.locator("#other-language").click();
    await page.locator("#tab-output", { hasText: "输出" }).waitFor();
    await page.locator("#code", { hasText: "CodeProjectMissing" }).waitFor();
    expect(await page.evaluate("document.documentElement.className")).toBe("dark");
  });
});
