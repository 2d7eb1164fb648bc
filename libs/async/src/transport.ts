/**
 * What client and server ask of a transport: whole frames, in order, and one end. Adapters make one of a `MessagePort`, of
 * streams of bytes and of a function; whatever else carries bytes takes these few lines.
 */
import type { Ending } from './ending.ts';

/** What a transport gives frames to. None of its functions throws or rejects. */
export type FrameReceiver = {
  /** No frame of the protocol has more bytes. A transport that is told a length ahead of the bytes ends at a greater one. */
  readonly frameMax: number;
  /**
   * Takes a frame, which is the receiver's from now on. A transport that can hold back what comes in takes in no more
   * until the promise is over.
   */
  readonly onFrame: (frame: Uint8Array) => void | Promise<void>;
  /** Says that the transport has ended, other than by `close`. */
  readonly onEnd: (ending: Ending) => void;
};

/** An open transport. */
export type Link = {
  /**
   * Sends a frame. Throws or rejects if this frame did not go out; frames after it may. A promise is over when there is
   * room for the next frame. The buffer of the frame may hold others, which are not for the peer: what takes all of a
   * buffer, or transfers it, is given a copy (`frame.slice()`).
   */
  readonly send: (frame: Uint8Array) => void | Promise<void>;
  /** Ends the transport after what was sent before. A second time does nothing. */
  readonly close: () => void;
};

/** A way to one peer. It is opened once, and gives no frame before `open` has returned. */
export type Transport = { readonly open: (receiver: FrameReceiver) => Link };
