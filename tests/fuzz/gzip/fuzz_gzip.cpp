// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as gzip: read at once, in pieces and byte by byte, in and out, they give the same.
#include "capture/files/gzip_reader.h"
#include "capture/files/memory_reader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace hitwatch;

namespace {

// A few kilobytes of gzip can hold gigabytes; the rest would only cost time.
constexpr std::size_t kMostBytes = std::size_t { 64 } * 1024;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Hands out at most so many bytes at a time.
class SlowReader final : public ByteReader {
public:
    /// @param begun bytes that somebody has read already
    SlowReader(ByteView bytes, std::size_t begun, std::size_t step)
        : m_reader(bytes)
        , m_step(step)
    {
        std::vector<std::uint8_t> start(begun);
        m_reader.read(start, 0);
    }
    ReadOutcome read(std::span<std::uint8_t> into, int maxWaitMs) override
    {
        return m_reader.read(into.first(std::min(into.size(), m_step)), maxWaitMs);
    }
    std::string error() const override { return m_reader.error(); }
    std::uint64_t storedBytes() const override { return m_reader.storedBytes(); }
    std::uint64_t storedSize() const override { return m_reader.storedSize(); }
    bool isSeekable() const override { return true; }

private:
    MemoryReader m_reader;
    std::size_t m_step;
};

struct Reading {
    std::vector<std::uint8_t> bytes;
    ReadStatus status = ReadStatus::Bytes;
    std::string error;

    bool operator==(const Reading &) const = default;
};

Reading readAll(ByteView file, std::size_t begun, std::size_t stepIn, std::size_t stepOut)
{
    GzipReader reader(std::make_unique<SlowReader>(file, begun, stepIn), file.first(begun));
    Reading reading;
    std::vector<std::uint8_t> into(stepOut);
    while (reading.status == ReadStatus::Bytes && reading.bytes.size() < kMostBytes) {
        const ReadOutcome outcome = reader.read(into, 0);
        reading.status = outcome.status;
        if (outcome.status != ReadStatus::Bytes)
            break;
        require(outcome.count > 0 && outcome.count <= into.size());
        reading.bytes.insert(reading.bytes.end(), into.begin(),
            into.begin() + static_cast<std::ptrdiff_t>(outcome.count));
    }
    require(reader.storedBytes() <= file.size());
    if (reading.bytes.size() >= kMostBytes) {
        reading.bytes.resize(kMostBytes);
        reading.status = ReadStatus::Bytes;
    }
    reading.error = reading.status == ReadStatus::Damaged ? reader.error() : std::string();
    require(reading.status != ReadStatus::Damaged || !reading.error.empty());
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<std::uint8_t> file(data, data + size);
    if (!isGzip(file))
        return 0;
    const Reading whole = readAll(file, file.size(), file.size(), kMostBytes);
    require(readAll(file, 2, 1, kMostBytes) == whole);
    require(readAll(file, 2, 7, 13) == whole);
    // Out byte by byte as well, where that does not take long.
    if (whole.bytes.size() < 4096)
        require(readAll(file, 2, 1, 1) == whole);
    return 0;
}
