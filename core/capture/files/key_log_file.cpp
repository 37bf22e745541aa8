// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/key_log_file.h"

#include "capture/files/byte_reader.h"
#include "common/access_note.h"
#include "tls/key_log.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kKeyLogPiece = std::size_t { 64 } << 10;

bool isMissing(int reason)
{
    return reason == ENOENT || reason == ENOTDIR;
}

Error keyLogError(const std::string &path, int reason)
{
    const std::string name = "the TLS key log " + path;
    if (isMissing(reason)) {
        return { ErrorCode::NotFound,
            name + " does not exist: check the name, or read without a key log" };
    }
    if (reason == EACCES || reason == EPERM) {
        return { ErrorCode::PermissionDenied,
            name + " may not be read by this user" + accessNote()
                + ": ask its owner for read permission" };
    }
    return { ErrorCode::SystemFailure,
        "cannot open " + name + ": " + std::strerror(reason) + "; try to copy the file" };
}

Error notAFile(const std::string &path, mode_t mode)
{
    const std::string name = "the TLS key log " + path;
    if (S_ISDIR(mode))
        return { ErrorCode::InvalidInput, name + " is a folder: name a file in it" };
    return { ErrorCode::InvalidInput,
        name + (S_ISFIFO(mode) ? " is a pipe" : " is not a regular file")
            + ": let the secrets be written to a file, and name that" };
}

} // namespace

KeyLogFile::KeyLogFile(std::string path)
    : m_path(std::move(path))
{
}

Result<std::unique_ptr<KeyLogFile>> KeyLogFile::open(
    const std::string &path, WhenMissing whenMissing)
{
    std::unique_ptr<KeyLogFile> file(new KeyLogFile(path));
    const Result<bool> opened = file->reopen();
    if (!opened && (opened.error().code != ErrorCode::NotFound || whenMissing == WhenMissing::Fail))
        return opened.error();
    if (!opened) {
        file->m_notices.push_back("the TLS key log " + path
            + " does not exist yet: HTTPS is read once a program writes it");
        file->m_lastProblem = opened.error().message;
    }
    return file;
}

Result<bool> KeyLogFile::reopen()
{
    m_file.reset();
    m_size = 0;
    m_offset = 0;
    struct stat facts { };
    // Before it is opened, which would do something to a pipe or a device.
    if (::stat(m_path.c_str(), &facts) != 0)
        return keyLogError(m_path, errno);
    if (!S_ISREG(facts.st_mode))
        return notAFile(m_path, facts.st_mode);
    m_file.reset(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!m_file.isOpen() || ::fstat(m_file.get(), &facts) != 0)
        return keyLogError(m_path, errno);
    if (!S_ISREG(facts.st_mode)) {
        m_file.reset();
        return notAFile(m_path, facts.st_mode);
    }
    m_device = facts.st_dev;
    m_inode = facts.st_ino;
    if ((facts.st_mode & (S_IRGRP | S_IROTH)) != 0) {
        m_notices.push_back("other users can read the TLS key log " + m_path
            + ", and decrypt traffic with it: protect it with chmod 600");
    }
    return true;
}

bool KeyLogFile::isReplaced() const
{
    struct stat facts { };
    if (::stat(m_path.c_str(), &facts) != 0)
        return false; // removed: whoever has it open may still write to it
    return !m_file.isOpen() || facts.st_dev != m_device || facts.st_ino != m_inode;
}

bool KeyLogFile::readMore(TlsKeyLog &keyLog)
{
    if (readNew(keyLog))
        return true;
    if (!isReplaced())
        return false;
    if (const Result<bool> opened = reopen(); !opened) {
        if (opened.error().message != m_lastProblem)
            m_notices.push_back(opened.error().message);
        m_lastProblem = opened.error().message;
        return false;
    }
    m_lastProblem.clear();
    return readNew(keyLog);
}

bool KeyLogFile::readNew(TlsKeyLog &keyLog)
{
    struct stat facts { };
    if (!m_file.isOpen() || ::fstat(m_file.get(), &facts) != 0 || facts.st_size == m_size)
        return false;
    if (facts.st_size < m_offset)
        m_offset = 0; // it begins again
    std::vector<char> memory(kKeyLogPiece);
    bool isMore = true;
    for (std::size_t done = 0; isMore && done < kMostInVain; done += memory.size()) {
        const ssize_t count = ::pread(m_file.get(), memory.data(), memory.size(), m_offset);
        const std::string_view text(memory.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
        keyLog.addLines(text);
        isMore = text.size() == memory.size();
        // The next piece begins with the line that is not complete. One that fills a piece is none.
        const std::size_t end = text.find_last_of("\r\n");
        if (end != std::string_view::npos)
            m_offset += static_cast<off_t>(end + 1);
        else if (isMore)
            m_offset += count;
    }
    cleanse(memory.data(), memory.size());
    if (!isMore)
        m_size = facts.st_size;
    return isMore;
}

std::vector<std::string> KeyLogFile::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace hitwatch
