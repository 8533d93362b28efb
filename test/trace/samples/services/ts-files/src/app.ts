import { scan } from "file-scanner";
import { files, log } from "files-errors/server";
import { errorResponse } from "files-errors/web";
import { Hono } from "hono";
import { CachedBlobs, LocalBlobs } from "./blobs.js";
import { convert } from "./converters.js";
import { Database, HttpDriver } from "./database.js";
import type { Env } from "./middleware.js";
import { authenticated, limited } from "./middleware.js";
import { usageOf } from "./remote.js";
import { FileService } from "./service.js";
import { ShareService, withProblems } from "./shares.js";

const database = new Database(new HttpDriver());
const service = new FileService(database, new CachedBlobs(new LocalBlobs()), {
  beforeMove(account, file, folder) {
    if (folder.startsWith("/system") && file.owner === account.id) throw files.forbidden({ detail: "not there" });
  },
});
const shares = new ShareService(database);

async function bodyOf(request: { json(): Promise<unknown> }): Promise<Record<string, unknown>> {
  const body = await request.json().catch((cause: unknown) => {
    throw files.badRequest({ cause });
  });
  if (typeof body !== "object" || body === null) throw files.badRequest();
  return body as Record<string, unknown>;
}

export const app = new Hono<Env>();
app.use(limited);
app.get(
  "/s/:token",
  withProblems(async (context) => {
    return context.json(await shares.open(context.req.param("token") ?? "", context.req.query("password")));
  }),
);

app.use(authenticated);
app.post("/files", async (context) => {
  const { name, size } = await bodyOf(context.req);
  return context.json(await service.upload(context.get("account"), String(name), Number(size)), 201);
});
app.get("/files/:id", async (context) => {
  return context.json(await service.open(context.get("account"), context.req.param("id")));
});
app.get("/files/:id/content", async (context) => {
  const content = await service.content(context.get("account"), context.req.param("id"));
  return context.body(Uint8Array.from(content).buffer);
});
app.delete("/files/:id", async (context) => {
  await service.delete(context.get("account"), context.req.param("id"));
  return context.body(null, 204);
});
app.post("/files/:id/move", async (context) => {
  const { folder } = await bodyOf(context.req);
  return context.json(await service.move(context.get("account"), context.req.param("id"), String(folder)));
});
app.post("/files/:id/shares", async (context) => {
  const account = context.get("account");
  const file = await service.open(account, context.req.param("id"));
  return context.json(await shares.create(account, file, context.req.query("password")), 201);
});
app.post("/files/:id/convert/:format", async (context) => {
  const { id, format } = context.req.param();
  const content = await service.content(context.get("account"), id);
  const converted = await convert(content, format);
  return context.body(Uint8Array.from(converted).buffer);
});
app.patch("/files/:id", async (context) => {
  const { action, value } = await bodyOf(context.req);
  return context.json(await service.change(context.get("account"), context.req.param("id"), action, value));
});
app.post("/batch", async (context) => {
  const { ids } = await bodyOf(context.req);
  if (!Array.isArray(ids)) throw files.badRequest({ detail: "ids" });
  return context.json({ done: await service.batch(context.get("account"), ids.map(String)) });
});
app.post("/files/:id/scan", async (context) => {
  const content = await service.content(context.get("account"), context.req.param("id"));
  return context.json({ score: await scan(content) });
});
app.get("/usage", async (context) => {
  const account = context.get("account");
  return context.json({ limits: account.limits, usage: await usageOf(account.id) });
});

app.onError((error, context) => {
  console.error(log(error));
  return errorResponse(error, context.req.raw);
});

export default app;
