/**
 * What tells that an element shows itself: a program that is tested, or a test. A test can call `seen`, walk a monitor,
 * ask `WITHIN` or encode an event by itself, with no program behind it; that shows nothing of the program.
 *
 *     answered, rejected, malformed, denied, audited    told by generated code (which called a handler, or rejected), or by
 *                                            the runtime of a request that a program took; a kernel rejects calls that
 *                                            wait by itself
 *     at, beyond, taken, rejected, sent, printed
 *                                            told by generated code or the runtime, which a program called;
 *                                            a limit of what is decoded is asked for by a generated decoder
 */
import { relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { getCallSites } from 'node:util';
import { isThere, readIfThere } from '../files/read.ts';

/** What told of a sighting. */
export type Teller = 'program' | 'test';

/** Whose a file is; nothing of what is only passed through: libraries, the runner, Node itself. */
export type Owner = 'seen' | 'runtime' | 'generated' | 'test' | 'program';

/** The recorder itself, which may be evaluated more than once. */
const OWN = /[\\/]vitest[\\/](?:recorder|teller)\.[jt]s$/;

/** What begins each generated file. */
const GENERATED = '// @generated from ';

const SEEN = /[\\/]wire[\\/](?:src|dist)[\\/]seen\.[jt]s$/;
/** The runtime of generated code, and what carries frames to it. */
const RUNTIME = /[\\/](?:wire|(?:@abicus|libs)[\\/]async)[\\/](?:src|dist)[\\/]/;
const TEST =
  /\.(?:test|spec|deep)\.[cm]?[jt]sx?$|(?:^|[\\/])(?:tests?|testing|fixtures|__tests__)[\\/]/;

/** These say what became of a call: generated code stands between the handler and what is told. */
const OF_CALLS: ReadonlySet<string> = new Set([
  'answered',
  'rejected',
  'malformed',
  'denied',
  'audited',
]);

const OF_LIMITS: ReadonlySet<string> = new Set(['at', 'beyond']);

/** More frames than lie between what is told and the code that asked for it. */
const DEPTH = 40;

/** So many frames decide most tellings, for a tenth of the cost. */
const NEAR = 10;

function isGenerated(path: string): boolean {
  // Names of modules without a file, such as those of a runner, are not paths.
  return isThere(path) && readIfThere(path)?.startsWith(GENERATED) === true;
}

const owners = new Map<string, Owner | undefined>();

function ownerOf(name: string): Owner | undefined {
  if (owners.has(name)) return owners.get(name);
  const url = name.split('?')[0] ?? '';
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  let owner: Owner | undefined;
  if (OWN.test(path)) owner = undefined;
  else if (SEEN.test(path)) owner = 'seen';
  else if (RUNTIME.test(path) && !path.endsWith('.test.ts')) owner = 'runtime';
  else if (isGenerated(path)) owner = 'generated';
  else if (/[\\/]node_modules[\\/]|^node:|^$/.test(path)) owner = undefined;
  // Below the folder that tests are run in: a whole workspace may lie in a folder `test`.
  else owner = TEST.test(relative(process.cwd(), path)) ? 'test' : 'program';
  owners.set(name, owner);
  return owner;
}

/**
 * The owners of the files of the calls that led here, the nearest first. `Error.prepareStackTrace` is left alone: a watchdog
 * ends code that does not end by itself without running what is in `finally`, and would leave it set for all later tests.
 */
function callers(depth: number): Owner[] {
  return getCallSites(depth)
    .map(({ scriptName }) => ownerOf(scriptName))
    .filter((owner) => owner !== undefined);
}

/** What told, as far as the nearest of these owners decide it. */
function decided(how: string, [told, by, ...rest]: readonly Owner[]): Teller | undefined {
  if (by === undefined) return undefined;
  if (told !== 'seen' || (by !== 'runtime' && by !== 'generated')) return 'test';
  const calls = [by, ...rest];
  // `WITHIN` of a package, which a decoder of the package asked: it decides, whatever led to it.
  const [within, decoder] = calls.filter((one) => one !== 'runtime');
  if (OF_LIMITS.has(how) && within === 'generated' && decoder === 'generated') return 'program';
  const passed: readonly Owner[] = OF_CALLS.has(how) ? ['runtime'] : ['runtime', 'generated'];
  const asked = calls.find((one) => !passed.includes(one));
  if (asked === undefined) return undefined;
  // A program answers a request that it took, and rejects a call that waits for what cannot come any more.
  if (OF_CALLS.has(how)) return asked === 'test' ? 'test' : 'program';
  return asked === 'program' ? 'program' : 'test';
}

/** What told, by the owners of the files that the calls went through, the nearest first. */
export function tellerOf(how: string, callersOf: readonly Owner[]): Teller {
  // The stack of a handler's promise does not lead here: the runtime continues by itself after it resolves.
  const isResolved = callersOf.length > 1 && OF_CALLS.has(how);
  return decided(how, callersOf) ?? (isResolved ? 'program' : 'test');
}

/** What told of the sighting that the recorder is about to take. */
export function teller(how: string): Teller {
  return decided(how, callers(NEAR)) ?? tellerOf(how, callers(DEPTH));
}
