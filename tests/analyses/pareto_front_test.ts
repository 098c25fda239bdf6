import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { beats, paretoFront, type Priced } from "../../analyses/mod.ts";

const number = fc.integer({ min: 0, max: 9 });
const models = fc.array(fc.record({ value: number, at: number }), {
  maxLength: 12,
});

Deno.test("nothing on the front is beaten, and all else is beaten by it", () => {
  fc.assert(fc.property(models, (all) => {
    const front = paretoFront(all);
    for (const one of all) {
      const isBeaten = front.some((other) => beats(other, one));
      assertEquals(isBeaten, !front.includes(one));
    }
  }));
});

Deno.test("nothing beats itself, and two never beat each other", () => {
  const model = fc.record({ value: number, at: number });
  fc.assert(fc.property(model, model, (one, other) => {
    assert(!beats(one, one));
    assert(!(beats(one, other) && beats(other, one)));
  }));
});

Deno.test("the front stays as it is where costs or scores are told otherwise", () => {
  const rises = [
    (cost: number) => 3 * cost + 1,
    (cost: number) => Math.log(cost + 1),
    (cost: number) => cost ** 3,
  ];
  fc.assert(fc.property(models, fc.constantFrom(...rises), (all, rise) => {
    const placesOf = (all: readonly Priced[]): number[] =>
      paretoFront(all).map((one) => all.indexOf(one));
    const places = placesOf(all);
    assertEquals(
      placesOf(all.map(({ value, at }) => ({ value, at: rise(at) }))),
      places,
    );
    assertEquals(
      placesOf(all.map(({ value, at }) => ({ value: rise(value), at }))),
      places,
    );
  }));
});

Deno.test("of equals all are on the front, of nothing nothing is", () => {
  const one = { value: 1, at: 1 };
  assertEquals(paretoFront([one, { ...one }]).length, 2);
  assertEquals(paretoFront([]), []);
});
