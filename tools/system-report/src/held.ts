/** Reads `capabilities.json`: checks that it has the form that a selftest writes. */
import {
  CAPABILITIES_FORMAT,
  OBJECT_KINDS,
  type HeldByTask,
  type HeldCapabilities,
} from '@abicus/wire/ladder';
import { list, number, oneOf, record, text } from './shape.ts';

/** The document, or the first thing that is wrong with it. */
export type HeldResult =
  | { readonly ok: true; readonly held: HeldCapabilities }
  | { readonly ok: false; readonly why: string };

const CAPABILITY = {
  kind: oneOf(...OBJECT_KINDS),
  object: number,
  rights: list(text),
  'length?': number,
};

const DOCUMENT = record({
  format: oneOf(CAPABILITIES_FORMAT),
  taken: oneOf('at the last rung', 'at the end', 'never'),
  tasks: list(
    record({
      pid: number,
      name: text,
      parent: number,
      capabilities: list(record({ slot: number, ...CAPABILITY })),
    }),
  ),
  endpoints: list(
    record({
      id: number,
      owner: number,
      depth: number,
      factory: number,
      inTransit: list(record({ sender: number, ...CAPABILITY })),
    }),
  ),
  factories: list(record({ id: number, parent: number, budget: number })),
  memory: list(record({ id: number, length: number, 'image?': text })),
});

const isDocument = (value: unknown): value is HeldCapabilities => DOCUMENT(value, '') === undefined;

/** Checks the value of a `capabilities.json`. */
export function readHeld(value: unknown): HeldResult {
  const why = DOCUMENT(value, '');
  if (why !== undefined || !isDocument(value)) return { ok: false, why: why ?? '' };
  const twice = repeated(value.tasks);
  return twice === undefined ? { ok: true, held: value } : { ok: false, why: twice };
}

/** What stands twice where the tables of a kernel have it once. */
function repeated(tasks: readonly HeldByTask[]): string | undefined {
  const pids = new Set<number>();
  for (const { pid, name, capabilities } of tasks) {
    if (pids.has(pid)) return `the task ${pid} is listed twice`;
    pids.add(pid);
    const slots = new Set(capabilities.map(({ slot }) => slot));
    if (slots.size < capabilities.length) return `the task ${name} has a slot twice`;
  }
  return undefined;
}
