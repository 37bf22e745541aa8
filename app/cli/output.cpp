// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "app/options/standard_streams.h"
#include "common/access_note.h"

#include <QFile>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hitwatch {

namespace {

Error writeError(const QString &name, int errorNumber)
{
    const std::string what = name.isEmpty() ? "standard output" : "'" + name.toStdString() + "'";
    const char *advice = errorNumber == ENOSPC || errorNumber == EDQUOT
        ? "free some space and start again"
        : "choose another location with --output";
    const ErrorCode code = errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS
        ? ErrorCode::PermissionDenied
        : errorNumber == ENOENT ? ErrorCode::NotFound
                                : ErrorCode::SystemFailure;
    const std::string note = code == ErrorCode::PermissionDenied ? accessNote() : std::string();
    return { code,
        "cannot write to " + what + ": " + std::strerror(errorNumber) + note + "; " + advice };
}

bool isSameFile(int descriptor, const QString &path)
{
    struct stat left { };
    struct stat right { };
    return fstat(descriptor, &left) == 0 && S_ISREG(left.st_mode)
        && stat(QFile::encodeName(path).constData(), &right) == 0 && left.st_dev == right.st_dev
        && left.st_ino == right.st_ino;
}

} // namespace

Result<Output> Output::open(const QString &path, const QString &input)
{
    if (path.isEmpty()) {
        if (!canWriteStandardOutput())
            return Error { ErrorCode::NotFound,
                "cannot write to standard output: it is closed; choose another place with "
                "--output" };
        return Output(STDOUT_FILENO, {});
    }
    const bool isNew = access(QFile::encodeName(path).constData(), F_OK) != 0;
    const int descriptor = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (descriptor < 0)
        return writeError(path, errno);
    Output output(descriptor, path);
    output.m_isNew = isNew;
    if (!input.isEmpty() && isSameFile(descriptor, input)) {
        return Error { ErrorCode::InvalidInput,
            "cannot write to '" + path.toStdString()
                + "': it is the capture file being read; choose another location with --output" };
    }
    return output;
}

Output::Output(int descriptor, QString name)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
{
}

Output::Output(Output &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_name(std::move(other.m_name))
    , m_fresh(other.m_fresh)
    , m_isNew(other.m_isNew)
    , m_closed(other.m_closed)
    , m_error(std::move(other.m_error))
{
}

Output::~Output()
{
    if (m_descriptor > STDERR_FILENO)
        close(m_descriptor);
}

bool Output::write(std::string_view text)
{
    if (m_closed || m_error)
        return false;
    struct stat info { };
    const bool replaces = std::exchange(m_fresh, false) && !m_name.isEmpty()
        && fstat(m_descriptor, &info) == 0 && S_ISREG(info.st_mode);
    if (replaces)
        replaceFile(text);
    else
        writeAll(text);
    return !m_error && !m_closed;
}

void Output::replaceFile(std::string_view text)
{
    const std::filesystem::path path(QFile::encodeName(m_name).toStdString());
    std::error_code problem;
    const std::filesystem::path target = std::filesystem::canonical(path, problem);
    std::string aside = (problem ? path : target).string() + ".XXXXXX";
    const int descriptor = mkostemp(aside.data(), O_CLOEXEC);
    struct stat old { };
    // Where no other file may be made, only this one can be written.
    if (descriptor < 0 || fstat(m_descriptor, &old) != 0
        || fchmod(descriptor, old.st_mode & ALLPERMS) != 0) {
        if (descriptor >= 0) {
            close(descriptor);
            unlink(aside.c_str());
        }
        if (ftruncate(m_descriptor, 0) != 0)
            m_error = writeError(m_name, errno);
        writeAll(text);
        return;
    }
    const int before = std::exchange(m_descriptor, descriptor);
    writeAll(text);
    if (!m_error && rename(aside.c_str(), (problem ? path : target).c_str()) != 0)
        m_error = writeError(m_name, errno);
    if (m_error) {
        unlink(aside.c_str());
        if (m_isNew)
            unlink(path.c_str());
    }
    close(before);
}

void Output::writeAll(std::string_view text)
{
    while (!text.empty() && !m_error) {
        const ssize_t count = ::write(m_descriptor, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            // Somebody made our descriptor non-blocking: wait for its reader.
            pollfd waiting { .fd = m_descriptor, .events = POLLOUT, .revents = 0 };
            poll(&waiting, 1, -1);
        } else if (errno == EPIPE) {
            m_closed = true;
            return;
        } else if (errno != EINTR) {
            m_error = writeError(m_name, errno);
        }
    }
}

bool Output::isClosed()
{
    pollfd state { .fd = m_descriptor, .events = 0, .revents = 0 };
    if (!m_closed && poll(&state, 1, 0) == 1 && (state.revents & POLLERR) != 0)
        m_closed = true;
    return m_closed;
}

bool Output::isTerminal() const
{
    return isatty(m_descriptor) == 1;
}

} // namespace hitwatch
