/**
 * The messages that a graph consists of. Field numbers are those of
 * https://github.com/onnx/onnx/blob/v1.17.0/onnx/onnx.proto.
 *
 * @module
 */

import { ProtobufMessage } from "./protobuf.ts";

/** Extents of a value: numbers, or names where they vary from run to run. */
export type Extents = readonly (number | string)[];

/** An attribute of a node; a number with a fraction goes in as `{ float }`. */
export type Attribute = number | readonly number[] | { readonly float: number };

/** Element types, as `TensorProto.DataType` numbers them. */
const ELEMENT = {
  float32: 1,
  int64: 7,
  bool: 9,
  float16: 10,
  bfloat16: 16,
} as const;

/** A type of element. */
export type ElementType = keyof typeof ELEMENT;

/** `AttributeProto.AttributeType`. */
const FLOAT = 1;
const INT = 2;
const GRAPH = 5;
const INTS = 7;

/** An attribute of a node, `AttributeProto`. */
export function attribute(name: string, value: Attribute): ProtobufMessage {
  const message = new ProtobufMessage().text(1, name);
  if (typeof value === "number") {
    return message.integer(3, value).integer(20, INT);
  }
  if ("float" in value) {
    return message.float(2, value.float).integer(20, FLOAT);
  }
  for (const item of value) message.integer(8, item);
  return message.integer(20, INTS);
}

/** An attribute that is a graph of its own, `AttributeProto`. */
export function branch(name: string, graph: ProtobufMessage): ProtobufMessage {
  return new ProtobufMessage().text(1, name).message(6, graph)
    .integer(20, GRAPH);
}

/** A constant without its numbers, `TensorProto`. */
export function tensorProto(
  name: string,
  type: ElementType,
  shape: readonly number[],
): ProtobufMessage {
  const tensor = new ProtobufMessage();
  for (const extent of shape) tensor.integer(1, extent);
  return tensor.integer(2, ELEMENT[type]).text(8, name);
}

/** What goes in or comes out, `ValueInfoProto`; of any extents where they are missing. */
export function valueInfo(
  name: string,
  type: ElementType,
  extents?: Extents,
): ProtobufMessage {
  const tensor = new ProtobufMessage().integer(1, ELEMENT[type]);
  if (extents !== undefined) tensor.message(2, shape(extents));
  return new ProtobufMessage().text(1, name).message(
    2,
    new ProtobufMessage().message(1, tensor),
  );
}

/** `TensorShapeProto`. */
function shape(extents: Extents): ProtobufMessage {
  const shape = new ProtobufMessage();
  for (const extent of extents) {
    const dimension = new ProtobufMessage();
    shape.message(
      1,
      typeof extent === "number"
        ? dimension.integer(1, extent)
        : dimension.text(2, extent),
    );
  }
  return shape;
}
