/**
 * Tasks of the boot's proofs. They are loaded, run on harts, trap, are scheduled and end like any other task; only
 * their program is the kernel's own, so that it can compare what it is told with the kernel's tables.
 */
import {
  asEntryPc,
  asExitStatus,
  exit,
  QosClass,
  type EntryPc,
  type ExitStatus,
} from '@abicus/abi-kernel';
import { CoroutineGuest, PAGE_SIZE } from '@abicus/emulator';
import { line, type Claim, type Cpu, type Marker, type Program, type Proof } from '@abicus/wire';
import { put } from '../../cap/table.ts';
import type { Core, Engine } from '../../core/core.ts';
import { readElf } from '../../exec/elf.ts';
import { defaultGp, framesOf, INITIAL_SP, load } from '../../exec/load.ts';
import { canCreateSpace, hasFrames, releaseSpace } from '../../mm/space.ts';
import { selectCpu } from '../../sched/enqueue.ts';
import type { Cap } from '../../state/capability.ts';
import { KERNEL_PID, type Task } from '../../state/task.ts';
import { startTask } from '../../task/start.ts';
import { addTask, canCreateTask } from '../../task/table.ts';

/** A program of a proof. It ends with status 0 when it is done. */
export interface BootProgram {
  readonly name: string;
  /** Its text. @param task itself, in the kernel's table. @param entry where it starts, which no task may write. */
  readonly run: (cpu: Cpu, task: Task, entry: EntryPc) => Program;
  /** Its class; that of every new task if left out. */
  readonly qos?: QosClass;
  /** Its capabilities, by slot. */
  readonly caps?: Readonly<Record<number, Cap>>;
}

/** A proof of the boot: programs that run together, and the lines that follow from what they saw. */
export interface BootProof {
  readonly programs: readonly BootProgram[];
  /** Called when all of them have ended. @param isOver whether each was started, and came to its end. */
  readonly lines: (isOver: boolean) => readonly string[];
}

/**
 * The proof of a rung by one task. A task that did not start, or died before its last check, is a failure about
 * `element`. @param atEnd makes the checks that follow the end of the task.
 */
export function proofOfTask<M extends Marker>(
  marker: M,
  checks: Proof<M>,
  element: Claim<M>,
  program: BootProgram,
  atEnd: () => void = () => {},
): BootProof {
  const lines = (isOver: boolean): readonly string[] => {
    if (!isOver) checks.that(element, 'the task came to its end', false);
    atEnd();
    return [line(marker, checks.end())];
  };
  return { programs: [program], lines };
}

const CLEAN = asExitStatus(0);
/** Pages of stack beside those that hold a copy of the image, which `exec` passes from there. */
const STACK_PAGES = 2;
const UNNAMED = { name: new Uint8Array(), identity: 0n };

/**
 * Starts programs as tasks of one address space: those for which there is room, and none of an invalid image. Returns
 * those that have come to their end, which grow.
 */
export function startBootTasks(
  core: Core,
  image: Uint8Array,
  programs: readonly BootProgram[],
): ReadonlySet<BootProgram> {
  const over = new Set<BootProgram>();
  const elf = readElf(image);
  if (elf === undefined || programs.length === 0) return over;
  const stackPages = STACK_PAGES + Math.ceil(image.length / PAGE_SIZE);
  const loadable = { elf, image, stackPages, ...UNNAMED };
  if (!canCreateSpace(core) || !hasFrames(core, framesOf(loadable))) return over;
  const space = load(core, loadable);
  const { entry: pc } = elf;
  const seed = { parent: KERNEL_PID, identity: 0n, name: '', space: space.id, pc, stackVa: 0 };
  for (const program of programs) {
    const { name, run, qos = QosClass.Normal, caps = {} } = program;
    if (!canCreateTask(core) || selectCpu(core, qos, 0) === undefined) continue;
    const task = addTask(core, seed);
    task.qos = qos;
    for (const [slot, held] of Object.entries(caps)) put(core, task, Number(slot), held);
    const text = function* (cpu: Cpu): Program {
      yield* run(cpu, task, asEntryPc(pc));
      over.add(program);
      yield* exit(cpu, CLEAN);
    };
    const engine: Engine = (machine, _, entry) => new CoroutineGuest(machine, text, entry, name);
    startTask(core, task, space, { sp: INITIAL_SP, gp: defaultGp(elf), engine });
  }
  releaseSpace(core, space);
  return over;
}

/** The exit status of each task that the tasks of the boot start. */
export const CHILD_STATUS: ExitStatus = asExitStatus(42);

/** The engine of the tasks that those of the boot start, whatever their images: they exit. */
export const childEngine: Engine = (machine, _, entry) =>
  new CoroutineGuest(machine, (cpu) => exit(cpu, CHILD_STATUS), entry, 'child of the boot');
