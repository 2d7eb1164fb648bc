/** Edits of the versions and answers of an envelope, and all changes that each of them is. */

/** A text and what it becomes. */
export type Swap = readonly [from: string, to: string];

/** An edit, its changes, and what is edited into both versions first. */
export type EditRow = readonly [
  what: string,
  edit: Swap,
  expected: readonly string[],
  ...given: readonly Swap[],
];

/** What has to go before an envelope can have one version alone. */
const ANY_VERSION: readonly Swap[] = [
  ["versions: ['second', 'third'], ", ''],
  [", version: 'second', nonce", ', nonce'],
];
const ONE_VERSION: Swap = [
  `      versions: {
        first: version(1, { nonce: none, rejected: 'OLD' }),
        second: version(2, { nonce: u32, reply: ['status', 'nonce'] }),
        third: version(3, { nonce: u64, place: 'end' }),
      },`,
  "      version: 3, nonce: u32, reply: ['status', 'nonce'],",
];

/** The edits. */
export const ENVELOPE_EDITS: readonly EditRow[] = [
  // Versions.
  [
    'a version that nothing is sent in',
    ['second: version(2,', 'other: version(4, { nonce: none }),\n        second: version(2,'],
    ['minor element-added logs'],
  ],
  [
    'a third version that nothing is sent in',
    ['second: version(2,', 'other: version(4, { nonce: none }),\n        second: version(2,'],
    ['minor element-added logs'],
    ["first: version(1, { nonce: none, rejected: 'OLD' }),", ''],
  ],
  [
    'a version that events are sent in',
    [
      "third: version(3, { nonce: u64, place: 'end' }),",
      "third: version(3, { nonce: u64, place: 'end' }),\n        fourth: version(4, { nonce: none }),",
    ],
    ['major envelope-changed logs'],
  ],
  [
    'a last version, where there are no events',
    [
      "third: version(3, { nonce: u64, place: 'end' }),",
      "third: version(3, { nonce: u64, place: 'end' }),\n        fourth: version(4, { nonce: none }),",
    ],
    ['minor element-added logs'],
    ["    events: { appended: event(3, { line: 'Line' }) },\n", ''],
  ],
  [
    'a version is gone',
    ["first: version(1, { nonce: none, rejected: 'OLD' }),", ''],
    ['major element-removed logs'],
  ],
  ['a version has another number', ['version(1,', 'version(9,'], ['major number-moved logs']],
  [
    'a version has a nonce',
    [
      'version(1, { nonce: none, rejected',
      "version(1, { nonce: u8, reply: ['nonce', 'status'], rejected",
    ],
    ['major envelope-changed logs', 'major envelope-changed logs'],
  ],
  [
    'a nonce of another width',
    ['version(2, { nonce: u32', 'version(2, { nonce: u16'],
    ['major width-changed logs'],
  ],
  [
    'a nonce stands elsewhere',
    ["nonce: u64, place: 'end'", "nonce: u64, reply: ['status', 'nonce']"],
    ['major envelope-changed logs', 'major envelope-changed logs'],
  ],
  [
    'status and nonce in another order',
    ["['status', 'nonce']", "['nonce', 'status']"],
    ['major envelope-changed logs'],
  ],
  [
    'a version is rejected',
    [
      "version(2, { nonce: u32, reply: ['status', 'nonce'] }",
      "version(2, { nonce: u32, reply: ['status', 'nonce'], rejected: 'OLD' }",
    ],
    ['major request-tightened logs'],
  ],
  [
    'a version is no longer rejected',
    ["nonce: none, rejected: 'OLD'", 'nonce: none'],
    ['minor request-loosened logs'],
  ],
  [
    'a version is rejected with another status',
    ["rejected: 'OLD'", "rejected: 'NONE'"],
    ['major check-changed logs'],
  ],
  [
    'versions in another order',
    [
      "first: version(1, { nonce: none, rejected: 'OLD' }),\n        second: version(2, { nonce: u32, reply: ['status', 'nonce'] }),",
      "second: version(2, { nonce: u32, reply: ['status', 'nonce'] }),\n        first: version(1, { nonce: none, rejected: 'OLD' }),",
    ],
    ['major envelope-changed logs'],
  ],
  [
    'an operation in one more version',
    ["versions: ['second', 'third'], ", ''],
    ['minor element-added logs.flush'],
  ],
  [
    'an operation in one version less',
    ["['second', 'third']", "['third']"],
    ['major element-removed logs.flush'],
  ],
  [
    'a second version that no event has, where what is generated for one is called differently',
    ['second: version(2,', 'other: version(4, { nonce: none }),\n        second: version(2,'],
    ['major envelope-changed logs'],
    ...ANY_VERSION,
    ["        first: version(1, { nonce: none, rejected: 'OLD' }),\n", ''],
    ["        third: version(3, { nonce: u64, place: 'end' }),\n", ''],
  ],
  ['one version in place of several', ONE_VERSION, ['major envelope-changed logs'], ...ANY_VERSION],
  [
    'the one version has no nonce',
    ['nonce: u32, reply:', 'nonce: none, reply:'],
    ['major envelope-changed logs'],
    ...ANY_VERSION,
    ONE_VERSION,
  ],
  // Answers.
  [
    'malformed frames get another form of answer',
    ["answer('BAD', { form: 'full' })", "answer('BAD')"],
    ['major envelope-changed logs'],
  ],
  [
    'malformed frames get another status',
    [
      "malformed: answer('BAD', { form: 'full' }),\n      foreign",
      "malformed: answer('NONE', { form: 'full' }),\n      foreign",
    ],
    ['major envelope-changed logs'],
  ],
  [
    'an answer as the reply of another operation',
    ["as: 'append'", "as: 'flush'"],
    ['major envelope-changed logs'],
  ],
  [
    'an answer in another version',
    ["version: 'second', nonce", "version: 'third', nonce"],
    ['major envelope-changed logs'],
  ],
  [
    'an answer without the nonce',
    ["nonce: 'zero'", "nonce: 'echo'"],
    ['major envelope-changed logs'],
  ],
  [
    'an answer with another opcode',
    ["nonce: 'zero'", "nonce: 'zero', opcode: 'echo'"],
    ['major envelope-changed logs'],
  ],
  [
    'an unknown version is merely malformed',
    ["      unknownVersion: answer('OLD'),\n", ''],
    ['major envelope-changed logs'],
  ],
  [
    'an unknown opcode is merely malformed',
    ["      unknownOpcode: answer('NONE'),\n", ''],
    ['major envelope-changed logs'],
  ],
  [
    'a foreign frame is merely malformed',
    ["      foreign: answer('BAD', { as: 'append', version: 'second', nonce: 'zero' }),\n", ''],
    ['major envelope-changed logs'],
  ],
  [
    'an unknown opcode is merely malformed, as it was said to be',
    ["      unknownOpcode: answer('BAD', { form: 'full' }),\n", ''],
    [],
    ["answer('NONE')", "answer('BAD', { form: 'full' })"],
  ],
  [
    'an unknown opcode is malformed, whose answer says what goes without saying',
    ["      unknownOpcode: answer('BAD', { form: 'header', nonce: 'echo', opcode: 'own' }),\n", ''],
    [],
    ["answer('NONE')", "answer('BAD', { form: 'header', nonce: 'echo', opcode: 'own' })"],
    [
      "malformed: answer('BAD', { form: 'full' }),\n      foreign",
      "malformed: 'BAD',\n      foreign",
    ],
  ],
  [
    'malformed frames get an answer that says what goes without saying',
    [
      "malformed: 'BAD',\n      foreign",
      "malformed: answer('BAD', { form: 'header' }),\n      foreign",
    ],
    [],
    [
      "malformed: answer('BAD', { form: 'full' }),\n      foreign",
      "malformed: 'BAD',\n      foreign",
    ],
  ],
  [
    'an answer says what goes without saying',
    ["answer('OLD')", "answer('OLD', { form: 'header', nonce: 'echo', opcode: 'own' })"],
    [],
  ],
  [
    'a foreign frame is answered with the opcode of the request',
    ["as: 'append', version", "as: 'append', opcode: 'echo', version"],
    ['major envelope-changed logs'],
  ],
  [
    'a malformed request of one operation is answered',
    [", malformed: answer('BAD', { form: 'none' })", ''],
    ['major transfer-changed logs.flush'],
  ],
];
