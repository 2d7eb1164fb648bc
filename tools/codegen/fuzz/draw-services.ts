/** Drawn services. */
import { checks, checksIn, cost, rejectsSome, type DrawnOp } from './draw-calls.ts';
import { shouting, strings, type Draw } from './draw.ts';
import { drawAnswer, drawVersions, type DrawnVersions } from './draw-envelope.ts';
import { anyFields } from './draw-fields.ts';
import { number } from './draw-scalars.ts';
import type { DrawnError, DrawnType, Names } from './draw-types.ts';
import { call, object, str, type Tree } from './tree.ts';

/** The fields of a frame. */
function frameFields(draw: Draw, types: readonly DrawnType[], versions?: DrawnVersions): Tree {
  const of = versions?.twins === true ? 'closed frame' : 'frame';
  return anyFields(draw, types, of, draw.int(0, 4));
}

/** Some of these names: at least one, unless the list is empty. */
function atLeastOne(draw: Draw, names: readonly string[]): readonly string[] {
  const some = draw.some(names, 70);
  return some.length > 0 ? some : names.slice(0, 1);
}

function serviceOp(
  draw: Draw,
  names: Names,
  statuses: readonly string[],
  opcode: number,
  moves: boolean,
  versions: DrawnVersions,
  callers: readonly string[],
  audits: readonly string[],
): Tree {
  const failures = statuses.map((name): DrawnError => ({ name, sentinels: [] }));
  const shape = object({
    request: frameFields(draw, names.types, versions),
    reply: frameFields(draw, names.types, versions),
    moves: draw.odd(moves, !moves) ? str(draw.pick(['reply', 'replyAndEvents'])) : undefined,
    answers: draw.maybe(40, () => str(draw.pick(['now', 'later']))),
    calls: draw.maybe(5, () => strings(draw.odd([], ['nowhere.ask']))),
    checks: draw.maybe(50, () => checks(draw, names, failures) ?? object({})),
    idempotent: draw.pick(['true', 'false']),
    peerDeath: draw.odd(moves, !moves) || draw.chance(20) ? draw.prose() : undefined,
    cost: draw.maybe(30, () => cost(draw)),
    budget: draw.maybe(30, () => String(draw.odd(draw.int(1, 2 ** 40), 0, 0.5))),
    authority:
      callers.length > 0
        ? draw.maybe(30, () => strings(draw.odd(atLeastOne(draw, callers), ['nothing'], [])))
        : undefined,
    audit: audits.length > 0 ? draw.maybe(30, () => str(draw.pick(audits))) : undefined,
    malformed: draw.maybe(40, () =>
      draw.chance(70)
        ? str(draw.pick(['header', 'full']))
        : drawAnswer(draw, statuses, [], versions.names),
    ),
    rejects: draw.maybe(30, () => str(draw.pick(['header', 'full']))),
    versions:
      versions.names.length > 0
        ? draw.maybe(30, () => strings([draw.odd(draw.pick(versions.names), 'nowhere')]))
        : undefined,
  });
  return call('serviceOp', number(draw, draw.odd(opcode, 128, -1, 0.5)), shape);
}

/** An operation that is never answered, and may move a capability for events. */
function unanswered(draw: Draw, names: Names, opcode: number): Tree {
  const events = draw.chance(50);
  const shape = object({
    request: frameFields(draw, names.types),
    reply: draw.odd(object([]), object([['left', 'u32'] as [string, Tree]])),
    moves: events ? str('events') : undefined,
    answers: str('never'),
    idempotent: 'true',
    peerDeath: events ? draw.prose() : undefined,
  });
  return call('serviceOp', String(opcode), shape);
}

/** Two visible characters that no other service of the draw has. */
function magicOf(draw: Draw, { shared }: Names): string {
  const free = ['AB', 'q*', "'\\", '*/', '`$', '"?'].filter((one) => !shared.magics.has(one));
  const magic = draw.pick(free);
  shared.magics.add(magic);
  return magic;
}

/** A service, and its operations. */
export function drawService(
  draw: Draw,
  names: Names,
  audits: readonly string[],
  id: string,
): [Tree, ops: DrawnOp[], name: string] {
  const taken = new Set<string>();
  const name = draw.name(names.shared.calls);
  const count = draw.int(3, 6);
  const statuses = ['OK', ...Array.from({ length: count }, () => draw.name(taken, shouting))];
  const [, malformed = '', denied = '', ...failures] = statuses;
  const authority = names.principals.length > 0 && draw.chance(50);
  const callers = authority ? atLeastOne(draw, names.principals) : [];
  const numbers = statuses.map((status, i): [string, Tree] => {
    return [status, String(draw.odd(i, 256, -1, 0.5))];
  });
  const ops = new Set<string>();
  const moves = draw.chance(60);
  const versions = drawVersions(draw, failures);
  const opEntries = Array.from({ length: draw.odd(draw.int(1, 4), 0) }, (_, i): [string, Tree] => {
    return [
      draw.name(ops, undefined, 'request'),
      serviceOp(draw, names, failures, i + 1, moves, versions, callers, audits),
    ];
  });
  const sent = draw.maybe(25, (): [string, Tree] => {
    return [draw.name(ops, undefined, 'request'), unanswered(draw, names, 60)];
  });
  const events = new Set<string>();
  const eventEntries = Array.from({ length: draw.int(0, 2) }, (_, i): [string, Tree] => {
    const opcode = String(draw.odd(i + 20, 1, 128));
    return [draw.name(events), call('event', opcode, frameFields(draw, names.types))];
  });
  const answers = (): Tree | undefined =>
    draw.maybe(20, () => drawAnswer(draw, [malformed, ...failures], [...ops], versions.names));
  const envelope = object({
    magic: str(draw.odd(magicOf(draw, names), 'A', 'ABC', 'é!', '\n\n')),
    ...versions.keys,
    malformed: answers() ?? str(draw.odd(malformed, 'OK')),
    foreign: answers(),
    unknownVersion: answers(),
    unknownOpcode: answers(),
    denied: authority ? str(denied) : undefined,
  });
  const tree = object({
    name: str(name),
    envelope,
    status: object(numbers, draw.docs(statuses)),
    retryable: draw.maybe(30, () => strings(draw.some(failures, 50))),
    ops: object(sent === undefined ? opEntries : [...opEntries, sent], draw.docs([...ops])),
    events: eventEntries.length > 0 ? object(eventEntries, draw.docs([...events])) : undefined,
    authority: authority ? strings(callers) : str('any'),
  });
  const drawn = opEntries.map(([op, shape]) => ({ id: `${name}.${op}`, checks: checksIn(shape) }));
  if (!authority) {
    const open = opEntries.filter(([, shape]) => !rejectsSome(shape)).map(([op]) => op);
    const notified = sent === undefined ? [] : [sent[0]];
    names.shared.served.push({ id, service: name, ops: open, notified });
  }
  return [tree, drawn, name];
}
