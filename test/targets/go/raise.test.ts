import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, program, remove, withServer } from "./generated.js";
import { specs } from "./specs.js";

const main = `package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"example.com/store"
	"example.com/store/orders"
)

type loop struct{ next error }

func (l *loop) Error() string { return "loop" }
func (l *loop) Unwrap() error { return l.next }

func main() {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if len(groups) == 0 && (a.Key == "time" || a.Key == "level" || a.Key == "msg") {
				return slog.Attr{}
			}
			return a
		},
	}))
	log := func(err error) { logger.LogAttrs(context.Background(), slog.LevelInfo, "", store.LogAttrs(err)...) }
	send := func(err error) {
		r := store.Encode(err, store.EncodeOptions{Locale: "en", RequestID: "r-1"})
		fmt.Println(r.Status, r.Header, string(r.Body), r.RequestID)
	}

	params := orders.OverLimitParams{Limit: 3, Rate: 1e21, IsExact: true, Name: "{card}", Card: "canary"}
	over := orders.NewOverLimit(params).Wrap(fmt.Errorf("dial: %w", io.EOF)).With("attempt", 3).With("host", "db-7")
	logger.Info("", "error", over)
	send(fmt.Errorf("call: %w", over))
	fmt.Println(over, errors.Is(over, io.EOF), errors.Is(over, orders.CodeOverLimit), errors.Is(over, store.CodeUnexpected), errors.Is(over, store.ResourceExhausted))

	full := orders.NewDiskFull(orders.DiskFullParams{Host: "canary"}).WithDetail("canary")
	log(fmt.Errorf("call: %w", full))
	send(full)
	log(errors.Join(io.EOF, fmt.Errorf("read: %w", io.ErrUnexpectedEOF)))
	log(fmt.Errorf("call: %w", orders.CodeGone))
	send(orders.CodeGone)
	send(store.CodeInvalid)
	send(&store.Error{ModuleCode: orders.CodeGone})
	send(&store.Error{Module: "base", ModuleCode: orders.CodeGone})
	send(&store.Error{Module: "elsewhere", Code: store.CodeInvalid})
	send(&store.Error{Module: "orders", Code: store.CodeInvalid, ModuleCode: orders.Code("new"), Detail: "canary"})
	cycle := &loop{}
	cycle.next = fmt.Errorf("again: %w", cycle)
	log(store.NewCrashed().Wrap(cycle))
	log(nil)
	log((*store.Error)(nil))
	send((*store.Error)(nil))
	send(orders.NewGone().Wrap(over))
	fmt.Println(orders.TextOverLimit("en", 3, 0.5, true, "n", "canary"))
	fmt.Println(errors.Is(orders.NewTooMany(orders.TooManyParams{Limit: 3}), orders.CodeOverLimit)) // a former name
}
`;

const headers = "[[content-type application/json] [content-language en] [vary accept-language] [x-request-id r-1]]";

/** A line for a response. */
const sent = (status: number, code: number, text: string, message = text): string =>
  `${status} ${headers} {"code":${code},"status":{"code":${code},"text":"${text}"},"message":"${message}","requestId":"r-1"} r-1\n`;
const gone = sent(404, 200, "There is none.", "(gone)There is none.");
const unexpected = sent(500, 500, "Internal error.");
const limit = "3, 1e+21, true, {card} and {card}, {x}";

describeWith(["go"], "errors that a server raises", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-raise-"));
  });
  afterAll(() => remove(folder));

  it("are sent without their causes, and logged with them", async () => {
    const app = await program(folder, "raise", catalogOf(specs["server"] ?? ""), "example.com/store", main);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        `{"error":{"error.type":"store.OverLimit","module":"orders","code":"500","module_code":"limit","name":"OverLimit","kind":"resource_exhausted","action":"none","retryable":false,"effect":"none","params":{"limit":3,"rate":1e+21,"is_exact":true,"name":"{card}","card":"[redacted]"},"causes":[{"type":"*fmt.wrapError","message":"dial: EOF"},{"type":"*errors.errorString","message":"EOF"}],"log":{"attempt":3,"host":"db-7"}}}\n`,
        sent(429, 500, limit, `(limit)${limit}`),
        "orders: OverLimit (500/limit) true true true true\n",
        `{"error.type":"store.DiskFull","module":"orders","code":"500","module_code":"disk_full","name":"DiskFull","kind":"internal","action":"none","retryable":false,"effect":"unknown","params":{"host":"canary"},"detail":"canary"}\n`,
        unexpected,
        `{"error.type":"_OTHER","message":"EOF\\nread: unexpected EOF","causes":[{"type":"*errors.errorString","message":"EOF"},{"type":"*fmt.wrapError","message":"read: unexpected EOF"},{"type":"*errors.errorString","message":"unexpected EOF"}]}\n`,
        `{"error.type":"store.Gone","module":"orders","module_code":"gone","name":"Gone","kind":"not_found","action":"none","retryable":false,"effect":"none"}\n`,
        gone, // a code is an error
        sent(400, 100, "(12) A parameter is invalid."),
        gone, // made by hand
        unexpected, // a code of another module
        unexpected, // a module that does not exist
        unexpected, // a code that its module does not know
        `{"error.type":"store.Crashed","module":"base","code":"501","name":"Crashed","kind":"internal","action":"none","retryable":false,"effect":"unknown","causes":[{"type":"*main.loop","message":"loop"},{"type":"*fmt.wrapError","message":"again: loop"}]}\n`,
        `{"error.type":"_OTHER"}\n`,
        `{"error.type":"_OTHER","message":"<nil>"}\n`,
        unexpected,
        gone, // the outermost error counts
        "3, 0.5, true, n and {card}, {x}\n",
        "true\n",
      ].join(""),
    );
  });

  it("are not in the package of a client if they are internal", async () => {
    const server = catalogOf(specs["server"] ?? "");
    const files = await generate(withServer(server, { side: "client" }));
    const internal = /DiskFull|disk_full|is full|Crashed/;
    expect(files.filter(({ text }) => internal.test(text)).map(({ path }) => path)).toEqual([]);
    expect((await generate(server)).filter(({ text }) => internal.test(text)).map(({ path }) => path)).toContain(
      "orders/orders.go",
    );
  });
});
