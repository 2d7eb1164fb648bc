/** Calls whose reply capability the caller moves, as tests make them. */
import {
  asCapSlot,
  asRecvFlags,
  asUserPtr,
  capCloneRaw,
  capCloseRaw,
  encodeRecvDesc,
  ipcCallRaw,
  ipcRecvRaw,
  ipcReplyRecvRaw,
  ipcSendRaw,
  readMsgHeader,
  Rights,
  type RecvDesc,
} from '@abicus/abi-kernel';
import { header } from '../slots/setup.ts';
import { Call, pattern, PORT } from './calls.ts';
import { VA } from './world.ts';

/** Slots of the client: RECV and SEND of the endpoint of its replies. */
export const [REPLIES, REPLY_TO] = [6, 7];

/** A client whose calls move a reply capability of an endpoint of init, and a server. */
export class MovedCalls extends Call {
  /** The slot of init with the endpoint of the replies. */
  readonly replies: number;

  constructor() {
    super();
    const { world, client } = this;
    const replies = world.endpoint(2);
    this.replies = replies;
    world.give(world.init, replies, client, Rights.RECV, REPLIES);
    world.give(world.init, replies, client, Rights.SEND, REPLY_TO);
  }

  /** Begins a call with a clone of the reply capability, or with another capability. */
  beginMoved(bytes = pattern(4), room = 64, src?: number, client = this.client): void {
    const { world } = this;
    const moved = src ?? world.must(client, (cpu) => capCloneRaw(cpu, REPLY_TO));
    if (src === undefined && world.task(client).caps[REPLY_TO] !== undefined) {
      world.must(client, (cpu) => capCloseRaw(cpu, REPLY_TO));
    }
    world.write(client, VA.payload, bytes);
    world.write(client, VA.header, header(bytes.length, moved));
    world.begin(client, (cpu) =>
      ipcCallRaw(cpu, PORT, VA.header, VA.payload, bytes.length, VA.image, room),
    );
  }

  /** Receives a request plainly; returns the slot of its reply capability. */
  take(): number {
    const { world, server } = this;
    world.must(server, (cpu) => ipcRecvRaw(cpu, PORT, VA.header, VA.payload, 8192, 1, 0n));
    return readMsgHeader(world.read(server, VA.header, 16), 0)?.src ?? -1;
  }

  /** Lets the server send without blocking. */
  send(slot: number, bytes: Uint8Array): number {
    const { world, server } = this;
    world.write(server, VA.payload, bytes);
    world.write(server, VA.header, header(bytes.length));
    return world.call(server, (cpu) =>
      ipcSendRaw(cpu, slot, VA.header, VA.payload, bytes.length, 0, 0n),
    );
  }

  /** The descriptor of a receive at the server's endpoint, without a deadline. */
  desc(changed: Partial<RecvDesc> = {}): Uint8Array {
    return encodeRecvDesc({
      slot: asCapSlot(PORT),
      headerOut: asUserPtr(VA.info),
      payloadOut: asUserPtr(VA.image),
      payloadMax: 64,
      senderServiceIdOut: asUserPtr(VA.identity),
      flags: asRecvFlags(0),
      deadline: 0n,
      ...changed,
    });
  }

  /** Begins a reply and a receive. */
  beginReply(slot: number, bytes: Uint8Array, desc: Partial<RecvDesc> = {}, moved?: number): void {
    const { world, server } = this;
    world.write(server, VA.payload, bytes);
    world.write(server, VA.header, header(bytes.length, moved));
    world.write(server, VA.desc, this.desc(desc));
    world.begin(server, (cpu) =>
      ipcReplyRecvRaw(cpu, slot, VA.header, VA.payload, bytes.length, VA.desc),
    );
  }

  /** What the client has got. */
  got(): unknown {
    this.world.settle();
    return this.world.result(this.client);
  }
}
