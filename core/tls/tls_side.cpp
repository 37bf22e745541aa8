// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls/tls_side.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

/// A hole that may have hidden more records is not searched further.
constexpr std::uint64_t kMostNumbers = 65'536;
/// What one record may cost; the next one goes on with the other numbers.
constexpr std::uint64_t kTriesPerRecord = 4096;
constexpr std::uint64_t kBytesPerRecord = 16ULL << 20;
/// As many records in a row that do not verify are not followed by one that does.
constexpr unsigned kMostFailures = 64;

std::uint64_t triesFor(const TlsRecord &record)
{
    return std::clamp<std::uint64_t>(
        kBytesPerRecord / (record.fragment.size() + 1), 1, kTriesPerRecord);
}

} // namespace

void TlsSide::setKeys(Keys keys)
{
    m_keys = std::move(keys);
    m_sequence = 0;
    m_tried = 0;
    m_failures = 0;
    m_opened = false;
}

void TlsSide::addHole(const TlsHole &hole)
{
    if (m_hole.empty())
        m_hole.origin = hole.origin;
    m_hole.bytes += hole.bytes;
    m_hole.fewest += hole.fewest;
    m_hole.most += hole.most;
    m_tried = 0;
}

std::optional<TlsSide::Content> TlsSide::open(const TlsRecord &record, std::span<std::uint8_t> into)
{
    const auto at = [&](std::uint64_t number) {
        return m_keys.protection.open(number, record.header, record.fragment, into);
    };
    if (m_hole.empty()) {
        const std::optional<TlsPlaintext> plain = at(m_sequence);
        if (!plain)
            return {};
        return opened(record, *plain, into.first(plain->size), 0);
    }
    const std::uint64_t range = std::min(m_hole.most - m_hole.fewest, kMostNumbers) + 1;
    if (m_tried >= range)
        m_tried = 0;
    const std::uint64_t end = std::min(range, m_tried + triesFor(record));
    for (; m_tried < end; ++m_tried) {
        const std::uint64_t lost = m_hole.fewest + m_tried;
        if (const std::optional<TlsPlaintext> plain = at(m_sequence + lost))
            return opened(record, *plain, into.first(plain->size), lost);
    }
    return {};
}

std::optional<TlsSide::Content> TlsSide::openWith(
    Keys &keys, const TlsRecord &record, std::span<std::uint8_t> into)
{
    if (!keys.suite)
        return {};
    const std::uint64_t end = std::min({ m_hole.most, kMostNumbers, triesFor(record) }) + 1;
    for (std::uint64_t number = 0; number < end; ++number) {
        const std::optional<TlsPlaintext> plain =
            keys.protection.open(number, record.header, record.fragment, into);
        if (!plain)
            continue;
        setKeys(std::move(keys));
        Content content = opened(record, *plain, into.first(plain->size), m_hole.fewest);
        m_sequence = number + 1;
        return content;
    }
    return {};
}

std::optional<TlsSide::Content> TlsSide::openPart(
    const TlsRecord &record, std::span<std::uint8_t> into)
{
    constexpr std::uint8_t application = static_cast<std::uint8_t>(TlsContent::Application);
    const TlsCipherSuite *const suite = m_keys.suite;
    if (!suite || !m_opened || !m_hole.empty() || record.missingFrom < suite->explicitNonceSize())
        return {};
    const std::optional<std::size_t> opened =
        m_keys.protection.openUnverified(m_sequence, record.fragment, into);
    if (!opened)
        return {};
    Content content { record.header[0], into.first(*opened), 0, {} };
    if (suite->tls13) {
        std::size_t size = *opened;
        while (size > record.missingTo && into[size - 1] == 0)
            --size;
        const bool typeIsThere = size > record.missingTo;
        content.type = typeIsThere ? into[size - 1] : application;
        content.bytes = into.first(size > 0 ? size - 1 : 0);
    }
    ++m_sequence;
    return content;
}

/// What protection adds to a record with @p size bytes of content.
std::uint64_t TlsSide::overhead(const TlsRecord &record, std::size_t size) const
{
    const TlsCipherSuite &suite = *m_keys.suite;
    // What was padded, and how far, is not known: it is taken to be as in the record at hand.
    if (suite.isCbc())
        return kTlsRecordHeaderSize + record.fragment.size() - size;
    return kTlsRecordHeaderSize + suite.explicitNonceSize() + suite.tagSize + (suite.tls13 ? 1 : 0);
}

TlsSide::Content TlsSide::opened(
    const TlsRecord &record, TlsPlaintext plain, ByteView bytes, std::uint64_t lost)
{
    Content content { plain.type, bytes, 0, m_hole.origin };
    if (!m_hole.empty()) {
        const std::uint64_t added = lost * overhead(record, plain.size);
        content.lost = m_hole.bytes > added ? m_hole.bytes - added : 1;
    }
    m_sequence += lost + 1;
    m_hole = {};
    m_tried = 0;
    m_failures = 0;
    m_opened = true;
    return content;
}

bool TlsSide::lose(const TlsRecord &record)
{
    if (m_hole.empty())
        m_hole.origin = record.first;
    m_hole.bytes += kTlsRecordHeaderSize + record.fragment.size();
    ++m_hole.fewest;
    ++m_hole.most;
    return ++m_failures < kMostFailures;
}

} // namespace hitwatch
