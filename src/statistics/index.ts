export {
  type CountedPurchases,
  expectedPurchases,
  fitPurchases,
  type Misfit,
  type PurchaseParameters,
  type Purchases,
  purchaseProbability,
  stillCustomer,
} from './bg-nbd.js';
export { expectedSpend, fitSpend, type Spend, type SpendParameters } from './gamma-gamma.js';
export {
  type Difference,
  differenceOfMeans,
  differenceOfShares,
  levelOfEach,
  type Mean,
  pairedDifference,
  type Share,
  shareInterval,
} from './intervals.js';
export { chanceOfDistance, countInterval, distanceOf, type Lift, liftOf, meanOf, type Moments, restOf } from './lifts.js';
export { chiSquareAbove, chiSquareBelow, differenceOfSpreads } from './chi-square.js';
export { falseDiscoveryRates } from './many-tests.js';
export { areaUnderCurve, correlation, type Ranked } from './ranking.js';
export { complementOfError } from './special-functions.js';
export { inTurns, mappedInTurns, type Pause, sortedInTurns, sumInTurns } from './turns.js';
