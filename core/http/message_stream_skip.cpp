// SPDX-License-Identifier: GPL-3.0-or-later
// How a MessageStream steps over what it cannot keep: the stream goes on behind it.
#include "http/http_syntax.h"
#include "http/message_stream.h"

#include <algorithm>

namespace hitwatch {

/// The header section at hand, @p heldBefore bytes of which came in earlier pieces, will not be
/// read. Where it ends is found all the same.
void MessageStream::skipHeldHead(Input &input, StreamLoss loss, std::size_t heldBefore)
{
    const std::string_view held = m_held.text();
    if (!m_wasInStep && m_lineSize == 0) {
        if (!m_anyMethod) {
            clear(input.shared);
            input.bytes = {};
            return;
        }
        m_phase = Phase::SkippingLine;
        m_lineTail = {};
        keepLineTail(held);
        input.bytes.remove_prefix(held.size() - heldBefore);
        m_held.release(input.shared.heads);
        return;
    }
    input.listener.onLoss(*this, loss, input.origin);
    m_phase = Phase::SkippingHead;
    m_skippedLine = SkippedLine::Empty;
    const std::size_t end = findSkippedEnd(held);
    const std::size_t taken = end == std::string_view::npos ? held.size() : end;
    input.bytes.remove_prefix(taken - heldBefore);
    m_held.release(input.shared.heads);
    if (end != std::string_view::npos)
        endSkip();
}

void MessageStream::keepLineTail(std::string_view bytes)
{
    const std::size_t kept = std::min(bytes.size(), m_lineTail.size());
    std::copy(m_lineTail.begin() + static_cast<std::ptrdiff_t>(kept), m_lineTail.end(),
        m_lineTail.begin());
    std::copy(bytes.end() - static_cast<std::ptrdiff_t>(kept), bytes.end(),
        m_lineTail.end() - static_cast<std::ptrdiff_t>(kept));
}

/// Only the end of the first line of a stream tells whether it was one of HTTP.
void MessageStream::skipLine(Input &input)
{
    const std::size_t end = input.bytes.find('\n');
    keepLineTail(input.bytes.substr(0, end));
    if (end == std::string_view::npos) {
        input.bytes = {};
        return;
    }
    input.bytes.remove_prefix(end + 1);
    if (!endsLikeRequest({ m_lineTail.data(), m_lineTail.size() })) {
        m_phase = Phase::Watching;
        refuseBeginning(input, {});
        input.bytes = {};
        return;
    }
    m_phase = Phase::Head;
    StartLine line;
    line.kind = StartLineKind::RefusedRequest;
    recognise(input, line);
    input.listener.onLoss(*this, StreamLoss::HeadTooLong, input.origin);
    m_phase = Phase::SkippingHead;
    m_skippedLine = SkippedLine::Empty;
}

void MessageStream::skipHead(Input &input)
{
    const std::size_t end = findSkippedEnd(input.bytes);
    if (end == std::string_view::npos) {
        input.bytes = {};
        return;
    }
    input.bytes.remove_prefix(end);
    endSkip();
}

/// Most requests have no body. How the body of a response is framed was not read.
void MessageStream::endSkip()
{
    m_phase = m_role == Role::Requests ? Phase::Start : Phase::Watching;
}

/// @returns where the blank line ends; npos when it is not in @p bytes.
std::size_t MessageStream::findSkippedEnd(std::string_view bytes)
{
    std::size_t begin = 0;
    while (begin < bytes.size()) {
        const std::size_t end = bytes.find('\n', begin);
        const std::string_view line = bytes.substr(begin, end - begin);
        if (!line.empty()) {
            m_skippedLine = m_skippedLine == SkippedLine::Empty && line == "\r"
                ? SkippedLine::CarriageReturn
                : SkippedLine::Text;
        }
        if (end == std::string_view::npos)
            break;
        if (m_skippedLine != SkippedLine::Text)
            return end + 1;
        m_skippedLine = SkippedLine::Empty;
        begin = end + 1;
    }
    return std::string_view::npos;
}

void MessageStream::setRole(Role role)
{
    m_role = role;
    // A head that began with the first byte of the stream is one in step, then.
    if (m_phase == Phase::Head && m_anyMethod)
        m_wasInStep = true;
    if (m_phase == Phase::SkippingLine) {
        m_phase = Phase::SkippingHead;
        m_skippedLine = SkippedLine::Text;
    }
}

} // namespace hitwatch
