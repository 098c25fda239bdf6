import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  LABEL_SIZE,
  type LabelPlace,
  labelPlaces,
} from "../../reports/charts/label_places.ts";
import { textWidth } from "../../reports/render/mod.ts";

const PANEL = { width: 330, height: 280 };

function named(x: number, y: number, text = "model") {
  const bars = [{ low: x, high: x }, { low: y, high: y }] as const;
  return { x, y, text, bars };
}

function overlap(one: LabelPlace, two: LabelPlace): boolean {
  const width = textWidth("model", { size: LABEL_SIZE, bold: false });
  return Math.abs(one.x - two.x) < width &&
    Math.abs(one.y - two.y) < LABEL_SIZE;
}

Deno.test("models that do exactly alike have names that can be read", () => {
  const places = labelPlaces(Array(6).fill(named(160, 140)), PANEL);
  for (const [index, one] of places.entries()) {
    for (const two of places.slice(index + 1)) assert(!overlap(one, two));
  }
});

Deno.test("a name keeps clear of the bars of its point", () => {
  const bars = [{ low: 0, high: 330 }, { low: 0, high: 280 }] as const;
  const [place] = labelPlaces([{ ...named(160, 140), bars }], PANEL);
  assert(place !== undefined);
  assert(place.x > 161 && Math.abs(place.y - 140) > LABEL_SIZE / 2 + 1);
});

Deno.test("a name far from its point has a line to it, one beside it has none", () => {
  const places = labelPlaces(Array(14).fill(named(160, 140)), PANEL);
  assertEquals(places[0]?.end, { x: 160, y: 140 });
  assert(places.some(({ end }) => end.x !== 160 || end.y !== 140));
});

Deno.test("names stay in the panel wherever the points are", () => {
  const point = fc.tuple(
    fc.integer({ min: 0, max: PANEL.width }),
    fc.integer({ min: 0, max: PANEL.height }),
  ).map(([x, y]) => named(x, y));
  fc.assert(
    fc.property(fc.array(point, { maxLength: 5 }), (points) => {
      const width = textWidth("model", { size: LABEL_SIZE, bold: false });
      for (const { x, y } of labelPlaces(points, PANEL)) {
        assert(x >= 0 && x + width <= PANEL.width);
        assert(y >= 0 && y <= PANEL.height);
      }
    }),
    { seed: 1, numRuns: 50 },
  );
});
