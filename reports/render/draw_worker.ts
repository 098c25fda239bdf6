import { answerOver } from "./answer_over.ts";
import { paint } from "./paint.ts";
import { svgOf } from "./svg.ts";

const X = { field: "x", type: "quantitative" };

/** A small chart with the parts that the reports' charts are made of. */
const WARMING = {
  title: { text: "Warm", subtitle: "up" },
  data: { values: [{ x: 1, name: "a" }, { x: 2, name: "b" }] },
  vconcat: [{
    height: { step: 24 },
    encoding: {
      y: { field: "name", type: "nominal" },
      color: { field: "name", type: "nominal" },
    },
    layer: [
      { mark: "rule", encoding: { x: X, x2: { datum: 0 } } },
      { mark: "point", encoding: { x: X, shape: { field: "name" } } },
      { mark: "text", encoding: { x: X, text: { field: "name" } } },
    ],
  }],
};

answerOver({ svgOf, paint }, svgOf(WARMING).then(paint));
