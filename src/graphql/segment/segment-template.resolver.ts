import { Arg, ID, Query, Resolver } from 'type-graphql';
import { fillTemplate, getTemplate, segmentTemplates } from '../../insight/index.js';
import { invalidInput } from '../../kernel/index.js';
import { RequireScopes, JsonScalar } from '../../model/index.js';
import { SegmentTemplateType } from './segment-template.type.js';

@Resolver()
export class SegmentTemplateResolver {
  @Query(() => [SegmentTemplateType], { description: 'Ready segments of the classic models, to save as they are or to turn.' })
  @RequireScopes('segments:read')
  segmentTemplates(): SegmentTemplateType[] {
    return segmentTemplates.map((template) => ({ ...template, query: fillTemplate(template) }));
  }

  @Query(() => SegmentTemplateType, { description: 'A ready segment with values of your own.' })
  @RequireScopes('segments:read')
  segmentTemplate(
    @Arg('key', () => ID, { description: 'Of the ready segment.' }) key: string,
    @Arg('parameters', () => JsonScalar, { nullable: true, description: 'Values by name of parameter; the defaults where left out.' })
    parameters?: unknown,
  ): SegmentTemplateType {
    const template = getTemplate(key);
    return { ...template, query: fillTemplate(template, readValues(parameters)) };
  }
}

function readValues(parameters: unknown): Readonly<Record<string, unknown>> {
  if (parameters === undefined || parameters === null) return {};
  if (typeof parameters !== 'object' || Array.isArray(parameters)) throw invalidInput('parameters', 'parameters must be an object.');
  return parameters as Readonly<Record<string, unknown>>;
}
