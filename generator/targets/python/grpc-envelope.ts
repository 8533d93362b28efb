import type { TargetRule } from "../target.js";

export const pythonGrpcEnvelope: TargetRule = {
  id: "python-grpc-envelope",
  severity: "warning",
  preset: "standard",

  summary: "The spec has the envelope of gRPC if the Python package has the adapter for it.",
  why: "The adapter sends and reads what the envelope says, so without one it is not generated.",
  good: {
    catalog: "envelopes: { grpc: { domain: example.com } }\ntargets: { python: { adapters: [grpc] } }",
  },
  bad: { catalog: "targets: { python: { adapters: «[grpc]» } }" },
  *check({ catalog }) {
    const { adapters } = (catalog.options["python"] ?? {}) as { readonly adapters?: readonly string[] };
    if (adapters?.includes("grpc") !== true || catalog.envelopes.some(({ id }) => id === "grpc")) return;
    yield {
      at: catalog.at("targets", "python", "adapters"),
      message: "the adapter `grpc` is left out, because the spec does not have the envelope of gRPC",
      help: "add `envelopes: { grpc: { domain: example.com } }` with a domain of yours",
    };
  },
};
