import { type Catalogue, movesByItself, type Attribute, type RuleFunction, dataKindsOf } from '../../catalogue/index.js';
import type { MeasureShape, ParameterShape } from '../../language/index.js';
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
};

type Call = ReturnType<Catalogue['calls']>[number];

/** The catalogue as the API tells it: attributes, then functions, then calls; of these what has `search` in its words. */
export function describeCatalogue(catalogue: Catalogue, search: string | null | undefined): SegmentAttribute[] {
  const everything = [
    ...catalogue.attributes().map(describeAttribute),
    ...catalogue.functions().map(describeFunction),
    ...catalogue.calls().map(describeCall),
  ];
  const wanted = search?.trim().toLowerCase() ?? '';
  return everything.filter(({ name, label, description }) => `${name}\n${label}\n${description}`.toLowerCase().includes(wanted));
}

function describeAttribute(attribute: Attribute): SegmentAttribute {
  const { name, label, description, type, list, unit = null, operators, allowed = [], kinds } = attribute;
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
    movesByItself: movesByItself(attribute),
  };
}

function describeFunction({ name, label, description, parameters, measures, kinds }: RuleFunction): SegmentAttribute {
  return {
    ...NO_VALUE,
    kind: SegmentAttributeKind.FUNCTION,
    name,
    label,
    description,
    operators: ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'],
    parameters: parameters.map(describeParameter),
    measures: measures.map(describeMeasure),
    reads: dataKindsOf(kinds),
  };
}

function describeParameter(shape: ParameterShape): SegmentParameter {
  const { name, label, description, type, list = false, unit = null, required = false, operators, allowed = [] } = shape;
  const role = shape.role === 'filter' ? ParameterRole.FILTER : ParameterRole.AGGREGATE;
  return { name, label, description, role, type, list, unit, required, operators, allowed };
}

function describeMeasure(shape: MeasureShape): SegmentMeasure {
  const { name, label, description, type, unit = null, ordinal = false } = shape;
  return { name, label, description, type, unit, ordinal };
}

function describeCall({ name, description, arguments: choices }: Call): SegmentAttribute {
  return {
    ...NO_VALUE,
    kind: SegmentAttributeKind.CALL,
    name,
    label: `${name}('...')`,
    description,
    arguments: choices,
  };
}
