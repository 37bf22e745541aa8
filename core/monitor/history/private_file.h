// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace hitwatch {

/// Makes the folder of @p path (mode 0700) and the file (0600) where they are not there yet.
/// @returns why that failed.
std::optional<QString> makePrivateFile(const QString &path);

/// Says to other processes that this one uses a file, until the process ends in whatever way.
class UseMark {
public:
    UseMark() = default;
    ~UseMark();
    UseMark(const UseMark &) = delete;
    UseMark &operator=(const UseMark &) = delete;

    /// @param path of a file that exists. @returns false when another process, or another object
    /// of this one, uses it already (or nothing can be found out).
    bool isFirstUserOf(const QString &path);

private:
    int m_file = -1;
};

} // namespace hitwatch
