/** The flat list of all elements of the contracts. */
import type { Declaration } from './shape/values.ts';
import type { ElementDef, ElementKind, Model } from './types.ts';

/** All elements of a model, by id. A syscall with one operation is that operation. */
export function elementsOf(model: Omit<Model, 'elements'>): ElementDef[] {
  const list: ElementDef[] = [];
  const add = (kind: ElementKind, all: readonly Declaration[]): void => {
    for (const { id, name, doc, pos, contract, feeds } of all) {
      list.push({ kind, id, name, doc, pos, contract, feeds });
    }
  };
  add('type', model.types);
  add('error', model.errors);
  add('limit', model.limits);
  add('principal', model.principals);
  add('statedProgram', model.programs);
  add(
    'syscall',
    model.syscalls.filter((one) => one.selector !== undefined),
  );
  add('operation', model.operations);
  for (const one of model.operations) add('check', one.checks);
  add('service', model.services);
  for (const service of model.services) {
    add('status', service.statuses);
    add('serviceOp', service.ops);
    for (const op of service.ops) add('check', op.checks);
    add('event', service.events);
  }
  add('invariant', model.invariants);
  add('audit', model.audit);
  add('marker', model.markers);
  add('diagnostic', model.diagnostics);
  add('machine', model.machines);
  for (const machine of model.machines) add('edge', machine.edges);
  add('profile', model.profiles);
  add('phase', model.phases);
  add('device', model.board.devices);
  for (const device of model.board.devices) add('deviceRegister', device.registers);
  add('numberGroup', model.board.groups);
  add('config', model.configs);
  add('persisted', model.persisted);
  add('rpc', model.rpcs);
  for (const rpc of model.rpcs) {
    add('rpcError', rpc.errors);
    add('method', rpc.methods);
    add('notification', rpc.notifications);
  }
  return list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
