/** Names and prose that contracts are drawn with. */
const words = (text) => text.trim().split(/\s+/);
/** Names that a target language, the runtime or the emitters may have for themselves. */
export const HOSTILE_NAMES = words(`
    default super delete static final this new class enum let yield await async eval arguments undefined NaN
    Infinity null true false in of as is type interface package private public protected export import with
    void typeof instanceof var const function return switch case break continue try catch throw if else do
    while for debugger extends implements get set accessor abstract declare readonly never unknown any
    object string number boolean symbol bigint constructor prototype toString valueOf hasOwnProperty
    then length name caller apply globalThis process require module exports
    Uint8Array Int32Array Record Readonly ReadonlySet Set Map Object Number BigInt Math Array String Error
    Promise Symbol Function Boolean Date RegExp JSON Result Brand Reject Ok Err Call Cpu Evidence
    ok err reject rejectCall wideReject answer isReject getU8 getU32 putU8 readUtf8 A0 A7 RawSyscall
    frame nonce into status request reply event size value result bytes at x cpu memory base call args
    outcome opcode handlers handler errno sender frameFor isFrame startFrame malformedReply serve LATER
    OPCODE STATUS VERSION FRAME_MAX NAMES ENTRIES STATUSES RETRYABLE LIMITS MARKERS SYSCALL ERRNO
    Caller Channel CallShape AUTHORITY Limits Status BadReply Unknown OutOfBounds Entry KernelHandlers
    dispatch costOf errnoName Errno Principal MarkerName SyscallName BOOT SLOTS draw room second
    nameLength nameVa nameBytes addReply AddReply isAdd asAdd decodeAdd add addX add_x Add add1 add_1
    owners OWNERS Owners ownerS CapSlot capSlot cap_slot capslot
    self Self crate mod pub impl trait dyn fn match loop move ref mut unsafe use where async u8 u32 i64 usize
    Some None Vec Box core std main macro union box priv override virtual become abstract gen try_ raw
    unix linux i386 auto register restrict inline signed unsigned sizeof volatile typedef goto extern
    int long short char float double struct bool uint8_t uint32_t size_t NULL EOF INT32_MAX UINT64_C offsetof
    _Bool _Static_assert asm typeof_unqual nullptr constexpr thread_local alignas alignof magic version a0 a7 number
    SIZE BASE MAX_SIZE MIN_SIZE hex codecs arbitraries vectors index testing types errors limits envelope server
    client events status numbers audit markers dispatch costs boot board structs ops con nul aux prn com1
    x_ a__b aB a_b AB Ab A_B a1b a1_b
`);
/** Names that are none, in any language or in some. */
export const NO_NAMES = [
    ...words('_x $ $x _ __proto__ __init__'),
    'foo-bar',
    'x y',
    '',
    '1st',
    '42',
    'é',
    'größe',
    'имя',
    '名前',
    'ﬁ',
    'a\nb',
    '/* c */',
    "it's",
    '"quoted"',
    '`tick`',
    '${x}',
    'a.b',
    'a#0',
    'a[0]',
    '../up',
    'a/b',
    'a\\b',
    '😀',
    'long'.repeat(60),
];
/** Prose that ends comments, strings and templates where an emitter does not take care. */
export const HOSTILE_PROSE = [
    'ends */ here',
    'opens /* here',
    'a // b',
    'back\\slash at the end \\',
    'a `tick` and ${x}',
    'it\'s "quoted"',
    'two\nlines',
    'a\r\nb',
    '',
    ' ',
    '\t\u0000\u0007',
    '\u2028\u2029',
    '??/ ??=',
    'é 名 😀',
    '@deprecated {@link x} <b> | [x](y)',
    '#include <x>',
    '%s %n',
    '---',
];
