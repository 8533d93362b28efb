import { isPublic } from "../../model/sent.js";
import { extrasOf, isClient, isServer, receives, subpackage } from "./adapters.js";
import type { AdapterName } from "./adapters.js";
import type { Context } from "./context.js";
import { creatorOf, exampleValues } from "./examples.js";
import { call, importLine } from "./layout.js";
import { moduleName } from "./names.js";
import { decoderName } from "./standard-view.js";

/** The section on adapters; of each adapter the lines that depend on names. */
export function adapterUses(context: Context, module: string) {
  const { catalog, options } = context;
  const imported = (adapter: AdapterName, name: string): string =>
    options.adapters.includes(adapter) ? importLine(`${options.package}.${subpackage}.${adapter}`, [name]) : "";
  const rawReaders: Readonly<Partial<Record<AdapterName, string>>> = {
    httpx: "`iter_raw`",
    requests: "`response.raw`",
  };
  const { requestId } = catalog.envelope.headers;
  return {
    extras: extrasOf(options.adapters)
      .map(({ name }) => name)
      .join(","),
    moduleImport: importLine(options.package, [module]),
    httpxImport: imported("httpx", "hook"),
    requestsImport: imported("requests", "hook"),
    tenacityImport: imported("tenacity", "RetryPolicy"),
    hookCall: call("raise_error = hook", [`${module}.decode_response`], ""),
    receives: options.adapters.some(receives),
    rawReaders: options.adapters.flatMap((name) => rawReaders[name] ?? []).join(" or "),
    raiseInCall: call(
      `${module}.raise_for_response`,
      ["response.status_code", "response.headers", "response.content"],
      "    ",
    ),
    serves: options.adapters.some(isServer),
    calls: options.adapters.some(isClient),
    requestIdHeaders: requestId.map((name) => `\`${name}\``).join(" or "),
    starletteImport: imported("starlette", "exception_handlers"),
    flaskImport: imported("flask", "install"),
    djangoImport: imported("django", "middleware"),
    wsgiImport: imported("wsgi", "middleware"),
    asgiImport: imported("asgi", "middleware"),
    ...grpcUses(context, module),
    ...conversion(context),
  };
}

/** What the examples of the adapter for gRPC depend on. */
function grpcUses({ options }: Context, module: string) {
  const grpc = options.adapters.includes("grpc");
  const imported = (module: string, name: string): string =>
    importLine(`${options.package}.${subpackage}.grpc_${module}`, [name]);
  const decode = `${module}.${decoderName("grpc")}`;
  return {
    grpc,
    grpcServerImport: grpc && options.server ? imported("server", "ErrorInterceptor") : "",
    grpcAioServerImport: imported("aio_server", "ErrorInterceptor"),
    grpcClientImport: grpc && options.client ? imported("client", "ErrorInterceptor") : "",
    grpcAioClientImport: imported("aio_client", "error_interceptors"),
    grpcCall: call("interceptor = ErrorInterceptor", [decode], ""),
    grpcAioCall: call("interceptors = error_interceptors", [decode], "    "),
  };
}

/** What an example sends for a request that a framework rejects. */
function conversion(context: Context) {
  const { options, sdk } = context;
  const modules = [...(sdk.common === undefined ? [] : [sdk.common]), ...sdk.called];
  const found = modules.flatMap((module) =>
    module.entries
      .filter((entry) => entry.kind === "invalid_argument" && isPublic(entry))
      .map((entry) => ({ module, entry })),
  )[0];
  if (found === undefined) return { convert: "", convertImport: "" };
  return {
    convert: call(
      `return ${creatorOf(found.entry, found.module, context)}`,
      exampleValues(found.entry, context.catalog),
      "    ",
    ),
    convertImport: importLine(options.package, [moduleName(found.module.id, options)]),
  };
}
