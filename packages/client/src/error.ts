/** Codes of the server (docs/api.md), and three of what happens on the way to it. */
export type CantleErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'GONE'
  | 'INVALID_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'RATE_LIMITED'
  | 'CONFLICT'
  | 'CURSOR_EXPIRED'
  | 'CURSOR_INVALID'
  | 'HISTORY_EXPIRED'
  | 'UNAVAILABLE'
  | 'INTERNAL'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  /** The server was not reached, or what answered is not it. */
  | 'NETWORK'
  /** Given up by the caller. */
  | 'ABORTED';

/** An error as GraphQL answers it. */
export interface ServerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Why something failed. It is a value of answers; only what has no answer to put it in throws it. */
export class CantleError extends Error {
  override readonly name = 'CantleError';
  readonly code: CantleErrorCode;
  /** All errors that the server answered; `code` and `message` are of the first. */
  readonly errors: readonly ServerError[];

  constructor(
    code: CantleErrorCode,
    message: string,
    options: { readonly errors?: readonly ServerError[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.errors = options.errors ?? [];
  }

  /** What the server told beside the code, such as `field`, `limit`, `reason` or `incidentId`. */
  get details(): Readonly<Record<string, unknown>> {
    return this.errors[0]?.extensions ?? {};
  }

  /** Where in the answer it happened; of an operation that was refused as a whole undefined. */
  get path(): readonly (string | number)[] | undefined {
    return this.errors[0]?.path;
  }

  /** Whether the same may do well later. */
  get retryable(): boolean {
    return this.code === 'NETWORK' || this.code === 'RATE_LIMITED' || this.code === 'UNAVAILABLE';
  }

  /** For how long the server asks to wait before the same is sent again. */
  get retryAfterMs(): number | undefined {
    const { retryAfterMs } = this.details;
    return typeof retryAfterMs === 'number' ? retryAfterMs : undefined;
  }

  static ofServer(errors: readonly ServerError[]): CantleError {
    const [first] = errors;
    const code = first?.extensions?.['code'];
    return new CantleError(
      typeof code === 'string' ? (code as CantleErrorCode) : 'INTERNAL',
      first?.message ?? 'The server answered an error.',
      {
        errors,
      },
    );
  }

  static ofUnknown(cause: unknown, signal?: AbortSignal): CantleError {
    if (cause instanceof CantleError) return cause;
    if (signal?.aborted === true) return new CantleError('ABORTED', 'Given up by the caller.', { cause });
    return new CantleError('NETWORK', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What came of an operation. Where one field failed and the others did not, an error comes with data. */
export type Answer<Data> =
  | { readonly ok: true; readonly data: Data; readonly error?: undefined }
  | { readonly ok: false; readonly data?: Data | undefined; readonly error: CantleError };

/** The data of an answer, for code that would rather have errors thrown. */
export function dataOf<Data>(answer: Answer<Data>): Data {
  if (answer.ok) return answer.data;
  throw answer.error;
}
