import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { readInfluencerTiers, setInfluencerTiers } from '../../membership/index.js';
import { RequireScopes } from '../../model/index.js';
import { afterWrite } from '../after-write.js';
import { OperationContext } from '../context.js';
import { AsksTheBase } from '../operation/asks-the-base.js';

const TIERS = 'How many followers make an influencer tier, however few others there are to compare with.';

@ObjectType({ description: TIERS, simpleResolvers: true })
@InputType('InfluencerTiersInput', { description: TIERS })
class InfluencerTiers {
  @Field(() => Int, { description: 'So many are MEDIUM, and the least of the best tenth that is HIGH; 1,000 unless set.' })
  medium!: number;

  @Field(() => Int, { description: 'So many are HIGH; 10,000 unless set.' })
  high!: number;
}

@Resolver()
export class InfluencerTiersResolver {
  @Query(() => InfluencerTiers, { description: TIERS })
  @RequireScopes('influence:read')
  influencerTiers(@Ctx() context: OperationContext): Promise<InfluencerTiers> {
    return readInfluencerTiers(context.membership);
  }

  @Mutation(() => InfluencerTiers, {
    description: 'Sets how many followers make an influencer tier. Segments that read it are evaluated again.',
  })
  @AsksTheBase()
  @RequireScopes('influence:write')
  async setInfluencerTiers(
    @Ctx() context: OperationContext,
    @Arg('tiers', () => InfluencerTiers, { description: 'Both numbers.' }) tiers: InfluencerTiers,
  ): Promise<InfluencerTiers> {
    await setInfluencerTiers(context.membership, tiers);
    afterWrite(context);
    return tiers;
  }
}
