// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/held_bytes.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace hitwatch {

inline constexpr std::size_t kTlsRecordHeaderSize = 5;
/// TLS 1.2 allows more than TLS 1.3 (RFC 5246, 6.2.3).
inline constexpr std::size_t kTlsLongestFragment = 16'384 + 2048;

/// The content types of records (RFC 8446, B.1).
enum class TlsContent : std::uint8_t {
    ChangeCipherSpec = 20,
    Alert = 21,
    Handshake = 22,
    Application = 23,
};

/// One record as it was sent. The bytes are valid during the call.
struct TlsRecord {
    std::array<std::uint8_t, kTlsRecordHeaderSize> header {};
    ByteView fragment; ///< what follows the header
    SegmentOrigin first; ///< packet with its first byte; position of the record
    SegmentOrigin last; ///< packet with its last byte
    /// Of the fragment: bytes that were lost, and are zeros. None when both are the same.
    std::uint32_t missingFrom = 0;
    std::uint32_t missingTo = 0;

    bool isWhole() const { return missingFrom == missingTo; }
    bool is(TlsContent type) const { return header[0] == static_cast<std::uint8_t>(type); }
};

/// Records that will never be whole, one behind another.
struct TlsHole {
    std::uint64_t bytes = 0; ///< from the first record that is missing to the next that is not
    std::uint64_t fewest = 0; ///< how many records they were
    std::uint64_t most = 0;
    SegmentOrigin origin; ///< where they begin

    bool empty() const { return bytes == 0; }
};

class TlsRecordListener {
public:
    virtual ~TlsRecordListener() = default;
    virtual void onRecord(Direction direction, const TlsRecord &record) = 0;
    /// In front of the next record.
    virtual void onHole(Direction direction, const TlsHole &hole) = 0;
    /// No memory was left for a record that came in pieces; it will be part of a hole.
    virtual void onRecordRefused() = 0;
};

/// Cuts one direction of a TLS connection into records (RFC 8446, 5.1), without a copy of those
/// that are whole in a segment. A gap inside a record whose length is known costs no
/// more than its own bytes. Behind any other gap it looks for the header of a record that another
/// one follows.
class TlsRecordReader {
public:
    void feed(Direction direction, ByteView bytes, const SegmentOrigin &origin, BlockPool &held,
        TlsRecordListener &listener);
    void gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin,
        BlockPool &held, TlsRecordListener &listener);
    /// Gives back what is held, and begins again.
    void reset(BlockPool &held);
    /// So many bytes were no records that what follows is not looked at either.
    bool isLost() const { return m_phase == Phase::Lost; }

private:
    enum class Phase : std::uint8_t {
        InStep, ///< the next byte continues a record or begins one
        Skipping, ///< the rest of a record that is not whole
        Searching, ///< where the next record begins is not known
        Lost,
    };
    struct Input;

    void takeWhole(Input &input);
    void takePart(Input &input);
    void keep(Input &input, std::size_t size);
    void skip(Input &input);
    void search(Input &input);
    void refuse(Input &input);
    bool takeGap(Input &input, std::uint64_t length);
    void startSearch();
    void passOver(std::size_t bytes);
    void deliver(Input &input, ByteView record, const SegmentOrigin &last);
    void beginHole(const SegmentOrigin &origin);
    static std::size_t recordSize(ByteView bytes);

    Phase m_phase = Phase::InStep;
    HeldBytes m_held; ///< a record that is not whole; searching: from what may be a header on
    SegmentOrigin m_first; ///< of what is held
    std::uint32_t m_missingFrom = 0; ///< of the fragment that is held
    std::uint32_t m_missingTo = 0;
    std::size_t m_skip = 0;
    TlsHole m_hole;
    std::uint64_t m_unknown = 0; ///< bytes of the hole of which the records are not known
};

} // namespace hitwatch
