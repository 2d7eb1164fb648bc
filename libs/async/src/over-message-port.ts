/**
 * A transport over a message port: a `MessagePort` or `Worker` of a browser or of Node, or a worker's
 * port to its parent. One message is one frame; a message that is not bytes is an empty frame, which
 * is malformed.
 * The end of the other side is noticed where the platform reports it (`close`, and `exit` of a
 * worker). Elsewhere calls end at their deadlines, or the embedding calls `close`.
 */
import { inOwnBuffer } from './own-buffer.ts';
import type { FrameReceiver, Link, Transport } from './transport.ts';

type Listener = (value: unknown) => void;

/** A browser's port, or anything with the same events. */
export type EventPort = {
  readonly postMessage: (message: Uint8Array) => void;
  readonly addEventListener: (type: string, listener: (event: unknown) => void) => void;
  readonly removeEventListener: (type: string, listener: (event: unknown) => void) => void;
  /** Starts the delivery of messages; workers do not have it. */
  readonly start?: () => void;
  readonly close?: () => void;
};

/** A port or worker of Node. */
export type EmitterPort = {
  readonly postMessage: (message: Uint8Array) => void;
  readonly on: (type: string, listener: (value: unknown) => void) => unknown;
  readonly off: (type: string, listener: (value: unknown) => void) => unknown;
  readonly close?: () => void;
};

const EMPTY = new Uint8Array(0);

/** The frame in a message. Bytes that the other side can still write are copied before they are read. */
function frameIn(message: unknown): Uint8Array {
  if (!(message instanceof Uint8Array)) return EMPTY;
  return message.buffer instanceof ArrayBuffer ? message : new Uint8Array(message);
}

/** Registers listeners, and returns a function that removes them. */
function listen(
  port: EventPort | EmitterPort,
  table: Readonly<Record<string, Listener>>,
): () => void {
  const entries = Object.entries(table);
  if ('on' in port) {
    for (const [type, listener] of entries) port.on(type, listener);
    return () => entries.forEach(([type, listener]) => void port.off(type, listener));
  }
  const own = entries.map(([type, listener]): [string, (event: unknown) => void] => [
    type,
    (event) => listener(type === 'message' ? (event as { data: unknown }).data : event),
  ]);
  for (const [type, listener] of own) port.addEventListener(type, listener);
  return () => own.forEach(([type, listener]) => port.removeEventListener(type, listener));
}

function open(port: EventPort | EmitterPort, { onFrame, onEnd }: FrameReceiver): Link {
  const gone = (): void => onEnd({ why: 'peerClosed' });
  const forget = listen(port, {
    message: (message) => void onFrame(frameIn(message)),
    messageerror: () => void onFrame(EMPTY),
    error: (error) => onEnd({ why: 'failed', error }),
    close: gone,
    exit: gone,
  });
  if ('start' in port) port.start?.();
  return {
    // Posting a view would copy its whole buffer, other frames included.
    send: (frame) => port.postMessage(inOwnBuffer(frame)),
    close: () => {
      forget();
      port.close?.();
    },
  };
}

/**
 * A transport over a port or a worker. Closing the connection closes a port; a worker is terminated by
 * its owner.
 */
export function overMessagePort(port: EventPort | EmitterPort): Transport {
  return { open: (receiver) => open(port, receiver) };
}
