/** What others rely on, as text. That it tells what rules tell: `api-text.deep.ts`. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { EXAMPLE } from '../diff/example.ts';
import { apiText } from './api-text.ts';

test('one sorted line for each element, with everything that others rely on', () => {
  const model = modelOf([
    contractFile(`
    principals: ['execd'],
    errors: { EPERM: errno(1, ''), EAGAIN: errno(11, '', { sentinels: ['Full'] }) },
    types: {
      Pid: newtype(u32, { errno: 'EPERM', align: 2, below: 9 }),
      Grade: enumeration(u8, { Idle: 0, Busy: 1 }, { closed: true, errno: 'EPERM', initial: 'Idle' }),
      Entry: struct({ magic: constant(u16, 7), pid: 'Pid', pad: zero(2) }, { size: 8, errno: 'EPERM' }),
    },
    limits: { slots: limit(96, { why: '', atLimit: '', profiles: { scale: 9 } }), window: byEnum('Grade', { Idle: 8, Busy: 0 }, { why: '' }) },
    audit: { log: line('AUDIT', ['a', 'b']) },
    syscalls: { qos: syscall(15, { selector: selector('a0', { errno: 'EPERM' }), ops: {
      set: op(1, { cost: 9, audit: 'log', returns: 'Pid',
        args: { to: a1(orZero('Pid')), entry: a2(reads('Entry')), name: a3(readsBytes('a4', { max: 'slots' })) },
        checks: { full: fails('EAGAIN', '', { as: 'Full', unless: callerIs('execd'), limit: 'slots', waits: true, changesOnReject: ['age'] }) } }),
    } }) },
    service: {
      name: 'timed', status: { OK: 0, NO: 1, BAD: 2 }, authority: ['execd'],
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'NO' },
      ops: { put: serviceOp(1, { request: { key: text(u8, { min: 1, max: 4 }), grade: 'Grade' }, reply: {}, moves: 'reply', idempotent: false, peerDeath: 'exit' }) },
      events: { fired: event(2, { at: u64.ns }) },
    },
    machine: { resource: 'timer', initial: 'absent', creates: ['put'], edges: { armed: edge('absent', 'armed', { on: 'put', after: 'key', atMost: 'slots' }) } },
    markers: { ok: { text: 'x ok', by: 'execd', proves: ['set'] } },
    board: { numbers: { cause: { Ecall: 8 } }, devices: { uart: device(16, 4, { thr: register(0, u8, { access: 'w' }) }) } },
  `),
  ]);
  expect(apiText(model, 'kernel')).toMatchInlineSnapshot(`
    "audit kernel.audit.log AUDIT(a b)
    check qos.set.full #0 EAGAIN as Full unless(execd) limit kernel.limit.slots changes(age) waits
    contract kernel RFC-0001 accepted
    device board.device.uart base 16 size 4
    edge timer.armed absent -> armed on timed.put after key atMost kernel.limit.slots
    error kernel.error.EAGAIN 11(Full)
    error kernel.error.EPERM 1
    event timed.event.fired opcode 2 12B(at:u64.ns@4)
    limit kernel.limit.slots 96 scale=9 at ''
    limit kernel.limit.window by kernel.type.Grade(Idle=8 Busy=0)
    machine timer initial absent creates(timed.put)
    marker ok 'x ok' by execd after() proves(qos.set)
    number board.numbers.cause.Ecall 8
    op timed.put opcode 1 request 11..14B(key:text(u8 1..4)@8 grade:Grade@9+key) reply 9B() moves reply answers now malformed header !idempotent peerDeath 'exit'
    principal execd 0x7b6096126000c028
    principal timed 0x2933756c392845a0
    register board.device.uart.thr u8@0 w
    service timed magic 'TM' version 1 nonce u32 reply(status,nonce) malformed BAD authority execd else NO
    status timed.status.BAD 2
    status timed.status.NO 1
    status timed.status.OK 0
    syscall qos.set number 15 selector a0=1 args(to:Pid|zero@a1 entry:in Entry@a2 name:in bytes max kernel.limit.slots min 0@a3,a4) returns Pid errors(EPERM,EAGAIN) cost 9 audit kernel.audit.log
    type kernel.type.Entry struct 8B(magic:u16=7@0 pid:Pid@2 pad:zero(2)@6) errno EPERM
    type kernel.type.Grade enumeration u8 closed(Idle=0 Busy=1) initial Idle errno EPERM
    type kernel.type.Pid newtype u32 align 2 below 9 errno EPERM
    "
  `);
});

const files = Object.entries(EXAMPLE).map(([file, text]) => ({ file, text }));

test('lists, choices, tails, bounds, lengths ahead and versions of an envelope are all told', () => {
  const logs = files.filter(({ file }) => /-(kernel|logs)\./.test(file));
  expect(apiText(modelOf(logs), 'logs')).toMatchInlineSnapshot(`
    "contract logs RFC-0010 accepted
    event logs.event.appended opcode 3 8..158B(line:Line@4)
    op logs.append opcode 1 request 24..62B(key:octets(16)@4 tags:list(u8 0..4 u32)@20 value:Value@21+tags more:tail(Mark)@21+tags+value) reply 6..1312B(found:Found@5 note:text(rest 0..64)@5+found) moves replyAndEvents answers now malformed full idempotent peerDeath 'lines stay'
    op logs.flush opcode 2 versions(second,third) request 10..18B(last:Last@4) reply 11..15B(left:u16[1..500]@5) moves replyAndEvents answers now malformed none idempotent peerDeath 'lines stay'
    principal logs 0xce07d5ad70ec2c26
    service logs magic 'LG' versions(first,second,third) malformed BAD full foreign BAD header as append version second nonce zero unknownVersion OLD unknownOpcode NONE authority any
    status logs.status.BAD 1
    status logs.status.FINE 0
    status logs.status.NONE 3
    status logs.status.OLD 2
    type logs.type.Found union u8 1..1235B nothing=0() some=5(lines:list(u16 0..8 Line)@1)
    type logs.type.Last sized 2..6B short(a:u16@0) long(b:u32@0 c:u16@4)
    type logs.type.Level enumeration u8 closed(info=0 fault=1)
    type logs.type.Line record 4..154B(level:Level@0 labelsLength:length(u16 of labels)@1 text:text(u8 0..60)@3 labels:bytes(labelsLength 0..90)@4+text)
    type logs.type.Mark struct 11B(at:i64@0 on:bool@8 depth:i16@9) errno EINVAL
    type logs.type.Value union u8 3..6B count=1(n:u32@1 step:u8@5) ratio=2(of:u16[10..1000]@1)
    version logs.first 1 nonce none reply(status) rejected OLD
    version logs.second 2 nonce u32 reply(status,nonce)
    version logs.third 3 nonce u64 at the end reply(status)
    "
  `);
});

test('a program has its calls in the line of each service, but for those of a draft', () => {
  const sections = `program: { name: 'clerk' }, uses: { 'RFC-0011': ['desk'] }, calls: { desk: ['ask', 'tell'] },`;
  const desk = Object.entries(EXAMPLE).find(([file]) => file.includes('-desk.'));
  const linesOf = (status: string): string =>
    apiText(
      modelOf([
        { file: desk?.[0] ?? '', text: desk?.[1] ?? '' },
        contractFile(sections, { id: 'RFC-0012', feeds: 'clerk', status }),
      ]),
      'clerk',
    );
  const contract = (status: string): string => `contract clerk RFC-0012 ${status}\n`;
  const program = `principal clerk 0xf571f19544dee8b2\nprogram program.clerk\n`;
  expect(linesOf('accepted')).toBe(
    `calls program.clerk desk(ask,tell)\n${contract('accepted')}${program}`,
  );
  expect(linesOf('draft')).toBe(`${contract('draft')}${program}`);
});
