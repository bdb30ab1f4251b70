/** A measure's name in two: `campaign.opened.count` is `count` of `campaign.opened`. */
export interface MeasureName {
  readonly functionName: string;
  readonly measure: string;
}

/** Splits a name behind its last dot; gives undefined for one without a dot, which no measure is. */
export function splitMeasureName(name: string): MeasureName | undefined {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : { functionName: name.slice(0, dot), measure: name.slice(dot + 1) };
}
