// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_context.h"
#include "http/message_stream.h"
#include "http/methods.h"
#include "http/pairing_queue.h"
#include "http/response_clock.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstdint>
#include <limits>

namespace hitwatch {

class TlsHandler;

/// One TCP connection: recognises the protocol by content, cuts both streams into messages, pairs
/// them and tells the events.
class HttpConnection final : public StreamHandler, MessageListener, UnpairedListener {
public:
    explicit HttpConnection(HttpContext &context);
    ~HttpConnection() override;
    HttpConnection(const HttpConnection &) = delete;
    HttpConnection &operator=(const HttpConnection &) = delete;

    /// Begins a new life for another TCP connection.
    /// @param overTls its bytes are what a TLS connection carries
    void open(const ConnectionOrigin &origin, bool overTls);

    StreamInterest onData(Direction direction, ByteView data, const SegmentOrigin &origin) override;
    StreamInterest onGap(
        Direction direction, std::uint64_t length, const SegmentOrigin &origin) override;
    StreamInterest onStreamEnd(Direction direction, const SegmentOrigin &origin) override;
    void onClosed(CloseReason reason, TimeNs time) override;
    bool isTowardsServer(Direction direction) const override;

private:
    /// Body bytes of one direction's current message that were not told yet.
    struct BodyTally {
        std::uint64_t untold = 0;
        TimeNs lastTold = 0;
        TimeNs lastBytes = 0;
        std::uint32_t transaction = 0;
        std::uint32_t interfaceIndex = 0;
        std::uint16_t status = 0;
        bool paired = false;
        bool open = false; ///< a message whose body is being counted
        RequestNames names;
    };

    // MessageListener
    void onRecognised(MessageStream &stream, StartLineKind kind) override;
    BodyFraming onHead(MessageStream &stream, const MessageHead &head) override;
    void onBody(MessageStream &stream, std::uint64_t bytes, const SegmentOrigin &origin) override;
    void onMessageEnd(MessageStream &stream, const SegmentOrigin &origin) override;
    void onLoss(MessageStream &stream, StreamLoss loss, const SegmentOrigin &origin) override;
    void onRefusedStart(std::string_view bytes) override;
    void onTextsEnd() override { m_context.events.flush(); }
    bool knowsMethod(std::string_view method) const override;
    bool explainsResponse(const SegmentOrigin &where) const override;
    bool bodyMayBeMissing(const MessageStream &stream) const override;
    void onOpaque(MessageStream &stream, std::string_view bytes,
        const SegmentOrigin &origin) override;
    // UnpairedListener
    void onUnpaired(const PendingRequest &request) override;

    MessageStream &stream(Direction direction) { return m_streams[index(direction)]; }
    MessageStream &requests() { return m_streams[index(m_towardsServer)]; }
    MessageStream &responses() { return m_streams[index(opposite(m_towardsServer))]; }
    BodyTally &tallyOf(const MessageStream &stream);
    Direction directionOf(const MessageStream &stream) const;

    void setClient(Direction towardsServer);
    void noteUnseenRequests(std::uint64_t most);
    void becomeOpaque();
    bool beginHttp2(bool upgraded, const SegmentOrigin &origin);
    bool guessHttp2(Direction direction, ByteView data, const SegmentOrigin &origin);
    void enterHttp2();
    bool beginsLikeServer(Direction direction, ByteView data) const;
    StreamInterest settle();
    StreamInterest watchUndecided(
        Direction direction, std::string_view bytes, const SegmentOrigin &origin);
    bool isFirst(Direction direction) const;
    StreamInterest ignoreConnection(const SegmentOrigin &origin);
    void replayHeld(Direction direction, std::size_t size);
    bool takeProxyHeader(Direction direction, ByteView &data, const SegmentOrigin &origin);
    bool takeTls(Direction direction, ByteView data, const SegmentOrigin &origin);
    void finishTls(ByteView last, const SegmentOrigin &lastOrigin);
    StreamInterest settleTls(StreamInterest interest, TimeNs time);
    ConnectionOrigin tlsOrigin(TimeNs time, std::uint32_t interfaceIndex) const;
    bool beginsUnseenTls(Direction direction, ByteView data);
    bool countUnseenTls(TimeNs time, std::uint32_t interfaceIndex);

    BodyFraming onRequest(MessageStream &stream, const MessageHead &head);
    BodyFraming onRefusedRequest(MessageStream &stream, const MessageHead &head);
    BodyFraming onInterim(const MessageHead &head);
    BodyFraming onResponse(MessageStream &stream, const MessageHead &head);
    NameViews nameRequest(const StartLine &line, const HeaderFields &fields);
    HttpEvent &freshEvent(HttpEventKind kind, const SegmentOrigin &origin);
    void nameEvent(HttpEvent &event, const RequestNames &names);
    void tellBody(BodyTally &tally);
    void tellDesync(const SegmentOrigin &origin);
    void requestsLost(const MessageStream &stream, StreamLoss loss, const SegmentOrigin &origin);
    void addUntold(const SegmentOrigin &first, const SegmentOrigin &last, std::string_view method);
    void responsesLost(const MessageStream &stream, StreamLoss loss, const SegmentOrigin &origin);
    void tellIncomplete(const MessageStream &stream, TimeNs time);

    HttpContext &m_context;
    std::uint64_t m_serial = 0;
    std::array<Endpoint, 2> m_endpoints; ///< low, high
    std::array<MessageStream, 2> m_streams;
    std::array<BodyTally, 2> m_tallies;
    PairingQueue m_pairing;
    OddMethods m_oddMethods;
    StreamInterest m_interest = StreamInterest::Undecided;
    Direction m_towardsServer = Direction::LowToHigh;
    StreamPosition m_lastAcknowledged = 0; ///< by the end of the last request's header section
    static constexpr std::uint64_t kAnyNumber = std::numeric_limits<std::uint64_t>::max();

    /// How many requests that were not seen may still be answered.
    std::uint64_t m_unseenRequests = 0;
    ResponseClock m_clock;
    bool m_clientKnown = false;
    bool m_startSeen = false; ///< the capture holds the beginning of the connection
    bool m_isRelative = false; ///< the piece at hand shows that this is RTSP, SIP or ICAP
    std::array<bool, 2> m_proxyHeld {}; ///< what may be the header of a proxy is being collected
    bool m_givenUp = false; ///< told as lost, and still watched
    bool m_overTls = false; ///< the bytes are what a TLS connection carries
    bool m_tlsHeld = false; ///< a ClientHello is being collected
    std::array<bool, 2> m_tlsRecords {}; ///< in mid-connection, records of TLS were seen
    Direction m_tlsDirection = Direction::LowToHigh;
    bool m_expectsContinue = false; ///< the client waits before it sends the current body
    bool m_refused = false; ///< ... and the server answered that it does not want it
    bool m_tunnelAsked = false; ///< CONNECT or Upgrade: what follows may be no HTTP
    std::uint32_t m_transactions = 0;
    TlsHandler *m_tls = nullptr; ///< reads the connection from its ClientHello on
    Http2ConnectionPtr m_http2; ///< may be, or is, what the connection speaks
    bool m_isHttp2 = false; ///< ... it is
    bool m_http2Early = false; ///< ... the server spoke first
    bool m_prefaceHeld = false; ///< a part of its preface may have been taken for a start line
    std::array<std::uint32_t, 2> m_watchedPieces {};
    std::array<std::uint64_t, 2> m_watchedBytes {};
    std::array<bool, 2> m_gapSeen {};
};

} // namespace hitwatch
