import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { checkUnlimited } from '../../access/index.js';
import { auditCondition } from '../../audit/index.js';
import { sql } from '../../database/index.js';
import { invalidInput, isId } from '../../kernel/index.js';
import { AuditEntry, AuditOutcome, DateTimeScalar, RequireScopes, type RowOf } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { connectionOf } from '../paging/connection.js';
import type { KeysetOrder } from '../paging/keyset.js';
import { PageArguments, pageRequest } from '../paging/page-arguments.js';
import type { Page } from '../paging/page.js';
import { readInstant } from '../read-argument.js';
import { readPage } from '../rows/record-page.js';

const AuditEntryConnection = connectionOf<RowOf<AuditEntry>>('AuditEntry', AuditEntry);

const NEWEST: KeysetOrder = {
  name: 'NEWEST',
  keys: [
    { value: sql`a.at`, type: 'timestamptz' },
    { value: sql`a.id`, type: 'uuid' },
  ],
  descending: true,
};

@InputType({ description: 'Which entries of the audit log: those of which everything that is given is true.' })
export class AuditFilterInput {
  @Field(() => ID, { nullable: true, description: 'Of this actor: the id of a key, the subject of a token.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the actor who was called this then: the name of a key or a token.' })
  actorName?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this operation, such as `eraseCustomer`.' })
  operation?: string | null;

  @Field(() => ID, { nullable: true, description: 'About the record of this id.' })
  subjectId?: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: 'With this outcome.' })
  outcome?: AuditOutcome | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From this instant on.' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  to?: string | null;
}

@Resolver()
export class AuditResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'The audit log, the newest first: every mutation, whatever was refused for want of a right, whoever was not let in, and reads of personal data in bulk.',
  })
  @RequireScopes('audit:read')
  auditLog(
    @Ctx() context: OperationContext,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Only these.' }) filter?: AuditFilterInput | null,
  ): Promise<Page<RowOf<AuditEntry>>> {
    // It tells ids of all segments, and who changed them.
    checkUnlimited(context.viewer);
    const subjectId = filter?.subjectId ?? null;
    if (subjectId !== null && !isId(subjectId)) throw invalidInput('filter.subjectId', `'${subjectId}' is not the id of a record.`);
    const { actorId, actorName, operation, outcome, from, to } = filter ?? {};
    const bounds = { from: from ? readInstant('filter.from', from) : undefined, to: to ? readInstant('filter.to', to) : undefined };
    const condition = auditCondition(sql`a`, { actorId, actorName, operation, subjectId, outcome, ...bounds });
    return readPage(context, { entity: AuditEntry, alias: sql`a`, condition, order: NEWEST }, pageRequest(page));
  }
}
