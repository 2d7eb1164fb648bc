/**
 * Valid contracts by the dozen, for benches and tests: one for a kernel, the rest for services
 * that use its types. The same numbers give the same texts.
 */
import type { ContractFile } from './generate/inputs.ts';

const prose = (id: string, title: string, feeds: string): string => `
  id: '${id}',
  title: '${title}',
  status: 'accepted',
  owners: ['@synthetic'],
  created: '2026-01-01',
  feeds: '${feeds}',
  context: \`A contract that nobody wrote, as long as those that people write.\`,
  goals: ['to be read', 'to be linked', 'to be generated from'],
  security: {
    threats: ['none that are real'],
    invariants: { bounded${title.replaceAll(/\W/g, '')}: { forAll: 'queue', text: 'it is bounded' } },
  },`;

function syscallText(number: number): string {
  return `
    /** Call ${number}: changes one of two things. */
    call${number}: syscall(${number}, {
      selector: selector('a0', { errno: 'EINVAL' }),
      ops: {
        /** The first thing. */
        get: op(0, { args: { target: a1('Pid') }, returns: 'Grade', cost: ns.micros(1), checks: {
          target: fails('EINVAL', 'no such task'),
        } }),
        /** The second thing. */
        set: op(1, { args: { target: a1('Pid'), grade: a2('Grade') }, cost: ns.micros(1), checks: {
          target: fails('EINVAL', 'no such task'),
          authority: fails('EPERM', 'another task', { unless: callerIs('init') }),
          room: fails('ENOSPC', 'the table is full', { limit: 'slots' }),
        } }),
      },
    }),`;
}

function kernelText(syscalls: number): string {
  const calls = Array.from({ length: syscalls }, (_, i) => syscallText(i)).join('');
  return `import {
  a1, a2, callerIs, contract, enumeration, errno, fails, limit, newtype, ns, op, selector, struct,
  syscall, u32, u64, u8, zero,
} from '@abicus/contract';

export default contract({${prose('RFC-1000', 'Kernel', 'kernel')}
  principals: ['init'],
  types: {
    /** A task. */
    Pid: newtype(u32, { errno: 'EINVAL' }),
    /** A larger value is a stronger claim. */
    Grade: enumeration(u8, { Idle: 0, Normal: 1, Burst: 2 }, { closed: true, errno: 'EINVAL', initial: 'Normal' }),
    /** A record of 24 bytes. */
    Entry: struct({ pid: 'Pid', grade: 'Grade', pad: zero(3), base: u64, length: u64.bytes }, { size: 24, errno: 'EINVAL' }),
  },
  errors: {
    EPERM: errno(1, 'not allowed'),
    EINVAL: errno(22, 'an argument is outside its declared set'),
    ENOSPC: errno(28, 'a table is full'),
  },
  limits: {
    slots: limit(96, { why: 'bounds a table', atLimit: 'ENOSPC' }),
    maxFrame: limit(8192, { why: 'control frames stay small', atLimit: 'EINVAL' }),
  },
  syscalls: {${calls}
  },
  markers: {
    up: { text: 'kernel: up', by: 'neuron', proves: ['boundedKernel'] },
  },
});
`;
}

function opText(opcode: number): string {
  return `
      /** Operation ${opcode}: takes a name, answers with a handle. */
      work${opcode}: serviceOp(${opcode}, {
        request: { grade: 'Grade', pad: zero(3), owner: 'Pid', deadline: u64.ns, name: text(u8, { min: 1, max: 48 }), body: bytes(u16, { min: 0, max: 256 }) },
        reply: { handle: u32, coalesced: u64.ns },
        moves: 'reply',
        checks: {
          grade: fails('INVALID_ARGS', 'a grade of another owner'),
          quota: fails('OVER_LIMIT', 'too many', { limit: 'perOwner' }),
        },
        idempotent: false,
        peerDeath: 'owner.exit',
      }),`;
}

function serviceText(index: number, ops: number): string {
  const name = `service${index}`;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const magic = `${letters[Math.floor(index / 26) % 26] ?? 'A'}${letters[index % 26] ?? 'A'}`;
  const list = Array.from({ length: ops }, (_, i) => opText(i + 1)).join('');
  return `import {
  bytes, contract, edge, fails, limit, serviceOp, text, u16, u32, u64, u8, zero,
} from '@abicus/contract';

export default contract({${prose(`RFC-${1001 + index}`, `Service ${index}`, name)}
  uses: { 'RFC-1000': ['Pid', 'Grade'] },
  principals: ['${name}'],
  limits: {
    perOwner: limit(64, { why: 'bounds memory per client', atLimit: 'OVER_LIMIT' }),
  },
  service: {
    name: '${name}',
    envelope: { magic: '${magic}', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED' },
    status: { OK: 0, INVALID_ARGS: 1, OVER_LIMIT: 2, MALFORMED: 3 },
    ops: {${list}
    },
    authority: 'any',
  },
  machine: {
    resource: 'handle${index}',
    initial: 'absent',
    creates: ['work1'],
    edges: {
      made: edge('absent', 'held', { on: 'work1' }),
      orphaned: edge('held', 'absent', { event: 'owner.exit' }),
    },
  },
  markers: {
    ready${index}: { text: '${name}: ready', by: '${name}', after: ['up'], proves: ['work1'] },
    ok${index}: { text: 'SELFTEST: ${name} ok', by: 'init', after: ['ready${index}'], proves: ['boundedService${index}'] },
  },
});
`;
}

/** `count` contracts that link, with `ops` operations each (4 if not said). */
export function syntheticContracts(count: number, ops = 4, folder = 'contracts'): ContractFile[] {
  return Array.from({ length: count }, (_, i) =>
    i === 0
      ? { file: `${folder}/rfc-1000-kernel.contract.ts`, text: kernelText(ops * 2) }
      : {
          file: `${folder}/rfc-${1000 + i}-service${i - 1}.contract.ts`,
          text: serviceText(i - 1, ops),
        },
  );
}
