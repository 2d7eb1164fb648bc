/**
 * Capabilities that are moved with requests in a microkernel; over a connection none are. A service
 * does one or the other, and a booted service is reached by capabilities.
 */
import type { Service, ServiceOp } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { live, type Site } from './site.ts';

const MOVES_FIX = "`moves: 'reply'`, or 'replyAndEvents' if events go to the same endpoint";

type Operation = readonly [name: string, op: ServiceOp, site: Site];

/** The boot entry of a program with this name. */
function programNamed(site: Site, name: string): Site | undefined {
  const found = live(site.context).flatMap((root) => {
    const { boot } = root.unit.value;
    return boot !== undefined && Object.hasOwn(boot.programs ?? {}, name)
      ? [root.at(`boot.programs.${name}`)]
      : [];
  });
  return found[0];
}

/** Reports operations without a declaration that a microkernel's service needs. */
export function checkTransfers(site: Site, service: Service): void {
  const ops: readonly Operation[] = site.at('.ops').entries(service.ops);
  const moving = ops.find(([, op]) => op.moves !== undefined);
  const program = programNamed(site, service.name);
  for (const [name, op, at] of ops) {
    if (op.moves === undefined && program !== undefined) {
      const message = `the boot starts '${service.name}', but '${name}' moves no capability for its reply`;
      const places = [related('started', program.pos, service.name)];
      at.report('contract/missing-key', message, { related: places, fix: MOVES_FIX });
    } else if (op.moves === undefined && moving !== undefined) {
      const [other, , where] = moving;
      const message = `'${other}' moves a capability for its reply, and '${name}' moves none`;
      const places = [related('moves', where.pos, other)];
      at.report('contract/missing-key', message, { related: places, fix: MOVES_FIX });
    } else if (op.moves !== undefined && op.peerDeath === undefined) {
      const message = `'${name}' moves a capability, but has no 'peerDeath'`;
      const fix = "`peerDeath: 'nothing is left'`, or what is left";
      at.report('contract/missing-key', message, { fix });
    }
  }
}
