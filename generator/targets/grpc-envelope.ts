import type { TargetRule } from "./target.js";

/** A target whose packages have an adapter for gRPC. */
interface GrpcTarget {
  readonly id: string;
  readonly language: string;
  readonly adapter: string;
  /** Other options of the target, which the examples of the rule need to be without other findings. */
  readonly options?: string;
}

/** The rule that a spec with an adapter for gRPC has the envelope of gRPC too. */
export function grpcEnvelope({ id, language, adapter, options = "" }: GrpcTarget): TargetRule {
  const targets = (adapters: string): string => `targets: { ${id}: { ${options}adapters: ${adapters} } }`;
  return {
    id: `${id}-grpc-envelope`,
    severity: "warning",
    preset: "standard",

    summary: `The spec has the envelope of gRPC if the ${language} package has the adapter for it.`,
    why: "The adapter sends and reads what the envelope says, so without one it is not generated.",
    good: { catalog: `envelopes: { grpc: { domain: example.com } }\n${targets(`[${adapter}]`)}` },
    bad: { catalog: targets(`«[${adapter}]»`) },
    *check({ catalog }) {
      const { adapters } = (catalog.options[id] ?? {}) as { readonly adapters?: readonly string[] };
      if (adapters?.includes(adapter) !== true || catalog.envelopes.some((envelope) => envelope.id === "grpc")) return;
      yield {
        at: catalog.at("targets", id, "adapters"),
        message: `the adapter \`${adapter}\` is left out, because the spec does not have the envelope of gRPC`,
        help: "add `envelopes: { grpc: { domain: example.com } }` with a domain of yours",
      };
    },
  };
}
