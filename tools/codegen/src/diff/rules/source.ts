import { rule, breaksSource, addsName, type DiffRule } from './rule.ts';

/** Rules about names and packages that other packages import. */
export const SOURCE_RULES = {
  'openness-changed': breaksSource(
    'an enumeration was opened or closed',
    'Its generated type and its decoders accept other values.',
    [
      "closed: true, errno: 'EINVAL', initial: 'Normal'",
      "closed: false, errno: 'EINVAL', initial: 'Normal'",
    ],
  ),
  'program-added': addsName(
    'a contract states its program',
    'The name of the program is a principal, if it was none before.',
    ["id: 'RFC-0008', ", "program: { name: 'reader', stackPages: 1 }, id: 'RFC-0008', "],
  ),
  'program-removed': breaksSource(
    'a contract states no program any more',
    'Its principal is gone, unless a service or another contract has that name.',
    ["  program: { name: 'writer', stackPages: 2 },\n", ''],
  ),
  'program-renamed': breaksSource(
    'a program has another name',
    'Its identity is another: authority tables and programs that were built before have the old one.',
    ["program: { name: 'clerk',", "program: { name: 'head-clerk',"],
  ),
  'errno-left-out': breaksSource(
    'a type names no errno any more',
    'Its constructor fails with OutOfBounds, and it can come in no register.',
    ["Spare: newtype(u32, { errno: 'EINVAL' })", 'Spare: newtype(u32)'],
  ),
  'errno-named': breaksSource(
    'a type names an errno where it named none',
    'Its constructor fails with this error instead of OutOfBounds.',
    ['queued: 1 }, { closed: true })', "queued: 1 }, { closed: true, errno: 'EINVAL' })"],
    ["['Pid', 'Grade']", "['Pid', 'Grade', 'EINVAL']"],
  ),
  'limit-retyped': breaksSource(
    'a limit names a scalar, or no longer names it',
    'Its constant may be a bigint where it was a number, or a number where it was a bigint.',
    ['grace: limit(1000, { why', 'grace: limit(1000, { scalar: u32, why'],
  ),
  'unit-changed': breaksSource(
    'a number has another unit',
    'The bits are the same but mean another quantity, which no tool can notice.',
    ['size: u32.bytes', 'size: u32.pages'],
  ),
  'name-removed': breaksSource('a generated name is gone', 'Importers no longer compile.', [
    "    /** Nothing asks for it. */\n    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),\n",
    '',
  ]),
  'name-added': addsName('there is a new generated name', 'Existing names stay as they are.', [
    '    slots: limit(96',
    "    more: limit(1, { why: 'none', atLimit: 'EINVAL' }),\n    slots: limit(96",
  ]),
  'order-changed': rule('SOURCE', 'patch')(
    'declarations are in another order',
    'Generated lists and files follow the order of declarations; names, numbers and layouts are the same.',
    ["['init', 'spool', 'shell']", "['spool', 'init', 'shell']"],
  ),
  'borrowed-removed': {
    ...breaksSource(
      'a package no longer exports a type, error or limit of another contract',
      'Importers of this name no longer compile.',
      [", busy: fails('EBUSY', 'in use')", ''],
      ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL']"],
    ),
    beside: ['check-removed', 'name-removed'],
  },
  'borrowed-added': {
    ...addsName(
      'a package exports a type, error or limit of another contract',
      'Existing names stay as they are.',
      [
        "missing: fails('EINVAL', 'no such queue')",
        "missing: fails('EINVAL', 'no such queue'), again: fails('EPERM', 'not allowed')",
      ],
      ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL', 'EBUSY', 'EPERM']"],
    ),
    beside: ['check-added'],
  },
  'package-removed': {
    ...breaksSource(
      'no contract feeds a package any longer',
      'Importers keep its last version; a final major version announces the end.',
      ["feeds: 'notes'", "feeds: 'words'"],
    ),
    beside: ['contract-moved'],
  },
  'contract-moved': rule('SOURCE', 'minor')(
    'a contract feeds another package',
    'The elements removed from one package and added to the other are listed separately.',
    ["id: 'RFC-0009', feeds: 'words'", "id: 'RFC-0009', feeds: 'spool'"],
  ),
  'contract-removed': rule('PROOF', 'patch')(
    'a contract is gone',
    'Each of its elements is a separate change.',
    ["status: 'draft'", "status: 'superseded'"],
  ),
  'contract-added': rule('PROOF', 'patch')(
    'there is a new contract',
    'Each of its elements is a separate change.',
    ["status: 'superseded'", "status: 'accepted'"],
  ),
  'contract-renamed': rule('SOURCE', 'minor')(
    'a contract has another id, or its file another name',
    'Other contracts and the ladder refer to it by its id; invariants and audit lines are named after its file.',
    ["id: 'RFC-0004'", "id: 'RFC-0044'"],
  ),
  'status-changed': rule('PROOF', 'minor')(
    'a contract has another status',
    'The status says what may still change. Elements that a draft adds or removes are separate changes.',
    ["status: 'frozen'", "status: 'accepted'"],
  ),
  'sentinel-changed': breaksSource(
    'wrappers return an error under another name',
    'Callers that match the old name no longer get the error.',
    ["{ as: 'Full', ", '{ '],
  ),
  'must-use-added': addsName(
    'the result of a function must not be dropped',
    'Code that drops it becomes a finding.',
    ["mustUse: ['wake']", "mustUse: ['wake', 'kick']"],
  ),
  'must-use-removed': rule('SOURCE', 'minor')(
    'the result of a function may be dropped',
    'Code that checks it stays as it is, and code that drops it is a finding no longer.',
    ["mustUse: ['wake']", 'mustUse: []'],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
