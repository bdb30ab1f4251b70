import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { hasScope, type Viewer } from '../../access/index.js';
import { type RowOf, type Scope, Segment } from '../../model/index.js';
import type { NamingKind, NamingRecord } from '../../sync/index.js';
import { DeletePayload } from '../delete-payload.type.js';

/** By kind: what it is, and who is told of it. */
const KINDS: Readonly<Record<NamingKind, { readonly description: string; readonly scope: Scope; readonly ofSegments?: true }>> = {
  API_KEY: { description: 'A key, by its name.', scope: 'keys:manage' },
  ATTRIBUTE: { description: 'The definition of an own attribute. `id` is its key.', scope: 'customers:read' },
  DATA_SOURCE: { description: 'A source of data. `id` is its name.', scope: 'customers:read' },
  DESTINATION: { description: 'A destination, by its name or the table it writes to.', scope: 'destinations:manage', ofSegments: true },
  EVENT_PROPERTY: { description: 'The definition of a property of events. `id` is its key.', scope: 'events:read' },
  EXPORT_SCHEDULE: {
    description: 'An export schedule, by its name, its rule, its folder or the name of its files.',
    scope: 'destinations:manage',
    ofSegments: true,
  },
  SHOP: { description: 'A shop that is connected, by its name or source.', scope: 'imports:read' },
  WEBHOOK: { description: 'A webhook, by its name or address.', scope: 'webhooks:manage', ofSegments: true },
};

const NamingKindEnum = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, kind]));
registerEnumType(NamingKindEnum, {
  name: 'NamingKind',
  description: 'What may name a person in its texts.',
  valuesConfig: Object.fromEntries(Object.entries(KINDS).map(([kind, { description }]) => [kind, { description }])),
});

@ObjectType('NamingRecord', { description: 'Something that names a person in its texts.', simpleResolvers: true })
class NamingRecordType implements NamingRecord {
  @Field(() => NamingKindEnum, { description: 'What it is.' })
  kind!: NamingKind;

  @Field(() => String, { description: 'Its id, or its key or name where it is known by that.' })
  id!: string;
}

@ObjectType({ description: 'That a person was erased, and where somebody has to act.', simpleResolvers: true })
export class EraseCustomerPayload extends DeletePayload {
  @Field(() => [Segment], {
    description:
      'Segments that name the person, in a value of their rule, their name or description, the card of their persona or an action: by e-mail, phone, external id, handle or family name. They stay as they are; edit them.',
  })
  namedBySegments!: () => Promise<readonly RowOf<Segment>[]>;

  @Field(() => [NamingRecordType], {
    description:
      'What else names the person, of what the key may read: webhooks, destinations, export schedules, keys, definitions, sources, shops. A key that is limited to named segments is told of no webhooks, destinations and export schedules. They stay as they are; edit them.',
  })
  namedBy!: readonly NamingRecord[];

  @Field(() => Int, { description: 'How many external ids stay suppressed, so that no sync and no import brings the person back.' })
  suppressed!: number;
}

/** Those of which a key may be told. */
export function toldTo(viewer: Viewer, naming: readonly NamingRecord[]): NamingRecord[] {
  return naming.filter(({ kind }) => {
    const { scope, ofSegments } = KINDS[kind];
    return hasScope(viewer, scope) && (ofSegments === undefined || viewer.segmentIds === null);
  });
}
