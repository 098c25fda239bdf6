import { perform } from "./perform.ts";
import { workOn } from "./work_on.ts";

workOn(perform);
