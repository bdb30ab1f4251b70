import { Field, ObjectType } from 'type-graphql';
import { sql } from '../../database/index.js';
import { Company, Customer, type RowOf } from '../../model/index.js';
import type { CustomerRow } from '../customer/index.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import type { Edge } from '../paging/page.js';
import type { OwnedList } from '../rows/owned-page.js';

export type CompanyRow = RowOf<Company>;

export const CompanyConnection = connectionOf<CompanyRow>('Company', Company);

@ObjectType({ description: 'A customer who belongs to a company.', simpleResolvers: true })
export class CompanyPersonEdge extends edgeOf<CustomerRow>('CompanyPersonNode', Customer) {
  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  title!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person takes part in decisions to buy.' })
  decisionMaker!: boolean | null;
}

export const CompanyPersonConnection = connectionOf<CustomerRow, CompanyPersonEdge & Edge<CustomerRow>>(
  'CompanyPerson',
  Customer,
  CompanyPersonEdge,
);

/** What the rows of PEOPLE have for their edges. */
export type CompanyPerson = Pick<CompanyPersonEdge, 'title' | 'decisionMaker'>;

/** The customers of a company; who has several places in it is told once for each. */
export const PEOPLE: OwnedList<Customer> = {
  entity: Customer,
  owner: sql`p.company_id`,
  joins: sql`join customer_company p on p.customer_id = r.id`,
  order: {
    name: 'PEOPLE',
    keys: [
      { value: sql`p.customer_id`, type: 'uuid' },
      { value: sql`p.position`, type: 'int' },
    ],
  },
  extra: sql`p.title, p.decision_maker as "decisionMaker"`,
};
