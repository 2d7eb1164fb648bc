/** The contract language: what a contract file may say, and its types. */
export {};
