import { rule, breaksWire, EXACT, type DiffRule } from './rule.ts';

/** Rules about numbers, layouts and operations. */
export const WIRE_RULES = {
  'element-removed': breaksWire(
    'an element that others call, send or decode is gone',
    'Callers no longer compile, and calls of programs that were built before are rejected.',
    ["    /** Nothing needs it. */\n    Spare: newtype(u32, { errno: 'EINVAL' }),\n", ''],
  ),
  'element-added': rule('WIRE', 'minor')(
    'there is a new element to call, send or decode',
    'Existing elements stay as they are.',
    ['    Pid: newtype', "    Extra: newtype(u32, { errno: 'EINVAL' }),\n    Pid: newtype"],
  ),
  'type-changed': breaksWire(
    'a type has another kind',
    'Its values are encoded, checked and named differently.',
    [
      "Spare: newtype(u32, { errno: 'EINVAL' })",
      "Spare: enumeration(u32, { One: 1 }, { closed: true, errno: 'EINVAL' })",
    ],
  ),
  'message-reworded': rule('WIRE', 'patch')(
    'the description of a message changed',
    'The same messages are accepted.',
    ["description: 'what it says'", "description: 'its text'"],
  ),
  'number-moved': breaksWire(
    'a number means something else',
    'Programs that were built before send the old number. `generate` rejects this for accepted contracts.',
    ['put: serviceOp(7,', 'put: serviceOp(17,'],
  ),
  'number-reused': {
    ...breaksWire(
      'a reserved number is used again',
      'Old programs send it with its old meaning.',
      ['syscalls: [31], ', ''],
      ['grade: syscall(15,', 'fresh: syscall(31, { cost: ns.micros(1) }),\n    grade: syscall(15,'],
    ),
    beside: ['element-added'],
  },
  'reservation-dropped': breaksWire(
    'a reservation of a number or name is gone',
    'Nothing prevents another contract from using it again.',
    ["names: ['lpr']", 'names: []'],
  ),
  'reservation-added': rule('WIRE', 'patch')(
    'a number or name is reserved',
    'The removal of its element is a separate change.',
    ["names: ['lpr']", "names: ['lpr', 'lpd']"],
  ),
  'argument-changed': breaksWire(
    'a register carries something else',
    'Callers that were built before pass the old value there.',
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
  'fields-reordered': breaksWire(
    'fields are in another order',
    'Fields are packed in declared order.',
    ["grade: 'Grade', size: u32.bytes", "size: u32.bytes, grade: 'Grade'"],
  ),
  'envelope-changed': breaksWire(
    'every frame has another header',
    'Frames of an old peer do not decode, or malformed frames get another reply.',
    ["magic: 'SP'", "magic: 'SQ'"],
  ),
  'transfer-changed': breaksWire(
    'a request moves another capability, or its reply comes at another time or in another form',
    'Old callers move the wrong capability, or wait for another reply.',
    ["moves: 'reply', idempotent: false", "moves: 'replyAndEvents', idempotent: false"],
  ),
  'enum-grew': rule('WIRE', 'minor')(
    'there is a new value, and its decoders accept it',
    'It occurs in requests, or in replies whose decoders accept unknown values.',
    ['{ FAST: 1, SAFE: 2 }', '{ FAST: 1, SAFE: 2, DEEP: 4 }'],
  ),
  'reply-enum-grew': breaksWire(
    'replies may contain a value that old decoders reject',
    'The type is closed, so callers that were built before treat such a reply as malformed.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0, Down: 1, Gone: 2 }'],
  ),
  'enum-member-removed': breaksWire(
    'a value that others send is rejected, and its name is gone',
    'Callers no longer compile; programs that were built before are rejected.',
    ['{ Up: 0, Down: 1 }', '{ Up: 0 }'],
  ),
  'register-moved': breaksWire(
    'a device or one of its registers has another address or width',
    'Drivers that were built before access something else.',
    ['data: register(0x00,', 'data: register(0x10,'],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;
