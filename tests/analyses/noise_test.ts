import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { findings, noise, noiseFloor } from "../../analyses/mod.ts";
import type { Study } from "../../core/mod.ts";
import { of, study } from "./studies.ts";

const MODELS = {
  base: { facts: "1111100000", "facts/a": "1111111111" },
  again: { facts: "1110010000", "facts/a": "1111111111" },
  other: { facts: "1111100001", "facts/a": "1111111110" },
  sft: { facts: "0000000000", "facts/a": "0000000000" },
};
const STUDY = study(MODELS, {
  design: { repeats: { again: "base", other: "base" } },
});

Deno.test("what differs when a model is asked again is noise", () => {
  const figures = noise.analyse(STUDY);
  assertEquals(
    of("noise_flip_rate", figures).map((
      { model, against, treatment, value },
    ) => [
      model,
      against,
      treatment,
      value,
    ]),
    [
      ["again", "base", "none", 0.3],
      ["again", "base", "a", 0],
      ["other", "base", "none", 0.1],
      ["other", "base", "a", 0.1],
    ],
  );
  const [difference] = of("noise_difference", figures);
  assertAlmostEquals(difference?.value ?? NaN, 0.1, 1e-12);
  assertEquals(difference?.low, 0);
  assert((difference?.high ?? 0) > 0.3);
});

const floorOf = (study: Study) =>
  noiseFloor({ findings: findings(study, [noise]) });

const place = (treatment: string, evaluator = "exact") => ({
  ...{ task: "facts", treatment, evaluator },
});

Deno.test("the noise floor is the largest of all repeats", () => {
  const floor = floorOf(STUDY);
  assertEquals(floor(place("none"))?.flipRate, 0.3);
  for (const treatment of ["none", "a"]) {
    const { difference = NaN } = floor(place(treatment)) ?? {};
    assertAlmostEquals(difference, 0.1, 1e-12);
  }
  assertEquals(floor(place("none", "form")), null);
  assertEquals(floor({ ...place("none"), task: "absent" }), null);
});

Deno.test("a repeat with the same answers has a floor of 0, not none", () => {
  const marks = { facts: "1100" };
  const floor = floorOf(
    study({ base: marks, again: marks }, {
      design: { repeats: { again: "base" } },
    }),
  );
  assertEquals(floor(place("none")), { flipRate: 0, difference: 0 });
});

Deno.test("a clear difference, whichever way, has an interval above 0", () => {
  const [less, more] = ["0", "1"].map((mark) => ({ facts: mark.repeat(60) }));
  for (
    const models of [{ base: less, again: more }, { base: more, again: less }]
  ) {
    const scores = models as Record<"base" | "again", { facts: string }>;
    const [difference] = of(
      "noise_difference",
      noise.analyse(study(scores, { design: { repeats: { again: "base" } } })),
    );
    assertEquals(difference?.value, 1);
    assert((difference?.low ?? 0) > 0.8 && difference?.high === 1);
  }
});

Deno.test("where nothing was asked again nothing is known of noise", () => {
  assertEquals(noise.analyse(study(MODELS)), []);
  assertEquals(floorOf(study(MODELS))(place("none")), null);
});
