/** Web streams and Node streams as sources and sinks of bytes. */

/** A readable web stream. */
export type WebReadable = {
  readonly getReader: () => {
    readonly read: () => Promise<{
      readonly done: boolean;
      readonly value?: Uint8Array | undefined;
    }>;
    readonly cancel: () => Promise<unknown>;
  };
};

/** A writable web stream. */
export type WebWritable = {
  readonly getWriter: () => {
    readonly write: (chunk: Uint8Array) => Promise<unknown>;
    readonly close: () => Promise<unknown>;
  };
};

/** A readable Node stream: a socket, the output of a child process. */
export type NodeReadable = {
  readonly [Symbol.asyncIterator]: () => AsyncIterator<unknown>;
  readonly destroy: () => unknown;
  readonly on: (type: 'error', listener: (error: Error) => void) => unknown;
};

/** A writable Node stream: a socket, the input of a child process. */
export type NodeWritable = {
  readonly write: (chunk: Uint8Array, done: (error?: Error | null) => void) => unknown;
  readonly end: (done: () => void) => unknown;
  readonly on: (type: 'error', listener: (error: Error) => void) => unknown;
};

/** A source of bytes. */
export type Source = {
  /** The next chunk; `undefined` at the end. */
  readonly next: () => Promise<Uint8Array | undefined>;
  /** Cancels reading. */
  readonly cancel: () => void;
};

/** A sink of bytes. */
export type Sink = {
  /** Resolves when the chunk was taken. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** Ends the stream after pending writes, then calls `after`. */
  readonly end: (after: () => void) => void;
};

/** Ignores errors after the first one, which was reported, and errors after the end. */
const ignore = (): void => {};

function chunkOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new TypeError(
    'a stream of bytes gave something else: has it an encoding, or is it of objects?',
  );
}

/** Reads either kind of stream. */
export function sourceOf(readable: WebReadable | NodeReadable): Source {
  if ('getReader' in readable) {
    const reader = readable.getReader();
    return {
      next: async () => {
        const { done, value } = await reader.read();
        return done ? undefined : chunkOf(value);
      },
      cancel: () => void reader.cancel().catch(ignore),
    };
  }
  readable.on('error', ignore);
  const chunks = readable[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { done, value } = await chunks.next();
      return done === true ? undefined : chunkOf(value);
    },
    cancel: () => void readable.destroy(),
  };
}

/** Writes to either kind of stream. */
export function sinkOf(writable: WebWritable | NodeWritable): Sink {
  if ('getWriter' in writable) {
    const writer = writable.getWriter();
    return {
      write: async (chunk) => void (await writer.write(chunk)),
      end: (after) =>
        void writer
          .close()
          .catch(ignore)
          .then(() => after()),
    };
  }
  // Each write reports its own error.
  writable.on('error', ignore);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        writable.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    end: (after) => void writable.end(after),
  };
}
