import { examine } from "./doctor_examine.ts";
import { workOn } from "./work_on.ts";

workOn(examine);
