/** The chapters of the page: which sections of a contract and which exports each of them has. */

/** A chapter. */
export type Group = {
  readonly title: string;
  /** What it is about, in a sentence or two. */
  readonly text: string;
  readonly sections: readonly string[];
  readonly exports: readonly string[];
};

/** Chapters in order. A test compares them with the exports and the key tables of the reader. */
export const GROUPS: readonly Group[] = [
  {
    title: 'The contract',
    text: 'A contract is an RFC whose sections are keys. It is the only export of its file, and it is read without being run: literals, and calls of the functions on this page.',
    sections: [
      'id',
      'title',
      'status',
      'owners',
      'created',
      'feeds',
      'supersedes',
      'context',
      'goals',
      'nonGoals',
      'failureModel',
      'security',
      'alternatives',
      'openQuestions',
      'uses',
      'mustUse',
      'reserved',
    ],
    exports: ['contract'],
  },
  {
    title: 'Scalars',
    text: 'Integers of registers and frames, all little-endian. A unit may follow: `u64.ns`, `u32.bytes`, `u32.pages`, `u64.ticks`.',
    sections: [],
    exports: ['u8', 'u16', 'u32', 'u53', 'u64', 'i8', 'i16', 'i32', 'i64', 'bool'],
  },
  {
    title: 'Named types',
    text: 'Types that fields, arguments and other contracts name. Each becomes a TypeScript type, a C type and a Rust type.',
    sections: ['types'],
    exports: ['newtype', 'enumeration', 'flags', 'struct', 'record', 'union', 'variant', 'sized'],
  },
  {
    title: 'Fields',
    text: 'What structures, records and frames are made of: the name of a type, a scalar, or one of these. Fields are packed in declared order, without gaps. Every value has one encoding, and a decoder rejects all other bytes.',
    sections: [],
    exports: [
      'ranged',
      'zero',
      'constant',
      'octets',
      'text',
      'bytes',
      'list',
      'length',
      'rest',
      'tail',
    ],
  },
  {
    title: 'Errors and checks',
    text: 'A call is decoded, then its checks are made in declared order; the first that fails decides the error.',
    sections: ['errors', 'principals'],
    exports: ['errno', 'fails', 'callerIs'],
  },
  {
    title: 'Limits and units',
    text: 'Every queue, table, loop and retry has a limit with a name and a reason. Durations are in nanoseconds.',
    sections: ['limits'],
    exports: ['limit', 'byEnum', 'ns', 'kib', 'mib'],
  },
  {
    title: 'Syscalls',
    text: 'The number is in a7, arguments are in a0 to a6 and t0 to t6, the result is in a0, further results where the operation says; a negative one in a0 is an error number.',
    sections: ['syscalls'],
    exports: [
      'syscall',
      'selector',
      'op',
      'a0',
      'a1',
      'a2',
      'a3',
      'a4',
      'a5',
      'a6',
      't0',
      't1',
      't2',
      't3',
      't4',
      't5',
      't6',
      'orZero',
      'orOnes',
      'reads',
      'fills',
      'readsBytes',
      'fillsBytes',
    ],
  },
  {
    title: 'Services',
    text: 'A protocol of frames: an envelope that all frames share, and operations with a request, a reply and an authority.',
    sections: ['service'],
    exports: ['serviceOp', 'event', 'version', 'none', 'answer'],
  },
  {
    title: 'JSON protocols',
    text: 'Calls and notifications between pages, workers and processes, with TypeBox schemas. Keys that a schema does not name are rejected.',
    sections: ['rpc'],
    exports: ['method', 'notification', 'rpcError'],
  },
  {
    title: 'What programs keep',
    text: 'Keys of a store, with named parts, and the layouts of their values in versions.',
    sections: ['persisted'],
    exports: ['stored'],
  },
  {
    title: 'Behaviour and evidence',
    text: 'What can be seen of a system that runs, and what that proves.',
    sections: ['audit', 'markers', 'diagnostics', 'machine', 'log', 'profiles', 'phases', 'ladder'],
    exports: ['line', 'edge'],
  },
  {
    title: 'Board',
    text: 'Where devices are, and what their registers are called.',
    sections: ['board'],
    exports: ['device', 'register'],
  },
  {
    title: 'Boot',
    text: 'The first program, which the kernel starts. It starts the programs of all accepted contracts, each after those that it calls, and gives each what its contract says: order and slots are derived. Without a boot nothing is started, and programs are names.',
    sections: ['boot'],
    exports: [],
  },
  {
    title: 'Programs and calls',
    text: 'The program that a contract is of, what it holds, and the operations of other services that it waits for or sends. Each call is compared with the service: the operation exists, the program may call it, and no program waits for itself, directly or through others. The slots of a program follow from its own contract: 0 control, 1 the first program, then requests, its endpoints in order, the clock, the endpoint factory, its devices in order, the services of `calls` in order (`every`: by name), then those of `notifies`. The program of a draft is a name that authority may list, and is not booted.',
    sections: ['program', 'calls', 'notifies'],
    exports: [],
  },
  {
    title: 'Files that people write',
    text: 'Their schemas, from which readers and findings are generated.',
    sections: ['config'],
    exports: ['Type'],
  },
];
