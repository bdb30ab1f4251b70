import type { Catalogue } from '../../../src/catalogue/catalogue.js';
import { NO_SPAN, type AttributeOperand } from '../../../src/language/rule.js';

const span = NO_SPAN;

/** Everything that can stand on the left of a comparison in a catalogue. */
export function operandsOf(catalogue: Catalogue): AttributeOperand[] {
  return [
    ...catalogue.attributes().map(({ name }): AttributeOperand => ({ kind: 'attribute', name, span })),
    ...catalogue
      .calls()
      .flatMap(({ name, arguments: known }) => known.map((argument): AttributeOperand => ({ kind: 'attribute', name, argument, span }))),
  ];
}
