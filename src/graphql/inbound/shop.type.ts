import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { ShopRefusal } from '../../access/index.js';
import type { Shop, ShopKind } from '../../inbound/index.js';
import { DateTimeScalar, RequireScopes } from '../../model/index.js';

export const ShopKindEnum = { SHOPIFY: 'shopify', WOOCOMMERCE: 'woocommerce' } as const satisfies Record<string, ShopKind>;
registerEnumType(ShopKindEnum, {
  name: 'ShopKind',
  description: 'What a shop runs on.',
  valuesConfig: { SHOPIFY: { description: 'Shopify.' }, WOOCOMMERCE: { description: 'WooCommerce.' } },
});

export const ShopRefusalEnum = {
  KEY_REVOKED: 'KEY_REVOKED',
  KEY_EXPIRED: 'KEY_EXPIRED',
  KEY_LACKS_SCOPES: 'KEY_LACKS_SCOPES',
} as const satisfies { readonly [Reason in ShopRefusal]: Reason };
registerEnumType(ShopRefusalEnum, {
  name: 'ShopRefusal',
  description: 'Why nothing is taken of a shop.',
  valuesConfig: {
    KEY_REVOKED: { description: 'The key that gave it its secret has been revoked.' },
    KEY_EXPIRED: { description: 'The key that gave it its secret has ended.' },
    KEY_LACKS_SCOPES: { description: 'The key that gave it its secret lacks scopes that shops need.' },
  },
});

@ObjectType('Shop', { description: 'A shop that sends its webhooks here.' })
@RequireScopes('imports:read')
export class ShopType {
  @Field(() => ID, { description: 'Stays the same.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => ShopKindEnum, { description: 'What it runs on.' })
  kind!: ShopKind;

  @Field(() => String, { description: 'The source system that its records are of.' })
  source!: string;

  @Field(() => String, { description: 'Where its webhooks are to be sent to: a path of this server, such as `/shops/5c1e…`.' })
  address!: string;

  @Field(() => Boolean, { description: 'Whether customers who are deleted there are deleted here.' })
  deletesCustomers!: boolean;

  @Field(() => ShopRefusalEnum, {
    nullable: true,
    description:
      'Why its messages are refused: the key that gave it its secret is not what it was; null if they are not. `rotateShopSecret` with another key mends it.',
  })
  refusedFor!: ShopRefusal | null;

  @Field(() => ID, { nullable: true, description: 'The key that gave it its secret, and stands for it; null where a token did.' })
  apiKeyId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The key that gave it the secret before; null where there was none, or a token gave it.',
  })
  formerApiKeyId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a message of it was taken last; null if never.' })
  lastMessageAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when what is signed with the secret before is taken too.' })
  formerSecretEndsAt!: Shop['formerSecretEndsAt'];

  @Field(() => DateTimeScalar, { description: 'When it was connected.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When that was changed last.' })
  updatedAt!: Date;
}

@InputType({ description: 'A shop to connect.' })
export class ConnectShopInput {
  @Field(() => String, { description: 'What people call it; at most 200 characters.' })
  name!: string;

  @Field(() => ShopKindEnum, { description: 'What it runs on.' })
  kind!: ShopKind;

  @Field(() => String, {
    nullable: true,
    description: 'The source system that its records are to be of; `shopify` or `woocommerce` where left out.',
  })
  source?: string | null;

  @Field(() => String, { description: 'What the shop signs its webhooks with, as it shows it; 16 to 500 characters.' })
  secret!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether customers who are deleted there are to be deleted here, which takes `customers:erase`; they are not where left out.',
  })
  deletesCustomers?: boolean | null;
}
