/**
 * Judges of answers, the extractors they read with, and the metrics that sum
 * their scores up.
 *
 * @module
 */

export { followsQuestion, keepsOld } from "./dependence.ts";
export { answerIs } from "./extractors/answer_is.ts";
export type { Extractor } from "./extractors/extractor.ts";
export { firstNumber } from "./extractors/first_number.ts";
export { flexibleExtract } from "./extractors/flexible_extract.ts";
export { hash } from "./extractors/hash.ts";
export { lastNumber } from "./extractors/last_number.ts";
export { openInstruct } from "./extractors/open_instruct.ts";
export { strictMatch } from "./extractors/strict_match.ts";
export { wholeText } from "./extractors/whole_text.ts";
export { matches } from "./matches.ts";
export { accuracy } from "./metrics/accuracy.ts";
export { mean } from "./metrics/mean.ts";
export { rate } from "./metrics/rate.ts";
export { type LengthUnit, mostLikely } from "./most_likely.ts";
export { readable } from "./readable.ts";
export { replied, type Reply } from "./replied.ts";
