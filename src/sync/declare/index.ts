export { ATTRIBUTE_KEY, type AttributeDefinitionRecord, attributeDefinition, declareAttributes } from './attribute-definitions.js';
export { type AttributeReader, attributeReader } from './attribute-reader.js';
export { attributeTypes, checkAttributes, nextAttributes, withAttributes, withoutNulls } from './attribute-values.js';
export { type Arbiter, CONFLICT_RULES, type Claim, type ConflictRule } from './conflict-rule.js';
export { readConflictRule, setConflictRule } from './conflict-setting.js';
export { ARBITER, type DataSourceRecord, declareDataSources } from './data-sources.js';
export { type DeclaredType, type DeclaredTypes, canonicalOf } from './declared-value.js';
export { EVENT_PROPERTIES, type EventPropertyRecord, declareEventProperties, eventProperty } from './event-properties.js';
export { type Provenance, weighFields } from './weigh-fields.js';
