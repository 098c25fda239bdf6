/** The colours of one reading mode, by what they stand for. */
export interface Palette {
  /** Behind everything. */
  readonly paper: string;
  /** Text and axes. */
  readonly ink: string;
  /** Text that matters less. */
  readonly muted: string;
  /** Lines that guide the eye. */
  readonly rule: string;
  /** Behind quoted text. */
  readonly wash: string;
  /** Behind words that differ. */
  readonly marked: string;
  /** A clear change for the better. */
  readonly better: string;
  /** A clear change for the worse. */
  readonly worse: string;
  /** No clear change. */
  readonly unclear: string;
  /** Models, treatments or tasks side by side, in this order. */
  readonly series: readonly string[];
}

/**
 * On white. Better and worse are a blue and an orange that every kind of colour
 * vision tells apart; the series follow Okabe and Ito (2008), darkened until
 * each has a contrast of at least 3 : 1.
 */
export const LIGHT: Palette = {
  paper: "#ffffff",
  ink: "#1d2228",
  muted: "#57606a",
  rule: "#d5d9de",
  wash: "#f4f5f6",
  marked: "#fbe3a2",
  better: "#0a5fb4",
  worse: "#b5430c",
  unclear: "#6a737c",
  series: [
    ...["#1d2229", "#0072b2", "#c24e00", "#00795a"],
    ...["#a8487e", "#7a5c00", "#3f7fa8", "#6b4fa0"],
  ],
};

/** On near black, the same colours made light. */
export const DARK: Palette = {
  paper: "#14171b",
  ink: "#e7e9ec",
  muted: "#a3abb4",
  rule: "#3a4048",
  wash: "#1d2126",
  marked: "#574616",
  better: "#6fb3f5",
  worse: "#ff9a62",
  unclear: "#98a1aa",
  series: [
    ...["#e7e9ed", "#56b4e9", "#ff8c42", "#3ecf9f"],
    ...["#e79ac4", "#d9b23d", "#8fbfe0", "#b6a0ec"],
  ],
};
