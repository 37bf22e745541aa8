// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "common/unique_fd.h"

#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace hitwatch {

class TlsKeyLog;

/// A TLS key log on disk, which may grow, be replaced or cut off while it is read. One thread.
class KeyLogFile {
public:
    enum class WhenMissing { Fail, Wait };

    /// Fails for what is not a regular file or may not be read. With Wait, a file that does not
    /// exist is not an error: readMore() looks for it.
    static Result<std::unique_ptr<KeyLogFile>> open(
        const std::string &path, WhenMissing whenMissing);

    /// Feeds what was written since the last call, at most kMostInVain bytes of it. A line that is
    /// not complete is read again when it is longer.
    /// @returns whether there may be more
    bool readMore(TlsKeyLog &keyLog);

    const std::string &path() const { return m_path; }
    /// Facts for a person since the last call: who else can read the file, why it cannot be read.
    std::vector<std::string> takeNotices();

private:
    explicit KeyLogFile(std::string path);

    Result<bool> reopen();
    bool isReplaced() const;
    bool readNew(TlsKeyLog &keyLog);

    std::string m_path;
    UniqueFd m_file;
    dev_t m_device = 0;
    ino_t m_inode = 0;
    off_t m_size = 0; ///< when it was read last
    off_t m_offset = 0; ///< behind the last line that was complete
    std::string m_lastProblem; ///< told once
    std::vector<std::string> m_notices;
};

} // namespace hitwatch
