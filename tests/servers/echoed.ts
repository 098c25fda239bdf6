/**
 * Answers an `echo` request as vLLM does: each token of the prompt with its
 * log-probability but the first, and one generated token behind it. A token is
 * a word with the space before it; its log-probability is minus its length in
 * tenths, and one with a capital letter is not the likeliest.
 *
 * @param prompt What is echoed.
 */
export function echoed(prompt: string): unknown {
  const tokens = [...prompt.match(/\s*\S+|\s+$/g) ?? [], " end"];
  const score = (token: string): number => -token.length / 10;
  return {
    object: "text_completion",
    choices: [{
      index: 0,
      text: tokens.join(""),
      finish_reason: "length",
      logprobs: {
        tokens,
        token_logprobs: tokens.map((token, at) =>
          at === 0 ? null : score(token)
        ),
        top_logprobs: tokens.map((token, at) =>
          at === 0 ? null : {
            [token]: score(token),
            ...(/[A-Z]/.test(token) ? { " best": -0.01 } : {}),
          }
        ),
      },
    }],
    usage: {
      prompt_tokens: tokens.length - 1,
      completion_tokens: 1,
      total_tokens: tokens.length,
    },
  };
}
