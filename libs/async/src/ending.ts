/** How a connection ended. It ends once; later endings are ignored. */

/** The reason why a connection ended. */
export type Ending =
  /** This side closed it. */
  | { readonly why: 'closed' }
  /** The other side closed it, or no longer exists. */
  | { readonly why: 'peerClosed' }
  /** The transport failed, or did not take the reply to a request. */
  | { readonly why: 'failed'; readonly error: unknown }
  /** A stream announced a frame that is longer than the longest frame of the protocol. */
  | { readonly why: 'frameTooLong'; readonly length: number }
  /** A stream ended within a frame. */
  | { readonly why: 'frameCut' }
  /** The other side sent more requests than the limits allow. */
  | { readonly why: 'overrun' }
  /** A handler or listener threw, or gave a reply that is out of its bounds. */
  | { readonly why: 'threw'; readonly id: string; readonly error: unknown };
