export { type Breakdown, breakdown, type Part } from './breakdown.js';
export { type FigureValue, figuresBeside, figuresOfCustomers, figuresOfRow, readFigureValue, typedFigure } from './customer-values.js';
export { fillFigures, namesInTemplate, valuesForTemplate } from './figure-template.js';
export { attributeNamed, figureSql, type Measure, measureOf, readFigures, refusalOfName } from './figure.js';
export {
  type Bin,
  eachValue,
  type FigureOfGroup,
  figuresOfGroup,
  type GroupFigures,
  type Totals,
  type ValueCount,
  MOST_VALUES,
} from './group-figures.js';
export {
  RECORD_INTERVALS,
  type RecordBreakdown,
  recordBreakdown,
  type RecordInterval,
  type RecordPart,
  type RecordFigure,
  type RecordQuestion,
  readRecordQuestion,
} from './record-breakdown.js';
export { isToldOverTime, overTime, type OverTime, type Period } from './over-time.js';
export { type SortedAs, sortedAs, sortingBy } from './sorting.js';
export { findGroup, type FoundGroup, type Group } from './group.js';
