/** Finds the contract of a new service. */
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { readContracts } from '../../generate/inputs.ts';
import { readSources } from '../../generate/sources.ts';
import { link } from '../../model/link.ts';
import type { Model, ServiceDef } from '../../model/types.ts';
import { placeOf, type ContractSource } from '../../read/source.ts';
import { valueOf } from '../../read/value.ts';
import type { Workspace } from '../../workspace/config.ts';
import type { ScaffoldReject, Request } from '../scaffold.ts';

/** A service of the linked contracts, or why there is none. */
export type ServiceResult =
  | { readonly ok: true; readonly model: Model; readonly service: ServiceDef }
  | ScaffoldReject;

const rejected = (message: string): ScaffoldReject => ({ ok: false, message });

/** The contract of a request: the one that it names, or the one with a service of its name. */
function contractOf(
  sources: readonly ContractSource[],
  { name, contract }: Request,
): ContractSource | ScaffoldReject {
  if (contract !== undefined) {
    const path = contract.replace(/^\.\//, '').replaceAll('\\', '/');
    const found = sources.find((one) => valueOf(one).id === contract || one.file === path);
    if (found !== undefined) return found;
    const near = nearest(
      contract,
      sources.flatMap((one) => [valueOf(one).id, one.file]),
    );
    const hint = near === undefined ? '' : `: did you mean '${near}'?`;
    return {
      ...rejected(`no contract has the id or the file '${contract}'${hint}`),
      misused: true,
    };
  }
  const found = sources.find((one) => valueOf(one).service?.name === name);
  if (found !== undefined) return found;
  const names = sources.flatMap((one) => valueOf(one).service?.name ?? []);
  const near = nearest(name, names);
  const hint =
    near === undefined ? `\`abicus new contract ${name}\` makes one` : `did you mean '${near}'?`;
  return rejected(`no contract has a service '${name}': ${hint}`);
}

/** A draft has no generated protocol. */
function draftFinding(source: ContractSource): ScaffoldReject {
  const { status, service, id } = valueOf(source);
  const name = service?.name ?? '';
  const message = `${id} is ${status}: of its service '${name}' no protocol is generated`;
  const pos = placeOf(source, 'status');
  const fix = "accept it (`status: 'accepted'`), then `abicus generate`";
  return { ok: false, message, diagnostics: [diagnostic('ref/unknown', pos, message, { fix })] };
}

/** The requested service. Links all contracts: a fault of any of them is a finding. */
export function findService(workspace: Workspace, request: Request): ServiceResult {
  const read = readSources(readContracts(workspace));
  const unlinked = 'a contract is rejected';
  if (!read.ok) return { ok: false, message: unlinked, diagnostics: read.diagnostics };
  const source = contractOf(read.sources, request);
  if ('ok' in source) return source;
  const { status, service, id } = valueOf(source);
  if (service === undefined) return rejected(`${id} (${source.file}) has no service`);
  if (status === 'draft' || status === 'superseded') return draftFinding(source);
  const linked = link(read.sources, workspace);
  if (!linked.ok) return { ok: false, message: unlinked, diagnostics: linked.diagnostics };
  const found = linked.model.services.find((one) => one.name === service.name);
  if (found === undefined) throw new Error(`${service.name} was read and is not linked`);
  return { ok: true, model: linked.model, service: found };
}
