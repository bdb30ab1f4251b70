import { Catalogue, type CustomAttributeDefinition, type EventProperty, type SegmentName } from '../../catalogue/index.js';
import { sql, type Queryable } from '../../database/index.js';

/** The catalogue with the workspace's custom attributes, event properties and segments as they are now. */
export async function loadCatalogue(database: Queryable): Promise<Catalogue> {
  const definitions = await database.query<CustomAttributeDefinition>(sql`/* membership.definitions */
    select key, name, type, unit, description from attribute_definition order by key`);
  const properties = await database.query<EventProperty>(sql`/* membership.eventProperties */
    select key, name, type, unit, description from event_property order by key`);
  const segments = await database.query<SegmentName>(sql`/* membership.segmentNames */ select id, name from segment order by name`);
  return new Catalogue(definitions, segments, properties);
}
