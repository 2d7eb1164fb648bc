/** A service that a newcomer adds: what is written by hand into the files of `abicus new`. */
import type { Sample } from '../scaffold/sample.ts';

/** Its name. */
export const NAME = 'spoold';

/** The purpose that its author states in the contract, in place of the placeholder. */
export const CONTEXT: readonly [placeholder: RegExp, text: string] = [
  /Say what goes wrong[^`]*/,
  'Programs hand over work that is done later. Without spoold each of them keeps a queue of its own.',
];

/** The layouts that its author computes by hand: the header of a request has 8 bytes, that of a reply 9. */
export const VECTORS = [
  { id: 'spoold.add', part: 'request', fields: { value: 8 } },
  { id: 'spoold.add', part: 'reply', fields: { id: 9 } },
];

/** Its rungs on the ladder, in their order. */
export const RUNGS: readonly string[] = [
  'init: start spoold',
  'spoold: ready',
  'init: up spoold',
  'SELFTEST: spoold ok',
];

/** The message of its first failing test. */
export const FIRST =
  'next: write the check spoold.add.value in src/handlers/add.ts: the value is zero';

const EVIDENCE = 'EVIDENCE';

/** The code of its handlers, tables, scenes and probe. */
export const CODE: Pick<Sample, 'whole' | 'fillings' | 'edits'> = {
  whole: {},
  fillings: {
    'src/handlers/add.ts': {
      parts: {
        'the check spoold.add.value': 'request.value === 0',
        'the check spoold.add.capacity': 'call.state.entries.length + 1',
        'the act of spoold.add': '{ id: call.state.entries.push(request.value) }',
      },
    },
    'src/probes/index.ts': { parts: { 'the evidence of spooldOk': EVIDENCE } },
    'test/slots.ts': {
      imports: [`import { client } from './world.ts';`],
      parts: {
        'the violation of spoold.add.value': 'void (scene.request = { value: 0 })',
        'the violation of spoold.add.capacity': `{
          for (let i = 0; i < 64; i++) client.add(scene.world, { value: 1 });
        }`,
      },
    },
  },
  edits: {
    'src/state.ts': [
      [
        '// A field for each table: `readonly entries = new Map<number, Entry>();`',
        'readonly entries: number[] = [];',
      ],
    ],
    'src/probes/index.ts': [
      ['import { MARKERS }', 'import { add, MARKERS }'],
      ['import { type Program, proof, unwritten }', 'import { proof }'],
      [
        `const evidence: Program<void> = ${EVIDENCE};
    yield* evidence;`,
        `const added = yield* add(context.channel('spoold'), { value: 5 });
    checks.equal('spoold.add', 'first id', added.ok ? added.value.id : 0, 1);`,
      ],
    ],
  },
};

/** What init tells of the fault that `FAULT` makes. */
export const RESTARTED: readonly string[] = [
  'init: end spoold reason=fault',
  'init: restart svc=spoold attempt=1',
];

/** Lets its first instance end with a fault when it is asked, and the probe ask again: init has started the next one. */
export const FAULT: Sample['edits'] = {
  'src/state.ts': [
    [
      'readonly entries: number[] = [];',
      `readonly entries: number[] = [];
  readonly starts: number;
  constructor(starts: number) {
    this.starts = starts;
  }`,
    ],
  ],
  'src/spoold.ts': [['() => new SpooldState()', '({ starts }) => new SpooldState(starts)']],
  'src/handlers/add.ts': [
    [
      'return { id: call',
      'if (call.state.starts === 1) return call.cpu.illegal() as never;\n  return { id: call',
    ],
  ],
  'src/probes/index.ts': [
    [
      'const added =',
      `const lost = yield* add(context.channel('spoold'), { value: 5 });
    checks.equal('spoold.add', 'of the instance that ends', lost.ok ? 'ok' : lost.error, 'PeerGone');
    const added =`,
    ],
  ],
};
