import {
  type Attribute,
  attribute,
  branch,
  type ElementType,
  type Extents,
  tensorProto,
  valueInfo,
} from "./graph_messages.ts";
import { ProtobufMessage } from "./protobuf.ts";

/** What a node of the graph computes, by its name. */
export type Value = string;

/** The attributes of a node. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** One of two ways to compute the same values; adds its nodes and returns them. */
export type Way = () => readonly Value[];

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
  readonly branches?: Readonly<Record<string, Branch>>;
}

interface Branch {
  readonly nodes: readonly Node[];
  readonly results: readonly Value[];
}

const IR_VERSION = 8;
const OPERATORS = [{ domain: "", version: 17 }, {
  domain: "com.microsoft",
  version: 1,
}];
const EXTERNAL = 1;

/** An ONNX graph in the making. */
export class Graph {
  readonly #graph: ProtobufMessage = new ProtobufMessage().text(2, "model");
  #nodes: Node[] = [];
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
    { type, extents }: { type: ElementType; extents?: Extents },
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

  /**
   * Adds two ways to compute the same 32-bit floats, of which every run takes
   * one.
   *
   * @param condition Whether it is the first.
   * @param ways Both.
   * @returns As many results as each way has.
   */
  choose(condition: Value, ways: readonly [met: Way, otherwise: Way]): Value[] {
    const [met, otherwise] = ways;
    const branches = {
      "then_branch": this.#branch(met),
      "else_branch": this.#branch(otherwise),
    };
    const results = branches.then_branch.results.map(() => this.#name());
    const node = { operator: "If", inputs: [condition], results };
    this.#nodes.push({ ...node, attributes: {}, branches });
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

  #branch(way: Way): Branch {
    const outer = this.#nodes;
    const nodes: Node[] = this.#nodes = [];
    const results = way();
    this.#nodes = outer;
    return { nodes, results };
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

  #encode(node: Node): ProtobufMessage {
    const { operator, inputs, results, attributes, branches = {} } = node;
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
    for (const [name, { nodes, results }] of Object.entries(branches)) {
      const graph = new ProtobufMessage().text(2, name);
      for (const node of nodes) graph.message(1, this.#encode(node));
      for (const value of results) {
        graph.message(12, valueInfo(value, "float32"));
      }
      message.message(5, branch(name, graph));
    }
    return domain === undefined ? message : message.text(7, domain);
  }
}
