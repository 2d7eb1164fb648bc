/** Where the files of a service's package are, and what code of one imports from another. */
import type { ServiceDef } from '../../model/types.ts';
import { imported, importedType, type ImportedName } from '../../output/code.ts';
import { sourcePath, type Workspace } from '../../workspace/config.ts';
import type { Home } from '../type-names.ts';
import { camel, functionName, kebab, pascal, screaming } from '../names.ts';

/** A service and where its files go. */
export type Place = {
  readonly service: ServiceDef;
  readonly home: Home;
  /** The path of a file of the package, `ops/register.ts`. */
  readonly path: (file: string) => string;
  /** A value or function of another file of the package. */
  readonly value: (name: string, file: string) => ImportedName;
  /** A type of another file of the package. */
  readonly type: (name: string, file: string) => ImportedName;
};

/** The place of a service in a workspace. */
export function placeOf(service: ServiceDef, workspace: Workspace): Place {
  const path = (file: string): string => sourcePath(workspace, service.feeds, file);
  return {
    service,
    home: { workspace, feeds: service.feeds },
    path,
    value: (name, file) => imported(name, path(file)),
    type: (name, file) => importedType(name, path(file)),
  };
}

/** The names that the code of an operation or event has. */
export type Names = {
  /** `sleepUntil`. */
  readonly camel: string;
  /** `sleepUntil`, or `deleteNow` where the language has the word. */
  readonly function: string;
  /** `SleepUntil`. */
  readonly pascal: string;
  /** `SLEEP_UNTIL_CALL`: how it is called. */
  readonly call: string;
  /** `SLEEP_UNTIL_REQUEST_MAX`: how long its parts may get. */
  readonly requestMax: string;
  /** `SLEEP_UNTIL_REPLY_MAX`. */
  readonly replyMax: string;
  /** `ops/sleep-until.ts`. */
  readonly file: string;
};

/** Names from the name that the contract gives. */
export function namesOf(name: string): Names {
  const own = camel(name);
  return {
    camel: own,
    function: functionName(own),
    pascal: pascal(name),
    call: `${screaming(name)}_CALL`,
    requestMax: `${screaming(name)}_REQUEST_MAX`,
    replyMax: `${screaming(name)}_REPLY_MAX`,
    file: `ops/${kebab(name)}.ts`,
  };
}
