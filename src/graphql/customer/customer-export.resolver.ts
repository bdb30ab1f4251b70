import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { checkUnlimited } from '../../access/index.js';
import { AlwaysAudited, JsonScalar, RequireScopes, type Scope } from '../../model/index.js';
import { customer, KINDS } from '../../records/index.js';
import { exportCustomer, type PersonExport } from '../../sync/index.js';
import { OperationContext } from '../context.js';
import { Reads } from '../operation/asks-the-base.js';

/** Whatever a person has may be in it. */
const READ_SCOPES: readonly Scope[] = [
  ...new Set([customer, ...KINDS.filter(({ fields }) => 'customerExternalId' in fields)].map(({ scope }) => `${scope}:read` as const)),
  'companies:read',
  'personal_data:read',
  'products:read',
  'segments:read',
];

@Resolver()
export class CustomerExportResolver {
  @Query(() => JsonScalar, {
    description:
      'Everything that is held about one person, whoever was merged into the customer included: by table, every row about them, with the names of what it refers to. For those who ask what is known of them.',
  })
  @Reads(1_000)
  @RequireScopes(...READ_SCOPES)
  @AlwaysAudited()
  exportCustomer(
    @Ctx() context: OperationContext,
    @Arg('id', () => ID, { description: 'Of the customer.' }) id: string,
  ): Promise<PersonExport> {
    checkUnlimited(context.viewer);
    return exportCustomer(context, id);
  }
}
