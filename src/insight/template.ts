/** The classic models of segmentation, and the concerns that cut across them. */
export type TemplateModel =
  | 'demographic'
  | 'geographic'
  | 'psychographic'
  | 'behavioural'
  | 'needs'
  | 'value'
  | 'technographic'
  | 'life-cycle'
  | 'rfm'
  | 'influence'
  | 'business'
  | 'campaign'
  | 'cross-sell'
  | 'roi'
  | 'reachability';

/** `days_ago` and `days_ahead` are numbers of days that stand for a day: 30 is `-30d` or `+30d`. */
export type TemplateParameterType = 'text' | 'integer' | 'number' | 'money' | 'days_ago' | 'days_ahead';

/** Something of a template that may be turned. */
export interface TemplateParameter {
  readonly name: string;
  readonly label: string;
  readonly type: TemplateParameterType;
  readonly unit: string | null;
  readonly default: string | number;
}

/** A ready segment: what it is for, and a rule in which `{name}` stands for the parameter of that name. */
export interface SegmentTemplate {
  /** Never changes. */
  readonly key: string;
  readonly name: string;
  readonly model: TemplateModel;
  /** Who they are and what to do for them. */
  readonly purpose: string;
  readonly rule: string;
  readonly parameters: readonly TemplateParameter[];
}

/** A template as it is written down: most of a model's have no parameters. */
type TemplateText = Omit<SegmentTemplate, 'model' | 'parameters'> & { readonly parameters?: readonly TemplateParameter[] };

export function templatesOf(model: TemplateModel, templates: readonly TemplateText[]): readonly SegmentTemplate[] {
  return templates.map((template) => ({ parameters: [], ...template, model }));
}

export function text(name: string, label: string, standard: string): TemplateParameter {
  return { name, label, type: 'text', unit: null, default: standard };
}

export function integer(name: string, label: string, unit: string, standard: number): TemplateParameter {
  return { name, label, type: 'integer', unit, default: standard };
}

export function number(name: string, label: string, unit: string, standard: number): TemplateParameter {
  return { name, label, type: 'number', unit, default: standard };
}

export function money(name: string, label: string, standard: number): TemplateParameter {
  return { name, label, type: 'money', unit: 'workspace currency', default: standard };
}

/** How many days back the rule looks. */
export function daysAgo(standard: number, name = 'days', label = 'Days back'): TemplateParameter {
  return { name, label, type: 'days_ago', unit: 'days', default: standard };
}

/** How many days ahead the rule looks. */
export function daysAhead(standard: number, name = 'days', label = 'Days ahead'): TemplateParameter {
  return { name, label, type: 'days_ahead', unit: 'days', default: standard };
}
