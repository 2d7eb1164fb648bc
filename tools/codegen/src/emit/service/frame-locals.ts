/** Local variables of functions over frames: names that differ from those of the generated code. */
import type { FrameDef } from '../../model/types.ts';
import { locals } from '../names.ts';
import { isVersioned } from './around.ts';
import { isRun } from './field.ts';
import type { Place } from './place.ts';

/** Whether a frame is read from front to back: something in it has no place that lengths tell. */
export function isDynamic({ fields }: FrameDef): boolean {
  return fields.some(({ type }) => {
    if (type.kind === 'list' || type.kind === 'composite' || type.kind === 'tail') return true;
    return (type.kind === 'text' || type.kind === 'bytes') && type.length.place === 'rest';
  });
}

/** What functions over frames have in them, besides the fields. */
const OWN = ['frame', 'nonce', 'into', 'status', 'request', 'reply', 'event', 'size'];

const OWN_MORE = ['rejected', 'why', 'bytes', 'STATUSES', 'ENVELOPE'];

const OF_CURSORS = ['reader', 'writer'];

const OF_VERSIONS = ['at', 'end', 'correlation'];

/** Constants of an operation's file, `PUT_CALL` and `putRejects`, are called so: fields whose variables are not. */
const OF_FILE = /(?:_CALL|Rejects|Outside)$/;

/** The local variables of fields: their values, and the lengths of those that vary. */
type FrameLocals = {
  readonly values: ReadonlyMap<string, string>;
  readonly lengths: ReadonlyMap<string, string>;
};

const known = new WeakMap<FrameDef, FrameLocals>();

/** Local variables by field: each its own, apart from those that the function has itself. */
export function localsOf(place: Place, frame: FrameDef): FrameLocals {
  const before = known.get(frame);
  if (before !== undefined) return before;
  const names = frame.fields.map(({ name }) => name);
  const values = names.map((name) => [`${name} value`, name] as const);
  const lengths = frame.fields
    .filter(isRun)
    .map(({ name }) => [`${name} length`, `${name}Length`] as const);
  const constants = names.filter((name) => OF_FILE.test(name));
  const versions = isVersioned(place.service.envelope) ? OF_VERSIONS : [];
  const cursors = isDynamic(frame) ? OF_CURSORS : [];
  const taken = [...OWN, ...OWN_MORE, ...versions, ...cursors, ...constants];
  const all = locals([...values, ...lengths], taken, 'Value');
  const of = (what: 'value' | 'length'): ReadonlyMap<string, string> =>
    new Map(names.map((name) => [name, all.get(`${name} ${what}`) ?? name]));
  const made = { values: of('value'), lengths: of('length') };
  known.set(frame, made);
  return made;
}
