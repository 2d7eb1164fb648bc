/** The runtime of JSON protocols: messages, client and server. */
export type * from './call.ts';
export {
  RpcClient,
  type Listeners,
  type RpcClientCounts,
  type RpcClientOptions,
} from './client.ts';
export * from './message.ts';
export {
  CALL_FAULTS,
  RPC_FAULTS,
  type CallFault,
  type MethodTypes,
  type RpcFault,
  type RpcMethod,
  type RpcNotification,
  type RpcProtocol,
  type RpcTypes,
} from './protocol.ts';
export * from './server.ts';
