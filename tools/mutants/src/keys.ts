/**
 * Keys by which kept results stay valid: a hash of a test file and all that it imports, and of what its programs may read.
 * An edit elsewhere leaves them as they are.
 */
import { hash } from 'node:crypto';
import process from 'node:process';
import { closureOf, importsOf, type Imports } from './imports.ts';
import type { Workspace } from './workspace.ts';

/** What reads files of the workspace when it runs. */
const READS = /^node:(?:fs|fs\/promises|child_process)$/;

/** The file whose imports decide how tests are run. */
const CONFIG = 'vitest.config.ts';

/** What keys are made of. */
type Texts = Pick<Workspace, 'sources' | 'data' | 'reports'>;

/** The keys of a workspace. */
export class Keys {
  readonly #workspace: Texts;
  readonly #imports: Imports;
  readonly #hashes = new Map<string, string>();
  readonly #reading = new Map<string, boolean>();
  readonly #keys = new Map<string, string>();
  readonly #closures = new Map<string, ReadonlySet<string>>();

  constructor(workspace: Texts, imports: Imports) {
    this.#workspace = workspace;
    this.#imports = imports;
  }

  /** The key of a test file. */
  of(file: string): string {
    let key = this.#keys.get(file);
    if (key === undefined) this.#keys.set(file, (key = this.#keyOf(file)));
    return key;
  }

  /** The key of a program that reads the text of a source. */
  reading(file: string, source: string): string {
    const { data } = this.#workspace;
    return hash('sha256', `${this.of(file)} ${data} ${this.#hashOf(source)}`).slice(0, 16);
  }

  /** The key of a program that reads the text of a source and of all that it imports. */
  compiling(file: string, source: string): string {
    return hash('sha256', `${this.of(file)} ${this.of(source)}`).slice(0, 16);
  }

  /** The key of a program that reads the reports of the last whole run of tests. */
  proving(file: string): string {
    return hash('sha256', `${this.of(file)} ${this.#workspace.reports}`).slice(0, 16);
  }

  /** Whether a test file imports a source, however far away. */
  imports(file: string, source: string): boolean {
    return this.closureOf(file).has(source);
  }

  /** What the key of a test file stands for: itself and all that it imports. */
  closureOf(file: string): ReadonlySet<string> {
    let closure = this.#closures.get(file);
    if (closure === undefined) this.#closures.set(file, (closure = closureOf(file, this.#imports)));
    return closure;
  }

  #hashOf(path: string): string {
    let found = this.#hashes.get(path);
    if (found === undefined) {
      found = hash('sha256', this.#workspace.sources.get(path) ?? '').slice(0, 16);
      this.#hashes.set(path, found);
    }
    return found;
  }

  #reads(path: string): boolean {
    let reads = this.#reading.get(path);
    if (reads === undefined) {
      reads = importsOf(this.#workspace.sources.get(path) ?? '').some((name) => READS.test(name));
      this.#reading.set(path, reads);
    }
    return reads;
  }

  #keyOf(file: string): string {
    const closure = [...this.closureOf(file)].sort();
    const texts = [...closure, ...[...this.closureOf(CONFIG)].sort()].map((path) => {
      return `${path} ${this.#hashOf(path)}`;
    });
    const data = closure.some((path) => this.#reads(path)) ? this.#workspace.data : '';
    return hash('sha256', [process.version, data, ...texts].join('\n')).slice(0, 16);
  }
}
