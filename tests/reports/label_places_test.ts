import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { LABEL_SIZE } from "../../reports/charts/label_candidates.ts";
import {
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

function apart(place: LabelPlace, { x, y }: { x: number; y: number }): number {
  const width = textWidth("model", { size: LABEL_SIZE, bold: false });
  const [half, right] = [(LABEL_SIZE + 2) / 2, place.x + width];
  return Math.hypot(
    Math.max(place.x - x, 0, x - right),
    Math.max(place.y - half - y, 0, y - place.y - half),
  );
}

/** Checkpoints of one size, whose scores differ little. */
const COLUMN = [0, 6, 15, 18, 54, 54].map((down) => named(25, 160 + down));

Deno.test("a name that has no line stands nearest to its own point", () => {
  const places = labelPlaces(COLUMN, PANEL);
  for (const [index, place] of places.entries()) {
    const own = COLUMN[index];
    assert(own !== undefined);
    if (place.end.x !== own.x || place.end.y !== own.y) continue;
    for (const other of COLUMN) {
      assert(apart(place, own) <= apart(place, other) + 1e-9);
    }
  }
});

Deno.test("lines to names do not cross, so names stand in their points' order", () => {
  const places = labelPlaces(COLUMN, PANEL);
  const lined = COLUMN.map((point, index) => ({ point, place: places[index] }))
    .filter(({ point, place }) => place?.end.x !== point.x);
  assert(lined.length > 1);
  const right = lined.filter(({ place }) => (place?.x ?? 0) > 25);
  for (const [index, { point, place }] of right.entries()) {
    for (const below of right.slice(index + 1)) {
      if (below.point.y === point.y) continue;
      assert((below.place?.y ?? 0) > (place?.y ?? 0));
    }
  }
});
