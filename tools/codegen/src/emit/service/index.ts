/** Services: statuses, envelope, a file per operation, events, client, server, and all of it as one value. */
import type { Model } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { clientFile, hasClient } from './client.ts';
import { envelopeFile } from './envelope.ts';
import { eventsFile, statusFile } from './events.ts';
import { opFile } from './op.ts';
import { placeOf } from './place.ts';
import { hasProtocol, protocolFile } from './protocol.ts';
import { serverFile } from './server.ts';

function emit(model: Model, workspace: Workspace): ReturnType<Emitter['emit']> {
  return outputs(
    ...model.services.flatMap((service) => {
      const place = placeOf(service, workspace);
      const origins = model.contracts.filter(({ slug }) => slug === service.contract);
      return [
        statusFile(place, origins),
        envelopeFile(place, origins),
        ...service.ops.map((op) => opFile(place, op, origins)),
        ...(service.events.length === 0 ? [] : [eventsFile(place, origins)]),
        ...(hasClient(model, service) ? [clientFile(place, origins)] : []),
        serverFile(place, model.principals, origins),
        ...(hasProtocol(service) ? [protocolFile(place, origins)] : []),
      ];
    }),
  );
}

/** The protocols of services, each in the package that its contract feeds. */
export const services: Emitter = { name: 'services', emit };
