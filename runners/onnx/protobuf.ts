const ENCODER = new TextEncoder();

/** Wire types of https://protobuf.dev/programming-guides/encoding. */
const VARINT = 0;
const DELIMITED = 2;
const FIXED32 = 5;

/** As many as most messages have. */
const FIRST_BYTES = 64;

/** Those of an integer of 64 bits. */
const MOST_VARINT_BYTES = 10;

/**
 * A protocol buffers message in the making. The graph of a model takes a few
 * messages of the ONNX format; a general library would be larger than this
 * file and not know their types.
 */
export class ProtobufMessage {
  /** What was written, and room for more. */
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** Adds an integer of at least 0. */
  integer(field: number, value: number): this {
    return this.#tag(field, VARINT).#varint(value);
  }

  /** Adds a 32-bit float. */
  float(field: number, value: number): this {
    return this.#tag(field, FIXED32).#write(
      new Uint8Array(Float32Array.of(value).buffer),
    );
  }

  /** Adds a text. */
  text(field: number, value: string): this {
    return this.bytes(field, ENCODER.encode(value));
  }

  /** Adds bytes as they are. */
  bytes(field: number, value: Uint8Array): this {
    return this.#tag(field, DELIMITED).#varint(value.length).#write(value);
  }

  /** Adds a message inside this one. */
  message(field: number, value: ProtobufMessage): this {
    return this.bytes(field, value.#bytes.subarray(0, value.#length));
  }

  /** The bytes of the whole message. */
  encode(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #tag(field: number, wire: number): this {
    return this.#varint(field * 8 + wire);
  }

  #varint(value: number): this {
    this.#reserve(MOST_VARINT_BYTES);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = rest % 128 + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  #write(part: Uint8Array): this {
    this.#reserve(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
    return this;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * needed);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
