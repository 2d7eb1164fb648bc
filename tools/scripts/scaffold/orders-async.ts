/** The orders contract for connections: the code of a service whose handlers return promises. */
import { ORDERS_CONTRACT } from './orders.ts';
import type { Sample } from './sample.ts';

const state = `/** The state of orders, and what its handlers know of a call. */
import type { Call } from '@abicus/async';
import { asOrderId, orderMonitor, type OrderId, type OrdersEvents } from '@acme/abi-orders';

type Kept = { readonly order: OrderId };
type Order = { readonly owner: bigint; readonly life: ReturnType<typeof orderMonitor> };

/** The tables of one instance. A rejected request changes none of them. */
export class OrdersState {
  readonly orders = new Map<OrderId, Order>();
  readonly audited: string[] = [];
  readonly waiting: ((kept: Kept) => void)[] = [];
  last = 0;

  ordersOf(owner: bigint): number {
    return [...this.orders.values()].filter((one) => one.owner === owner).length;
  }

  keep({ sender, send }: OrdersCall): Kept {
    const order = asOrderId(++this.last);
    const life = orderMonitor();
    life.on('orders.put');
    this.orders.set(order, { owner: sender, life });
    for (const tell of this.waiting.splice(0)) tell({ order });
    void send.kept({ order });
    return { order };
  }

  next(): Promise<Kept> {
    return new Promise((resolve) => this.waiting.push(resolve));
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
export interface OrdersCall extends Call<OrdersEvents> {
  readonly state: OrdersState;
}
`;

const INVARIANT = `for (let seed = 1; seed <= 60; seed++) {
    const world = new World();
    const [putter, other] = seed % 2 === 0 ? ['shop', 'clerk'] : ['clerk', 'shop'];
    world.caller = putter ?? '';
    const kept = await client.put(world, { ...(await SLOTS.put.valid(world)), amount: seed });
    world.caller = other ?? '';
    const reply = await client.delete(world, { order: asOrderId(1) });
    drew(INVARIANTS['orders.invariant.apart'], { seed, putter }, { kept: kept.ok ? 1 : 0 });
    expect(reply).toEqual({ ok: false, error: 'FOREIGN' });
  }`;

const PUT_TWICE = `for (let i = 0; i < 2; i++) {
            await client.put(scene.world, { kind: Kind.Slow, amount: 1, note: 'x' });
          }`;

/** The contract and its code. */
export const ORDERS_ASYNC: Sample = {
  name: 'orders',
  options: [],
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
    'src/handlers/then.ts': { parts: { 'the act of orders.then': 'call.state.next()' } },
    'src/handlers/count.ts': {
      parts: { 'the act of orders.count': '{ orders: call.state.orders.size }' },
    },
    'src/orders.ts': {
      parts: {
        'the fields of the audit line of orders.count': `({ caller: call.sender, decision: error ?? (request === undefined ? 'none' : 'allowed') })`,
        'what writes audit lines of orders': `void (state.audited.push(line), call)`,
      },
    },
    'test/slots.ts': {
      imports: [`import { client } from './world.ts';`],
      parts: {
        'the violation of orders.put.kind':
          'void (scene.request = { ...scene.request, kind: 9 as Kind })',
        'the violation of orders.put.amount':
          'void (scene.request = { ...scene.request, amount: 0 })',
        'the violation of orders.put.quota': `(async () => {
          scene.world.caller = 'clerk';
          ${PUT_TWICE}
        })()`,
        'the violation of orders.put.capacity': `(async () => {
          for (const caller of ['clerk', 'audit-desk']) {
            scene.world.caller = caller;
            ${PUT_TWICE}
          }
          scene.world.caller = 'shop';
        })()`,
        'the violation of orders.delete.order': 'void (scene.request = { order: asOrderId(99) })',
        'the violation of orders.delete.owner': `void (scene.world.caller = 'clerk')`,
      },
    },
    'test/behaviour.test.ts': {
      imports: [
        `import { drew } from '@abicus/wire/testing';`,
        `import { asOrderId, PRINCIPALS } from '@acme/abi-orders';`,
        `import { INVARIANTS } from '@acme/abi-orders/testing';`,
      ],
      parts: {
        'what lets orders.then be answered':
          'void (await client.put(world, await SLOTS.put.valid(world)))',
        'the test of order.kept': `const world = new World();
  expect(await client.put(world, await SLOTS.put.valid(world))).toMatchObject({ ok: true })`,
        'the test of order.dropped': `const world = new World();
  expect(await client.delete(world, await SLOTS.delete.valid(world))).toMatchObject({ ok: true })`,
        'the test of orders.event.kept': `const world = new World();
  expect(await client.put(world, await SLOTS.put.valid(world))).toMatchObject({ ok: true });
  expect(world.heard).toEqual([{ kept: { order: 1 } }])`,
        'the test of orders.audit.counted': `const world = new World();
  expect(await client.count(world)).toMatchObject({ ok: true });
  world.caller = '';
  expect(await client.count(world)).toMatchObject({ ok: false });
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
      await client.put(_world, { kind: Kind.Rush, amount: 1, note: 'a' });
      return { order: asOrderId(1) };
    }`,
      ],
    ],
  },
};
