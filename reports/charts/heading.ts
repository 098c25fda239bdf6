import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "../render/text_width.ts";
import { THEME_SIZES } from "./theme.ts";

/** What stands above a chart. */
export interface HeadingOptions {
  /** What was found, in words. */
  readonly title: string;
  /** Sentences: what the marks and bars mean, their unit, how many samples. */
  readonly subtitle: readonly string[];
  /** Width that lines are broken at, in pixels. */
  readonly width: number;
}

/**
 * Puts the finding above a chart, in lines that fit it.
 *
 * @param options What to say.
 * @returns The title of a spec.
 */
export function heading(
  { title, subtitle, width }: HeadingOptions,
): { readonly text: string[]; readonly subtitle: string[] } {
  const { title: large, subtitle: small } = THEME_SIZES;
  return {
    text: balanced(title, { size: large, bold: true, width }),
    subtitle: balanced(subtitle.join(" "), { size: small, bold: false, width }),
  };
}

/**
 * Titles one panel of a chart.
 *
 * @param text What the panel shows.
 * @returns The title, smaller than the chart's.
 */
export function panelTitle(text: string): NonNullable<TopLevelSpec["title"]> {
  return { text, limit: 420, fontSize: 13, offset: 6, frame: "group" };
}

interface Measure {
  readonly size: number;
  readonly bold: boolean;
  readonly width: number;
}

/** Leaves no lone word on the last line. */
function balanced(text: string, measure: Measure): string[] {
  let lines = wrapped(text, measure);
  for (let width = measure.width; width > 0; width -= 20) {
    const narrower = wrapped(text, { ...measure, width });
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

function wrapped(text: string, { width, ...font }: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && textWidth(longer, font) <= width) {
      lines[lines.length - 1] = longer;
    } else lines.push(word);
  }
  return lines;
}
