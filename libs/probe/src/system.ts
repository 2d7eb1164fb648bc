/** A system to boot: its programs, the probes of their rungs, and the ladder of the contracts. */
import type { ProgramMain } from '@abicus/program';
import type { Boot, Marker } from '@abicus/wire';
import type { Ladder } from '@abicus/wire/ladder';
import type { ChildImages, Probe } from './probe.ts';

/** What a program that is part of the system's proof is made from. */
export interface ProgramParts {
  /** What is booted. */
  readonly boot: Boot;
  /** The probes to run, in their order. */
  readonly probes: readonly Probe[];
  readonly images: ChildImages;
}

/** A program of a system. */
export type SystemProgram = {
  readonly name: string;
  /** Programs that it starts by their images, by name. */
  readonly children?: Readonly<Record<string, ProgramMain>>;
  /** The markers that it prints itself, if it runs the probes: no probe has them. */
  readonly prints?: readonly Marker[];
} & (
  | { readonly main: ProgramMain }
  | {
      /** Creates its entry point. */
      readonly mainFor: (parts: ProgramParts) => ProgramMain;
    }
);

/** What is booted and proven. */
export interface System {
  /** What is booted: the programs and their capabilities. */
  readonly boot: Boot;
  readonly ladder: Ladder;
  /** The hash of each contract, by its id. */
  readonly contracts: Readonly<Record<string, string>>;
  /** Hash over all contracts. */
  readonly contractsSha256: string;
  readonly programs: readonly SystemProgram[];
  /** Of all services, in any order. */
  readonly probes: readonly Probe[];
}
