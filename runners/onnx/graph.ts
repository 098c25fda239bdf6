import { ProtobufMessage } from "./protobuf.ts";

/** What a node of the graph computes, by its name. */
export type Value = string;

/** Extents of a value: numbers, or names where they vary from run to run. */
export type Extents = readonly (number | string)[];

/** The attributes of a node; a number with a fraction goes in as `{ float }`. */
export type Attributes = Readonly<
  Record<string, number | readonly number[] | { readonly float: number }>
>;

/** Bytes in a file that serve as a constant. */
export interface StoredBytes {
  /** The file, relative to the folder that the graph is loaded with. */
  readonly location: string;
  /** Where they begin. */
  readonly offset: number;
  /** How many there are. */
  readonly bytes: number;
}

interface Node {
  readonly operator: string;
  readonly inputs: readonly Value[];
  readonly results: readonly Value[];
  readonly attributes: Attributes;
}

/** Element types, as `TensorProto.DataType` numbers them. */
const ELEMENT = { float32: 1, int64: 7, float16: 10, bfloat16: 16 } as const;

/** A type of element. */
export type ElementType = keyof typeof ELEMENT;

const IR_VERSION = 8;
const OPERATORS = [{ domain: "", version: 17 }, {
  domain: "com.microsoft",
  version: 1,
}];
const EXTERNAL = 1;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/**
 * An ONNX graph in the making. Field numbers are those of
 * https://github.com/onnx/onnx/blob/v1.17.0/onnx/onnx.proto.
 */
export class Graph {
  readonly #graph: ProtobufMessage = new ProtobufMessage().text(2, "model");
  readonly #nodes: Node[] = [];
  readonly #outputs = new Map<Value, string>();
  readonly #constants = new Map<string, Value>();
  #names = 0;

  /** Adds what is given at every run. */
  input(name: string, type: ElementType, extents: Extents): Value {
    this.#graph.message(11, valueInfo(name, type, extents));
    return name;
  }

  /** Names a value that every run returns. */
  output(
    name: string,
    value: Value,
    { type, extents }: { type: ElementType; extents: Extents },
  ): void {
    this.#outputs.set(value, name);
    this.#graph.message(12, valueInfo(name, type, extents));
  }

  /** Adds a constant whose bytes stay in their file. */
  stored(
    type: ElementType,
    shape: readonly number[],
    { location, offset, bytes }: StoredBytes,
  ): Value {
    const value = this.#name();
    const tensor = tensorProto(value, type, shape).integer(14, EXTERNAL);
    const entries = { location, offset: `${offset}`, length: `${bytes}` };
    for (const [key, text] of Object.entries(entries)) {
      tensor.message(13, new ProtobufMessage().text(1, key).text(2, text));
    }
    this.#graph.message(5, tensor);
    return value;
  }

  /** Adds a constant list of integers; equal lists are one constant. */
  integers(values: readonly number[]): Value {
    return this.#constant(
      "int64",
      [values.length],
      values,
      () => BigInt64Array.from(values, BigInt),
    );
  }

  /** Adds a constant of 32-bit floats. */
  floats(shape: readonly number[], values: readonly number[]): Value {
    return this.#constant(
      "float32",
      shape,
      values,
      () => Float32Array.from(values),
    );
  }

  /** Adds a node with one result. */
  node(
    operator: string,
    inputs: readonly Value[],
    attributes: Attributes = {},
  ): Value {
    const name = this.#name();
    this.#nodes.push({ operator, inputs, results: [name], attributes });
    return name;
  }

  /** Adds a node with several results. */
  nodes(
    operator: string,
    inputs: readonly Value[],
    { count, ...attributes }: Attributes & { readonly count: number },
  ): Value[] {
    const results = Array.from({ length: count }, () => this.#name());
    this.#nodes.push({ operator, inputs, results, attributes });
    return results;
  }

  /** The bytes of the whole model. */
  encode(): Uint8Array<ArrayBuffer> {
    for (const node of this.#nodes) this.#graph.message(1, this.#encode(node));
    const model = new ProtobufMessage()
      .integer(1, IR_VERSION)
      .message(7, this.#graph);
    for (const { domain, version } of OPERATORS) {
      model.message(
        8,
        new ProtobufMessage().text(1, domain).integer(2, version),
      );
    }
    return model.encode();
  }

  #name(): Value {
    return `v${this.#names++}`;
  }

  #constant(
    type: ElementType,
    shape: readonly number[],
    values: readonly number[],
    pack: () => BigInt64Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
  ): Value {
    const key = `${type} ${shape} ${values}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const value = this.#name();
    const bytes = new Uint8Array(pack().buffer);
    this.#graph.message(5, tensorProto(value, type, shape).bytes(9, bytes));
    this.#constants.set(key, value);
    return value;
  }

  #encode({ operator, inputs, results, attributes }: Node): ProtobufMessage {
    const message = new ProtobufMessage();
    const named = (value: Value) => this.#outputs.get(value) ?? value;
    for (const input of inputs) message.text(1, named(input));
    for (const result of results) message.text(2, named(result));
    // Operators of ONNX Runtime's own are written "com.microsoft/Name".
    const [name, domain] = operator.split("/").reverse();
    message.text(4, name ?? operator);
    for (const entry of Object.entries(attributes)) {
      message.message(5, attribute(...entry));
    }
    return domain === undefined ? message : message.text(7, domain);
  }
}

function attribute(name: string, value: Attributes[string]): ProtobufMessage {
  const message = new ProtobufMessage().text(1, name);
  if (typeof value === "number") {
    return message.integer(3, value).integer(20, ATTRIBUTE_INT);
  }
  if ("float" in value) {
    return message.float(2, value.float).integer(20, ATTRIBUTE_FLOAT);
  }
  for (const item of value) message.integer(8, item);
  return message.integer(20, ATTRIBUTE_INTS);
}

function tensorProto(
  name: string,
  type: ElementType,
  shape: readonly number[],
): ProtobufMessage {
  const tensor = new ProtobufMessage();
  for (const extent of shape) tensor.integer(1, extent);
  return tensor.integer(2, ELEMENT[type]).text(8, name);
}

function valueInfo(
  name: string,
  type: ElementType,
  extents: Extents,
): ProtobufMessage {
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
  const tensor = new ProtobufMessage().integer(1, ELEMENT[type]).message(
    2,
    shape,
  );
  return new ProtobufMessage().text(1, name).message(
    2,
    new ProtobufMessage().message(1, tensor),
  );
}
