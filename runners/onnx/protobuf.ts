const ENCODER = new TextEncoder();

/** Wire types of https://protobuf.dev/programming-guides/encoding. */
const VARINT = 0;
const DELIMITED = 2;
const FIXED32 = 5;

/**
 * A protocol buffers message in the making. The graph of a model takes a few
 * messages of the ONNX format; a general library would be larger than this
 * file and not know their types.
 */
export class ProtobufMessage {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** Adds an integer of at least 0. */
  integer(field: number, value: number): this {
    return this.#tag(field, VARINT).#varint(value);
  }

  /** Adds a 32-bit float. */
  float(field: number, value: number): this {
    return this.#tag(field, FIXED32).#push(
      new Uint8Array(Float32Array.of(value).buffer),
    );
  }

  /** Adds a text. */
  text(field: number, value: string): this {
    return this.bytes(field, ENCODER.encode(value));
  }

  /** Adds bytes as they are. */
  bytes(field: number, value: Uint8Array): this {
    return this.#tag(field, DELIMITED).#varint(value.length).#push(value);
  }

  /** Adds a message inside this one. */
  message(field: number, value: ProtobufMessage): this {
    this.#tag(field, DELIMITED).#varint(value.#length);
    for (const part of value.#parts) this.#push(part);
    return this;
  }

  /** The bytes of the whole message. */
  encode(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#length);
    let offset = 0;
    for (const part of this.#parts) {
      bytes.set(part, offset);
      offset += part.length;
    }
    return bytes;
  }

  #tag(field: number, wire: number): this {
    return this.#varint(field * 8 + wire);
  }

  #varint(value: number): this {
    const bytes: number[] = [];
    let rest = value;
    while (rest >= 128) {
      bytes.push(rest % 128 + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
    return this.#push(Uint8Array.from(bytes));
  }

  #push(part: Uint8Array): this {
    this.#parts.push(part);
    this.#length += part.length;
    return this;
  }
}
