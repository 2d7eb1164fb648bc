/** Invalid JSON protocols: each fault is a finding at its place. */
import { expect, test } from 'vitest';
import { contractFile, surprises, surprisesIn } from '../testing/annotated.ts';

const METHOD =
  'params: Type.Null(), result: Type.Null(), deadline: ns.seconds(1), idempotent: true,';

/** A protocol with these lines, one of which has a finding. */
const rpc = (
  lines: string,
  head = 'version: 1, maxMessage: 4096, maxCalls: 8,',
): string => `  rpc: {
    name: 'store',
    ${head}
    ${lines}
  },`;

test.each<readonly [what: string, sections: string]>([
  [
    'an error that is not declared',
    rpc(`errors: { FULL: rpcError('full') },
    methods: { put: method({ ${METHOD}
      errors: ['FULL', 'FUL'], //! ABI2003 ref/unknown did you mean 'FULL'?
    }) },`),
  ],
  [
    'an error that is named twice',
    rpc(`errors: { FULL: rpcError('full') },
    methods: { put: method({ ${METHOD}
      errors: ['FULL', 'FULL'], //! ABI2001 registry/taken named twice
    }) },`),
  ],
  [
    'an error that no method has',
    rpc(`errors: {
      FULL: rpcError('full'), //! ABI2003 ref/unused no method answers with 'FULL'
    }, methods: {},`),
  ],
  [
    'an error that every protocol has',
    rpc(`errors: {
      TimedOut: rpcError('late'), //! ABI2001 registry/taken by itself
    }, methods: { put: method({ ${METHOD} errors: ['TimedOut'] }) },`),
  ],
  [
    'a version that is none',
    rpc(
      'methods: {},',
      'maxMessage: 4096, maxCalls: 8, version: 0, //! ABI2101 budget/range from 1',
    ),
  ],
  [
    'messages without end',
    rpc(
      'methods: {},',
      'version: 1, maxCalls: 8, maxMessage: 1e12, //! ABI2101 budget/range from 256',
    ),
  ],
  [
    'no calls',
    rpc(
      'methods: {},',
      'version: 1, maxMessage: 4096, maxCalls: 0, //! ABI2101 budget/range from 1',
    ),
  ],
  [
    'a deadline of nothing',
    rpc(`methods: { put: method({ params: Type.Null(), result: Type.Null(), idempotent: true,
      deadline: 5, //! ABI2101 budget/range from a millisecond to a day
    }) },`),
  ],
  [
    'a call that is larger than a message',
    rpc(`methods: { put: method({ result: Type.Null(), deadline: ns.seconds(1), idempotent: true,
      params: Type.String({ minLength: 4096 }), //! ABI2101 budget/frame a larger
    }) },`),
  ],
  [
    'a default in a message',
    rpc(`methods: { put: method({ result: Type.Null(), deadline: ns.seconds(1), idempotent: true,
      params: Type.Object({ a: Type.String({ default: 'a' }) }), //! ABI1009 schema/wrong two encodings
    }) },`),
  ],
  [
    'a pattern of which no text is known',
    rpc(`methods: { put: method({ params: Type.Null(), deadline: ns.seconds(1), idempotent: true,
      result: Type.String({ pattern: '^xyzzy' }), //! ABI1009 schema/wrong examples
    }) },`),
  ],
  [
    'a schema that takes anything',
    rpc(`methods: {}, notifications: { changed: notification({ by: 'server',
      params: Type.Unknown(), //! ABI1009 schema/wrong no type at all
    }) },`),
  ],
  [
    'two methods of one name in TypeScript',
    rpc(`methods: {
      putKey: method({ ${METHOD} }),
      put_key: method({ ${METHOD} }), //! ABI2001 registry/taken both become
    },`),
  ],
])('%s', (_, sections) => {
  expect(surprises(sections)).toEqual([]);
});

test('two contracts with one protocol are reported', () => {
  const one = rpc('methods: {},');
  const files = [
    contractFile(one),
    contractFile(
      one.replace("'store',", "'store', //! ABI2001 registry/taken is taken by that of RFC-0001"),
      {
        id: 'RFC-0002',
        feeds: 'other',
      },
    ),
  ];
  expect(surprisesIn(files)).toEqual([]);
});
