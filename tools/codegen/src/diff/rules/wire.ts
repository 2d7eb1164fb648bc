import { rule, breaksWire, EXACT, type DiffRule } from './rule.ts';

/** Rules about numbers, layouts, and what is there to call. */
export const WIRE_RULES = {
  'element-removed': breaksWire(
    'something that others call, send or decode is gone',
    'Callers no longer compile, and those that were built before are refused.',
    ["    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n", ''],
  ),
  'element-added': rule('WIRE', 'minor')(
    'there is something new to call, send or decode',
    'Nothing that was there changes.',
    ['    Pid: newtype', "    Extra: newtype(u32, { errno: 'EINVAL' }),\n    Pid: newtype"],
  ),
  'type-changed': breaksWire(
    'a type is of another kind',
    'Its values are encoded, checked and named differently.',
    [
      "Spare: newtype(u32, { errno: 'EINVAL' })",
      "Spare: enumeration(u32, { One: 1 }, { closed: true, errno: 'EINVAL' })",
    ],
  ),
  'number-moved': breaksWire(
    'a number means something else',
    'Programs that were built before send the old number. `generate` refuses this for contracts that are accepted.',
    ['put: serviceOp(7,', 'put: serviceOp(17,'],
  ),
  'number-reused': {
    ...breaksWire(
      'a number that was given up is given out again',
      'Programs that were built long ago send it and mean something else.',
      ['syscalls: [31], ', ''],
      ['grade: syscall(15,', 'fresh: syscall(31, { cost: ns.micros(1) }),\n    grade: syscall(15,'],
    ),
    beside: ['element-added'],
  },
  'reservation-dropped': breaksWire(
    'a number or name that was given up may be given out again',
    'Nothing warns the contract that takes it next.',
    ["names: ['lpr']", 'names: []'],
  ),
  'reservation-added': rule('WIRE', 'patch')(
    'a number or name is given up',
    'What it named is a change of its own.',
    ["names: ['lpr']", "names: ['lpr', 'lpd']"],
  ),
  'argument-changed': breaksWire(
    'a register carries something else',
    'Callers that were built before put the old value there.',
    ['slot: a2(', 'slot: a3('],
  ),
  'result-changed': breaksWire(
    'a call returns something else',
    'Callers that were built before decode the old value.',
    ["returns: 'State', ", ''],
  ),
  'width-changed': breaksWire('an integer has another width or sign', EXACT, [
    'Spare: newtype(u32',
    'Spare: newtype(u16',
  ]),
  'field-changed': breaksWire('a field has another type', EXACT, ['job: u32', "job: 'Pid'"]),
  'field-added': breaksWire('a field was added', EXACT, ['job: u32', 'job: u32, more: u32']),
  'field-removed': breaksWire('a field is gone', EXACT, ['job: u32, ', '']),
  'fields-reordered': breaksWire('fields are in another order', 'Fields are packed as declared.', [
    "grade: 'Grade', size: u32.bytes",
    "size: u32.bytes, grade: 'Grade'",
  ]),
  'envelope-changed': breaksWire(
    'every frame starts differently',
    'No frame of an old peer decodes, or malformed ones are answered differently.',
    ["magic: 'SP'", "magic: 'SQ'"],
  ),
  'transfer-changed': breaksWire(
    'what travels with a request changed, or when and how it is answered',
    'Old callers move the wrong capability, or wait for another answer.',
    ["moves: 'reply', idempotent: false", "moves: 'replyAndEvents', idempotent: false"],
  ),
  'enum-grew': rule('WIRE', 'minor')(
    'there is a new value, which those that decode it take',
    'Requests may carry it, or replies to decoders that were told to expect more.',
    ['{ FAST: 1, SAFE: 2 }', '{ FAST: 1, SAFE: 2, DEEP: 4 }'],
  ),
  'reply-enum-grew': breaksWire(
    'replies may carry a value that old decoders refuse',
    'The type is closed, so callers that were built before take such a reply for malformed.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0, Down: 1, Gone: 2 }'],
  ),
  'enum-member-removed': breaksWire(
    'a value that others send is refused, and its name is gone',
    'Callers no longer compile; those that were built before are refused.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0 }'],
  ),
  'register-moved': breaksWire(
    'a device or one of its registers is elsewhere, or has another width',
    'Drivers that were built before reach something else.',
    ['data: register(0x00,', 'data: register(0x10,'],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
