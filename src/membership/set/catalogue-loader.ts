import { Catalogue, type CustomAttributeDefinition, type EventProperty, type SegmentName } from '../../catalogue/index.js';
import { question, sql, type Queryable } from '../../database/index.js';
import { knowsSegment, type RuleReader } from './rule-reader.js';

const DECLARED = question<
  [CustomAttributeDefinition, EventProperty, SegmentName],
  { readonly definitions: CustomAttributeDefinition[]; readonly properties: EventProperty[]; readonly segments: SegmentName[] }
>(
  [
    sql`/* membership.definitions */ select owner, key, name, type, unit, description from attribute_definition order by owner, key`,
    sql`/* membership.eventProperties */ select key, name, type, unit, description from event_property order by key`,
    sql`/* membership.segmentNames */ select id, name from segment order by name`,
  ],
  (definitions, properties, segments) => ({ definitions, properties, segments }),
);

/**
 * The catalogue with the workspace's custom attributes, event properties and segments as they are now; of the segments those that there
 * are for `reader`, so that nothing that is made of it (checks, advice, completion) can name another.
 */
export async function loadCatalogue(database: Queryable, reader: RuleReader): Promise<Catalogue> {
  const [{ definitions, properties, segments }] = await database.ask(DECLARED);
  return new Catalogue(
    definitions,
    segments.filter(({ id }) => knowsSegment(reader, id)),
    properties,
  );
}
