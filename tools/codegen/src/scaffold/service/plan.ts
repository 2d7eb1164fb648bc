/** A service to create: the facts of its contract, and the paths of its files. */
import { isVersioned, mayBeSilent as hasSilence } from '../../emit/service/around.ts';
import { hasProtocol } from '../../emit/service/protocol.ts';
import { isLimited as isLimitedService } from '../../model/callers.ts';
import { camel, functionName, kebab, pascal } from '../../emit/names.ts';
import type {
  CheckDef,
  MarkerDef,
  Model,
  PrincipalDef,
  ServiceDef,
  ServiceOpDef,
} from '../../model/types.ts';
import {
  code,
  imported,
  importedType,
  property,
  type Code,
  type ImportedName,
} from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import type { ServiceKind } from '../scaffold.ts';
import { packageName, type Workspace } from '../../workspace/config.ts';

/** A service and its new package. */
export type Plan = {
  readonly workspace: Workspace;
  readonly model: Model;
  readonly service: ServiceDef;
  /** The name of the package without its scope, and of its folder. */
  readonly name: string;
  /** In the workspace: `libs/services/orders`. */
  readonly folder: string;
  /** How its handlers answer: by promises over a connection, at once from frame to frame, or in a program's loop. */
  readonly kind: ServiceKind;
};

/**
 * The kind that fits the contract: a program if init starts it; otherwise operations that move no
 * capability are answered on their connection.
 */
export function usualKind({ markers, system }: Model, service: ServiceDef): ServiceKind {
  // Where the ladder is listed no readiness is derived, which the loop of a program prints.
  const ready = `${camel(service.name)}Ready`;
  const isReady = markers.some(({ name, by }) => name === ready && by === service.name);
  if (isReady && system?.programs.some(({ program }) => program.name === service.name) === true)
    return 'program';
  const moves = service.ops.some((op) => op.moves !== undefined);
  return moves || !hasProtocol(service) ? 'frames' : 'async';
}

/** `await` and the code, if handlers answer by promises. */
export function awaited({ kind }: Pick<Plan, 'kind'>, piece: Code): Code {
  return kind === 'async' ? ['await ', piece] : piece;
}

/** The head of a test's function. */
export function testBody({ kind }: Pick<Plan, 'kind'>): string {
  return kind === 'async' ? 'async () => {' : '() => {';
}

/** A new file: its head comment, and its code. */
export type Source = { readonly head: string; readonly file: CodeFile };

/** Starts a file of the new package. */
export function ownFile(plan: Plan, path: string): CodeFile {
  return codeFile(`${plan.folder}/${path}`, []);
}

/** A name of the generated package of the service. */
export function abi({ workspace, service }: Plan, name: string): ImportedName {
  return imported(name, packageName(workspace, service.feeds));
}

/** A type of the generated package of the service. */
export function abiType({ workspace, service }: Plan, name: string): ImportedName {
  return importedType(name, packageName(workspace, service.feeds));
}

/** A name of another file of the new package. */
export function own(plan: Plan, path: string, name: string): ImportedName {
  return imported(name, `${plan.folder}/${path}`);
}

/** A type of another file of the new package. */
export function ownType(plan: Plan, path: string, name: string): ImportedName {
  return importedType(name, `${plan.folder}/${path}`);
}

/** The file of the handler of an operation. */
export function handlerFile(op: ServiceOpDef): string {
  return `src/handlers/${kebab(op.name)}.ts`;
}

/** The file that joins handlers and state; its name differs from the others for any service. */
export function serviceFile({ name }: Plan): string {
  return name === 'index' || name === 'state' ? `src/${name}-service.ts` : `src/${name}.ts`;
}

/** The names of a service in its own package. */
export function namesIn({ service, name }: Plan): {
  readonly type: string;
  readonly handlers: string;
  readonly make: string;
} {
  const own_ = camel(name);
  return {
    type: pascal(service.name),
    handlers: `${camel(service.name)}Handlers`,
    make: functionName(own_),
  };
}

/** The rungs that the selftest client prints for the service: each needs a probe. */
export function rungs({ model, service, kind }: Plan): MarkerDef[] {
  if (kind !== 'program') return [];
  return model.markers.filter(
    ({ contract, by }) => contract === service.contract && by === 'selftest-client',
  );
}

/** A service that the program of the contract calls. */
export interface Callee {
  readonly service: ServiceDef;
  /** The operations that it calls. */
  readonly ops: readonly string[];
  /** Whether one of the operations that it calls takes a capability for events. */
  readonly hasEvents: boolean;
}

/** The services that the program of the contract calls. */
export function callees({ model, service, kind }: Plan): Callee[] {
  if (kind !== 'program') return [];
  const program = model.programs.find(({ name }) => name === service.name);
  return (program?.calls ?? []).flatMap(({ service: name, ops, hasEvents }) => {
    const called = model.services.find((one) => one.name === name);
    return called === undefined ? [] : [{ service: called, ops, hasEvents }];
  });
}

/** What a handler knows of its caller's identity: the name of the field of a call. */
export function callerField({ kind }: Plan): string {
  return kind === 'program' ? 'identity' : 'sender';
}

/** Access to a member of a table: `.init`, `['selftest-client']`. */
export function member(name: string): string {
  const key = property(name);
  return key === name ? `.${name}` : `[${key}]`;
}

/** Whether some callers may call and others not. */
export function isLimited({ service }: Plan): boolean {
  return isLimitedService(service);
}

const checksOf = ({ service }: Plan): CheckDef[] =>
  service.ops.flatMap(({ checks }) => [...checks]);

/** Whether a handler needs the identity of the caller, rather than only the server. */
export function knowsSender(plan: Plan): boolean {
  return isLimited(plan) || checksOf(plan).some(({ unless }) => unless.length > 0);
}

/** Whether frames are sent that are not the reply to the current request. */
export function sendsUnasked({ service }: Plan): boolean {
  return service.events.length > 0 || service.ops.some(({ answers }) => answers === 'later');
}

/** Whether an answer may be sent after its handler has returned. */
export function answersLater({ service }: Plan): boolean {
  return service.ops.some(({ answers }) => answers === 'later');
}

function principal({ model }: Plan, name: string): PrincipalDef {
  const found = model.principals.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was linked and is no principal`);
  return found;
}

/** The name of a generated package: in the scope of this workspace, or of the one whose contracts are linked. */
export function generatedPackage({ workspace, model }: Plan, feeds: string): string {
  return model.packages.find((one) => one.feeds === feeds)?.name ?? packageName(workspace, feeds);
}

/** The identity of a principal, exported by the package of the contract that declares it. */
export function identity(plan: Plan, name: string): Code {
  const from = generatedPackage(plan, principal(plan, name).feeds);
  return [imported('PRINCIPALS', from), member(name)];
}

/** The packages with the identities that are used. */
export function identityPackages(plan: Plan): string[] {
  const { authority } = plan.service;
  const names = [
    ...(authority === 'any' ? [] : authority),
    ...plan.service.ops.flatMap((op) => op.authority ?? []),
    ...checksOf(plan).flatMap(({ unless }) => unless),
  ];
  return [...new Set(names.map((name) => principal(plan, name).feeds))];
}

/** Whether every call of an operation is rejected. */
export function rejectsAlways({ checks }: ServiceOpDef): boolean {
  return checks.some(({ always, unless }) => always && unless.length === 0);
}

/** The type that correlates a reply with its request: a nonce, or the version and its nonce. */
export function correlationType(plan: Plan, { envelope, feeds }: ServiceDef = plan.service): Code {
  if (isVersioned(envelope)) {
    return code`${importedType('Correlation', generatedPackage(plan, feeds))}`;
  }
  return envelope.versions[0]?.nonce?.carrier ?? 'number';
}

/** Whether a request may have no reply now. */
export function mayBeSilent(plan: Plan): boolean {
  const { service } = plan;
  const isNever = service.ops.some(({ answers }) => answers === 'never');
  return isNever || answersLater(plan) || isVersioned(service.envelope) || hasSilence(service);
}
