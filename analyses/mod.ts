/**
 * What is said of several models at once: paired differences, flips, the
 * verdict in words. Pure functions of scores and rows.
 *
 * @module
 */

export { abilityFormat } from "./ability_format.ts";
export { adaptation } from "./adaptation.ts";
export { adjust } from "./adjust.ts";
export { agreement } from "./agreement.ts";
export { alarms } from "./alarms.ts";
export { apartReason, type KeptScores } from "./apart_reason.ts";
export { averages } from "./averages.ts";
export { calibration } from "./calibration.ts";
export { type Combination, combined, meanOf, type Part } from "./combined.ts";
export {
  type ApartScores,
  compareKept,
  type KeptComparison,
  type KeptModel,
  type KeptPair,
} from "./compare_kept.ts";
export { consistency } from "./consistency.ts";
export { curves } from "./curves.ts";
export { dataEfficiency } from "./data_efficiency.ts";
export { drop } from "./drop.ts";
export { findings } from "./findings.ts";
export { type FlipPlace, flips } from "./flips.ts";
export { forgetting, type ForgettingPoint } from "./forgetting.ts";
export { gapClosure } from "./gap_closure.ts";
export { gate, type GateOptions } from "./gate.ts";
export { isShare } from "./is_share.ts";
export type { RankedTask } from "./lead.ts";
export { matrix } from "./matrix.ts";
export {
  noise,
  type NoiseFloor,
  noiseFloor,
  type NoiseLookup,
} from "./noise.ts";
export { otherChanges } from "./other_changes.ts";
export { type Outcome, outcomeOf } from "./outcome.ts";
export { type Comparison, paired, type PairedOptions } from "./paired.ts";
export { pareto } from "./pareto.ts";
export { beats, paretoFront, type Priced } from "./pareto_front.ts";
export type { Scores } from "./pairs.ts";
export {
  type PlannedComparison,
  POWER,
  type Power,
  power,
  type PowerOptions,
} from "./power.ts";
export { type RankInterval, ranks, type RanksOptions } from "./ranks.ts";
export { ANALYSES } from "./registry.ts";
export { relativeChange } from "./relative_change.ts";
export { retention } from "./retention.ts";
export { robustness } from "./robustness.ts";
export { sequence } from "./sequence.ts";
export type { Known } from "./share_of.ts";
export { type Spread, spreadOf } from "./spread.ts";
export { transitions } from "./transitions.ts";
export { type ModelVerdict, type Verdict, verdict } from "./verdict.ts";
export { type VerdictText, verdictTexts } from "./verdict_texts.ts";
