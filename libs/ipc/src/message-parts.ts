/** What messages of programs leave out: a type, flags, a capability, bytes. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  type CapSlot,
  type MsgFlags,
  type MsgType,
} from '@abicus/abi-kernel';

/** The type of messages of programs: 0, since their frames contain an opcode. */
export const NO_TYPE: MsgType = asMsgType(0);
/** No flags: a message moves no capability. */
export const NO_FLAGS: MsgFlags = asMsgFlags(0);
/** The slot of a capability to move, where none is moved. */
export const NO_SLOT: CapSlot = asCapSlot(0);
