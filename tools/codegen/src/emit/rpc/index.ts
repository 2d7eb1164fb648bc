/** JSON protocols: a module for each method and notification, and one for the protocol. */
import type { RpcDef } from '../../model/types.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { sourcePath } from '../../workspace/config.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { originsOf, ownOf } from '../per-package.ts';
import { printMethod, printNotification } from './message.ts';
import { messageFile, rpcNames } from './names.ts';
import { printProtocol } from './protocol.ts';

function filesOf(rpc: RpcDef, start: (file: string) => CodeFile): CodeFile[] {
  const methods = rpc.methods.map((method) => {
    const file = start(messageFile(rpc, method));
    printMethod(file, rpc, method);
    return file;
  });
  const notifications = rpc.notifications.map((one) => {
    const file = start(messageFile(rpc, one));
    printNotification(file, rpc, one);
    return file;
  });
  const file = start(rpcNames(rpc).file);
  const folder = file.path.slice(0, -rpcNames(rpc).file.length);
  printProtocol(file, rpc, (one) => `${folder}${one}`);
  return [...methods, ...notifications, file];
}

/** The modules of each protocol. */
export const rpcs: Emitter = {
  name: 'rpc',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.flatMap((pkg) => {
        const start = (file: string): CodeFile =>
          codeFile(sourcePath(workspace, pkg.feeds, file), originsOf(model, pkg));
        return ownOf(model.rpcs, pkg.feeds).flatMap((rpc) => filesOf(rpc, start));
      }),
    ),
};
