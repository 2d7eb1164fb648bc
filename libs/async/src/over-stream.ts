/** A transport over streams of bytes: a socket, the input and output of a process, web streams. */
import {
  sinkOf,
  sourceOf,
  type NodeReadable,
  type NodeWritable,
  type Source,
  type WebReadable,
  type WebWritable,
} from './bytes.ts';
import type { Ending } from './ending.ts';
import { FrameSplitter, withLength } from './frames.ts';
import type { FrameReceiver, Transport } from './transport.ts';

/** Reads until the stream ends or fails, and gives the ending. */
async function receive(source: Source, { frameMax, onFrame }: FrameReceiver): Promise<Ending> {
  const splitter = new FrameSplitter(frameMax);
  try {
    for (;;) {
      const chunk = await source.next();
      if (chunk === undefined) return { why: splitter.isWithin ? 'frameCut' : 'peerClosed' };
      for (const split of splitter.split(chunk)) {
        if (split.kind === 'tooLong') return { why: 'frameTooLong', length: split.length };
        // Reading continues only after the frame is taken: backpressure.
        await onFrame(split.frame);
      }
    }
  } catch (error) {
    return { why: 'failed', error };
  }
}

/**
 * Sends frames with a length prefix. A length above the protocol's longest frame ends the connection.
 * Closing ends the writable stream after pending writes, then the readable one.
 */
export function overStream(
  readable: WebReadable | NodeReadable,
  writable: WebWritable | NodeWritable,
): Transport {
  return {
    open: (receiver) => {
      const source = sourceOf(readable);
      const sink = sinkOf(writable);
      let closed = false;
      void receive(source, receiver).then((ending) => receiver.onEnd(ending));
      return {
        send: (frame) => sink.write(withLength(frame)),
        close: () => {
          if (closed) return;
          closed = true;
          sink.end(source.cancel);
        },
      };
    },
  };
}
