package org.ntklab.core.table;

import java.nio.file.Path;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.ntklab.core.arrow.FileDecoding;

/**
 * Refuses compressed files in the user's words.
 *
 * @param file that is read
 */
record UncompressedOnly(Path file) implements CompressionCodec.Factory {
  @Override
  public CompressionCodec createCodec(CodecType codec) {
    throw FileDecoding.invalid(
        file,
        "is compressed (%s): write it with compression='uncompressed'"
            .formatted(codec == CodecType.LZ4_FRAME ? "lz4" : "zstd"));
  }

  @Override
  public CompressionCodec createCodec(CodecType codec, int level) {
    return createCodec(codec);
  }
}
