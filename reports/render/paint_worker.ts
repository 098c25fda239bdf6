import { answerOver } from "./answer_over.ts";
import { paint } from "./paint.ts";

answerOver({ paint });

/** A small picture with the parts that charts are made of. */
const WARMING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<path d="M0,0h9v9Z" fill="red" stroke="blue"/><text y="9">Warm</text></svg>`;

// The first picture takes many times as long as the next ones. What fails here
// fails again, with its reason, where it is asked for.
paint(WARMING).catch(() => {});
