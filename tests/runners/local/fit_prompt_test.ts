import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
} from "@std/assert";
import fc from "fast-check";
import { fitPrompt } from "../../../runners/local/fit_prompt.ts";
import { localRunner, type Truncation } from "../../../runners/local/mod.ts";
import { ask, generate } from "./ask.ts";
import { stubLogits, stubModel } from "./stub_model.ts";

const CONTEXT = 200;
const prompt = { kind: "text", text: "" } as const;

Deno.test("a cut prompt fills the context, begins with BOS and is the rest in order", () => {
  const { model } = stubModel();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 190 }),
      fc.constantFrom<Truncation>("left", "middle"),
      (length, reply, truncate) => {
        const tokens = Array.from({ length }, (_, place) => place);
        const fitted = fitPrompt(model, tokens, { prompt, reply, truncate });
        const most = CONTEXT - reply;
        const omitted = Math.max(0, length - most);
        assertEquals(fitted.tokens.length, length - omitted);
        assertEquals(fitted.tokens[0], 0);
        const gap = fitted.tokens.findIndex((token, place) => token !== place);
        const head = gap < 0 ? length : gap;
        assertEquals(fitted.tokens, tokens.toSpliced(head, omitted));
        if (omitted > 0) {
          assertEquals(head, truncate === "left" ? 1 : Math.ceil(most / 2));
        }
        assertEquals(fitted.usage, {
          promptTokens: length - omitted,
          ...omitted > 0 ? { omittedTokens: omitted } : {},
        });
      },
    ),
    { seed: 4 },
  );
});

Deno.test("a prompt that is cut on the left is answered as its end alone, and says so", async () => {
  const end = "z".repeat(CONTEXT - 12 - 1);
  const long = await ask([generate("a", "start " + end)], { truncate: "left" });
  const short = await ask([generate("a", end)]);
  const [cut, whole] = [long.get("a"), short.get("a")];
  assert(cut?.kind === "generated" && whole?.kind === "generated");
  assertEquals(cut.text, whole.text);
  assertEquals(cut.usage, { ...whole.usage, omittedTokens: 6 });
});

Deno.test("continuations are never cut and follow the same tokens", async () => {
  const continuations = ["a", "b".repeat(50)];
  const answers = await ask([{
    id: "1",
    kind: "choose",
    prompt: { kind: "text", text: "x".repeat(300) },
    continuations,
  }], { truncate: "left" });
  const answer = answers.get("1");
  assert(answer?.kind === "chosen");
  assertEquals(answer.choices.map(({ tokens }) => tokens), [1, 50]);
  const left = [0, ...Array(CONTEXT - 50 - 1).fill("x".charCodeAt(0))];
  assertEquals(answer.usage.promptTokens, left.length);
  const logits = stubLogits(left);
  const sum = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  assertEquals(
    answer.choices[0]?.logprob,
    (logits["a".charCodeAt(0)] ?? 0) - Math.log(sum),
  );
});

Deno.test("a conversation loses its middle, never its template", async () => {
  const conversation = {
    ...generate("a", ""),
    prompt: {
      kind: "chat",
      messages: [{ role: "user", content: "y".repeat(300) }],
    },
  } as const;
  const left = (await ask([conversation], { truncate: "left" })).get("a");
  assert(left?.kind === "failed");
  assertMatch(
    left.error,
    /^Cannot cut a conversation on the left as its template must stay whole\./,
  );
  const middle = (await ask([conversation], { truncate: "middle" })).get("a");
  const short = (await ask([generate("a", "y".repeat(186) + "\n")])).get("a");
  assert(middle?.kind === "generated" && short?.kind === "generated");
  assertEquals(middle.text, short.text);
});

Deno.test("a request that leaves no room for its prompt fails all the same", async () => {
  const request = generate("a", "xyz", { maxTokens: CONTEXT });
  const answer = (await ask([request], { truncate: "left" })).get("a");
  assert(answer?.kind === "failed");
  assertMatch(answer.error, /must fit the model's context of 200 tokens/);
});

Deno.test("what leaves parts of prompts out is another runner, and says so", () => {
  const { model } = stubModel();
  const plain = localRunner(model);
  const runners = (["left", "middle"] as const).map((truncate) =>
    localRunner(model, { truncate })
  );
  assertEquals(new Set([plain, ...runners].map(({ id }) => id)).size, 3);
  assertEquals(
    [plain, ...runners].map(({ provenance }) => provenance["truncate"]),
    [undefined, "left", "middle"],
  );
  const alone = localRunner(model, { truncate: "left", deterministic: true });
  assertNotEquals(alone.id, runners[0]?.id);
});
