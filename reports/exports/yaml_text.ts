import { type ScalarTag, stringify } from "yaml";

/**
 * Writes a value as YAML that readers of YAML 1.1, as Python's, understand too:
 * every text is in quotes, so that none is taken for a time, a number or a
 * truth, and every number with an exponent has the point that they look for.
 *
 * @param value What JSON can hold.
 * @returns The YAML.
 *
 * @example Usage
 * ```ts
 * import { yamlText } from "@aftertune/aftertune/reports/exports/yaml_text.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(yamlText({ notes: "yes", value: 1e-7 }), 'notes: "yes"\nvalue: 1.0e-7\n');
 * ```
 */
export function yamlText(value: unknown): string {
  const text = stringify(value, {
    ...{ version: "1.1", lineWidth: 0, aliasDuplicateObjects: false },
    ...{ defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" },
    customTags: (tags) => [EXPONENT, ...tags],
  });
  return text.replace(NONCHARACTER_REGEXP, "\ufffd");
}

/** A number that JavaScript writes without a point, as `1e-7`. */
const POINTLESS_REGEXP = /^-?\de[+-]\d+$/;

const EXPONENT: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  test: POINTLESS_REGEXP,
  identify: (value) =>
    typeof value === "number" && POINTLESS_REGEXP.test(String(value)),
  resolve: Number,
  stringify: ({ value }) => String(value).replace("e", ".0e"),
};

/** What YAML allows nowhere. */
const NONCHARACTER_REGEXP = /[\ufffe\uffff]/g;
