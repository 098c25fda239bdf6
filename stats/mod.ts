/**
 * Pure statistics on numbers: intervals, tests, corrections, plans, agreement,
 * seeded randomness. Refuses what has no answer and never returns `NaN`.
 *
 * @module
 */

export { auc } from "./auc.ts";
export { benjaminiHochberg } from "./benjamini_hochberg.ts";
export { bonettPrice, type Flips } from "./bonett_price.ts";
export { bootstrap, type RowStatistic } from "./bootstrap.ts";
export type { BootstrapMethod } from "./bootstrap_interval.ts";
export {
  bootstrapMean,
  type BootstrapMeanOptions,
  type BootstrapOptions,
} from "./bootstrap_mean.ts";
export {
  bootstrapRatio,
  type BootstrapRatioOptions,
} from "./bootstrap_ratio.ts";
export { bootstrapStrata, type MeansStatistic } from "./bootstrap_strata.ts";
export { type CalibrationBin, calibrationBins } from "./calibration_bins.ts";
export { clopperPearson } from "./clopper_pearson.ts";
export { clusteredMean, type ClusterOptions } from "./clustered_mean.ts";
export {
  type ClusteredShare,
  clusteredShare,
  type ClusteredShareOptions,
} from "./clustered_share.ts";
export { cohenKappa, type Kappa, type KappaOptions } from "./cohen_kappa.ts";
export type { CorrelationOptions } from "./correlation_interval.ts";
export { detectableDifference } from "./detectable_difference.ts";
export { equivalence } from "./equivalence.ts";
export { fitLine, type Line } from "./fit_line.ts";
export type { Labels } from "./groups.ts";
export { holm } from "./holm.ts";
export type { Interval, LevelOptions } from "./interval.ts";
export { isotonic } from "./isotonic.ts";
export { jeffreys } from "./jeffreys.ts";
export { kendall } from "./kendall.ts";
export { kendallInterval } from "./kendall_interval.ts";
export {
  type AlphaOptions,
  krippendorffAlpha,
  type Ratings,
  type Scale,
} from "./krippendorff_alpha.ts";
export { lineAt, type LineAtOptions, type LineHeight } from "./line_at.ts";
export type { Decision, MarginOptions } from "./margin.ts";
export { mcnemar, mcnemarMidP } from "./mcnemar.ts";
export type { MeanError, MeanInterval } from "./mean_interval.ts";
export { nonInferiority } from "./non_inferiority.ts";
export { normalQuantile } from "./normal_quantile.ts";
export {
  type PairedDifference,
  pairedDifference,
  type PairedDifferenceOptions,
} from "./paired_difference.ts";
export { passAtK, passHatK, type PassOptions } from "./pass_at_k.ts";
export type { PowerOptions, SpreadOptions } from "./power.ts";
export { randomStream } from "./random_stream.ts";
export { samplesForDifference } from "./samples_for_difference.ts";
export { type FlipOptions, samplesForFlips } from "./samples_for_flips.ts";
export { signFlip, type SignFlipOptions } from "./sign_flip.ts";
export { spearman } from "./spearman.ts";
export { spearmanInterval } from "./spearman_interval.ts";
export {
  stratifiedMean,
  type StratifiedOptions,
  type Weighting,
} from "./stratified_mean.ts";
export { studentMean } from "./student_mean.ts";
export { studentQuantile } from "./student_quantile.ts";
export { studentTail } from "./student_tail.ts";
export { tost, type TwoOneSidedTests } from "./tost.ts";
export { type Term, type WeightedSum, weightedSum } from "./weighted_sum.ts";
export { wilson } from "./wilson.ts";
