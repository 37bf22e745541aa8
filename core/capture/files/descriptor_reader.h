// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/byte_reader.h"
#include "capture/files/stop_signal.h"
#include "common/result.h"

#include <memory>
#include <string>

namespace hitwatch {

/// Reads a file, a named pipe, or standard input ("-").
class DescriptorReader final : public ByteReader {
public:
    /// @p stop must outlive the reader.
    static Result<std::unique_ptr<DescriptorReader>> open(
        const std::string &path, const StopSignal &stop);
    ~DescriptorReader() override;
    DescriptorReader(const DescriptorReader &) = delete;
    DescriptorReader &operator=(const DescriptorReader &) = delete;

    ReadOutcome read(std::span<std::uint8_t> into, int maxWaitMs) override;
    std::string error() const override { return m_error; }
    std::uint64_t storedBytes() const override { return m_bytes; }
    std::uint64_t storedSize() const override { return m_size; }
    bool isSeekable() const override { return m_regular; }

private:
    DescriptorReader(int descriptor, bool owned, const StopSignal &stop);

    int m_descriptor;
    bool m_owned;
    bool m_regular = false;
    const StopSignal &m_stop;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_size = 0;
    std::string m_error;
};

} // namespace hitwatch
