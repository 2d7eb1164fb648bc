/** A contract with most features of service contracts, and the code that its author writes. */
import type { Sample } from './sample.ts';

/** The contract. Its operations move no capability. */
export const ORDERS_CONTRACT = {
  file: 'contracts/rfc-0001-orders.contract.ts',
  text: `import {
  callerIs, contract, edge, enumeration, event, fails, limit, line, newtype, serviceOp, text, u16, u32, u64, u8,
} from '@abicus/contract';

export default contract({
  id: 'RFC-0001', title: 'orders', status: 'accepted', owners: ['@orders'], created: '2026-01-01', feeds: 'orders',
  context: 'Orders wait.', goals: ['an order is kept once'], failureModel: 'A rejected request changes nothing.',
  security: {
    threats: [], dontDo: [],
    invariants: { apart: { forAll: 'request', text: 'no caller deletes an order of another' } },
  },
  types: {
    /** A kept order. */
    OrderId: newtype(u32),
    Kind: enumeration(u8, { Rush: 0, Slow: 1 }, { closed: true }),
  },
  limits: {
    orders: limit(4, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
    perCaller: limit(2, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
  },
  service: {
    name: 'orders', authority: ['shop', 'clerk', 'audit-desk'],
    envelope: { magic: 'OR', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED', denied: 'DENIED' },
    status: { OK: 0, INVALID: 1, OVER_LIMIT: 2, NOT_FOUND: 3, MALFORMED: 4, DENIED: 5, FOREIGN: 6, GONE: 7 },
    ops: {
      /** Keeps an order. It stays until it is deleted. */
      put: serviceOp(1, {
        request: { kind: 'Kind', amount: u16, note: text(u8, { min: 1, max: 20 }) }, reply: { order: 'OrderId' },
        idempotent: false,
        checks: {
          kind: fails('INVALID', 'no such kind'),
          amount: fails('INVALID', 'nothing is ordered'),
          quota: fails('OVER_LIMIT', 'too many orders of one caller', { limit: 'perCaller' }),
          capacity: fails('OVER_LIMIT', 'too many orders', { limit: 'orders' }),
        },
      }),
      /** Forgets an order. */
      delete: serviceOp(2, {
        request: { order: 'OrderId' }, reply: {}, idempotent: true,
        checks: {
          order: fails('NOT_FOUND', 'there is no such order'),
          owner: fails('FOREIGN', 'an order of another', { unless: callerIs('audit-desk') }),
        },
      }),
      /** Is answered when the next order comes. */
      then: serviceOp(3, { request: {}, reply: { order: 'OrderId' }, answers: 'later', idempotent: true }),
      count: serviceOp(4, {
        request: {}, reply: { orders: u32 }, idempotent: true, authority: ['audit-desk'], audit: 'counted',
      }),
      /** Was given up. */
      old: serviceOp(5, {
        request: {}, reply: {}, idempotent: true, checks: { gone: fails('GONE', 'it is gone', { always: true }) },
      }),
    },
    events: {
      /** An order was kept. */
      kept: event(6, { order: 'OrderId' }),
    },
  },
  audit: { counted: line('AUDIT count', { caller: u64, decision: 'word' }) },
  machine: {
    resource: 'order', initial: 'absent', creates: ['put'],
    edges: {
      kept: edge('absent', 'there', { on: 'put' }),
      dropped: edge('there', 'absent', { on: 'delete' }),
    },
    otherwise: { absent: { delete: 'order' } },
  },
});
`,
} as const;

const state = `/** The state of orders, and what its handlers know of a call. */
import {
  answerThen, asOrderId, encodeKeptEvent, orderMonitor, type OrderId, type PutReply,
} from '@acme/abi-orders';

type Waiting = { readonly send: (frame: Uint8Array) => void; readonly nonce: number };
/** What is sent for values outside their types, of which there are none here. */
const NO_FRAME = new Uint8Array();
type Order = { readonly owner: bigint; readonly life: ReturnType<typeof orderMonitor> };

/** The tables of one instance. A rejected request changes none of them. */
export class OrdersState {
  readonly orders = new Map<OrderId, Order>();
  readonly audited: string[] = [];
  readonly waiting: Waiting[] = [];
  last = 0;

  ordersOf(owner: bigint): number {
    return [...this.orders.values()].filter((one) => one.owner === owner).length;
  }

  keep({ sender, send }: OrdersCall): PutReply {
    const order = asOrderId(++this.last);
    const life = orderMonitor();
    life.on('orders.put');
    this.orders.set(order, { owner: sender, life });
    for (const one of this.waiting.splice(0)) one.send(answerThen({ order }, one.nonce) ?? NO_FRAME);
    send(encodeKeptEvent({ order }) ?? NO_FRAME);
    return { order };
  }

  lacks(order: OrderId): boolean {
    const found = this.orders.get(order);
    return found === undefined && orderMonitor().on('orders.delete').kind === 'rejected';
  }

  drop(order: OrderId): Record<never, never> {
    this.orders.get(order)?.life.on('orders.delete');
    this.orders.delete(order);
    return {};
  }
}

/** What a handler gets beside the request. */
export interface OrdersCall {
  readonly state: OrdersState;
  readonly sender: bigint;
  readonly send: (frame: Uint8Array) => void;
}
`;

const INVARIANT = `for (let seed = 1; seed <= 60; seed++) {
    const world = new World();
    const putter = seed % 2 === 0 ? PRINCIPALS.shop : PRINCIPALS.clerk;
    const other = seed % 2 === 0 ? PRINCIPALS.clerk : PRINCIPALS.shop;
    world.sender = putter;
    const kept = client.put(world, { ...SLOTS.put.valid(world), amount: seed });
    world.sender = other;
    const reply = client.delete(world, { order: asOrderId(1) });
    drew(INVARIANTS['orders.invariant.apart'], { seed, putter: String(putter) }, { kept: kept?.ok ? 1 : 0 });
    expect(reply).toEqual({ ok: false, error: 'FOREIGN' });
  }`;

/** The contract and its code. */
export const ORDERS: Sample = {
  name: 'orders',
  options: ['--kind', 'frames'],
  contract: ORDERS_CONTRACT,
  first: 'next: write the check orders.put.amount in src/handlers/put.ts: nothing is ordered',
  whole: { 'src/state.ts': state },
  fillings: {
    'src/handlers/put.ts': {
      parts: {
        'the check orders.put.amount': 'request.amount === 0',
        'the check orders.put.quota': 'call.state.ordersOf(call.sender) + 1',
        'the check orders.put.capacity': 'call.state.orders.size + 1',
        'the act of orders.put': 'call.state.keep(call)',
      },
    },
    'src/handlers/delete.ts': {
      parts: {
        'the check orders.delete.order': 'call.state.lacks(request.order)',
        'the check orders.delete.owner':
          'call.state.orders.get(request.order)?.owner !== call.sender',
        'the act of orders.delete': 'call.state.drop(request.order)',
      },
    },
    'src/handlers/then.ts': {
      imports: [`import { LATER as later } from '@abicus/wire/service';`],
      parts: {
        'the act of orders.then': '(call.state.waiting.push({ send: call.send, nonce }), later)',
      },
    },
    'src/handlers/count.ts': {
      parts: { 'the act of orders.count': '{ orders: call.state.orders.size }' },
    },
    'src/orders.ts': {
      parts: {
        'the fields of the audit line of orders.count': `({ caller: call.sender, decision: error ?? (request === undefined ? 'none' : 'allowed') })`,
        'what writes audit lines of orders': `void (call.state.audited.push(line), call)`,
      },
    },
    'test/slots.ts': {
      imports: [
        `import { PRINCIPALS } from '@acme/abi-orders';`,
        `import { client } from './world.ts';`,
      ],
      parts: {
        'the violation of orders.put.kind':
          'void (scene.request = { ...scene.request, kind: 9 as Kind })',
        'the violation of orders.put.amount':
          'void (scene.request = { ...scene.request, amount: 0 })',
        'the violation of orders.put.quota': `{
          scene.world.sender = PRINCIPALS.clerk;
          for (let i = 0; i < 2; i++) client.put(scene.world, { kind: Kind.Slow, amount: 1, note: 'x' });
        }`,
        'the violation of orders.put.capacity': `{
          for (const sender of [PRINCIPALS.clerk, PRINCIPALS['audit-desk']]) {
            scene.world.sender = sender;
            for (let i = 0; i < 2; i++) client.put(scene.world, { kind: Kind.Slow, amount: 1, note: 'x' });
          }
          scene.world.sender = PRINCIPALS.shop;
        }`,
        'the violation of orders.delete.order': 'void (scene.request = { order: asOrderId(99) })',
        'the violation of orders.delete.owner': 'void (scene.world.sender = PRINCIPALS.clerk)',
      },
    },
    'test/behaviour.test.ts': {
      imports: [
        `import { drew } from '@abicus/wire/testing';`,
        `import { asOrderId, decodeKeptEvent, PRINCIPALS } from '@acme/abi-orders';`,
        `import { INVARIANTS } from '@acme/abi-orders/testing';`,
      ],
      parts: {
        'what lets orders.then be answered': `expect(client.put(world, SLOTS.put.valid(world))).toMatchObject({ ok: true })`,
        'the test of order.kept': `const world = new World();
  expect(client.put(world, SLOTS.put.valid(world))).toMatchObject({ ok: true })`,
        'the test of order.dropped': `const world = new World();
  expect(client.delete(world, SLOTS.delete.valid(world))).toMatchObject({ ok: true })`,
        'the test of orders.event.kept': `const world = new World();
  expect(client.put(world, SLOTS.put.valid(world))).toMatchObject({ ok: true });
  expect(world.sent.map(decodeKeptEvent)).toEqual([{ order: 1 }])`,
        'the test of orders.audit.counted': `const world = new World();
  expect(client.count(world)).toMatchObject({ ok: true });
  world.sender = 0n;
  expect(client.count(world)).toMatchObject({ ok: false });
  expect(world.state.audited).toEqual([
    \`AUDIT count caller=\${PRINCIPALS['audit-desk']} decision=allowed\`, 'AUDIT count caller=0 decision=DENIED',
  ])`,
        'the test of orders.invariant.apart': INVARIANT,
      },
    },
  },
  edits: {
    'test/slots.ts': [
      [
        '=> ({ order: asOrderId(1) })',
        `=> {
      client.put(_world, { kind: Kind.Rush, amount: 1, note: 'a' });
      return { order: asOrderId(1) };
    }`,
      ],
    ],
  },
};
