import { newId } from '../../kernel/index.js';
import { checkAttributes, type Arbiter, type Claim, type DeclaredTypes, weighFields, type Provenance } from '../declare/index.js';
import { each, PLAIN_FIELDS, TEXT_LISTS, type PlainField, type TextList } from './customer-fields.js';
import { toCompany, overlay, Rejection, unknownReference } from '../batch/index.js';
import type { Address, Customer, CustomerCompany } from './schemas.js';

export type AddressState = { readonly [Field in keyof Address]-?: Exclude<Address[Field], undefined> };

/** A place in a company. */
export interface CompanyState {
  readonly companyId: string;
  readonly title: string | null;
  readonly decisionMaker: boolean | null;
}

/** All that is stored of one customer, lists included. */
export type CustomerState = { readonly [Field in PlainField]: Exclude<Customer[Field], undefined> } & {
  readonly [Field in TextList]: readonly string[];
} & {
  readonly id: string;
  readonly addedAt: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly provenance: Provenance;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly AddressState[];
  readonly companies: readonly CompanyState[];
};

/** What the customers of a batch are brought in with. */
export interface CustomerBatch {
  readonly source: string;
  /** When a new customer was added and a value observed, unless the record says. */
  readonly now: string;
  readonly types: DeclaredTypes;
  /** Of the companies that the records name, by external id. */
  readonly companyIds: ReadonlyMap<string, string>;
  readonly arbiter: Arbiter;
}

/** What a customer becomes by a record. A value that loses against the one that is held is left out. */
export function nextCustomer(record: Customer, before: CustomerState | undefined, batch: CustomerBatch): CustomerState | Rejection {
  const known = before ?? { ...BLANK, id: newId(), addedAt: batch.now };
  const companies = resolveCompanies(record.companies, batch.companyIds);
  const attributes = checkAttributes(record.attributes ?? {}, batch.types);
  if (companies instanceof Rejection || attributes instanceof Rejection) return bothOf(companies, attributes);

  const claim: Claim = { source: batch.source, at: record.observedAt ?? batch.now, dated: typeof record.observedAt === 'string' };
  const fields = {
    ...record,
    // Not facts about the customer.
    externalId: undefined,
    observedAt: undefined,
    attributes: undefined,
    // A customer was always added at some time: null says nothing.
    addedAt: record.addedAt ?? undefined,
    addresses: record.addresses?.map(completeAddress),
    companies,
  };
  const taken = weighFields(batch.arbiter, { values: known, provenance: known.provenance }, { given: fields, claim });
  const custom = weighFields(
    batch.arbiter,
    { values: known.attributes, provenance: taken.provenance },
    { given: attributes, claim, prefix: 'attributes.' },
  );
  return overlay<CustomerState>(known, {
    ...taken.values,
    attributes: withoutNulls({ ...known.attributes, ...custom.values }),
    provenance: custom.provenance,
  });
}

function bothOf(...checked: readonly unknown[]): Rejection {
  return new Rejection(checked.flatMap((part) => (part instanceof Rejection ? part.errors : [])));
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function completeAddress(given: Address): AddressState {
  return overlay<AddressState>(NO_ADDRESS, given);
}

function resolveCompanies(
  given: readonly CustomerCompany[] | undefined,
  companyIds: ReadonlyMap<string, string>,
): CompanyState[] | Rejection | undefined {
  const places = given?.map(({ companyExternalId, title = null, decisionMaker = null }, position) => {
    const companyId = companyIds.get(companyExternalId);
    return companyId === undefined
      ? unknownReference(['companies', String(position), 'companyExternalId'], toCompany.what, companyExternalId)
      : { companyId, title, decisionMaker };
  });
  const errors = places?.filter((place) => 'code' in place) ?? [];
  return errors.length > 0 ? new Rejection(errors) : places?.filter((place) => 'companyId' in place);
}

const NO_ADDRESS: AddressState = {
  line1: null,
  line2: null,
  city: null,
  region: null,
  regionCode: null,
  countryCode: null,
  postalCode: null,
  latitude: null,
  longitude: null,
};

const BLANK: Omit<CustomerState, 'id' | 'addedAt'> = {
  ...each(PLAIN_FIELDS, null),
  ...each(TEXT_LISTS, []),
  attributes: {},
  provenance: {},
  emails: [],
  phones: [],
  addresses: [],
  companies: [],
};
