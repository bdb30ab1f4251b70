import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireScopes } from '../../access/index.js';
import type { ChangeKind } from '../../changes/index.js';
import { invalidInput } from '../../kernel/index.js';
import { type MemberNames, moveNamedMembers } from '../../membership/index.js';
import { RequireScopes } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { orUserErrors } from '../or-user-errors.js';
import { segmentErrors } from '../rule/index.js';
import { NamedMembersInput, NamedMembersPayload } from './named-members.type.js';
import { checkSegment, findSegment } from './segment-access.js';

const INPUT = { description: 'The segment and the customers.' };

/** Lists from elsewhere, put on static segments. */
@Resolver()
export class NamedMembersResolver {
  @Mutation(() => NamedMembersPayload, {
    description:
      'Puts customers on a static segment who are known by e-mail, or by an id of a source. Who cannot be found is told, and keeps nobody else from it.',
  })
  @RequireScopes('segments:write', 'customers:read')
  addNamedMembers(
    @Ctx() context: OperationContext,
    @Arg('input', () => NamedMembersInput, INPUT) input: NamedMembersInput,
  ): Promise<NamedMembersPayload> {
    return move(context, input, 'ENTERED');
  }

  @Mutation(() => NamedMembersPayload, {
    description: 'Takes customers off a static segment who are known by e-mail, or by an id of a source. Who cannot be found is told.',
  })
  @RequireScopes('segments:write', 'customers:read')
  removeNamedMembers(
    @Ctx() context: OperationContext,
    @Arg('input', () => NamedMembersInput, INPUT) input: NamedMembersInput,
  ): Promise<NamedMembersPayload> {
    return move(context, input, 'LEFT');
  }
}

function move(context: OperationContext, input: NamedMembersInput, kind: ChangeKind): Promise<NamedMembersPayload> {
  return orUserErrors<NamedMembersPayload>(
    () => moved(context, input, kind),
    (userErrors) => ({ segment: null, moved: 0, rejected: [], userErrors }),
  );
}

async function moved(context: OperationContext, input: NamedMembersInput, kind: ChangeKind): Promise<NamedMembersPayload> {
  const names = namesOf(input);
  // The answer tells whether an address is known.
  if ('emails' in names) requireScopes(context.viewer, 'Naming customers by e-mail', 'personal_data:read');
  const segmentId = checkSegment(context.viewer, input.segmentId);
  const { moved: count, rejected, errors } = await moveNamedMembers(context.membership, segmentId, names, kind);
  context.forget();
  return {
    segment: errors.length > 0 ? null : await findSegment(context, segmentId),
    moved: count,
    rejected: segmentErrors(rejected),
    userErrors: segmentErrors(errors),
  };
}

function namesOf({ emails, source, externalIds }: NamedMembersInput): MemberNames {
  const byEmail = (emails ?? null) !== null;
  if (byEmail === ((externalIds ?? null) !== null))
    throw invalidInput('emails', 'Name the customers by emails or by externalIds, not by both.');
  if (byEmail) return { emails: emails ?? [] };
  if ((source ?? null) === null) throw invalidInput('source', 'Say of which source the ids are.');
  return { source: source ?? '', externalIds: externalIds ?? [] };
}
