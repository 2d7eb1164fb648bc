/** How a connection ended. It ends once, and what comes after is ignored. */

/** Why a connection is over. */
export type Ending =
  /** This side closed it. */
  | { readonly why: 'closed' }
  /** The other side closed it, or is gone. */
  | { readonly why: 'peerClosed' }
  /** The transport failed, or did not take the reply to a request. */
  | { readonly why: 'failed'; readonly error: unknown }
  /** A stream announced a frame that is longer than any of the protocol. */
  | { readonly why: 'frameTooLong'; readonly length: number }
  /** A stream ended within a frame. */
  | { readonly why: 'frameCut' }
  /** The other side sent more requests than are taken in at one time. */
  | { readonly why: 'overrun' }
  /** A handler or a listener threw, or gave a reply that is out of its bounds. */
  | { readonly why: 'threw'; readonly id: string; readonly error: unknown };
