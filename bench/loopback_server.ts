/** A server that speaks just enough of the OpenAI protocol and answers at once. */

const BODY = JSON.stringify({
  object: "chat.completion",
  choices: [{
    index: 0,
    message: { role: "assistant", content: "The answer is 42." },
    finish_reason: "stop",
  }],
  usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 },
});
const MODELS = JSON.stringify({
  object: "list",
  data: ["base", "tuned"].map((id) => ({ id, object: "model" })),
});
const HEADERS = { "content-type": "application/json" };

Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) =>
    Deno.stdout.writeSync(new TextEncoder().encode(`${port}\n`)),
}, async (request) => {
  await request.text();
  const body = request.url.endsWith("/models") ? MODELS : BODY;
  return new Response(body, { headers: HEADERS });
});
