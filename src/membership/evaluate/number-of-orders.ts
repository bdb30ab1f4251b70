import { rawSql, type Sql } from '../../database/index.js';

/** Up to so many are counted; of more it is enough to know roughly how many there are. */
const MOST_COUNTED = 100_000;

/** How many orders there are: counted where they are few, else as PostgreSQL found when it last looked. For what asks again and again whether a base has grown. */
export const ROUGH_NUMBER_OF_ORDERS: Sql = rawSql(`(
  select case when reltuples > ${MOST_COUNTED} then reltuples::bigint else (select count(*) from "order") end
  from pg_class where oid = '"order"'::regclass)`);
