/** Rejected calls on capabilities. */
import {
  CAP_INFO,
  capCloneRaw,
  capCloneRejects,
  capCloseRaw,
  capCloseRejects,
  capDeriveRaw,
  capDeriveRejects,
  capQueryRaw,
  capQueryRejects,
  capTransferRaw,
  capTransferRejects,
  capTransferToRaw,
  capTransferToRejects,
  LIMITS,
  Rights,
  SYSCALL,
} from '@abicus/abi-kernel';
import { GRANT } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { EMPTY, fillPuppet, FULL, GIVEN, NONE, TEXT, UNUSED, type Scene } from './scene.ts';
import { operation, type Group, type Violations } from './rejects.ts';

const OUTSIDE = LIMITS.capSlots;
const { SEND, RECV, MAP, WRITE, MANAGE } = Rights;

const capClose: Violations<Scene, typeof capCloseRejects> = {
  slot: {
    ways: {
      empty: ({ cpu }) => capCloseRaw(cpu, EMPTY),
      'outside the table': ({ cpu }) => capCloseRaw(cpu, OUTSIDE),
    },
  },
};

const capClone: Violations<Scene, typeof capCloneRejects, typeof FULL> = {
  slot: ({ cpu }) => capCloneRaw(cpu, EMPTY),
  factory: { impossible: 'init keeps the factories of the boot, and cannot transfer them' },
  space: { at: FULL, by: ({ puppet }) => puppet.result(SYSCALL.capClone, GRANT) },
};

const capDerive: Violations<Scene, typeof capDeriveRejects, typeof FULL> = {
  slot: ({ cpu }) => capDeriveRaw(cpu, EMPTY, SEND),
  rights: {
    ways: {
      none: ({ cpu, vmo }) => capDeriveRaw(cpu, vmo, NONE),
      another: ({ cpu, vmo }) => capDeriveRaw(cpu, vmo, SEND),
      more: ({ cpu }) => capDeriveRaw(cpu, CLIENT.loopbackSend, SEND | RECV),
    },
  },
  factory: { impossible: 'a program other than init holds derived factories alone' },
  space: { at: FULL, by: ({ puppet }) => puppet.result(SYSCALL.capDerive, GRANT, RECV) },
};

const capQuery: Violations<Scene, typeof capQueryRejects> = {
  slot: {
    ways: {
      empty: ({ cpu, buffer }) => capQueryRaw(cpu, EMPTY, buffer),
      'an endpoint': ({ cpu, buffer }) => capQueryRaw(cpu, CLIENT.loopbackSend, buffer),
    },
  },
  writable: ({ cpu, vmo }) => capQueryRaw(cpu, vmo, TEXT),
};

const capTransfer: Violations<Scene, typeof capTransferRejects, typeof FULL> = {
  child: {
    ways: {
      'no task': ({ cpu, vmo }) => capTransferRaw(cpu, UNUSED, vmo, MAP),
      'its parent': ({ cpu, vmo, parent }) => capTransferRaw(cpu, parent, vmo, MAP),
    },
  },
  slot: ({ cpu, puppet }) => capTransferRaw(cpu, puppet.pid, EMPTY, MAP),
  rights: {
    ways: {
      none: ({ cpu, puppet, vmo }) => capTransferRaw(cpu, puppet.pid, vmo, NONE),
      more: ({ cpu, puppet, vmo }) => capTransferRaw(cpu, puppet.pid, vmo, MAP | SEND),
    },
  },
  manage: ({ cpu, puppet, vmo }) => capTransferRaw(cpu, puppet.pid, vmo, MAP | MANAGE),
  space: { at: FULL, by: ({ cpu, puppet, vmo }) => capTransferRaw(cpu, puppet.pid, vmo, MAP) },
};

const capTransferTo: Violations<Scene, typeof capTransferToRejects> = {
  child: ({ cpu, vmo }) => capTransferToRaw(cpu, UNUSED, vmo, MAP, GIVEN),
  slot: ({ cpu, puppet }) => capTransferToRaw(cpu, puppet.pid, EMPTY, MAP, GIVEN),
  rights: ({ cpu, puppet, vmo }) => capTransferToRaw(cpu, puppet.pid, vmo, WRITE | RECV, GIVEN),
  manage: ({ cpu, puppet, vmo }) => capTransferToRaw(cpu, puppet.pid, vmo, MANAGE, GIVEN),
  occupied: {
    ways: {
      held: ({ cpu, puppet, vmo }) => capTransferToRaw(cpu, puppet.pid, vmo, MAP, GRANT),
      'outside the table': ({ cpu, puppet, vmo }) =>
        capTransferToRaw(cpu, puppet.pid, vmo, MAP, OUTSIDE),
    },
  },
};

/** Describes the tables of both tasks: the first free slot of each, and what is behind those that the calls name. */
function* state({ cpu, puppet, vmo, buffer }: Scene): Program<string> {
  const queried = yield* capQueryRaw(cpu, vmo, buffer);
  const length = cpu.load32(buffer + CAP_INFO.length);
  const own = yield* capCloneRaw(cpu, vmo);
  const closed = yield* capCloseRaw(cpu, own);
  const free = yield* puppet.result(SYSCALL.capClone, GRANT);
  yield* puppet.result(SYSCALL.capClose, free);
  const behind = yield* puppet.result(SYSCALL.capQuery, GIVEN, puppet.buffer);
  return `${queried} of ${length} bytes, free ${own} and ${free}, ${closed}, ${behind}`;
}

/** The rejected calls. */
export const CAPABILITY_REJECTS: Group<
  Scene,
  'capClose' | 'capClone' | 'capDerive' | 'capQuery' | 'capTransfer' | 'capTransferTo',
  typeof FULL
> = {
  operations: [
    operation('capClose', capCloseRejects, capClose),
    operation('capClone', capCloneRejects, capClone),
    operation('capDerive', capDeriveRejects, capDerive),
    operation('capQuery', capQueryRejects, capQuery),
    operation('capTransfer', capTransferRejects, capTransfer),
    operation('capTransferTo', capTransferToRejects, capTransferTo),
  ],
  state,
  stages: { [FULL]: fillPuppet },
};
