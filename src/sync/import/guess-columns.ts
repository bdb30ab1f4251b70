import { pascalCase, type KindName } from '../../records/index.js';

/*
 * What columns are called in files that people have at hand: by the names of the fields themselves, and by these. Compared without regard to case, accents,
 * spaces and signs, and without the kind before it (`Customer E-mail`).
 */

/** Names of ids, of each kind, the surest first. A file of a kind that is not here is none whose kind can be told by its columns. */
const IDS: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  customer: [
    'customer id',
    'customer number',
    'customer no',
    'contact id',
    'record id',
    'user id',
    'member id',
    'client id',
    'kundennummer',
    'kundennr',
    'id',
    'email',
  ],
  company: ['company id', 'account id', 'organisation id', 'organization id', 'firmennummer', 'record id', 'id'],
  product: ['product id', 'sku', 'variant sku', 'item id', 'item number', 'article number', 'artikelnummer', 'artikelnr', 'handle', 'id'],
  order: [
    'order id',
    'order number',
    'order no',
    'invoice number',
    'invoice no',
    'transaction id',
    'bestellnummer',
    'bestellnr',
    'rechnungsnummer',
    'id',
    'name',
  ],
  event: ['event id', 'message id', 'id'],
};

/** Other names of fields, whatever kind or part has them. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  firstName: ['first', 'given name', 'forename', 'vorname', 'prenom', 'nombre'],
  lastName: ['last', 'surname', 'family name', 'nachname', 'nom', 'apellido'],
  emails: ['email', 'email address', 'mail', 'emailadresse', 'correo'],
  phones: ['phone', 'phone number', 'mobile', 'mobile phone', 'mobile phone number', 'telephone', 'telefon', 'telefonnummer', 'handy'],
  birthDate: ['date of birth', 'dob', 'birthday', 'geburtsdatum', 'geburtstag'],
  language: ['locale', 'preferred language', 'sprache'],
  gender: ['sex', 'geschlecht'],
  occupation: ['job title', 'beruf'],
  yearlyIncome: ['income', 'annual income', 'einkommen'],
  addedAt: [
    'created',
    'created at',
    'create date',
    'signup date',
    'registered',
    'registered at',
    'date joined',
    'customer since',
    'kunde seit',
    'erstellt am',
  ],
  tags: ['labels', 'groups', 'gruppen', 'schlagworte'],
  lifecycleStage: ['stage', 'lead status'],
  line1: ['address', 'address 1', 'address line 1', 'street', 'street address', 'strasse', 'adresse'],
  line2: ['address 2', 'address line 2'],
  city: ['town', 'ort', 'stadt', 'ville'],
  region: ['state', 'province', 'county', 'bundesland'],
  regionCode: ['state code', 'province code'],
  countryCode: ['country', 'country region', 'land', 'pays'],
  postalCode: ['zip', 'zip code', 'postcode', 'plz', 'postleitzahl'],
  customerExternalId: [
    'customer',
    'customer id',
    'customer number',
    'customer no',
    'user id',
    'client id',
    'member id',
    'contact id',
    'kundennummer',
    'kundennr',
    'email',
  ],
  guestEmail: ['customer email', 'email', 'email address', 'mail', 'billing email', 'contact email', 'emailadresse'],
  placedAt: [
    'order date',
    'date',
    'created at',
    'purchase date',
    'transaction date',
    'invoice date',
    'processed at',
    'bestelldatum',
    'rechnungsdatum',
    'datum',
  ],
  total: ['amount', 'order total', 'total amount', 'total price', 'grand total', 'sum', 'betrag', 'summe', 'gesamtbetrag', 'umsatz'],
  discount: ['discount amount', 'total discounts', 'rabatt'],
  refunded: ['refund', 'refunded amount', 'refund amount'],
  shipping: ['shipping amount', 'shipping price', 'freight', 'versand', 'versandkosten'],
  tax: ['taxes', 'vat', 'tax amount', 'total tax', 'mwst'],
  currency: ['currency code', 'waehrung', 'wahrung'],
  channel: ['source name', 'sales channel', 'vertriebsweg'],
  number: ['order number', 'order no', 'order name', 'bestellnummer'],
  name: ['title', 'product name', 'company name', 'event', 'event name', 'bezeichnung', 'firma'],
  brand: ['vendor', 'manufacturer', 'marke', 'hersteller'],
  categoryPath: ['category', 'product type', 'type', 'product category', 'kategorie', 'warengruppe'],
  unitCost: ['cost', 'cost per item', 'standard cost', 'purchase price', 'einkaufspreis', 'ek'],
  listPrice: ['price', 'variant price', 'unit price', 'retail price', 'preis', 'verkaufspreis', 'vk'],
  releasedAt: ['release date', 'published at', 'published'],
  occurredAt: ['timestamp', 'time', 'date', 'created at', 'happened at', 'zeitpunkt'],
  domain: ['website', 'company domain name', 'url'],
  industry: ['sector', 'branche'],
  employees: ['number of employees', 'headcount', 'mitarbeiter'],
};

/** What files of a kind are called, beside its own name. */
const FILES: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  customer: ['customers', 'contacts', 'contact', 'people', 'users', 'members', 'subscribers', 'kunden', 'kontakte'],
  company: ['companies', 'accounts', 'organisations', 'organizations', 'firmen'],
  product: ['products', 'items', 'articles', 'artikel', 'produkte'],
  order: ['orders', 'sales', 'invoices', 'transactions', 'purchases', 'bestellungen', 'rechnungen', 'umsaetze'],
  event: ['events', 'activities', 'ereignisse'],
};

export const GUESSED_KINDS = Object.keys(IDS) as readonly KindName[];

/** A name with nothing in it that is written one way here and another way there. */
export function plain(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The column of those given that a field is read from: one that has its name, else the first of the other names. The address with an order is no id, but that of a guest. */
export function columnFor(kind: KindName, field: string, columns: readonly string[]): string | undefined {
  const others = (OTHER_NAMES[field] ?? []).filter((name) => !(kind === 'order' && field === 'customerExternalId' && name === 'email'));
  const names = field === 'externalId' ? (IDS[kind] ?? []) : [field, ...others];
  for (const name of names.map(plain)) {
    const found = columns.find((column) => [name, plain(pascalCase(kind)) + name].includes(plain(column)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Fields that stand for another where that is not there, by that: an order is of a customer, or of a guest. */
export const IN_PLACE_OF: Readonly<Partial<Record<KindName, Readonly<Record<string, string>>>>> = {
  order: { guestEmail: 'customerExternalId' },
};

/** Whether a file is called as files of the kind are. */
export function isCalledFor(kind: KindName, file: string): boolean {
  const called = plain(file.replace(/\.\w+$/, ''));
  return [kind, ...(FILES[kind] ?? [])].some((name) => called.includes(plain(name)));
}
