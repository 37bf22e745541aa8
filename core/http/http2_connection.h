// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http2_streams.h"
#include "http/http_context.h"
#include "http/response_clock.h"
#include "http2/frame_reader.h"

#include <array>
#include <cstdint>

namespace hitwatch {

/// One HTTP/2 connection (RFC 9113): makes of frames what HttpConnection makes of messages. Responses
/// belong to the requests with their stream number, so that no order has to be known.
class Http2Connection final : Http2FrameListener {
public:
    /// Where the two byte streams stand when HTTP/2 takes over.
    struct Beginning {
        std::uint64_t serial = 0; ///< of the TCP connection
        std::array<Endpoint, 2> endpoints; ///< low, high
        Direction towardsServer = Direction::LowToHigh;
        std::array<bool, 2> inStep {}; ///< by direction: the next byte is known to begin a frame
        std::uint32_t transactions = 0; ///< requests before, in HTTP/1.1
        bool overTls = false;
    };
    /// The request that asked to go on in HTTP/2; its response comes on stream 1 (RFC 7540, 3.2).
    struct Upgraded {
        std::uint32_t transaction = 0;
        TimeNs time = 0;
        std::uint32_t interfaceIndex = 0;
        RequestNames names;
    };

    explicit Http2Connection(HttpContext &context)
        : m_context(context)
    {
    }
    ~Http2Connection() override { release(); }
    Http2Connection(const Http2Connection &) = delete;
    Http2Connection &operator=(const Http2Connection &) = delete;

    /// Begins with the client's preface.
    void begin(const Beginning &beginning);
    /// Begins with what a server may send before it has received the client's preface (RFC 9113,
    /// 3.4). Tells nothing before confirm().
    void beginEarly(const Beginning &beginning);
    /// The client's preface has come.
    void confirm() { m_recognised = true; }
    /// Begins with what may be frames, in the middle of a connection. Tells nothing before a field
    /// block shows that it is HTTP/2, and which side is the client.
    void beginGuessing(const Beginning &beginning);
    bool isRecognised() const { return m_recognised; }
    Direction towardsServer() const { return m_towardsServer; }
    /// @p size bytes of the client's preface were taken for a start line of HTTP/1.
    void skipPreface(std::size_t size) { m_readers[index(m_towardsServer)].skipPreface(size); }
    void takeUpgraded(Upgraded request);
    void feed(Direction direction, ByteView bytes, const SegmentOrigin &origin);
    void gap(Direction direction, std::uint64_t length, const SegmentOrigin &origin);
    void close(CloseReason reason);
    /// Gives back what it holds.
    void release();

private:
    // Http2FrameListener
    void onFieldBlock(Direction direction, const Http2FieldBlock &block) override;
    void onContent(Direction direction, std::uint32_t stream, std::uint64_t bytes,
        const SegmentOrigin &origin) override;
    void onStreamEnd(
        Direction direction, std::uint32_t stream, const SegmentOrigin &origin) override;
    void onReset(std::uint32_t stream, const SegmentOrigin &origin) override;
    void onFrameLoss(Direction direction, Http2Loss loss, const SegmentOrigin &origin) override;

    bool isRequests(Direction direction) const { return direction == m_towardsServer; }
    void restart(const Beginning &beginning, bool beginningSeen);
    bool recognise(Direction direction, const Http2FieldBlock &block);
    FrameReader::Shared shared();
    void onRequest(const Http2FieldBlock &block);
    void onResponse(const Http2FieldBlock &block);
    Http2Stream *open(std::uint32_t id);
    void finish(Http2Stream &stream);
    HttpEvent &freshEvent(HttpEventKind kind, TimeNs time, std::uint32_t interfaceIndex);
    void tellContent(Http2Stream &stream, bool ofRequest);

    HttpContext &m_context;
    Beginning m_beginning;
    Direction m_towardsServer = Direction::LowToHigh;
    std::array<FrameReader, 2> m_readers;
    std::array<HpackDecoder, 2> m_decoders;
    Http2Streams m_streams;
    std::uint32_t m_transactions = 0;
    std::uint32_t m_newestRequest = 0; ///< stream number
    std::uint32_t m_waitingStream = 0; ///< whose event may still take content; 0: none
    bool m_waitingRequest = false;
    bool m_recognised = false;
    ResponseClock m_clock;
};

} // namespace hitwatch
