/**
 * The boot list: `boot.ts` of the package that the contract of boot feeds. `BOOT` is the list as
 * data, for init; `SLOTS` are the same slots by name, for programs.
 */
import type { Pos } from '../diagnostics/diagnostic.ts';
import type {
  BootDef,
  BootEndpointDef,
  BootProgramDef,
  FlagsDef,
  GrantDef,
  Model,
} from '../model/types.ts';
import { code, importedType, literal, property } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { camel, identityOf, pascal } from './names.ts';

/** The bits of rights, of the flags that the contracts call so. */
function rightsOf(model: Model, names: readonly string[]): number {
  const rights = model.types.find((type): type is FlagsDef => {
    return type.kind === 'flags' && type.name === 'Rights';
  });
  return names.reduce((sum, name) => {
    return sum + (rights?.bits.find((bit) => bit.name === name)?.value ?? 0);
  }, 0);
}

function grant(model: Model, { slot, rights }: GrantDef): object {
  return { slot, rights: rightsOf(model, rights), rightNames: rights };
}

function programData(model: Model, program: BootProgramDef): object {
  const { name, image, stackPages } = program;
  const principal = model.principals.find((one) => one.name === name);
  const endpoints = program.endpoints.map(({ name: endpoint, depth, own, clients }) => {
    return {
      name: endpoint,
      depth,
      own: own.map((one) => grant(model, one)),
      clients: clients.map((one) => ({ program: one.program, ...grant(model, one) })),
    };
  });
  const factories = program.factories.map((one) => {
    const { name: factory, from, budget } = one;
    const derived = budget === undefined ? {} : { budget };
    return { name: factory, from, ...derived, ...grant(model, one) };
  });
  const identity = BigInt(principal?.hash ?? 0);
  return { name, identity, image, stackPages, factories, endpoints };
}

/** A slot that a program uses, under a name. */
type Slot = {
  readonly name: string;
  readonly slot: number;
  readonly doc: string;
  readonly pos: Pos;
};

/** `requests` where the owner has one side, `repliesRecv` and `repliesSend` where it has both. */
function ownSlots(endpoint: BootEndpointDef): Slot[] {
  const single = endpoint.own.length === 1;
  return endpoint.own.map(({ slot, rights }) => {
    const suffix = single ? '' : rights.map((right) => pascal(right.toLowerCase())).join('');
    const doc = `${endpoint.doc} ${rights.join(', ')}.`.trim();
    return { name: `${endpoint.name}${suffix}`, slot, doc, pos: endpoint.pos };
  });
}

/** The slots of a program: its own endpoints, its factories, and the endpoints of others. */
function slotsOf(boot: BootDef, program: string): Slot[] {
  const slots: Slot[] = [];
  for (const { name, factories, endpoints, pos } of boot.programs) {
    if (name === program) {
      slots.push(...factories.map((one) => ({ name: one.name, slot: one.slot, doc: '', pos })));
      slots.push(...endpoints.flatMap(ownSlots));
    }
    for (const endpoint of endpoints) {
      for (const { program: client, slot, rights } of endpoint.clients) {
        if (client !== program) continue;
        const doc = `${endpoint.name} of ${name}: ${rights.join(', ')}.`;
        const own = `${camel(name)}${pascal(endpoint.name)}`;
        slots.push({ name: own, slot, doc, pos: endpoint.pos });
      }
    }
  }
  return slots;
}

/** The slots of each program. The first is init, which boot does not start. */
export function slotsByProgram(
  boot: BootDef,
): { readonly name: string; readonly of?: BootProgramDef; readonly slots: readonly Slot[] }[] {
  const init: Slot[] = [
    ...boot.slots.map(({ name, value, doc, pos }) => ({ name, slot: value, doc, pos })),
    ...boot.programs.map(({ name, image, pos }) => {
      return { name: `${camel(name)}Image`, slot: image, doc: `The image of ${name}.`, pos };
    }),
    ...slotsOf(boot, 'init'),
  ];
  const programs = boot.programs.map((of) => {
    return { name: of.name, of, slots: slotsOf(boot, of.name) };
  });
  return [{ name: 'init', slots: init }, ...programs];
}

function printSlots(file: CodeFile, boot: BootDef): void {
  file.doc(
    [
      'Slots by program and name: `requests` is an own endpoint of the program (`repliesRecv` and',
      '`repliesSend` if it holds both sides), `timedRequests` an endpoint of another program.',
    ].join('\n'),
  );
  file.closed('export const SLOTS =', '} as const;', () => {
    for (const { name, slots } of slotsByProgram(boot)) {
      file.closed(`${property(camel(name))}:`, '},', () => {
        for (const one of slots) {
          file.item(one.doc, `${property(one.name)}: ${one.slot},`);
        }
      });
    }
  });
}

function bootFile(model: Model, workspace: Workspace, boot: BootDef): CodeFile {
  const origins = model.contracts.filter(({ slug }) => slug === boot.contract);
  const file = codeFile(sourcePath(workspace, boot.feeds, 'boot.ts'), origins);
  file.doc('The boot list: programs, their start order and capabilities.');
  file.doc('The programs in start order.');
  const programs = boot.programs.map((program) => {
    const text = literal(programData(model, program));
    return text.replace(
      /identity: (\d+)n/,
      (_, digits: string) => `identity: ${identityOf(BigInt(digits))}`,
    );
  });
  const type = importedType('ListedProgram', '@abicus/wire');
  file.print(code`export const BOOT: readonly ${type}[] = [${programs.join(', ')}];`);
  printSlots(file, boot);
  return file;
}

/** The boots of all contracts. */
export const boot: Emitter = {
  name: 'boot',
  emit: (model, workspace) => {
    return outputs(...model.boots.map((one) => bootFile(model, workspace, one)));
  },
};
