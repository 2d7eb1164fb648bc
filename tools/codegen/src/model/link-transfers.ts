/**
 * Capabilities that are moved with requests in a microkernel; over a connection none are. Where one operation moves a
 * capability for its reply, all that are answered do: elsewhere the kernel makes the capability, or the reply goes back on
 * the connection.
 */
import type { Service, ServiceOp } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import type { Site } from './site.ts';

const MOVES_FIX = "`moves: 'reply'`, or 'replyAndEvents' if events go to the same endpoint";

type Operation = readonly [name: string, op: ServiceOp, site: Site];

const movesReply = ({ moves }: ServiceOp): boolean =>
  moves === 'reply' || moves === 'replyAndEvents';

/** Reports an operation that is never answered and has something for a reply. */
function checkUnanswered([name, op, at]: Operation): void {
  if (op.answers !== 'never') return;
  if (movesReply(op)) {
    const message = `'${name}' is never answered, and moves a capability for its reply`;
    const fix = "`moves: 'events'` if it moves one for events; otherwise take it out";
    at.at('.moves').report('contract/wrong-kind', message, { fix });
  }
  if (Object.keys(op.reply).length > 0) {
    const message = `'${name}' is never answered, and has a reply`;
    at.at('.reply').report('contract/wrong-kind', message, { fix: 'reply: {}' });
  }
}

/** Reports operations without a declaration that a microkernel's service needs. */
export function checkTransfers(site: Site, service: Service): void {
  const ops: readonly Operation[] = site.at('.ops').entries(service.ops);
  const moving = ops.find(([, op]) => movesReply(op));
  for (const one of ops) {
    const [name, op, at] = one;
    checkUnanswered(one);
    if (moving !== undefined && !movesReply(op) && op.answers !== 'never') {
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
