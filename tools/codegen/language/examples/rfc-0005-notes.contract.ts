import { contract, method, notification, ns, rpcError, Type } from '@abicus/contract';

export default contract({
  id: 'RFC-0005',
  title: 'Notes between pages and a worker',
  status: 'accepted',
  owners: ['@desk'],
  created: '2026-01-01',
  feeds: 'notes',
  context: 'Pages keep notes in a worker, and are told when one is taken down.',
  goals: ['a page never waits for ever'],
  rpc: {
    name: 'notes',
    version: 1,
    maxMessage: 4096,
    maxCalls: 16,
    errors: {
      FULL: rpcError('there is no room for another note', { retryable: true }),
      GONE: rpcError('the note was taken down'),
    },
    methods: {
      /** Pins a note. */
      pin: method({
        params: Type.Object({ text: Type.String({ maxLength: 80 }) }),
        result: Type.Object({ note: Type.Integer({ minimum: 1, maximum: 900 }) }),
        errors: ['FULL'],
        deadline: ns.seconds(2),
        idempotent: false,
      }),
      read: method({
        params: Type.Object({ note: Type.Integer({ minimum: 1, maximum: 900 }) }),
        result: Type.Object({ text: Type.String({ maxLength: 80 }) }),
        errors: ['GONE'],
        deadline: ns.millis(500),
        idempotent: true,
      }),
    },
    notifications: {
      /** Every page is told. */
      takenDown: notification({
        by: 'server',
        params: Type.Object({ note: Type.Integer({ minimum: 1, maximum: 900 }) }),
      }),
    },
  },
});
