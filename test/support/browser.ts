import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";
import type { Browser } from "playwright-core";

/** Starts a real Chromium: that of the npm package, or the one that CHROMIUM_PATH names. */
export async function launchBrowser(env: NodeJS.ProcessEnv = {}): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? (await chromium.executablePath());
  // In a single process the browser would end with its first context.
  const args = chromium.args.filter((argument) => argument !== "--single-process" && argument !== "--no-zygote");
  return driver.launch({ executablePath, args, headless: true, env: { ...process.env, ...env } });
}
