import type { Catalogue } from '../../catalogue/catalogue.js';
import type { AttributeShape, FunctionShape, ParameterShape } from '../../language/index.js';
import { ParameterRole, SegmentAttributeKind, type SegmentAttribute, type SegmentParameter } from './segment-attribute.type.js';

/** Functions and calls have no value of their own: that of a call is the value of its argument. */
const NO_VALUE = { type: null, list: false, unit: null, operators: [], allowed: [], parameters: [], arguments: [] };

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

function describeAttribute(shape: AttributeShape): SegmentAttribute {
  const { name, label, description, type, list, unit = null, operators, allowed = [] } = shape;
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
    arguments: [],
  };
}

function describeFunction({ name, label, description, parameters }: FunctionShape): SegmentAttribute {
  return {
    ...NO_VALUE,
    kind: SegmentAttributeKind.FUNCTION,
    name,
    label,
    description,
    operators: ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'],
    parameters: parameters.map(describeParameter),
  };
}

function describeParameter(shape: ParameterShape): SegmentParameter {
  const { name, label, description, type, list = false, unit = null, required = false, operators, allowed = [] } = shape;
  const role = shape.role === 'filter' ? ParameterRole.FILTER : ParameterRole.AGGREGATE;
  return { name, label, description, role, type, list, unit, required, operators, allowed };
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
