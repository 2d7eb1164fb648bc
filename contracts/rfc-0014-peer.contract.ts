import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0014/peer',
  title: 'The peer of the selftest',
  status: 'accepted',
  owners: ['@runtime'],
  created: '2026-01-12',
  feeds: 'selftest-peer',
  uses: { 'RFC-0023/timed': ['timed'] },

  context: `A second program beside the selftest's client, with an identity of its own, that the client can end: what a
service does at the end of a client is seen from there.`,
  goals: ['the client ends a program that holds something of every service'],
  nonGoals: ['operations for other programs than the selftest'],
  failureModel: 'An end of the peer that the client did not ask for fails the probes that use it.',

  program: {
    name: 'selftest-peer',
    stackPages: 4,
    endpoints: {
      /** Receives replies and events. */
      replies: 64,
    },
  },
  calls: { timed: ['register'] },
});
