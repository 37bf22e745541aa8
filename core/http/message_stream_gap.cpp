// SPDX-License-Identifier: GPL-3.0-or-later
// How a MessageStream steps over gaps, loses its step, and ends.
#include "http/message_stream.h"

#include <algorithm>

namespace hitwatch {

void MessageStream::gap(
    std::uint64_t length, const SegmentOrigin &origin, Shared &shared, MessageListener &listener)
{
    Input input { {}, origin, shared, listener };
    m_atBeginning = false;
    std::uint64_t stepped = 0;
    if (m_phase == Phase::LengthBody) {
        stepped = std::min(length, m_bodyLeft);
        m_bodyLeft -= stepped;
    } else if (m_phase == Phase::ChunkedBody) {
        stepped = std::min(length, m_chunks.contentLeft());
        if (stepped > 0)
            m_chunks.skip(stepped);
    } else if (m_phase == Phase::UntilClose) {
        stepped = length;
    }
    if (stepped > 0) {
        m_bodyBegun = true;
        listener.onBody(*this, stepped, origin);
    }
    if (m_phase == Phase::LengthBody && m_bodyLeft == 0) {
        m_phase = Phase::Start;
        listener.onMessageEnd(*this, origin);
    }
    if (stepped == length || m_phase == Phase::Opaque)
        return;
    const bool guessing = m_phase == Phase::Head && !m_wasInStep && m_lineSize == 0;
    // What is skipped was counted as lost already.
    const bool skipping = m_phase == Phase::SkippingLine || m_phase == Phase::SkippingHead;
    if (guessing || skipping)
        clear(shared);
    if (m_phase == Phase::Watching && m_role == Role::Unknown)
        return;
    const bool inHead = m_phase == Phase::Head;
    lose(input,
        inHead                        ? StreamLoss::InHead
            : m_phase == Phase::Start ? StreamLoss::BetweenMessages
                                      : StreamLoss::InBody);
}

void MessageStream::end(const SegmentOrigin &origin, Shared &shared, MessageListener &listener)
{
    const bool body = inBody();
    clear(shared);
    if (body)
        listener.onMessageEnd(*this, origin);
}

void MessageStream::clear(Shared &shared)
{
    m_releaseHead = false;
    m_held.release(shared.heads);
    if (m_phase != Phase::Opaque)
        m_phase = Phase::Watching;
}

void MessageStream::lose(Input &input, StreamLoss loss)
{
    // What only looked like the beginning of a message, out of step, is no further loss. Else the
    // listener still sees the phase and the held head.
    if (m_phase != Phase::Head || m_wasInStep || m_lineSize != 0)
        input.listener.onLoss(*this, loss, input.origin);
    clear(input.shared);
}

void MessageStream::releaseHead(Shared &shared)
{
    if (!m_releaseHead)
        return;
    m_releaseHead = false;
    m_held.release(shared.heads);
}

bool MessageStream::hold(std::string_view bytes, const SegmentOrigin &origin, Shared &shared)
{
    m_atBeginning = false;
    if (m_held.empty())
        m_headFirst = origin;
    return m_held.size() + bytes.size() <= shared.headerBytes && m_held.append(bytes, shared.heads);
}

} // namespace hitwatch
