/** Calls between programs: budgets, nonces, typed outcomes. */
export * from './kept-replies.ts';
export * from './nonces.ts';
