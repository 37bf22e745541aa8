// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/limits.h"
#include "net/decode_failure.h"
#include "net/ip_address.h"

#include <cstdint>
#include <vector>

namespace hitwatch {

/// What makes fragments belong together (RFC 791, 3.2; RFC 8200, 4.5). The place where they were
/// captured is no part of it.
struct FragmentKey {
    IpAddress source;
    IpAddress destination;
    std::uint32_t identification = 0;
    std::uint8_t protocol = 0; ///< IPv4 only: in IPv6 the first fragment alone has a say

    bool operator==(const FragmentKey &) const = default;
};

/// One fragment as it was captured.
struct Fragment {
    FragmentKey key;
    TimeNs time = 0;
    std::uint32_t offset = 0; ///< in bytes
    bool more = false;
    std::uint8_t protocol = 0; ///< what the datagram holds, says this fragment
    ByteView captured;
    std::size_t length = 0; ///< on the wire; captured.size() may be less
    std::uint32_t frameLength = 0;
};

struct FragmentResult {
    enum class Status : std::uint8_t {
        Held,
        Completed,
        Uninteresting, ///< part of a UDP datagram that is no tunnel
        Refused, ///< failure says why
    };

    Status status = Status::Held;
    DecodeFailure failure = DecodeFailure::BadFragment;
    bool contradicting = false; ///< IPv4: some bytes differ from those of an earlier fragment
    // Of the completed datagram:
    ByteView payload; ///< from its start up to the first byte that was not captured
    std::size_t length = 0;
    std::uint32_t frameLength = 0; ///< of all its fragments
    std::uint8_t protocol = 0;
};

/// Puts IP datagrams together: holes kept as the list of ranges received (after RFC 815), IPv6
/// datagrams with overlapping fragments discarded whole (RFC 5722), and in IPv4 the first copy of
/// a byte wins. A copy of a fragment (the same packet, captured at a second point) belongs to a
/// copy of the datagram, which is completed in its turn.
///
/// Bounded by EngineLimits in datagrams, bytes and packet time; the oldest datagram goes, in
/// constant time. One thread.
class FragmentReassembler {
public:
    /// Datagrams given up are counted in @p counters, which must outlive this object.
    FragmentReassembler(const EngineLimits &limits, DecodeCounters &counters);

    FragmentResult add(const Fragment &fragment);

    /// Payloads of completed datagrams are borrowed until this is called.
    void releaseCompleted();

    /// Gives up everything that is still incomplete, counted as timed out.
    void finish();

    std::size_t datagrams() const { return m_used; }
    std::size_t heldBytes() const { return m_heldBytes; }

private:
    static constexpr std::uint32_t kNone = 0xffff'ffff;

    struct Range {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::uint32_t frameLength = 0;
        std::uint32_t copies = 0; ///< seen again after the first time
    };

    struct Datagram {
        FragmentKey key;
        TimeNs firstTime = 0;
        std::vector<std::uint8_t> bytes;
        std::vector<Range> ranges; ///< sorted, disjoint
        std::uint32_t received = 0; ///< bytes in the ranges
        std::uint32_t length = 0; ///< known with the last fragment, else 0
        std::uint32_t missingFrom = 0; ///< offset of the first byte that was cut off, or kNone
        std::uint32_t bucket = 0;
        std::uint32_t nextInBucket = kNone;
        std::uint32_t newer = kNone;
        std::uint32_t older = kNone;
        std::uint8_t protocol = 0;
        bool firstSeen = false; ///< the fragment with offset 0
        bool discarded = false; ///< overlapping IPv6 fragments: nothing of it is wanted any more
        bool uninteresting = false; ///< UDP, and no tunnel
        bool completedOnce = false;

        std::size_t charge() const { return bytes.capacity() + ranges.capacity() * sizeof(Range); }
    };

    enum class Overlap : std::uint8_t { None, Copy, Agreeing, Contradicting };

    std::uint32_t bucketOf(const FragmentKey &key) const;
    std::uint32_t find(const FragmentKey &key, std::uint32_t bucket) const;
    std::uint32_t insert(const FragmentKey &key, std::uint32_t bucket, TimeNs time);
    void remove(std::uint32_t slot);
    void giveUp(std::uint32_t slot, DecodeFailure reason);
    void expire(TimeNs now);
    void enforceByteLimit();
    void discard(Datagram &datagram);

    static bool contradictsLength(const Datagram &datagram, const Fragment &fragment);
    static bool looksLikeTunnel(const Fragment &fragment);
    static Overlap overlapOf(const Datagram &datagram, const Fragment &fragment);
    static bool isOfAnother(const Datagram &datagram, const Fragment &fragment);
    static void countCopy(Datagram &datagram, const Fragment &fragment);
    static void store(Datagram &datagram, const Fragment &fragment);
    void accept(Datagram &datagram, const Fragment &fragment);
    FragmentResult complete(std::uint32_t slot);
    static void keepCopies(Datagram &datagram);

    std::size_t m_maxDatagrams;
    std::size_t m_maxBytes;
    TimeNs m_timeout;
    DecodeCounters &m_counters;

    std::vector<Datagram> m_slots;
    std::vector<std::uint32_t> m_freeSlots;
    std::vector<std::uint32_t> m_buckets;
    std::uint32_t m_oldest = kNone;
    std::uint32_t m_newest = kNone;
    std::size_t m_used = 0;
    std::size_t m_heldBytes = 0;
    std::vector<std::vector<std::uint8_t>> m_completed;
};

} // namespace hitwatch
