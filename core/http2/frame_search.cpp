// SPDX-License-Identifier: GPL-3.0-or-later
#include "http2/frame_search.h"

#include "http2/frame_header.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr unsigned kEnoughFrames = 3;
/// Three frames of the largest size that is sent without being asked for.
constexpr std::size_t kMostBytes = kEnoughFrames * (16'384 + Http2FrameHeader::kSize);

} // namespace

void FrameSearch::interrupt(HeldBytes &held, BlockPool &pool)
{
    held.release(pool);
    *this = FrameSearch(m_fewest);
}

bool FrameSearch::beginsPiece(std::size_t offset) const
{
    return std::any_of(m_begins.begin(), m_begins.begin() + static_cast<std::ptrdiff_t>(m_pieces),
        [offset](const Piece &piece) { return piece.offset == offset; });
}

void FrameSearch::add(
    ByteView piece, const SegmentOrigin &origin, HeldBytes &held, BlockPool &pool)
{
    if (m_pieces == m_begins.size() || held.size() + piece.size() > kMostBytes)
        interrupt(held, pool);
    m_begins[m_pieces] = { held.size(), origin };
    if (held.append(asText(piece), pool))
        ++m_pieces;
    else
        interrupt(held, pool);
}

std::optional<std::size_t> FrameSearch::find(const HeldBytes &held)
{
    const ByteView bytes = asBytes(held.text());
    const auto headerAt = [bytes](std::size_t at) { return Http2FrameHeader::read(&bytes[at]); };
    const auto fits = [bytes](std::size_t at) {
        return at + Http2FrameHeader::kSize <= bytes.size();
    };

    for (; fits(m_scanned); ++m_scanned) {
        if (m_candidates < m_list.size() && headerAt(m_scanned).isPlausible())
            m_list[m_candidates++] = { m_scanned, m_scanned, 0 };
    }
    std::optional<std::size_t> found;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_candidates && !found; ++i) {
        Candidate candidate = m_list[i];
        bool refuted = false;
        while (candidate.frames < kEnoughFrames && fits(candidate.next) && !refuted) {
            const Http2FrameHeader header = headerAt(candidate.next);
            refuted = !header.isPlausible();
            candidate.next += Http2FrameHeader::kSize + header.length;
            ++candidate.frames;
        }
        if (refuted)
            continue;
        const bool fillsSegments = candidate.next == bytes.size() && candidate.frames >= m_fewest
            && beginsPiece(candidate.start);
        if (candidate.frames >= kEnoughFrames || fillsSegments)
            found = candidate.start;
        m_list[kept++] = candidate;
    }
    m_candidates = kept;
    return found;
}

} // namespace hitwatch
