import type { TargetRule } from "../target.js";

export const goGrpcEnvelope: TargetRule = {
  id: "go-grpc-envelope",
  severity: "warning",
  preset: "standard",

  summary: "The spec has the envelope of gRPC if the Go package has the adapter for it.",
  why: "The adapter sends and reads what the envelope says, so without one it is not generated.",
  good: {
    catalog:
      "envelopes: { grpc: { domain: example.com } }\ntargets: { go: { module: github.com/acme/shop, layout: packages, adapters: [grpc] } }",
  },
  bad: { catalog: "targets: { go: { module: github.com/acme/shop, layout: packages, adapters: «[grpc]» } }" },
  *check({ catalog }) {
    const { adapters } = (catalog.options["go"] ?? {}) as { readonly adapters?: readonly string[] };
    if (adapters?.includes("grpc") !== true || catalog.envelopes.some(({ id }) => id === "grpc")) return;
    yield {
      at: catalog.at("targets", "go", "adapters"),
      message: "the adapter `grpc` is left out, because the spec does not have the envelope of gRPC",
      help: "add `envelopes: { grpc: { domain: example.com } }` with a domain of yours",
    };
  },
};
