/** What calls on tasks do if they are valid. They come after the rejected ones: what those did not reap or kill is there. */
import {
  asMapRaw,
  asCreateRaw,
  asWaitTarget,
  capCloseRaw,
  mapRaw,
  MapFlags,
  Prot,
  QosClass,
  spawnRaw,
  SYSCALL,
  taskQosGetRaw,
  vmoCreate,
  vmoWrite,
  wait,
  waitNohang,
  waitNohangRaw,
  type CapSlot,
  type MARKERS,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/abi-board';
import { NO_VALUE, outcome } from '@abicus/probe';
import type { Program, Proof } from '@abicus/wire';
import { CLIENT } from '../../slots.ts';
import { EXIT_STATUS } from '../../programs/children.ts';
import { USER } from './memory-scene.ts';
import { outcomeOf } from './rejects.ts';
import { NONE, TEXT } from './scene.ts';
import type { TaskScene } from './task-scene.ts';

type Checks = Proof<typeof MARKERS.taskRejects>;

/** The size of the text of a program, at the end of its image. */
const TEXT_SIZE = 16;
/** Addresses that nothing else uses: of text in the space of the client, and of a stack in another one. */
const TEXT_VA = 0x2800_0000;
const STACK_VA = 0x1000_0000;
const READ_EXECUTE = MapFlags.VALID | MapFlags.READ | MapFlags.EXEC | MapFlags.USER;
const QOS_SET = 1;

/** The status of a task that was spawned. */
function* statusOf({ cpu }: TaskScene, pid: number): Program<number> {
  const ended = yield* wait(cpu, asWaitTarget(pid));
  return ended.ok && ended.value.pid === pid ? ended.value.status : NO_VALUE;
}

/** A task starts in the space of the client with a new stack, and in another space with a given one. */
function* spawns(scene: TaskScene, checks: Checks): Program {
  const { cpu, image } = scene;
  const text = yield* vmoCreate(cpu, undefined, PAGE_SIZE);
  const stack = yield* vmoCreate(cpu, undefined, PAGE_SIZE);
  if (!text.ok || !stack.ok) return;
  const written = yield* vmoWrite(cpu, text.value, NONE, image.slice(-TEXT_SIZE));
  const mapped = yield* mapRaw(cpu, text.value, TEXT_VA, NONE, READ_EXECUTE);
  const there = `${outcome(written)} ${outcomeOf(mapped)}`;
  checks.equal('spawn', 'its text is there', there, 'ok ok');
  const shared = yield* spawnRaw(cpu, TEXT_VA, NONE, NONE, CLIENT.loopbackSend, NONE);
  checks.equal('spawn', 'status in a shared space', yield* statusOf(scene, shared), EXIT_STATUS);
  const space = yield* asCreateRaw(cpu);
  const fill = (slot: CapSlot, va: number, prot: number): Program<number> =>
    asMapRaw(cpu, space, slot, va, PAGE_SIZE, prot, USER);
  const code = yield* fill(text.value, TEXT, Prot.READ | Prot.EXEC);
  const data = yield* fill(stack.value, STACK_VA, Prot.READ | Prot.WRITE);
  checks.equal('spawn', 'its own space is filled', code + data, NONE);
  const top = STACK_VA + PAGE_SIZE;
  const own = yield* spawnRaw(cpu, TEXT, top, space, CLIENT.loopbackSend, NONE);
  checks.equal('spawn', 'status in its own space', yield* statusOf(scene, own), EXIT_STATUS);
  const closed = [yield* capCloseRaw(cpu, text.value), yield* capCloseRaw(cpu, stack.value)];
  checks.equal('spawn', 'its memory is left', closed.join(' '), '0 0');
}

/** Makes valid calls. */
export function* taskEffects(scene: TaskScene, checks: Checks): Program {
  const { cpu, puppet, ended } = scene;
  const reaped = yield* waitNohang(cpu, asWaitTarget(ended));
  const status = reaped.ok && reaped.value.pid === ended ? reaped.value.status : NO_VALUE;
  checks.equal('waitNohang', 'status of the child that ended', status, EXIT_STATUS);
  const again = yield* waitNohangRaw(cpu, ended);
  checks.equal('waitNohang', 'once', outcomeOf(again), 'ESRCH');
  const lowered = yield* puppet.result(SYSCALL.taskQos, QOS_SET, NONE, QosClass.Idle);
  checks.equal('taskQos.set', 'by a child', outcomeOf(lowered), 'ok');
  const qos = yield* taskQosGetRaw(cpu, puppet.pid);
  checks.equal('taskQos.get', 'its class', qos, QosClass.Idle);
  yield* spawns(scene, checks);
}
