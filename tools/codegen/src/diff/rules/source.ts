import { rule, breaksSource, addsName, type DiffRule } from './rule.ts';

/** Rules about names and packages that others import. */
export const SOURCE_RULES = {
  'openness-changed': breaksSource(
    'an enumeration was opened or closed',
    'Its generated type takes other values, and so do decoders.',
    [
      "closed: true, errno: 'EINVAL', initial: 'Normal'",
      "closed: false, errno: 'EINVAL', initial: 'Normal'",
    ],
  ),
  'unit-changed': breaksSource(
    'a number counts something else',
    'The bits are the same and mean another quantity, which only a reader can notice.',
    ['size: u32.bytes', 'size: u32.pages'],
  ),
  'name-removed': breaksSource('a generated name is gone', 'Importers no longer compile.', [
    "    /** Nothing asks for it. */\n    spares: limit(3, { why: 'none', atLimit: 'EINVAL' }),\n",
    '',
  ]),
  'name-added': addsName('there is a new generated name', 'Nothing that was there changes.', [
    '    slots: limit(96',
    "    more: limit(1, { why: 'none', atLimit: 'EINVAL' }),\n    slots: limit(96",
  ]),
  'order-changed': rule('SOURCE', 'patch')(
    'declarations come in another order',
    'Generated lists and files are sorted as declared; names, numbers and layouts are the same.',
    ["['init', 'spool', 'shell']", "['spool', 'init', 'shell']"],
  ),
  'borrowed-removed': {
    ...breaksSource(
      'a package no longer shows a type, error or limit of another contract',
      'Importers that took it from there no longer compile.',
      [", busy: fails('EBUSY', 'in use')", ''],
      ["['Pid', 'EINVAL', 'EBUSY']", "['Pid', 'EINVAL']"],
    ),
    beside: ['check-removed', 'name-removed'],
  },
  'borrowed-added': {
    ...addsName(
      'a package shows a type, error or limit of another contract',
      'Nothing that was there changes.',
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
      'no contract feeds a package any more',
      'Importers keep its last version, and only a last major one tells them.',
      ["feeds: 'notes'", "feeds: 'words'"],
    ),
    beside: ['contract-moved'],
  },
  'contract-moved': rule('SOURCE', 'minor')(
    'a contract feeds another package',
    'What was removed from the one and added to the other is listed by element.',
    ["id: 'RFC-0009', feeds: 'words'", "id: 'RFC-0009', feeds: 'spool'"],
  ),
  'contract-removed': rule('PROOF', 'patch')(
    'a contract is gone',
    'Each of its elements is a change of its own.',
    ["status: 'draft'", "status: 'superseded'"],
  ),
  'contract-added': rule('PROOF', 'patch')(
    'there is a new contract',
    'Each of its elements is a change of its own.',
    ["status: 'superseded'", "status: 'accepted'"],
  ),
  'contract-renamed': rule('SOURCE', 'minor')(
    'a contract has another id, or another name of its file',
    '`uses` of other contracts and the list of contracts in the ladder name it by its id; invariants and audit lines are named after its file.',
    ["id: 'RFC-0004'", "id: 'RFC-0044'"],
  ),
  'status-changed': rule('PROOF', 'patch')(
    'a contract promises more or less firmly',
    'Elements that come or go with a draft are changes of their own.',
    ["status: 'frozen'", "status: 'accepted'"],
  ),
  'sentinel-changed': breaksSource(
    'wrappers call an error by another name',
    'Callers that match the old name no longer see the error.',
    ["{ as: 'Full', ", '{ '],
  ),
  'must-use-added': addsName(
    'the result of a function must not be dropped',
    'Code that drops it is a finding from now on.',
    ["mustUse: ['wake']", "mustUse: ['wake', 'kick']"],
  ),
  'must-use-removed': rule('SOURCE', 'patch')(
    'the result of a function may be dropped',
    'Code that looks at it stays as it is.',
    ["mustUse: ['wake']", 'mustUse: []'],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
