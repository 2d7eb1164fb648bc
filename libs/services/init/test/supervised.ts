/** A machine whose first program is init as the supervisor of a boot put together by hand. */
import type { ProgramMain } from '@abicus/program';
import type { Boot } from '@abicus/wire';
import {
  CLOCK,
  FACTORY,
  IMAGES,
  SERVICES,
  testMachine,
  type TestMachine,
  type TestMachineOptions,
} from '../../../kernel/test/support/test-machine.ts';
import { supervisor } from '../src/loop/supervisor.ts';
import { bootProgram, type ProgramChanges } from './small-boot.ts';

/** A program of a test: what its contract says, and what it does. */
export interface TestProgram {
  readonly name: string;
  readonly main: ProgramMain;
  readonly boot?: ProgramChanges;
}

/** The boot of these programs, with their images in the slots in which the test machine puts them. */
export function bootOfPrograms(programs: readonly TestProgram[]): Boot {
  return {
    first: 'init',
    programs: programs.map(({ name, boot }, i) => bootProgram(name, IMAGES + i, boot)),
    slots: { endpointFactory: FACTORY, serviceFactory: SERVICES, clock: CLOCK },
    devices: [],
  };
}

/** The options of a machine; `change` replaces the boot that init is told. */
export interface SupervisedOptions extends TestMachineOptions {
  readonly change?: (boot: Boot) => Boot;
  /** Replaces the program of init, given the one that it has. */
  readonly wrap?: (init: ProgramMain) => ProgramMain;
  /** Programs that the others start as children, by name: init knows nothing of them. */
  readonly children?: Readonly<Record<string, ProgramMain>>;
}

/** Boots a machine on which init supervises these programs. */
export function supervised(
  programs: readonly TestProgram[],
  {
    change = (boot) => boot,
    wrap = (init) => init,
    children = {},
    ...options
  }: SupervisedOptions = {},
): TestMachine {
  const init = wrap(supervisor(change(bootOfPrograms(programs))));
  const mains = Object.fromEntries(programs.map(({ name, main }) => [name, main]));
  return testMachine({ init, ...mains, ...children }, options);
}
