import { Catalogue } from '../catalogue/catalogue.js';
import type { CustomAttributeDefinition } from '../catalogue/custom-attributes.js';
import { sql, type Queryable } from '../database/sql.js';

/** The catalogue with the workspace's custom attributes as they are declared now. */
export async function loadCatalogue(database: Queryable): Promise<Catalogue> {
  return new Catalogue(
    await database.query<CustomAttributeDefinition>(sql`/* membership.definitions */
      select key, name, type, unit, description from attribute_definition order by key`),
  );
}
