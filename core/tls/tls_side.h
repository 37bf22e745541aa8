// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tls/record_protection.h"
#include "tls/record_reader.h"

#include <cstdint>
#include <optional>
#include <span>

namespace hitwatch {

/// Opens the records that one end of a connection sends, under one set of keys after the other, and
/// finds the number of a record behind a hole: its tag tells.
class TlsSide {
public:
    /// One set of keys.
    struct Keys {
        TlsRecordProtection protection;
        const TlsCipherSuite *suite = nullptr;
        TlsSecret secret; ///< the traffic secret of TLS 1.3
    };
    struct Content {
        std::uint8_t type = 0;
        ByteView bytes;
        std::uint64_t lost = 0; ///< bytes of content in front of it, as far as is known
        SegmentOrigin lostOrigin;
    };

    bool hasKeys() const { return m_keys.suite != nullptr; }
    const Keys &keys() const { return m_keys; }
    /// The next record is the first under @p keys, but for those that a hole has hidden since.
    void setKeys(Keys keys);
    /// Nothing is protected any more, or not yet.
    void clearKeys() { setKeys({}); }
    /// A record was opened under these keys.
    bool hasOpened() const { return m_opened; }

    void addHole(const TlsHole &hole);
    bool hasHole() const { return !m_hole.empty(); }
    /// What was lost was not protected.
    void forgetHole() { m_hole = {}; }

    /// @param into for the content
    /// @returns nothing when no number that is possible fits
    std::optional<Content> open(const TlsRecord &record, std::span<std::uint8_t> into);
    /// The same under other keys, which are taken over if they fit.
    std::optional<Content> openWith(
        Keys &keys, const TlsRecord &record, std::span<std::uint8_t> into);
    /// One that is not whole: nothing is verified, so its number has to be known. @returns its
    /// content, with anything where bytes are missing
    std::optional<Content> openPart(const TlsRecord &record, std::span<std::uint8_t> into);
    /// How many in a row could not be opened.
    unsigned failures() const { return m_failures; }
    /// It could not be opened: @returns false when that happened so often that nothing will be.
    bool lose(const TlsRecord &record);

private:
    Content opened(
        const TlsRecord &record, TlsPlaintext plain, ByteView content, std::uint64_t lost);
    std::uint64_t overhead(const TlsRecord &record, std::size_t size) const;

    Keys m_keys;
    std::uint64_t m_sequence = 0; ///< of the record behind the last one that was opened
    TlsHole m_hole; ///< since then
    std::uint64_t m_tried = 0; ///< numbers within the hole that do not fit
    unsigned m_failures = 0; ///< in a row
    bool m_opened = false;
};

} // namespace hitwatch
