// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/descriptor_reader.h"

#include "common/access_note.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hitwatch {

namespace {

Error openError(const std::string &name, int reason)
{
    const std::string path = name.empty() ? "'' (an empty name)" : name;
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
        return { ErrorCode::NotFound, path + " does not exist" };
    case EACCES:
    case EPERM:
        return { ErrorCode::PermissionDenied,
            path + " cannot be read: permission denied" + accessNote() };
    default:
        return { ErrorCode::SystemFailure,
            "cannot open " + path + ": " + std::strerror(reason) + "; try copying the file" };
    }
}

} // namespace

DescriptorReader::DescriptorReader(int descriptor, bool owned, const StopSignal &stop)
    : m_descriptor(descriptor)
    , m_owned(owned)
    , m_stop(stop)
{
}

DescriptorReader::~DescriptorReader()
{
    if (m_owned)
        close(m_descriptor);
}

Result<std::unique_ptr<DescriptorReader>> DescriptorReader::open(
    const std::string &path, const StopSignal &stop)
{
    const bool isStandardInput = path == "-";
    // Non-blocking, so that opening a named pipe does not wait for its writer; poll() does.
    const int descriptor = isStandardInput
        ? STDIN_FILENO
        : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return openError(path, errno);
    const int mode = fcntl(descriptor, F_GETFL);
    if (isStandardInput && (mode < 0 || (mode & O_ACCMODE) == O_WRONLY))
        return Error { ErrorCode::NotFound,
            "standard input is closed; pipe a capture into it, as in 'tcpdump -w - | ...'" };
    std::unique_ptr<DescriptorReader> reader(
        new DescriptorReader(descriptor, !isStandardInput, stop));

    struct stat facts = {};
    if (fstat(descriptor, &facts) != 0)
        return openError(isStandardInput ? "standard input" : path, errno);
    if (S_ISDIR(facts.st_mode))
        return Error { ErrorCode::InvalidInput,
            (isStandardInput ? std::string("standard input") : path)
                + " is a folder, not a capture file" };
    if (isatty(descriptor) != 0)
        return Error { ErrorCode::InvalidInput,
            "standard input is a terminal; pipe a capture into it, as in 'tcpdump -w - | ...'" };
    if (S_ISREG(facts.st_mode)) {
        reader->m_regular = true;
        const off_t start = lseek(descriptor, 0, SEEK_CUR);
        if (start >= 0 && facts.st_size > start)
            reader->m_size = static_cast<std::uint64_t>(facts.st_size - start);
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return reader;
}

ReadOutcome DescriptorReader::read(std::span<std::uint8_t> into, int maxWaitMs)
{
    for (;;) {
        if (!m_regular) {
            switch (m_stop.waitReadable(m_descriptor, maxWaitMs)) {
            case StopSignal::Wake::Stopped:
                return { ReadStatus::Stopped };
            case StopSignal::Wake::Timeout:
                return { ReadStatus::Timeout };
            case StopSignal::Wake::Readable:
            case StopSignal::Wake::Failed:
                break; // then read() tells the reason
            }
        }
        const ssize_t count = ::read(m_descriptor, into.data(), into.size());
        if (count > 0) {
            m_bytes += static_cast<std::uint64_t>(count);
            return { ReadStatus::Bytes, static_cast<std::size_t>(count) };
        }
        if (count == 0)
            return { ReadStatus::End };
        if (errno == EAGAIN && !m_regular)
            return { ReadStatus::Timeout };
        if (errno != EINTR) {
            m_error = std::strerror(errno);
            return { ReadStatus::Failed };
        }
        if (m_stop.isRaised())
            return { ReadStatus::Stopped };
    }
}

} // namespace hitwatch
