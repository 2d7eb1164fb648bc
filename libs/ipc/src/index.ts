/** Calls between programs: budgets, nonces, typed outcomes. */
export * from './await-start.ts';
export * from './kept-replies.ts';
export * from './mailbox.ts';
export { Nonces } from '@abicus/wire/service';
export * from './receiver.ts';
export * from './send.ts';
export * from './service-channel.ts';
