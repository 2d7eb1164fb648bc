/** Packages: the contracts that feed them, and what they borrow from contracts of others. */
import { packageFolder, packageName, type Workspace } from '../workspace/config.ts';
import type { AuditDef, ErrorDef, LimitDef, OperationDef } from './shape/calls.ts';
import type { StoredDef } from './shape/persisted.ts';
import type { FrameDef, ServiceDef } from './shape/services.ts';
import type { FieldDef, FieldType, TypeDef, ValueType } from './shape/values.ts';
import type { ContractDef, PackageDef } from './types.ts';
import { defined } from './defined.ts';

/** The parts of packages. */
export type Parts = {
  readonly contracts: readonly ContractDef[];
  readonly types: readonly TypeDef[];
  readonly errors: readonly ErrorDef[];
  readonly limits: readonly LimitDef[];
  readonly operations: readonly OperationDef[];
  readonly services: readonly ServiceDef[];
  readonly audit: readonly AuditDef[];
  readonly persisted: readonly StoredDef[];
};

/** Collects types and errors that something refers to, inner ones first. */
type Walk = { readonly types: Set<TypeDef>; readonly errors: Set<ErrorDef> };

function walkFields(walk: Walk, fields: readonly FieldDef[]): void {
  for (const { type } of fields) walkField(walk, type);
}

function walkField(walk: Walk, type: FieldType): void {
  if (type.kind === 'list') walkField(walk, type.element);
  else if ('type' in type) walkType(walk, type.type);
}

function walkType(walk: Walk, type: TypeDef): void {
  if ('fields' in type) walkFields(walk, type.fields);
  if ('variants' in type) for (const one of type.variants) walkFields(walk, one.fields);
  if ('errno' in type && type.errno !== undefined) walk.errors.add(type.errno);
  walk.types.add(type);
}

function walkValue(walk: Walk, value: ValueType | undefined): void {
  if (value?.kind === 'named') walkType(walk, value.type);
}

function walkOperation(walk: Walk, operation: OperationDef): void {
  for (const { type } of operation.args) {
    if (type.kind === 'pointer') walkType(walk, type.of);
    else if (type.kind !== 'span') walkValue(walk, type.of);
  }
  walkValue(walk, operation.returns);
  for (const { type } of operation.results) walkValue(walk, type);
  for (const error of operation.errors) walk.errors.add(error);
}

function walkService(walk: Walk, service: ServiceDef): void {
  const frames: FrameDef[] = service.ops.flatMap((op) => [op.request, op.reply]);
  for (const frame of [...frames, ...service.events.map((event) => event.frame)]) {
    walkFields(walk, frame.fields);
  }
}

function packageOf(workspace: Workspace, feeds: string, parts: Parts): PackageDef {
  const own = <T extends { readonly feeds: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.feeds === feeds);
  const linked = parts.contracts.find((one) => one.prose.feeds === feeds)?.linked;
  const walk: Walk = { types: new Set(), errors: new Set() };
  for (const type of own(parts.types)) walkType(walk, type);
  for (const limit of own(parts.limits)) if (limit.kind === 'byEnum') walkType(walk, limit.of);
  for (const operation of own(parts.operations)) walkOperation(walk, operation);
  for (const service of own(parts.services)) walkService(walk, service);
  for (const line of own(parts.audit)) for (const { type } of line.fields) walkValue(walk, type);
  for (const { layouts } of own(parts.persisted)) {
    for (const { layout } of layouts) if (layout.kind === 'struct') walkType(walk, layout.type);
  }
  return {
    feeds,
    name: linked === undefined ? packageName(workspace, feeds) : `${linked.scope}/abi-${feeds}`,
    folder: packageFolder(workspace, feeds),
    contracts: parts.contracts
      .filter((one) => one.prose.feeds === feeds && one.prose.status !== 'superseded')
      .map((one) => one.slug),
    borrowedTypes: [...walk.types].filter((type) => type.feeds !== feeds),
    borrowedErrors: [...walk.errors].filter((error) => error.feeds !== feeds),
    ...defined({ linked }),
  };
}

/** All packages, by name. */
export function packagesOf(workspace: Workspace, parts: Parts): PackageDef[] {
  const live = parts.contracts.filter((one) => one.prose.status !== 'superseded');
  const names = [...new Set(live.map((one) => one.prose.feeds))].sort();
  return names.map((feeds) => packageOf(workspace, feeds, parts));
}
