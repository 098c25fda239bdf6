/** Names of the reports of a run, in the order that they are made in. */
export const REPORT_NAMES: readonly string[] = [
  "csv",
  "json",
  "markdown",
  "charts",
  "page",
];
