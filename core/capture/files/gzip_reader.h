// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/byte_reader.h"
#include "common/byte_view.h"

#include <memory>
#include <vector>

struct z_stream_s;

namespace hitwatch {

/// True for the first two bytes of a gzip member (RFC 1952, 2.3.1).
bool isGzip(ByteView start);

/// Decompresses gzip (RFC 1952), several members one behind the other included. A damaged or cut
/// stream delivers what could be decompressed, then ReadStatus::Damaged.
class GzipReader final : public ByteReader {
public:
    /// @p start: bytes already taken from @p stored; copied.
    GzipReader(std::unique_ptr<ByteReader> stored, ByteView start);
    ~GzipReader() override;

    ReadOutcome read(std::span<std::uint8_t> into, int maxWaitMs) override;
    std::string error() const override { return m_error; }
    std::uint64_t storedBytes() const override;
    std::uint64_t storedSize() const override { return m_stored->storedSize(); }
    bool isSeekable() const override { return m_stored->isSeekable(); }

private:
    ReadStatus fill(int maxWaitMs);
    ReadOutcome inflateInto(std::span<std::uint8_t> into);
    bool startMember();
    ReadOutcome damaged(std::string why);

    static constexpr std::size_t kInputBytes = 64 * 1024;

    std::unique_ptr<ByteReader> m_stored;
    std::vector<std::uint8_t> m_input;
    std::unique_ptr<z_stream_s> m_zlib;
    bool m_ready = false; ///< zlib could be initialised
    bool m_inMember = true;
    bool m_mayHoldMore = false; ///< zlib may have output that did not fit
    bool m_isDamaged = false;
    std::string m_error;
};

} // namespace hitwatch
