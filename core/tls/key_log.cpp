// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/key_log.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace hitwatch {

namespace {

struct KeyLogLabel {
    std::string_view name;
    TlsSecretKind kind;
};

constexpr std::array kKeyLogLabels {
    KeyLogLabel { "CLIENT_RANDOM", TlsSecretKind::Master },
    KeyLogLabel { "CLIENT_HANDSHAKE_TRAFFIC_SECRET", TlsSecretKind::ClientHandshake },
    KeyLogLabel { "SERVER_HANDSHAKE_TRAFFIC_SECRET", TlsSecretKind::ServerHandshake },
    KeyLogLabel { "CLIENT_TRAFFIC_SECRET_0", TlsSecretKind::ClientTraffic },
    KeyLogLabel { "SERVER_TRAFFIC_SECRET_0", TlsSecretKind::ServerTraffic },
    KeyLogLabel { "CLIENT_EARLY_TRAFFIC_SECRET", TlsSecretKind::ClientEarly },
};

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = static_cast<char>(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool readHex(std::string_view text, std::span<std::uint8_t> into)
{
    if (text.size() != 2 * into.size())
        return false;
    for (std::size_t at = 0; at < into.size(); ++at) {
        const int high = hexValue(text[2 * at]);
        const int low = hexValue(text[2 * at + 1]);
        if (high < 0 || low < 0)
            return false;
        into[at] = static_cast<std::uint8_t>((high << 4) | low);
    }
    return true;
}

/// Takes the next word off the front of a line.
std::string_view takeWord(std::string_view &line)
{
    constexpr std::string_view kBlanks = " \t";
    line.remove_prefix(std::min(line.find_first_not_of(kBlanks), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(kBlanks));
    line.remove_prefix(word.size());
    return word;
}

/// A master secret has 48 bytes (RFC 5246, 8.1), a traffic secret as many as the hash of its suite.
bool isSizeOf(TlsSecretKind kind, std::size_t size)
{
    return size == 48 || (size == 32 && kind != TlsSecretKind::Master);
}

} // namespace

TlsKeyLog::TlsKeyLog(const EngineLimits &limits)
    : m_limit(std::max<std::size_t>(limits.tlsSecrets, 1))
    , m_limitOfKind(std::max<std::size_t>(limits.tlsSecretsOfKind, 1))
{
}

TlsKeyLog::~TlsKeyLog()
{
    cleanse(m_line.data(), m_line.size());
}

void TlsKeyLog::feed(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        const bool complete = end != std::string_view::npos;
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(complete ? end + 1 : text.size());
        if (complete && m_lineSize == 0 && !m_lineTooLong) {
            takeLine(part);
            continue;
        }
        if (m_lineTooLong || part.size() > m_line.size() - m_lineSize) {
            m_lineTooLong = true;
        } else {
            std::ranges::copy(part, m_line.begin() + static_cast<std::ptrdiff_t>(m_lineSize));
            m_lineSize += part.size();
        }
        if (complete)
            endInput();
    }
}

void TlsKeyLog::addLines(std::string_view lines)
{
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find_first_of("\r\n"));
        takeLine(line);
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    }
}

void TlsKeyLog::endInput()
{
    if (!m_lineTooLong)
        takeLine({ m_line.data(), m_lineSize });
    cleanse(m_line.data(), m_line.size());
    m_lineSize = 0;
    m_lineTooLong = false;
}

void TlsKeyLog::takeLine(std::string_view line)
{
    const std::string_view name = takeWord(line);
    const auto *const label = std::ranges::find(kKeyLogLabels, name, &KeyLogLabel::name);
    if (label == kKeyLogLabels.end())
        return;
    TlsRandom random;
    if (!readHex(takeWord(line), random))
        return;
    const std::string_view digits = takeWord(line);
    if (!isSizeOf(label->kind, digits.size() / 2) || !takeWord(line).empty())
        return;
    TlsSecret secret(digits.size() / 2);
    if (readHex(digits, secret.writable()))
        add(random, label->kind, secret);
}

void TlsKeyLog::add(const TlsRandom &random, TlsSecretKind kind, const TlsSecret &secret)
{
    std::vector<Entry *> same; // newest first
    const auto known = m_newest.find(random);
    if (known != m_newest.end()) {
        for (std::uint32_t at = known->second; at != kNone; at = m_entries[at].older) {
            if (m_entries[at].kind == kind)
                same.push_back(&m_entries[at]);
        }
    }
    // The same line again is nothing new: a log may be read twice, and stand in a capture as well.
    if (std::ranges::any_of(same, [&](const Entry *entry) { return entry->secret == secret; }))
        return;
    ++m_generation;
    if (same.size() >= m_limitOfKind) {
        for (std::size_t at = same.size() - 1; at > 0; --at)
            same[at]->secret = same[at - 1]->secret;
        same.front()->secret = secret;
        ++m_evicted;
        return;
    }
    const std::uint32_t place = makeRoom();
    const auto newest = m_newest.try_emplace(random, kNone).first;
    m_entries[place] = { random, secret, kind, std::exchange(newest->second, place) };
}

std::uint32_t TlsKeyLog::makeRoom()
{
    if (m_entries.size() < m_limit) {
        m_entries.emplace_back();
        return static_cast<std::uint32_t>(m_entries.size() - 1);
    }
    const auto place = static_cast<std::uint32_t>(m_next);
    m_next = (m_next + 1) % m_entries.size();
    unlink(place);
    ++m_evicted;
    return place;
}

void TlsKeyLog::unlink(std::uint32_t at)
{
    const auto newest = m_newest.find(m_entries[at].random);
    std::uint32_t *link = &newest->second;
    while (*link != at)
        link = &m_entries[*link].older;
    *link = m_entries[at].older;
    if (newest->second == kNone)
        m_newest.erase(newest);
}

const TlsSecret *TlsKeyLog::find(
    const TlsRandom &clientRandom, TlsSecretKind kind, unsigned age) const
{
    const auto newest = m_newest.find(clientRandom);
    std::uint32_t at = newest == m_newest.end() ? kNone : newest->second;
    const bool isMiss = age == 0;
    for (; at != kNone; at = m_entries[at].older) {
        if (m_entries[at].kind == kind && age-- == 0)
            return &m_entries[at].secret;
    }
    m_misses += isMiss;
    return nullptr;
}

bool TlsKeyLog::knows(const TlsRandom &clientRandom) const
{
    const bool known = m_newest.contains(clientRandom);
    m_misses += !known;
    return known;
}

} // namespace hitwatch
