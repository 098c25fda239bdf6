import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { randomStream } from "../../stats/mod.ts";
import { murmurHash } from "../../stats/murmur_hash.ts";
import { fixtures } from "./fixtures.ts";

Deno.test("texts are hashed as MurmurHash3 hashes them", () => {
  for (const { text, words } of fixtures.murmur_hash) {
    assertEquals([...murmurHash(text)], words);
  }
});

Deno.test("streams are xoshiro128** of the hashed keys, on every machine", () => {
  for (const { keys, draws } of fixtures.random_stream) {
    const random = randomStream(...keys);
    assertEquals(draws.map(random), draws);
  }
});

Deno.test("a stream depends on its keys alone, in their order and kind", () => {
  const start = (...keys: (string | number)[]): number[] => {
    const random = randomStream(...keys);
    return [random(), random(), random()];
  };
  const disturbed = randomStream(1, "a");
  disturbed();
  assertEquals(start(1, "a"), start(1, "a"));
  for (const other of [["a", 1], ["1", "a"], [1, "a", ""], ["1a"], [1]]) {
    assertNotEquals(start(...other), start(1, "a"));
  }
});

Deno.test("draws fill [0, 1) evenly, within and across streams", () => {
  const within = randomStream("within");
  const draws = [
    Array.from({ length: 20_000 }, within),
    Array.from({ length: 20_000 }, (_, id) => randomStream("across", id)()),
  ];
  for (const numbers of draws) {
    const counts = Array.from({ length: 20 }, () => 0);
    for (const number of numbers) {
      assert(number >= 0 && number < 1);
      const bin = Math.floor(20 * number);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    // Chi-square with 19 degrees of freedom: above 43.8 one time in 1,000.
    const distance = counts.reduce(
      (sum, count) => sum + (count - 1000) ** 2 / 1000,
      0,
    );
    assert(distance < 43.8, `${distance}`);
  }
});
