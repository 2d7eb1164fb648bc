/** ABI4003: the opcode of a frame is read, compared or written by its position. */
import { related, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model, ServiceDef } from '../../model/types.ts';
import type { ByteFact, ImportFact } from '../facts.ts';
import { drift } from '../finding.ts';
import type { Looked, Rule } from '../rule.ts';
import type { Source } from '../sources.ts';

/** The tables of opcodes in each service's package. */
const TABLES = /^(?:EVENT_)?OPCODE$/;

/** Where the opcode is in every frame of a service: all versions have it in the same place. */
function placeOf({ envelope }: ServiceDef): number | undefined {
  return envelope.versions[0]?.request.find(({ name }) => name === 'opcode')?.offset;
}

/** What an opcode on the wire is of. */
function numbersOf(model: Model): ReadonlyMap<number, string> {
  return new Map(
    model.services.flatMap(({ ops, events }) => [
      ...ops.map(({ opcode, id }) => [opcode, id] as const),
      ...ops.map(({ replyOpcode, id }) => [replyOpcode, `replies of ${id}`] as const),
      ...events.map(({ wireOpcode, id }) => [wireOpcode, id] as const),
    ]),
  );
}

/** Whether a name is one of a table of opcodes: `OPCODE.put`, `spool.OPCODE.put`. */
function isOpcode(name: string, imports: readonly ImportFact[]): boolean {
  const [head = '', second = ''] = name.split('.');
  const from = imports.find(({ local }) => local === head);
  if (from === undefined) return false;
  return TABLES.test(from.name === '*' ? second : from.name);
}

/** The services whose packages a file imports. */
function served({ workspace, model }: Looked, { facts }: Source): ServiceDef[] {
  return model.services.filter(({ feeds }) => {
    const name = `${workspace.scope}/abi-${feeds}`;
    return facts.imports.some(({ from }) => from === name || from.startsWith(`${name}/`));
  });
}

/**
 * Bytes at that position are no opcodes by themselves. They are where they stand beside an opcode, where a frame's file
 * uses the service's package, and where bytes are compared with the number of an operation.
 */
function opcodeByte(
  byte: ByteFact,
  imports: readonly ImportFact[],
  isServed: boolean,
  numbers: ReadonlyMap<number, string>,
): string | undefined {
  const named = byte.beside.find((one) => typeof one === 'string' && isOpcode(one, imports));
  if (named !== undefined) return `, compared with ${named}`;
  if (byte.of === 'unknown' || (byte.of === 'bytes' && !isServed)) return undefined;
  const number = byte.beside.find((one) => typeof one === 'number' && numbers.has(one));
  if (typeof number === 'number') return `, and ${number} is that of ${numbers.get(number)}`;
  return byte.of === 'frame' && isServed ? '' : undefined;
}

function foundIn(
  looked: Looked,
  source: Source,
  numbers: ReadonlyMap<number, string>,
): Diagnostic[] {
  const { file, facts } = source;
  const own = served(looked, source);
  return facts.bytes.flatMap((byte) => {
    const at = [...own, ...looked.model.services].find((one) => placeOf(one) === byte.index);
    const why = at && opcodeByte(byte, facts.imports, own.length > 0, numbers);
    if (at === undefined || why === undefined) return [];
    const { line, col, text } = byte;
    return drift(
      'impl/opcode-by-position',
      { file, line, col },
      `${text} is the opcode of a frame by its position${why}`,
      {
        related: [related('declared', at.pos, `the envelope of ${at.name}: opcode@${byte.index}`)],
        fix: 'ask `ENVELOPE.opcodeOf(frame)`, and write by `ENVELOPE.start(frame, opcode)`',
      },
    );
  });
}

/** ABI4003. */
export const opcodes: Rule = (looked) => {
  const numbers = numbersOf(looked.model);
  return looked.sources
    .filter(({ role }) => role === 'product')
    .flatMap((source) => foundIn(looked, source, numbers));
};
