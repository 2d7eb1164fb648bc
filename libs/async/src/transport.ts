/**
 * The interface of transports: whole frames, in order, and one end. Adapters exist for `MessagePort`,
 * byte streams and functions; other carriers implement these few methods.
 */
import type { Ending } from './ending.ts';

/** Receives the frames of a transport. None of its functions throws or rejects. */
export type FrameReceiver = {
  /**
   * The size of the protocol's longest frame in bytes. A transport that reads a length first ends if
   * it is greater.
   */
  readonly frameMax: number;
  /**
   * Takes a frame, which then belongs to the receiver. A transport with backpressure delivers the next
   * frame after the promise resolves.
   */
  readonly onFrame: (frame: Uint8Array) => void | Promise<void>;
  /** Reports that the transport has ended, other than by `close`. */
  readonly onEnd: (ending: Ending) => void;
};

/** An open transport. */
export type Link = {
  /**
   * Sends a frame. Throws or rejects if this frame did not go out; later frames still may. The promise
   * resolves when there is room for the next frame. The buffer of the frame may contain frames for
   * other peers: code that takes or transfers a whole buffer needs a copy (`frame.slice()`).
   */
  readonly send: (frame: Uint8Array) => void | Promise<void>;
  /** Ends the transport after pending frames. A second call does nothing. */
  readonly close: () => void;
};

/** A way to one peer. It is opened once, and delivers no frame before `open` has returned. */
export type Transport = { readonly open: (receiver: FrameReceiver) => Link };
