import { Ctx, Query, Resolver } from 'type-graphql';
import { hasScope } from '../../access/index.js';
import { SCOPES, type Scope } from '../../model/index.js';
import { OperationContext } from '../context.js';
import { ViewerType } from './viewer.type.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who asks, and what they may do. Every key may ask this.' })
  viewer(@Ctx() { viewer, services }: OperationContext): ViewerType {
    const { segmentIds, credential } = viewer;
    const { currency, timeZone } = services.intake;
    return {
      scopes: (Object.keys(SCOPES) as Scope[]).filter((scope) => hasScope(viewer, scope)),
      segmentIds: segmentIds === null ? null : [...segmentIds],
      endsAt: credential.endsAt,
      currency,
      timeZone,
    };
  }
}
