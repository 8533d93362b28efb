import type { TargetRule } from "../target.js";

export const typescriptGrpcEnvelope: TargetRule = {
  id: "typescript-grpc-envelope",
  severity: "warning",
  preset: "standard",

  summary: "The spec has the envelope of gRPC if the TypeScript package has the adapter for it.",
  why: "The adapter sends and reads what the envelope says, so without one it is not generated.",
  good: {
    catalog: "envelopes: { grpc: { domain: example.com } }\ntargets: { typescript: { adapters: [grpc-js] } }",
  },
  bad: { catalog: "targets: { typescript: { adapters: «[grpc-js]» } }" },
  *check({ catalog }) {
    const { adapters } = (catalog.options["typescript"] ?? {}) as { readonly adapters?: readonly string[] };
    if (adapters?.includes("grpc-js") !== true || catalog.envelopes.some(({ id }) => id === "grpc")) return;
    yield {
      at: catalog.at("targets", "typescript", "adapters"),
      message: "the adapter `grpc-js` is left out, because the spec does not have the envelope of gRPC",
      help: "add `envelopes: { grpc: { domain: example.com } }` with a domain of yours",
    };
  },
};
