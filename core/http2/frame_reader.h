// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/held_bytes.h"
#include "http2/frame_header.h"
#include "http2/frame_search.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// Of the client's connection preface, bytes (RFC 9113, 3.4).
constexpr std::size_t kHttp2PrefaceSize = 24;

/// A complete field block. Its bytes are valid during the call.
struct Http2FieldBlock {
    std::uint32_t stream = 0;
    bool promises = false; ///< of PUSH_PROMISE: a request that the server made up
    bool endsStream = false;
    ByteView bytes;
    SegmentOrigin first; ///< packet with the first byte of the frame
    SegmentOrigin last; ///< packet with the last byte of the block
};

enum class Http2Loss : std::uint8_t {
    FieldBlock, ///< a gap in a field block: that block is lost, the frames go on
    Frames, ///< a gap over frame headers, or bytes that are no frames: blocks may be lost
    BlockTooLong, ///< over the limit of a header section
    BlockRefused, ///< no memory left in the budget of half-received header sections
};

/// Is told what a FrameReader finds.
class Http2FrameListener {
public:
    virtual ~Http2FrameListener() = default;
    virtual void onFieldBlock(Direction direction, const Http2FieldBlock &block) = 0;
    /// Content without padding, as it arrives.
    virtual void onContent(Direction direction, std::uint32_t stream, std::uint64_t bytes,
        const SegmentOrigin &origin) = 0;
    /// END_STREAM: the sender will say nothing more on this stream. Behind its field block or
    /// content.
    virtual void onStreamEnd(
        Direction direction, std::uint32_t stream, const SegmentOrigin &origin) = 0;
    virtual void onReset(std::uint32_t stream, const SegmentOrigin &origin) = 0;
    virtual void onFrameLoss(Direction direction, Http2Loss loss, const SegmentOrigin &origin) = 0;
};

/// Cuts one direction of an HTTP/2 connection into frames (RFC 9113, 4 and 6), puts field blocks
/// together and steps over content. A gap inside a payload costs that frame, as its length is
/// known. Behind a gap over frame headers it looks for a place where frame headers follow each
/// other.
class FrameReader {
public:
    /// What all readers of an analyzer share.
    struct Shared {
        BlockPool &held; ///< half-received field blocks
        std::size_t blockBytes; ///< limit of one field block
    };

    /// Begins again. @param preface bytes of the client's connection preface that are still to come
    void reset(std::size_t preface, BlockPool &held);
    /// @p size bytes of the preface were read by somebody else.
    void skipPreface(std::size_t size) { m_prefaceLeft -= size < m_prefaceLeft ? size : m_prefaceLeft; }
    /// Begins again at an unknown place of the stream.
    /// @param fewest frames that are believed if they fill segments exactly
    void resetOutOfStep(unsigned fewest, BlockPool &held);
    /// The connection is known to be HTTP/2 by now: one frame that fills a segment is believed.
    void believe(Direction direction, Shared shared, Http2FrameListener &listener);

    void feed(Direction direction, ByteView bytes, const SegmentOrigin &origin, Shared shared,
        Http2FrameListener &listener);
    void gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin, Shared shared,
        Http2FrameListener &listener);
    /// What is held since the stream is out of step begins in front of @p position.
    bool holdsBefore(StreamPosition position) const
    {
        return m_search && m_search->pieces() > 0 && m_search->pieceOrigin(0).position < position;
    }
    /// Gives back what is held.
    void release(BlockPool &held);

private:
    enum class Phase : std::uint8_t { Preface, Header, PadLength, Payload, OutOfStep };
    struct Input;

    void takePreface(Input &input);
    void takeHeader(Input &input);
    void beginFrame(Input &input);
    void takePadLength(Input &input);
    void takePayload(Input &input);
    void takeContent(Input &input, std::size_t size);
    void takeBlockPart(Input &input, std::size_t size);
    /// The part of the next @c size bytes of the payload that is neither padding nor in front of a
    /// field block.
    struct Part {
        std::size_t offset = 0;
        std::size_t size = 0;
        bool begins = false;
        bool ends = false;
    };
    Part partOf(std::size_t size) const;
    void endFrame(Input &input);
    void finishBlock(Input &input, ByteView whole);
    void lose(Input &input, Http2Loss loss);
    void readFound(Direction direction, Shared shared, Http2FrameListener &listener);
    bool isFieldFrame() const;
    bool carriesBlock() const;

    Phase m_phase = Phase::Preface;
    bool m_blockOpen = false; ///< a field block goes on in CONTINUATION frames
    bool m_blockLost = false; ///< ... but it will not be complete
    bool m_blockEndsStream = false;
    bool m_blockPromises = false;
    std::uint8_t m_padding = 0; ///< of the frame, bytes behind its content
    std::uint8_t m_headerSize = 0; ///< bytes of the header that are there
    std::uint8_t m_preamble = 0; ///< bytes in front of the block: priority, promised stream
    std::size_t m_prefaceLeft = 0;
    std::array<std::uint8_t, Http2FrameHeader::kSize> m_headerBytes {};
    Http2FrameHeader m_frame;
    std::uint32_t m_payload = 0; ///< of the frame, without the length of its padding
    std::uint32_t m_payloadLeft = 0;
    std::uint32_t m_blockStream = 0;
    SegmentOrigin m_frameFirst;
    SegmentOrigin m_blockFirst;
    HeldBytes m_held;
    unsigned m_fewest = 1;
    FrameSearch *m_search = nullptr; ///< out of step, in pooled memory; null: there was none left
};

} // namespace hitwatch
