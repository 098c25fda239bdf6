/** Names of all tasks that come with aftertune, in the order of reports. */
export const TASK_NAMES: readonly string[] = [
  "word-problems",
  "dependence-probe",
  "facts",
  "facts-recognition",
  "instructions",
  "forbidden-requests",
  "harmless-requests",
  "gsm8k",
  "gsm8k-mft",
];
