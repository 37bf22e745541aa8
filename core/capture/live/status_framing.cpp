// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/status_framing.h"

#include "capture/live/little_endian.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace hitwatch {
namespace {

constexpr std::uint32_t kStatusMagic = 0x54535748; // "HWST"

constexpr bool isPrintable(char character)
{
    return character >= ' ' && character <= '~';
}

/// Builds one payload.
class PayloadWriter {
public:
    explicit PayloadWriter(std::vector<std::uint8_t> &out)
        : m_out(out)
    {
    }
    template <typename Unsigned> void number(Unsigned value)
    {
        m_out.resize(m_out.size() + sizeof value);
        storeLittle(m_out.data() + m_out.size() - sizeof value, value);
    }
    void text(std::string_view value, std::size_t longest)
    {
        for (const char character : value.substr(0, longest))
            m_out.push_back(static_cast<std::uint8_t>(isPrintable(character) ? character : '?'));
    }

private:
    std::vector<std::uint8_t> &m_out;
};

/// Takes one payload apart. Remembers the first thing that was wrong.
class PayloadReader {
public:
    PayloadReader(ByteView payload, std::uint32_t interfaceCount)
        : m_rest(payload)
        , m_interfaceCount(interfaceCount)
    {
    }

    template <typename Unsigned> Unsigned number()
    {
        if (m_rest.size() < sizeof(Unsigned)) {
            fail("a status message that is too short");
            return 0;
        }
        const auto value = loadLittle<Unsigned>(m_rest.data());
        m_rest = m_rest.subspan(sizeof(Unsigned));
        return value;
    }
    std::uint32_t interface()
    {
        const auto value = number<std::uint32_t>();
        if (value >= m_interfaceCount)
            fail("a status message about an interface that was not asked for");
        return value;
    }
    /// A number from @p first to @p last.
    std::uint8_t choice(std::uint8_t first, std::uint8_t last)
    {
        const auto value = number<std::uint8_t>();
        if (value < first || value > last)
            fail("a status message with an unknown code");
        return value;
    }
    std::string text(std::size_t longest)
    {
        const std::string_view value = asText(m_rest);
        m_rest = {};
        if (value.size() > longest || !std::all_of(value.begin(), value.end(), isPrintable))
            fail("a status message with a wrong text");
        return std::string(value.substr(0, longest));
    }
    void fail(const char *what)
    {
        if (m_problem == nullptr)
            m_problem = what;
    }
    const char *problem() const
    {
        if (m_problem == nullptr && !m_rest.empty())
            return "a status message that is too long";
        return m_problem;
    }

private:
    ByteView m_rest;
    std::uint32_t m_interfaceCount;
    const char *m_problem = nullptr;
};

struct PayloadEncoder {
    PayloadWriter out;

    void operator()(const HelperHello &hello) { out.number(hello.version); }
    void operator()(const InterfaceOpened &opened)
    {
        out.number(opened.interface);
        out.number(opened.linkType);
        out.number(std::uint8_t { opened.nanoseconds });
        out.text(opened.name, kLongestInterfaceName);
    }
    void operator()(const HelperReady &) { }
    void operator()(const InterfaceStatistics &statistics)
    {
        out.number(statistics.interface);
        out.number(statistics.received);
        out.number(statistics.dropped);
        out.number(statistics.interfaceDropped);
    }
    void operator()(const InterfaceGone &gone)
    {
        out.number(gone.interface);
        out.number(static_cast<std::uint8_t>(gone.reason));
        out.text(gone.text, kLongestStatusText);
    }
    void operator()(const HelperFailure &failure)
    {
        out.number(static_cast<std::uint8_t>(failure.code));
        out.text(failure.text, kLongestStatusText);
    }
};

/// Braced initialisers below are evaluated from left to right, so the fields are read in order.
std::optional<StatusMessage> decode(std::uint16_t type, PayloadReader &in)
{
    switch (type) {
    case 1:
        return HelperHello { in.number<std::uint32_t>() };
    case 2:
        return InterfaceOpened { in.interface(), in.number<std::uint32_t>(), in.choice(0, 1) == 1,
            in.text(kLongestInterfaceName) };
    case 3:
        return HelperReady {};
    case 4:
        return InterfaceStatistics { in.interface(), in.number<std::uint64_t>(),
            in.number<std::uint64_t>(), in.number<std::uint64_t>() };
    case 5:
        return InterfaceGone { in.interface(), static_cast<GoneReason>(in.choice(1, 3)),
            in.text(kLongestStatusText) };
    case 6:
        return HelperFailure { static_cast<FailureCode>(in.choice(1, 4)),
            in.text(kLongestStatusText) };
    default:
        return std::nullopt;
    }
}

} // namespace

void appendStatusFrame(std::vector<std::uint8_t> &out, const StatusMessage &message)
{
    const std::size_t start = out.size();
    out.resize(start + kStatusHeaderBytes);
    std::visit(PayloadEncoder { PayloadWriter(out) }, message);
    const std::size_t length = out.size() - start - kStatusHeaderBytes;
    storeLittle(out.data() + start, kStatusMagic);
    storeLittle(out.data() + start + 4, static_cast<std::uint16_t>(message.index() + 1));
    storeLittle(out.data() + start + 6, static_cast<std::uint16_t>(length));
}

StatusFrameReader::StatusFrameReader(std::uint32_t interfaceCount)
    : m_interfaceCount(interfaceCount)
{
}

void StatusFrameReader::append(ByteView bytes)
{
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(m_begin));
    m_begin = 0;
    m_held.insert(m_held.end(), bytes.begin(), bytes.end());
}

FrameStatus StatusFrameReader::invalid(const char *what)
{
    m_problem = what;
    return FrameStatus::Invalid;
}

FrameStatus StatusFrameReader::next(StatusMessage &message)
{
    if (!m_problem.empty())
        return FrameStatus::Invalid;
    const ByteView rest = ByteView(m_held).subspan(m_begin);
    if (rest.size() < kStatusHeaderBytes)
        return FrameStatus::Incomplete;
    if (loadLittle<std::uint32_t>(rest.data()) != kStatusMagic)
        return invalid("a status message does not start with its magic number");
    const auto type = loadLittle<std::uint16_t>(rest.data() + 4);
    const auto length = loadLittle<std::uint16_t>(rest.data() + 6);
    if (length > kLongestStatusPayload)
        return invalid("a status message that is too long");
    if (rest.size() < kStatusHeaderBytes + length)
        return FrameStatus::Incomplete;

    PayloadReader payload(rest.subspan(kStatusHeaderBytes, length), m_interfaceCount);
    std::optional<StatusMessage> decoded = decode(type, payload);
    if (!decoded)
        return invalid("a status message of an unknown type");
    if (payload.problem() != nullptr)
        return invalid(payload.problem());
    message = std::move(*decoded);
    m_begin += kStatusHeaderBytes + length;
    return FrameStatus::Complete;
}

} // namespace hitwatch
