import { rule, type DiffRule } from './rule.ts';

const breaksStorage = rule('STORAGE', 'major');
const easesStorage = rule('STORAGE', 'minor');

/** Rules about what programs keep. */
export const STORAGE_RULES = {
  'stored-removed': breaksStorage(
    'a kind of entry is gone',
    'Entries that are there are no longer read.',
    ["    spare: stored('/state/board/spare', { version: 1, value: Type.Null() }),\n", ''],
  ),
  'stored-added': easesStorage('there is a new kind of entry', 'Entries that are there stay.', [
    "    spare: stored('/state/board/spare'",
    "    more: stored('/state/board/more', { version: 1, value: Type.Null() }),\n    spare: stored('/state/board/spare'",
  ]),
  'stored-moved': breaksStorage(
    'a kind of entry has other keys, or is in another store',
    'Entries that are there are not found.',
    ["'/state/board/seat_{n: u32}'", "'/state/board/seat-{n: u32}'"],
  ),
  'layout-changed': breaksStorage(
    'a stored value is laid out differently, and nothing reads the old ones',
    'Values that are there are taken for others, or for none. A new version that keeps the old layout in `was` is `layout-migrated`.',
    ['seats: Type.Integer({ minimum: 4 })', 'seats: Type.Integer({ minimum: 5 })'],
  ),
  'layout-migrated': {
    ...easesStorage(
      'a stored value has a new version, to which the old ones are brought',
      'Programs of before do not read what is written from now on.',
      [
        'version: 2, value: Type.Object({ taken: Type.Boolean() })',
        'version: 3, value: Type.Object({ free: Type.Boolean() })',
      ],
      [
        'was: { v1: Type.Null() }',
        'was: { v1: Type.Null(), v2: Type.Object({ taken: Type.Boolean() }) }',
      ],
    ),
    beside: ['layout-kept'],
  },
  'layout-forgotten': breaksStorage(
    'a version of a stored value is no longer read',
    'Values of it that are there are lost.',
    ['was: { v1: Type.Null() }', 'was: {}'],
  ),
  'layout-kept': {
    ...rule('STORAGE', 'patch')(
      'one more version of a stored value is read',
      'Values that were rejected are read.',
      [
        'version: 2, value: Type.Object({ last:',
        'version: 2, was: { v1: Type.Null() }, value: Type.Object({ last:',
      ],
    ),
  },
  'listing-lost': breaksStorage(
    'entries are no longer listed by what their keys begin with',
    'Other entries may begin so from now on.',
    [', scan: true', ''],
  ),
  'listing-gained': easesStorage(
    'entries are listed by what their keys begin with',
    'No other entry begins so.',
    [
      "stored('/state/board/note_{n: u32}', { ",
      "stored('/state/board/note_{n: u32}', { scan: true, ",
    ],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
