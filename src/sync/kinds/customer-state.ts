import { newId } from '../../kernel/index.js';
import { address, type Checked, type Columns, customer, customerCompany, emptyColumns } from '../../records/index.js';
import {
  checkAttributes,
  withoutNulls,
  type Arbiter,
  type Claim,
  type DeclaredTypes,
  weighFields,
  type Provenance,
} from '../declare/index.js';
import { overlay, Rejection, unknownReference } from '../batch/index.js';
import type { ListField } from './customer-fields.js';

type CustomerFields = typeof customer.fields;
type GivenCustomer = Checked<CustomerFields>;
type AddressState = Columns<typeof address.fields>;

/** A place in a company. */
type CompanyState = Columns<typeof customerCompany.fields> & { readonly companyId: string };

/** What has a table of its own, in the form in which it is compared. What was observed when stands in the provenance. */
type Lists = {
  readonly [List in ListField]: readonly {
    readonly emails: string;
    readonly phones: string;
    readonly addresses: AddressState;
    readonly companies: CompanyState;
  }[List][];
};

/** All that is stored of one customer, lists included. */
export type CustomerState = Columns<CustomerFields> &
  Lists & { readonly id: string; readonly provenance: Provenance; readonly hasSeveralNames: boolean };

/** What the customers of a batch are brought in with. */
export interface CustomerBatch {
  readonly source: string;
  /** When a new customer was added and a value observed, unless the record says. */
  readonly now: string;
  /** Whether a record without a date may be of any age. */
  readonly undatedIsOld?: boolean;
  readonly types: DeclaredTypes;
  /** Of the companies that the records name, by external id. */
  readonly companyIds: ReadonlyMap<string, string>;
  readonly arbiter: Arbiter;
}

/** What a customer becomes by a record. A value that loses against the one that is held is left out. */
export function nextCustomer(record: GivenCustomer, before: CustomerState | undefined, batch: CustomerBatch): CustomerState | Rejection {
  const known = before ?? { ...BLANK, id: newId(), addedAt: batch.now };
  const companies = resolveCompanies(record.companies, batch.companyIds);
  const attributes = checkAttributes(record.attributes ?? {}, batch.types);
  if (companies instanceof Rejection || attributes instanceof Rejection) return bothOf(companies, attributes);

  const observedAt = record.observedAt ?? record.updatedAt ?? undefined;
  const by = known.hasSeveralNames ? record.externalId : undefined;
  const claim: Claim = {
    source: batch.source,
    at: observedAt ?? batch.now,
    dated: observedAt !== undefined,
    isOld: observedAt === undefined && batch.undatedIsOld,
    by,
  };
  const fields = {
    ...record,
    // Not facts about the customer.
    externalId: undefined,
    observedAt: undefined,
    updatedAt: undefined,
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

function completeAddress(given: Checked<typeof address.fields>): AddressState {
  return overlay<AddressState>(NO_ADDRESS, given);
}

function resolveCompanies(
  given: readonly Checked<typeof customerCompany.fields>[] | undefined,
  companyIds: ReadonlyMap<string, string>,
): CompanyState[] | Rejection | undefined {
  const places = given?.map((place, position) => {
    const companyId = companyIds.get(place.companyExternalId);
    return companyId === undefined
      ? unknownReference(['companies', String(position), 'companyExternalId'], 'company', place.companyExternalId)
      : overlay<CompanyState>({ ...NO_PLACE, companyId }, place);
  });
  const errors = places?.filter((place) => 'code' in place) ?? [];
  return errors.length > 0 ? new Rejection(errors) : places?.filter((place) => 'companyId' in place);
}

const NO_ADDRESS: AddressState = emptyColumns(address.fields);
const NO_PLACE = emptyColumns(customerCompany.fields);

const BLANK: CustomerState = {
  ...emptyColumns(customer.fields),
  id: '',
  addedAt: '',
  provenance: {},
  hasSeveralNames: false,
  emails: [],
  phones: [],
  addresses: [],
  companies: [],
};
