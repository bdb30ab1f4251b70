import { type Catalogue, movesByItself, type Attribute, type RuleFunction, dataKindsOf, scopesWithin } from '../../catalogue/index.js';
import type { MeasureShape, ParameterShape } from '../../language/index.js';
import { customerField, orderOfAttribute } from '../customer/index.js';
import {
  ParameterRole,
  SegmentAttributeKind,
  type SegmentAttribute,
  type SegmentMeasure,
  type SegmentParameter,
} from './segment-attribute.type.js';

/** Functions and calls have no value of their own: that of a call is the value of its argument. */
const NO_VALUE = {
  type: null,
  list: false,
  unit: null,
  operators: [],
  allowed: [],
  parameters: [],
  measures: [],
  arguments: [],
  reads: [],
  movesByItself: false,
  field: null,
  order: null,
};

type Call = ReturnType<Catalogue['calls']>[number];

/** The catalogue as the API tells it: attributes, then functions, then calls; of these what has `search` in its words. */
export function describeCatalogue(catalogue: Catalogue, search: string | null | undefined): SegmentAttribute[] {
  const everything = [
    ...catalogue.attributes().map(describeAttribute),
    ...catalogue.functions().map(describeFunction),
    ...catalogue.calls().map((call) => describeCall(call, catalogue)),
  ];
  const wanted = search?.trim().toLowerCase() ?? '';
  return everything.filter(({ name, label, description }) => `${name}\n${label}\n${description}`.toLowerCase().includes(wanted));
}

function describeAttribute(attribute: Attribute): SegmentAttribute {
  const { name, label, description, type, list, unit = null, operators, allowed = [], kinds, scopes } = attribute;
  return {
    kind: SegmentAttributeKind.ATTRIBUTE,
    name,
    label,
    description,
    type,
    list,
    unit,
    operators,
    allowed,
    parameters: [],
    measures: [],
    arguments: [],
    reads: dataKindsOf(kinds),
    scopes,
    movesByItself: movesByItself(attribute),
    field: customerField(attribute),
    order: orderOfAttribute(attribute),
  };
}

function describeFunction(fn: RuleFunction): SegmentAttribute {
  const { name, label, description, parameters, relations = [], measures, kinds, scopes } = fn;
  return {
    ...NO_VALUE,
    kind: SegmentAttributeKind.FUNCTION,
    name,
    label,
    description,
    operators: ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'],
    parameters: [...parameters, ...relations].map((parameter) => ({
      ...describeParameter(parameter),
      scopes: scopesWithin(fn, parameter),
    })),
    measures: measures.map((measure) => ({ ...describeMeasure(measure), scopes: scopesWithin(fn, measure) })),
    reads: dataKindsOf(kinds),
    scopes,
  };
}

function describeParameter(shape: ParameterShape): Omit<SegmentParameter, 'scopes'> {
  const { name, label, description, type, list = false, unit = null, required = false, operators, allowed = [] } = shape;
  const role = shape.role === 'filter' ? ParameterRole.FILTER : ParameterRole.AGGREGATE;
  return { name, label, description, role, type, list, unit, required, operators, allowed };
}

function describeMeasure(shape: MeasureShape): Omit<SegmentMeasure, 'scopes'> {
  const { name, label, description, type, unit = null, ordinal = false } = shape;
  return { name, label, description, type, unit, ordinal };
}

function describeCall({ name, description, arguments: choices }: Call, catalogue: Catalogue): SegmentAttribute {
  return {
    ...NO_VALUE,
    kind: SegmentAttributeKind.CALL,
    name,
    label: `${name}('...')`,
    description,
    arguments: choices,
    scopes: [...new Set(choices.flatMap((choice) => catalogue.attribute(name, choice)?.scopes ?? []))],
  };
}
