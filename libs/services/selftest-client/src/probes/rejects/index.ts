/** The probes of rejected calls: each check of each kernel call, violated alone. */
export { capRejects } from './capability-probe.ts';
export { endpointRejects } from './endpoint-probe.ts';
export { interruptRejects } from './interrupt-probe.ts';
export { memoryRejects } from './memory-probe.ts';
export { messageRejects } from './message-probe.ts';
export { taskRejects } from './task-probe.ts';
