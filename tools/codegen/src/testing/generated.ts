/**
 * Generated code that runs: the outputs of a contract in a temporary workspace, imported from
 * there, and a processor with memory to run its wrappers on.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Cpu, Syscall, UserMemory } from '@abicus/wire';
import type { Emitter } from '../emit/emitter.ts';
import { EMITTERS } from '../emit/index.ts';
import { compute } from '../generate/compute.ts';
import { workspaceAt } from '../workspace/config.ts';
import { contractFile } from './annotated.ts';
import { temporaryWorkspace } from './temporary.ts';

const repository = join(import.meta.dirname, '../../../..');
const inputs = { generator: '', contracts: {} };

/** The outputs of a contract by path below `libs/abi/kernel/src`. */
export async function generatedFrom(
  sections: string,
  emitters: readonly Emitter[] = EMITTERS,
): Promise<ReadonlyMap<string, string>> {
  const files = [contractFile(sections)];
  const computed = await compute(workspaceAt(repository), files, inputs, emitters);
  if (!computed.ok) throw new Error(JSON.stringify(computed.diagnostics, null, 2));
  const prefix = 'libs/abi/kernel/src/';
  const own = [...computed.outputs].filter(([path]) => path.startsWith(prefix));
  return new Map(own.map(([path, text]) => [path.slice(prefix.length), text]));
}

/** The folder of a test's own into which files are written, with the packages of this repository. */
export function writtenOut(files: ReadonlyMap<string, string>): string {
  const { workspace, write } = temporaryWorkspace([]);
  symlinkSync(join(repository, 'node_modules'), join(workspace.root, 'node_modules'));
  write('package.json', '{ "type": "module" }');
  const compilerOptions = { composite: false, isolatedDeclarations: true, noEmit: true };
  const base = join(repository, 'tsconfig.base.json');
  write('tsconfig.json', JSON.stringify({ extends: base, compilerOptions, include: ['src'] }));
  for (const [path, text] of files) write(`src/${path}`, text);
  return workspace.root;
}

/** The exports of generated code. What they are is for the test to say. */
export async function run(files: ReadonlyMap<string, string>): Promise<unknown> {
  return import(/* @vite-ignore */ pathToFileURL(join(writtenOut(files), 'src/index.ts')).href);
}

/** One page of memory for a program, at this address. */
export const PAGE = 0x1000_0000;
const PAGE_SIZE = 4096;

/** A hart and a page: what a wrapper touches. */
export class Hart implements Cpu {
  x = new Int32Array(64);
  readonly bytes: Uint8Array = new Uint8Array(PAGE_SIZE);
  readonly #view = new DataView(this.bytes.buffer);

  constructor() {
    this.x[4] = PAGE + PAGE_SIZE;
  }

  /** The page as a kernel sees it. */
  readonly memory: UserMemory = {
    readable: (va, length) => va >= PAGE && va + length <= PAGE + PAGE_SIZE,
    writable: (va, length) => this.memory.readable(va, length),
    read: (va, length) => (this.memory.readable(va, length) ? this.read(va, length) : undefined),
    write: (va, bytes) => {
      if (!this.memory.writable(va, bytes.length)) return false;
      this.write(va, bytes);
      return true;
    },
  };

  read(va: number, length: number): Uint8Array {
    return this.bytes.slice(va - PAGE, va - PAGE + length);
  }
  write(va: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, va - PAGE);
  }
  load8 = (va: number): number => this.#view.getUint8(va - PAGE);
  load16 = (va: number): number => this.#view.getUint16(va - PAGE, true);
  load32 = (va: number): number => this.#view.getUint32(va - PAGE, true);
  load64 = (va: number): bigint => this.#view.getBigUint64(va - PAGE, true);
  store8 = (va: number, value: number): void => this.#view.setUint8(va - PAGE, value);
  store16 = (va: number, value: number): void => this.#view.setUint16(va - PAGE, value, true);
  store32 = (va: number, value: number): void => this.#view.setUint32(va - PAGE, value, true);
  store64 = (va: number, value: bigint): void => this.#view.setBigUint64(va - PAGE, value, true);
  observe(): never {
    throw new Error('a wrapper does not do this');
  }
  illegal(): never {
    throw new Error('illegal instruction');
  }
}

/** Runs a wrapper: it must trap once, `kernel` answers, and what it returns is the result. */
export function trapping<T>(wrapper: Syscall<T>, kernel: () => void): T {
  const trap = wrapper.next();
  if (trap.done === true) throw new Error('the wrapper did not trap');
  kernel();
  const end = wrapper.next();
  if (end.done !== true) throw new Error('the wrapper trapped twice');
  return end.value;
}
