import { textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { isPublic, sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { constantName, explanationsPackage, importPath } from "./context.js";
import type { Context, Unit } from "./context.js";
import { docLocaleOf } from "./docs.js";
import { exampleOf } from "./example.js";
import { exampleIn, hasParams } from "./kit-view.js";
import { goMarkdownUrl } from "./literals.js";
import { operationsExample } from "./operations-view.js";
import { constructorCall } from "./raise-view.js";
import { errorView, fileView } from "./root-view.js";
import { decoders, envelopeNames, hasGrpcAdapter, words } from "./standard.js";
import { imports, wrapped } from "./test-view.js";

/** Where all of a module's codes are documented: as much of the address as does not depend on the code. */
function documentation({ docs }: Catalog, { id }: Module): string {
  const page = docs?.replaceAll("{module}", id).replace(/[#?&]?[^/#?&]*\{.*$/s, "");
  return page === undefined ? "" : goMarkdownUrl(page);
}

export function readmeView(context: Context) {
  const { catalog, root, units } = context;
  const example = exampleOf(context);
  const unit = example?.unit ?? units[0];
  const entry: Entry | undefined = example?.entry ?? unit?.module.entries[0];
  const locale = docLocaleOf(context);
  const inUnit = (name: string): string => (unit === undefined ? name : `${unit.imported}.${name}`);
  const constant = unit === undefined || entry === undefined ? "code" : inUnit(constantName(context, unit, entry.name));
  const decodeStatus = inUnit(unit?.decodeStatus ?? "DecodeStatus");
  const decodeResponse = inUnit(unit?.decodeResponse ?? "DecodeResponse");
  return {
    ...fileView(context),
    client: context.client,
    imported: context.owner?.path ?? "",
    root,
    title: freeText(textIn(catalog.title, locale, catalog)),
    id: catalog.id,
    example: [
      `err := ${decodeStatus}(res.StatusCode, body) // nil if the call succeeded`,
      `if errors.Is(err, ${constant}) {`,
      `\tinfo, _ := ${root}.InfoOf(err)`,
      catalog.docs === undefined
        ? '\tlog.Print(err, ": ", info.Action)'
        : '\tlog.Print(err, ": ", info.Action, ", see ", info.URL)',
      "}",
    ],
    imports: imports(context, unit === undefined ? [] : [unit]),
    decode: inUnit(unit?.decode ?? "Decode"),
    constant,
    which: `\`var code ${inUnit(unit?.type ?? "Code")}\`, then \`errors.As(err, &code)\` and \`switch code\``,
    locale,
    server: serverFacts(context).join(", "),
    retry: retryLoop(root, decodeResponse),
    nethttp: hasNethttp(context) && context.client ? nethttpUses(decodeResponse) : false,
    nethttpServer: hasNethttp(context),
    idHeaders: catalog.envelope.headers.requestId.map((name) => `\`${name}\``).join(" or "),
    raise: context.server && unit !== undefined ? raiseUses(context, unit, entry) : false,
    standard: unit === undefined ? [] : standardFunctions(context, unit, inUnit),
    standardLike: [
      ...(context.client ? [`\`${decodeResponse}\``] : []),
      ...(context.server ? [`\`${root}.Encode\``] : []),
    ].join(" and "),
    fieldErrors: sendsFieldErrors(catalog),
    grpc: hasGrpcAdapter(context) && unit !== undefined ? grpcUses(context, unit, inUnit) : [],
    operations: operationsExample(context),
    explanations: hasExplanations(catalog) ? `${context.path}/${explanationsPackage}` : "",
    decodeResponse,
    kit: context.kit === "" || unit === undefined ? false : kitUses(context, unit, entry),
    handmade: unit === undefined ? "" : wrapped(context, unit).replace(/\bcode\b(?=\}?$)/, constant),
    doc: `${unit === undefined ? context.path : importPath(context, unit)}.${constant.slice(constant.indexOf(".") + 1)}`,
    modules: units.map((module) => moduleView(context, module, locale)),
  };
}

function moduleView(context: Context, unit: Unit, locale: string) {
  const { catalog } = context;
  return {
    title: freeText(textIn(unit.module.title, locale, catalog)),
    id: unit.module.id,
    path: importPath(context, unit),
    codes: unit.module.entries.length,
    page: documentation(catalog, unit.module),
  };
}

function serverFacts(context: Context): string[] {
  const { detail, moduleCode } = errorView(context);
  return [
    ...(detail ? ["`e.Detail`"] : []),
    ...(context.sdk.decode.hasRequestId ? ["`e.RequestID`"] : []),
    ...(sendsParams(context.catalog) ? ["`e.Params()`"] : []),
    ...(sendsFieldErrors(context.catalog) ? ["`e.FieldErrors`"] : []),
    "`e.RetryAfter`",
    "`e.Code`",
    ...(moduleCode ? ["`e.ModuleCode`"] : []),
    "`e.Body`",
  ];
}

const hasNethttp = ({ adapters }: Context): boolean => adapters.includes("nethttp");

/** What a user can write with the adapter for net/http. */
const nethttpUses = (decodeResponse: string): string[] => [
  `err := nethttp.Check(res, ${decodeResponse})`,
  "",
  `client := &http.Client{Transport: &nethttp.Transport{Decode: ${decodeResponse}}}`,
  "",
  "retrying := retryablehttp.NewClient()",
  `retrying.CheckRetry = nethttp.CheckRetry(${decodeResponse})`,
  "retrying.Backoff = nethttp.Backoff",
];

/** The functions of a module and of the root package for each standard envelope. */
function standardFunctions({ catalog, client, root, server }: Context, unit: Unit, inUnit: (name: string) => string) {
  return decoders(catalog, unit).map(({ id, word, decode }) => ({
    name: envelopeNames[id],
    functions: [...(client ? [`\`${inUnit(decode)}\``] : []), ...(server ? [`\`${root}.Encode${word}\``] : [])].join(
      ", ",
    ),
  }));
}

/** What a user can write with the adapter for grpc-go. */
function grpcUses({ client, server }: Context, unit: Unit, inUnit: (name: string) => string): string[] {
  const decode = inUnit(`DecodeGRPC${unit.prefix}`);
  return [
    ...(client
      ? [
          "connection, err := grpc.NewClient(target, credentials,",
          `\tgrpc.WithUnaryInterceptor(grpcerr.UnaryClientInterceptor(${decode})),`,
          `\tgrpc.WithStreamInterceptor(grpcerr.StreamClientInterceptor(${decode})))`,
        ]
      : []),
    ...(client && server ? [""] : []),
    ...(server
      ? [
          "options := grpcerr.Options{}",
          "server := grpc.NewServer(",
          "\tgrpc.UnaryInterceptor(grpcerr.UnaryServerInterceptor(options)),",
          "\tgrpc.StreamInterceptor(grpcerr.StreamServerInterceptor(options)))",
        ]
      : []),
  ];
}

/** A function that raises an error, and how a server of net/http sends it. */
function raiseUses(context: Context, unit: Unit, example: Entry | undefined) {
  const { root } = context;
  const entry = raisedFor(unit, example);
  if (entry === undefined) return false;
  const call = constructorCall(context, unit, entry);
  const sending = hasNethttp(context) ? adapterHandlers : handlerByHand(root);
  return { call, handler: `${raising(call)}${sending}`.trim().split("\n") };
}

const raisedFor = ({ module }: Unit, example: Entry | undefined): Entry | undefined =>
  example !== undefined && isPublic(example) ? example : module.entries.find((candidate) => isPublic(candidate));

const raising = (call: string): string => `
// purge answers a request, or returns an error.
func purge(w http.ResponseWriter, r *http.Request) error {
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return ${call}.Wrap(err).With("attempt", 3)
	}
	return nil
}
`;

const adapterHandlers = `
// newHandler returns the handler of a server, which sends and logs its errors.
func newHandler() http.Handler {
	options := nethttp.HandlerOptions{OnError: func(ctx context.Context, record []slog.Attr, err error) {
		slog.LogAttrs(ctx, slog.LevelError, "request failed", record...)
	}}
	mux := http.NewServeMux()
	mux.Handle("/purge", nethttp.Handler(purge, options))
	return nethttp.Recover(options)(mux)
}
`;

const handlerByHand = (root: string): string => `
// handler sends the errors of a function, and logs them.
func handler(answer func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := answer(w, r)
		if err == nil {
			return
		}
		response := ${root}.Respond(err, r.Header.Values, ${root}.Encode)
		slog.LogAttrs(r.Context(), slog.LevelError, "request failed", ${root}.SentAttrs(err, response)...)
		for _, field := range response.Header {
			w.Header().Set(field[0], field[1])
		}
		w.WriteHeader(response.Status)
		w.Write(response.Body)
	}
}
`;

/** A test with the test kit, of the functions that the README has. */
function kitUses(context: Context, unit: Unit, example: Entry | undefined) {
  const { catalog, client, kit, path } = context;
  const [envelope] = catalog.envelopes;
  const readable = exampleIn(context);
  const tested = client ? clientTest : serverTest;
  const raised = raisedFor(unit, example);
  const constant =
    client && readable?.unit === unit
      ? readable.constant
      : !client && raised !== undefined
        ? constantName(context, unit, raised.name)
        : undefined;
  return {
    path: `${path}/${kit}`,
    name: kit,
    params: hasParams(context),
    code: constant === undefined ? [] : tested(kit, `${unit.imported}.${constant}`).trim().split("\n"),
    envelope: envelope === undefined ? "" : `${kit}.${words[envelope.id]}`,
    envelopes: catalog.envelopes.map(({ id }) => `\`${words[id]}\``).join(", "),
  };
}

const clientTest = (kit: string, constant: string): string => `
func TestSend(t *testing.T) {
	server := httptest.NewServer(${kit}.Handler(${constant}))
	defer server.Close()
	req, err := http.NewRequest("POST", server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	${kit}.AssertCode(t, send(req), ${constant})
}
`;

const serverTest = (kit: string, constant: string): string => `
func TestPurge(t *testing.T) {
	r := httptest.NewRequest("POST", "/purge", iotest.ErrReader(io.ErrUnexpectedEOF))
	err := purge(httptest.NewRecorder(), r)
	${kit}.AssertCode(t, err, ${constant})
}
`;

/** Functions that a user can copy: one sends and decodes, another repeats it. */
const retryLoop = (root: string, decodeResponse: string): string[] =>
  `
// call makes a call that may be carried out twice, again and again while that may
// help.
func call(ctx context.Context, newRequest func(context.Context) (*http.Request, error)) error {
	start := time.Now()
	for attempt := 1; ; attempt++ {
		req, err := newRequest(ctx)
		if err != nil {
			return err
		}
		err = send(req)
		options := ${root}.RetryOptions{Idempotent: true, Attempt: attempt, Elapsed: time.Since(start)}
		decision := ${root}.DecideRetry(orGateway(err), options)
		if err == nil || !decision.Retry {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(decision.Delay):
		}
	}
}

// orGateway returns what a gateway would have sent for a dropped connection, or err.
func orGateway(err error) error {
	if errors.As(err, new(*net.OpError)) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &${root}.InvalidResponseError{Status: http.StatusBadGateway}
	}
	return err
}

// send sends a request and decodes its response.
func send(req *http.Request) error {
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	return ${decodeResponse}(${root}.Response{Status: res.StatusCode, Header: res.Header, Body: body})
}
`
    .trim()
    .split("\n");
