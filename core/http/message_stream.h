// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/body_framing.h"
#include "http/chunked_reader.h"
#include "common/held_bytes.h"
#include "http/message_parser.h"
#include "http/start_line.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace hitwatch {

class MessageStream;

/// A message whose header section is complete. The texts are valid until the
/// stream is fed again, or until onTextsEnd().
struct MessageHead {
    const StartLine &line;
    const HeaderFields &fields;
    SegmentOrigin first; ///< packet with the first byte of the message; position of that byte
    SegmentOrigin last; ///< packet with the end of the header section; position behind it
};

/// Where a stream lost its step.
enum class StreamLoss : std::uint8_t {
    BetweenMessages, ///< a gap where a message would have begun
    InHead, ///< a gap inside a header section
    InBody, ///< a gap in a body, behind whose end nothing is known
    Malformed, ///< bytes that are no message where one should begin, or a broken chunk
    HeadTooLong, ///< a header section over the limit
    HeadRefused, ///< no memory left in the budget of half-received header sections
};

/// Is told what a MessageStream finds.
class MessageListener {
public:
    virtual ~MessageListener() = default;

    /// The role of a stream without one became known by a complete start line.
    virtual void onRecognised(MessageStream &stream, StartLineKind kind) = 0;
    /// @returns how the body behind this header section is framed.
    virtual BodyFraming onHead(MessageStream &stream, const MessageHead &head) = 0;
    virtual void onBody(
        MessageStream &stream, std::uint64_t bytes, const SegmentOrigin &origin) = 0;
    virtual void onMessageEnd(MessageStream &stream, const SegmentOrigin &origin) = 0;
    virtual void onLoss(MessageStream &stream, StreamLoss loss, const SegmentOrigin &origin) = 0;
    /// What was held as the first bytes of the stream begins no message.
    virtual void onRefusedStart(std::string_view bytes) = 0;
    /// The texts of the last MessageHead are about to end, before the stream was fed to its end.
    virtual void onTextsEnd() = 0;
    /// Is @p method one that text in the middle of a stream may begin a request with?
    virtual bool knowsMethod(std::string_view method) const = 0;
    /// Is there a request that a response at @p where, found out of step, can be for?
    virtual bool explainsResponse(const SegmentOrigin &where) const = 0;
    /// Bytes that belong to another protocol.
    virtual void onOpaque(
        MessageStream &stream, std::string_view bytes, const SegmentOrigin &origin) = 0;
    /// May a start line where the body of the current message should begin be a new message?
    virtual bool bodyMayBeMissing(const MessageStream &stream) const = 0;
};

/// Cuts one direction of a connection into messages: header sections are parsed, bodies stepped
/// over. Out of step, it looks at the beginning of each delivered piece for a start line that can
/// be one: of a response that some request explains, or of a request with a known method; any token
/// is a method only in step and in the first bytes of a stream, for the end of a method or a word
/// of another protocol may begin a piece by chance.
class MessageStream {
public:
    enum class Phase : std::uint8_t {
        Watching, ///< out of step
        Start, ///< in step; the next byte begins a message
        Head, ///< a message began; its header section is not complete
        SkippingLine, ///< the first line of the stream is over the limit: what it is, its end tells
        SkippingHead, ///< a header section that is not kept; it ends with a blank line
        LengthBody,
        ChunkedBody,
        UntilClose,
        Opaque, ///< a tunnel, or another protocol
    };
    enum class Role : std::uint8_t { Unknown, Requests, Responses };

    /// What all streams of an analyzer share.
    struct Shared {
        MessageParser parser;
        BlockPool heads;
        std::size_t headerBytes;
    };

    void feed(std::string_view bytes, const SegmentOrigin &origin, Shared &shared,
        MessageListener &listener);
    void gap(std::uint64_t length, const SegmentOrigin &origin, Shared &shared,
        MessageListener &listener);
    /// The stream ends here; a body that runs until then is complete.
    void end(const SegmentOrigin &origin, Shared &shared, MessageListener &listener);

    void setRole(Role role);
    Role role() const { return m_role; }
    Phase phase() const { return m_phase; }
    /// In step from here on: the next byte begins a message.
    void expectMessage() { m_phase = Phase::Start; }
    /// The next byte is the very first one of the stream.
    void expectBeginning() { m_atBeginning = true; }
    /// The first bytes of the stream were seen, and cannot begin a message.
    bool beginningRefused() const { return m_beginningRefused; }
    /// Bytes at hand may begin another protocol: they are not within what may be a message.
    bool mayBeginOther() const { return m_phase == Phase::Watching && !m_emptyLinesSeen; }
    void becomeOpaque() { m_phase = Phase::Opaque; }
    bool inBody() const
    {
        return m_phase == Phase::LengthBody || m_phase == Phase::ChunkedBody
            || m_phase == Phase::UntilClose;
    }
    /// No byte of the current body was seen.
    bool bodyUntouched() const { return inBody() && !m_bodyBegun; }
    /// Bytes of an incomplete header section.
    std::string_view heldHead() const { return m_held.text(); }
    /// When a preface was recognised: how much of it came in front of the piece at hand. Positions do
    /// not tell: over TLS they are those of records.
    std::size_t heldBefore() const { return m_searchFrom; }
    /// The method of the incomplete head may be any token.
    bool headTrusted() const { return m_anyMethod; }
    const SegmentOrigin &headOrigin() const { return m_headFirst; }
    /// Gives back what is held; texts of the last MessageHead end here.
    void releaseHead(Shared &shared);
    /// Gives back whatever is held and is out of step.
    void clear(Shared &shared);
    /// For handlers of other protocols: collects bytes in the room of a header section.
    bool hold(std::string_view bytes, const SegmentOrigin &origin, Shared &shared);
    /// Hands over what hold() collected; the caller releases it.
    HeldBytes takeHeld() { return std::exchange(m_held, HeldBytes()); }

private:
    struct Input {
        std::string_view bytes;
        const SegmentOrigin &origin;
        Shared &shared;
        MessageListener &listener;
        bool atPieceStart = true;
        StreamPosition pieceEnd = 0;

        SegmentOrigin here() const
        {
            return { origin.time, origin.interfaceIndex, pieceEnd - bytes.size(),
                origin.acknowledged };
        }
    };

    void takeStart(Input &input);
    void takeWholeHead(Input &input, const StartLine &line);
    void takeHeldHead(Input &input);
    void skipHeldHead(Input &input, StreamLoss loss, std::size_t heldBefore);
    void skipLine(Input &input);
    void skipHead(Input &input);
    void keepLineTail(std::string_view bytes);
    void endSkip();
    std::size_t findSkippedEnd(std::string_view bytes);
    bool readHeldLine(Input &input, std::size_t heldBefore);
    void refuseBeginning(Input &input, std::string_view bytes);
    void retryPiece(Input &input, std::size_t heldBefore);
    void takeBody(Input &input);
    void completeHead(Input &input, const StartLine &line, const HeaderFields &fields);
    void beginHold(Input &input);
    void lose(Input &input, StreamLoss loss);
    bool accepts(const StartLine &line, bool inStep, const SegmentOrigin &where,
        const MessageListener &listener) const;
    bool recognise(Input &input, const StartLine &line);
    HeaderSection readFields(const Input &input, const StartLine &line, std::string_view bytes);
    bool startsNewMessage(const Input &input) const;

    enum class SkippedLine : std::uint8_t { Empty, CarriageReturn, Text };

    Phase m_phase = Phase::Watching;
    Role m_role = Role::Unknown;
    SkippedLine m_skippedLine = SkippedLine::Empty; ///< what was seen of the line at hand
    bool m_atBeginning = false; ///< no byte of the stream was seen or lost
    bool m_emptyLinesSeen = false; ///< and nothing else
    bool m_beginningRefused = false;
    bool m_anyMethod = false; ///< the head began in step or with the first byte of the stream
    bool m_bodyBegun = false;
    bool m_wasInStep = false; ///< the held head was begun in step: failing is a loss
    bool m_releaseHead = false; ///< the held head is complete, its texts may still be in use
    std::size_t m_lineSize = 0; ///< of the start line; 0 while that is not complete
    std::size_t m_searchFrom = 0; ///< where in the held head the last unfinished line begins
    std::uint64_t m_bodyLeft = 0;
    ChunkedReader m_chunks;
    std::array<char, 16> m_lineTail {}; ///< the last bytes of a line that is being skipped
    HeldBytes m_held;
    SegmentOrigin m_headFirst;
};

} // namespace hitwatch
