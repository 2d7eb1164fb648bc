/** Streams of bytes, of the web and of Node, as this package reads and writes them. */

/** A readable stream of the web. */
export type WebReadable = {
  readonly getReader: () => {
    readonly read: () => Promise<{
      readonly done: boolean;
      readonly value?: Uint8Array | undefined;
    }>;
    readonly cancel: () => Promise<unknown>;
  };
};

/** A writable stream of the web. */
export type WebWritable = {
  readonly getWriter: () => {
    readonly write: (chunk: Uint8Array) => Promise<unknown>;
    readonly close: () => Promise<unknown>;
  };
};

/** A readable stream of Node: a socket, the output of a child process. */
export type NodeReadable = {
  readonly [Symbol.asyncIterator]: () => AsyncIterator<unknown>;
  readonly destroy: () => unknown;
  readonly on: (type: 'error', listener: (error: Error) => void) => unknown;
};

/** A writable stream of Node: a socket, the input of a child process. */
export type NodeWritable = {
  readonly write: (chunk: Uint8Array, done: (error?: Error | null) => void) => unknown;
  readonly end: (done: () => void) => unknown;
  readonly on: (type: 'error', listener: (error: Error) => void) => unknown;
};

/** Bytes that come in. */
export type Source = {
  /** The next chunk; nothing at the end. */
  readonly next: () => Promise<Uint8Array | undefined>;
  /** No more is wanted. */
  readonly cancel: () => void;
};

/** Where bytes go. */
export type Sink = {
  /** Over when the chunk was taken. */
  readonly write: (chunk: Uint8Array) => Promise<void>;
  /** Ends the stream after what was written; then `after` is called. */
  readonly end: (after: () => void) => void;
};

/** What fails twice, or after it has ended, was told at the first time. */
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
  // Each write says by itself how it went.
  writable.on('error', ignore);
  return {
    write: (chunk) =>
      new Promise((resolve, reject) => {
        writable.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    end: (after) => void writable.end(after),
  };
}
