import type { Analysis } from "../core/mod.ts";
import { abilityFormat } from "./ability_format.ts";
import { adaptation } from "./adaptation.ts";
import { agreement } from "./agreement.ts";
import { alarms } from "./alarms.ts";
import { averages } from "./averages.ts";
import { calibration } from "./calibration.ts";
import { consistency } from "./consistency.ts";
import { curves } from "./curves.ts";
import { dataEfficiency } from "./data_efficiency.ts";
import { drop } from "./drop.ts";
import { gapClosure } from "./gap_closure.ts";
import { matrix } from "./matrix.ts";
import { noise } from "./noise.ts";
import { pareto } from "./pareto.ts";
import { relativeChange } from "./relative_change.ts";
import { retention } from "./retention.ts";
import { robustness } from "./robustness.ts";
import { sequence } from "./sequence.ts";
import { transitions } from "./transitions.ts";

/** All analyses, in a reader's order. */
export const ANALYSES: readonly Analysis[] = [
  alarms,
  matrix,
  averages,
  adaptation,
  sequence,
  transitions,
  agreement,
  drop,
  consistency,
  robustness,
  abilityFormat,
  retention,
  relativeChange,
  gapClosure,
  curves,
  dataEfficiency,
  pareto,
  noise,
  calibration,
];
