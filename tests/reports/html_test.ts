import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { html } from "../../reports/page/html.ts";

Deno.test("html escapes what is filled in, in text and in attributes", () => {
  const evil = `"><script>'&`;
  assertEquals(
    String(html`<a title="${evil}">${evil}</a>`),
    `<a title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</a>`,
  );
});

Deno.test("html joins lists, takes its own pieces as they are and leaves null out", () => {
  const items = [1, "<", null, html`<hr>`];
  assertEquals(String(html`<p>${items}</p>`), "<p>1&lt;<hr></p>");
});

Deno.test("html gives no way out of text, whatever is filled in", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const inner = String(html`<p>${text}</p>`).slice(3, -4);
    assertEquals(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/.test(inner), false);
  }));
});
