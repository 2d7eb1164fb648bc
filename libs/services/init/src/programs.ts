/** The programs of a boot, each with its life and its instance, found by name and by the pid of the instance. */
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import type { Boot, BootProgram } from '@abicus/wire';
import { Life } from './supervision/life.ts';

/** A started task of a program. */
export interface Instance {
  readonly pid: Pid;
  /** The slot of init with all rights to its control endpoint. */
  readonly control: CapSlot;
}

/** What init has handed out to an instance, and keeps of it. */
export interface Wiring {
  /** The number of capabilities that it was given. */
  readonly grants: number;
  /** The slot of init with SEND of its requests, if it has a service. */
  readonly requests: CapSlot | undefined;
}

/** A program that init supervises. */
export class SupervisedProgram {
  readonly boot: BootProgram;
  readonly life: Life;
  /** Its instance, from its start until init has reaped it. */
  instance: Instance | undefined = undefined;
  /** The slot of init with SEND of the requests of its latest instance; stale when that has ended. */
  requests: CapSlot | undefined = undefined;
  /** The slot of init with the factory that its instances get, once it has been derived. */
  factory: CapSlot | undefined = undefined;

  /** The capabilities that its instance was given at its creation. */
  #own = 0;
  /** The instance of each service of which its own instance was last given a capability. */
  readonly #connected = new Map<string, Pid | undefined>();

  constructor(boot: BootProgram) {
    this.boot = boot;
    this.life = new Life(boot.supervision, boot.requests !== undefined);
  }

  /** Its name. */
  get name(): string {
    return this.boot.name;
  }

  /** The number of capabilities that its instance was given by init. */
  get grants(): number {
    return this.#own + this.#connected.size;
  }

  /** It has an instance, with its own capabilities. */
  created(instance: Instance, { grants, requests }: Wiring): void {
    this.instance = instance;
    this.#own = grants;
    this.requests = requests;
    this.#connected.clear();
  }

  /** Whether its instance was given a capability of a service. */
  holds(service: string): boolean {
    return this.#connected.has(service);
  }

  /** Whether the last capability of a service that its instance was given is one of this instance. */
  reaches(service: string, instance: Pid): boolean {
    return this.#connected.get(service) === instance;
  }

  /** Its instance was given a capability of an instance of a service; undefined: of one that has ended. */
  connected(service: string, instance: Pid | undefined): void {
    this.#connected.set(service, instance);
  }
}

/** All programs of a boot but the first, in the order of the boot. */
export class ProgramTable {
  readonly all: readonly SupervisedProgram[];
  readonly #byName: ReadonlyMap<string, SupervisedProgram>;

  constructor({ programs }: Boot) {
    this.all = programs.map((one) => new SupervisedProgram(one));
    this.#byName = new Map(this.all.map((one) => [one.name, one]));
  }

  /** A program by its name. */
  named(name: string): SupervisedProgram | undefined {
    return this.#byName.get(name);
  }

  /** The program whose instance has this pid. */
  ofPid(pid: number): SupervisedProgram | undefined {
    return this.all.find(({ instance }) => instance?.pid === pid);
  }

  /** The earliest time at which a program has to be started, or has not become ready in time; 0n: there is none. */
  nextDue(): bigint {
    let next = 0n;
    for (const { life } of this.all) {
      if (life.due > 0n && (next === 0n || life.due < next)) next = life.due;
    }
    return next;
  }

  /** The programs of which something is due at this time. */
  dueAt(now: bigint): readonly SupervisedProgram[] {
    return this.all.filter(({ life }) => life.due > 0n && life.due <= now);
  }
}
