import { answerOver } from "./answer_over.ts";
import { paint } from "./paint.ts";

/** A small picture with the parts that charts are made of. */
const WARMING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<path d="M0,0h9v9Z" fill="red" stroke="blue"/><text y="9">Warm</text></svg>`;

answerOver({ paint }, paint(WARMING));
