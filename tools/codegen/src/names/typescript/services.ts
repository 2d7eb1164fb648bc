/** Names of a service: its operations, its events, and the shape of it for tests. */
import { camel, kebab, pascal, screaming } from '../../emit/names.ts';
import { isVersioned } from '../../emit/service/around.ts';
import { hasClient } from '../../emit/service/client.ts';
import { boundedParts, readerName } from '../../emit/service/op.ts';
import { namesOf } from '../../emit/service/place.ts';
import type { Model, ServiceDef, ServiceOpDef } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

function ofOperation(op: ServiceOpDef, versioned: boolean, called: boolean): GeneratedName[] {
  const names = namesOf(op.name);
  const type = names.pascal;
  const types = ['Request', 'Reply', 'Error'].map((suffix) => `${type}${suffix}`);
  const codecs = ['encode', 'decode'].flatMap((verb) => [`${verb}${type}`, `${verb}${type}Reply`]);
  const rejects = op.checks.length > 0 ? [`${names.camel}Rejects`, `${type}Reject`] : [];
  const readers = versioned ? [readerName(names)] : [];
  const bounds = [
    ...(boundedParts(op.request.fields).length > 0 ? [names.requestMax] : []),
    ...(boundedParts(op.reply.fields).length > 0 ? [names.replyMax] : []),
  ];
  const element = { of: op, what: 'operation' };
  return [
    {
      ...element,
      file: names.file,
      part: op.id,
      exports: [names.call, ...types, ...bounds, ...codecs, ...readers, ...rejects],
    },
    {
      ...element,
      file: 'client.ts',
      part: 'client',
      exports: called ? [names.function] : [],
    },
    {
      ...element,
      file: 'server.ts',
      part: 'server',
      exports: op.answers === 'later' ? [`answer${type}`] : [],
      keys: [`OPCODE.${camel(op.name)}`],
    },
  ];
}

function ofEvents({ events }: ServiceDef): GeneratedName[] {
  return events.map((event) => {
    const name = `${pascal(event.name)}Event`;
    const exports = [name, `encode${name}`, `decode${name}`];
    return {
      of: event,
      what: 'event',
      file: 'events.ts',
      part: 'events',
      exports,
    };
  });
}

/** What is written of the services of a package. */
export function serviceNames(model: Model, feeds: string): GeneratedName[] {
  return model.services
    .filter((service) => service.feeds === feeds)
    .flatMap((service) => {
      const file = `testing/${kebab(service.name)}-service.ts`;
      const exports = [`${screaming(service.name)}_SERVICE`];
      const shape = { of: service, what: 'service', file, part: service.id, exports };
      return [
        ...service.ops.flatMap((op) =>
          ofOperation(op, isVersioned(service.envelope), hasClient(model, service)),
        ),
        ...ofEvents(service),
        shape,
      ];
    });
}
