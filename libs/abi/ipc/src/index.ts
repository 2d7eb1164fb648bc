/** Nonces and limits of requests and replies. */
export {};
