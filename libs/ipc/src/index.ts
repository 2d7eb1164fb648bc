/** IPC of programs: messages, mailboxes, and calls with time budgets, nonces and typed results. */
export * from './await-start.ts';
export * from './call-channel.ts';
export * from './call-error.ts';
export * from './reply-buffer.ts';
export * from './mailbox.ts';
export * from './message-parts.ts';
export { Nonces } from '@abicus/wire/service';
export { copyFor, movesEvents, sendOneWay } from './one-way.ts';
export * from './receiver.ts';
export * from './route.ts';
export * from './send.ts';
