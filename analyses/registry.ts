import type { Analysis } from "../core/mod.ts";
import { abilityFormat } from "./ability_format.ts";
import { agreement } from "./agreement.ts";
import { alarms } from "./alarms.ts";
import { calibration } from "./calibration.ts";
import { consistency } from "./consistency.ts";
import { curves } from "./curves.ts";
import { dataEfficiency } from "./data_efficiency.ts";
import { drop } from "./drop.ts";
import { gapClosure } from "./gap_closure.ts";
import { matrix } from "./matrix.ts";
import { noise } from "./noise.ts";
import { retention } from "./retention.ts";
import { robustness } from "./robustness.ts";
import { transitions } from "./transitions.ts";

/** All analyses, in a reader's order. */
export const ANALYSES: readonly Analysis[] = [
  alarms,
  matrix,
  transitions,
  agreement,
  drop,
  consistency,
  robustness,
  abilityFormat,
  retention,
  gapClosure,
  curves,
  dataEfficiency,
  noise,
  calibration,
];
