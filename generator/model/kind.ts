/** A canonical code of gRPC, as numbers of gRPC and HTTP. */
interface KindFacts {
  /** The number of the gRPC code. Source: google/rpc/code.proto. */
  readonly grpc: number;
  /** The HTTP status that google/rpc/code.proto maps the code to; 499 and 500 are its choices for cancelled and unknown. */
  readonly http: number;
}

/** What went wrong, as gRPC's canonical codes in the order of their numbers. `ok` is left out: success is not an error. */
export const kinds = {
  cancelled: { grpc: 1, http: 499 },
  unknown: { grpc: 2, http: 500 },
  invalid_argument: { grpc: 3, http: 400 },
  deadline_exceeded: { grpc: 4, http: 504 },
  not_found: { grpc: 5, http: 404 },
  already_exists: { grpc: 6, http: 409 },
  permission_denied: { grpc: 7, http: 403 },
  resource_exhausted: { grpc: 8, http: 429 },
  failed_precondition: { grpc: 9, http: 400 },
  aborted: { grpc: 10, http: 409 },
  out_of_range: { grpc: 11, http: 400 },
  unimplemented: { grpc: 12, http: 501 },
  internal: { grpc: 13, http: 500 },
  unavailable: { grpc: 14, http: 503 },
  data_loss: { grpc: 15, http: 500 },
  unauthenticated: { grpc: 16, http: 401 },
} as const satisfies Record<string, KindFacts>;

/** What went wrong. */
export type Kind = keyof typeof kinds;

/** Every {@link Kind}, in the order of gRPC's numbers. */
export const kindIds = Object.keys(kinds) as readonly Kind[];

/** What each kind means, as an English sentence. */
export const kindMeanings: Readonly<Record<Kind, string>> = {
  cancelled: "The caller cancelled the call.",
  unknown: "The cause is unknown or fits no other kind.",
  invalid_argument: "The request is invalid, regardless of the state of the system.",
  deadline_exceeded: "The operation took too long.",
  not_found: "Something that the request refers to does not exist.",
  already_exists: "Something that the request would create already exists.",
  permission_denied: "The caller is identified, but not allowed to do this.",
  resource_exhausted: "A quota or a limit is exhausted.",
  failed_precondition: "The system is not in the required state. Change that state first.",
  aborted: "A concurrent operation got in the way.",
  out_of_range: "The request goes beyond a valid range.",
  unimplemented: "The operation is not supported or not enabled.",
  internal: "An internal error occurred on the server.",
  unavailable: "The service is temporarily unavailable.",
  data_loss: "Data was lost or corrupted.",
  unauthenticated: "The caller is not identified: credentials are missing or invalid.",
};
