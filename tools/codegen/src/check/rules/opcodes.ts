/** ABI4003: the opcode of a frame is read, compared or written by its position. */
import { related, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Model, ServiceDef } from '../../model/types.ts';
import type { ByteFact, ImportFact } from '../facts.ts';
import { drift } from '../finding.ts';
import type { CheckInput, Rule } from '../rule.ts';
import { productOf, type ProductSource } from '../sources.ts';

/** The tables of opcodes in each service's package. */
const TABLES = /^(?:EVENT_)?OPCODE$/;

/** The position of the opcode in every frame of a service, which all versions share. */
function placeOf({ envelope }: ServiceDef): number | undefined {
  return envelope.versions[0]?.request.find(({ name }) => name === 'opcode')?.offset;
}

/** Returns the element of an opcode on the wire. */
function numbersOf(model: Model): ReadonlyMap<number, string> {
  return new Map(
    model.services.flatMap(({ ops, events }) => [
      ...ops.map(({ opcode, id }) => [opcode, id] as const),
      ...ops.map(({ replyOpcode, id }) => [replyOpcode, `replies of ${id}`] as const),
      ...events.map(({ wireOpcode, id }) => [wireOpcode, id] as const),
    ]),
  );
}

/** Whether a name is a member of a table of opcodes: `OPCODE.put`, `spool.OPCODE.put`. */
function isOpcode(name: string, imports: readonly ImportFact[]): boolean {
  const [head = '', second = ''] = name.split('.');
  const from = imports.find(({ local }) => local === head);
  if (from === undefined) return false;
  return TABLES.test(from.name === '*' ? second : from.name);
}

/** Returns the services whose packages a file imports. */
function served({ workspace, model }: CheckInput, { facts }: ProductSource): ServiceDef[] {
  return model.services.filter(({ feeds }) => {
    const name = `${workspace.scope}/abi-${feeds}`;
    return facts.imports.some(({ from }) => from === name || from.startsWith(`${name}/`));
  });
}

/**
 * Returns the reason why a byte at that position is an opcode: it is compared with an opcode or with the number of an
 * operation, or it is of a frame in a file that uses the package of the service.
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
  if (typeof number === 'number') return `, and ${number} is the opcode of ${numbers.get(number)}`;
  return byte.of === 'frame' && isServed ? '' : undefined;
}

function foundIn(
  input: CheckInput,
  source: ProductSource,
  numbers: ReadonlyMap<number, string>,
): Diagnostic[] {
  const { file, facts } = source;
  const own = served(input, source);
  return facts.bytes.flatMap((byte) => {
    const at = [...own, ...input.model.services].find((one) => placeOf(one) === byte.index);
    const why = at && opcodeByte(byte, facts.imports, own.length > 0, numbers);
    if (at === undefined || why === undefined) return [];
    const { line, col, text } = byte;
    return drift(
      'impl/opcode-by-position',
      { file, line, col },
      `${text} accesses the opcode of a frame by its position${why}`,
      {
        related: [related('declared', at.pos, `the envelope of ${at.name}: opcode@${byte.index}`)],
        fix: 'read it with `ENVELOPE.opcodeOf(frame)`, write it with `ENVELOPE.start(frame, opcode)`',
      },
    );
  });
}

/** ABI4003. */
export const opcodes: Rule = (input) => {
  const numbers = numbersOf(input.model);
  return productOf(input.sources).flatMap((source) => foundIn(input, source, numbers));
};
