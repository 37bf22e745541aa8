// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/hash.h"
#include "common/limits.h"
#include "tls/secret.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hitwatch {

/// What a line of a key log holds.
enum class TlsSecretKind : std::uint8_t {
    Master, ///< CLIENT_RANDOM: the master secret of TLS 1.2
    ClientHandshake, ///< CLIENT_HANDSHAKE_TRAFFIC_SECRET
    ServerHandshake, ///< SERVER_HANDSHAKE_TRAFFIC_SECRET
    ClientTraffic, ///< CLIENT_TRAFFIC_SECRET_0
    ServerTraffic, ///< SERVER_TRAFFIC_SECRET_0
    ClientEarly, ///< CLIENT_EARLY_TRAFFIC_SECRET
};

/// The secrets of a TLS key log (RFC 9850), found by the random of the ClientHello. Lines may come
/// in any order and cut anywhere; what is not a secret that is needed here is passed over. Only the
/// newest secrets are kept, in memory that is overwritten when they go. Not thread-safe.
class TlsKeyLog {
public:
    explicit TlsKeyLog(const EngineLimits &limits = {});
    ~TlsKeyLog();
    TlsKeyLog(const TlsKeyLog &) = delete;
    TlsKeyLog &operator=(const TlsKeyLog &) = delete;

    /// Takes the next part of the text. A last line without an end is kept until more comes.
    void feed(std::string_view text);
    /// There is no more text: a line without an end is complete.
    void endInput();
    /// Takes a text that begins and ends with a line, whatever feed() is in the middle of.
    void addLines(std::string_view lines);

    /// @param age 0 for the newest line of this random and kind, 1 for the one before, ...
    /// @returns nullptr when there is none; else valid until text is fed
    const TlsSecret *find(
        const TlsRandom &clientRandom, TlsSecretKind kind, unsigned age = 0) const;
    /// Whether there is any line of this random.
    bool knows(const TlsRandom &clientRandom) const;

    /// Grows whenever a secret was added: who did not find one need not look again before.
    std::uint64_t generation() const { return m_generation; }
    /// Grows whenever find() for the newest line or knows() found nothing: then whoever has more
    /// text should feed it.
    std::uint64_t misses() const { return m_misses; }
    std::size_t size() const { return m_entries.size(); } ///< secrets that are kept
    /// Secrets that had to go because of a limit.
    std::uint64_t evicted() const { return m_evicted; }

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;
    /// Longer than any line of interest, which has at most 194 bytes.
    static constexpr std::size_t kLineSize = 256;

    struct Entry {
        TlsRandom random {};
        TlsSecret secret;
        TlsSecretKind kind = TlsSecretKind::Master;
        std::uint32_t older = kNone; ///< of the same random
    };
    struct Hasher {
        std::size_t operator()(const TlsRandom &random) const { return hashText(asText(random)); }
    };

    void takeLine(std::string_view line);
    void add(const TlsRandom &random, TlsSecretKind kind, const TlsSecret &secret);
    /// @returns the place of an entry that may be written
    std::uint32_t makeRoom();
    void unlink(std::uint32_t at);

    std::size_t m_limit;
    std::size_t m_limitOfKind;
    std::vector<Entry> m_entries; ///< a ring once it is full
    std::size_t m_next = 0; ///< the oldest entry of a full ring
    std::unordered_map<TlsRandom, std::uint32_t, Hasher> m_newest;
    std::uint64_t m_generation = 0;
    mutable std::uint64_t m_misses = 0;
    std::uint64_t m_evicted = 0;

    std::array<char, kLineSize> m_line {}; ///< a line that is not complete
    std::size_t m_lineSize = 0;
    bool m_lineTooLong = false;
};

} // namespace hitwatch
